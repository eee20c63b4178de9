import Mediation
import Output
import Statistics
import Valuation

/// How sure a result is, as JSON: tornado, switching values, simulation, parameters.
enum SensitivityJSON {
    /// One bar of the tornado.
    /// - Parameter hasRatio: whether a ratio is given: otherwise values alone.
    static func json(_ swing: Swing, hasRatio: Bool) -> JSON {
        [
            "parameter": .text(swing.parameter.code), "role": .text(swing.parameter.role.rawValue),
            "low": .number(swing.parameter.value.low), "high": .number(swing.parameter.value.high),
            "valueAtLow": .number(swing.valueAtLow), "valueAtHigh": .number(swing.valueAtHigh),
            "ratioAtLow": .number(hasRatio ? swing.ratioAtLow : nil),
            "ratioAtHigh": .number(hasRatio ? swing.ratioAtHigh : nil),
            "swing": .number(hasRatio ? swing.width : nil), "documented": .bool(swing.parameter.isDocumented),
        ]
    }

    static func json(_ switching: SwitchingValue) -> JSON {
        [
            "parameter": .text(switching.parameter.code), "role": .text(switching.parameter.role.rawValue),
            "current": .number(switching.parameter.value.central), "value": .number(switching.value),
        ]
    }

    static func json(_ simulation: Simulation) -> JSON {
        [
            "draws": .integer(simulation.draws), "seed": .integer(Int(truncatingIfNeeded: simulation.seed)),
            "p5": .number(simulation.p5), "p50": .number(simulation.p50), "p95": .number(simulation.p95),
            "probabilityAtLeastOne": .number(simulation.probabilityAtLeastOne), "mean": .number(simulation.mean),
            "standardDeviation": .number(simulation.standardDeviation),
            "standardError": .number(simulation.standardError), "ratioOfMeans": .number(simulation.ratioOfMeans),
            "quantiles": .numbers(
                Dictionary(
                    uniqueKeysWithValues: [5, 10, 25, 50, 75, 90, 95].map {
                        ("p\($0)", simulation.quantile(Double($0) / 100))
                    })),
            "percentileOfPoint": .number(simulation.percentileOfPoint),
            "importance": .list(
                simulation.importance.map {
                    ["parameter": .text($0.parameter.code), "rankCorrelation": .number($0.rankCorrelation)]
                }),
        ]
    }

    /// A parameter with its distribution and places: enough to make the simulation again elsewhere.
    static func json(_ parameter: Parameter) -> JSON {
        let distribution = json(parameter.distribution)
        return [
            "code": .text(parameter.code), "role": .text(parameter.role.rawValue),
            "low": .number(parameter.value.low), "central": .number(parameter.value.central),
            "high": .number(parameter.value.high), "documented": .bool(parameter.isDocumented),
            "distribution": distribution,
            "places": .list(
                parameter.places.map { ["outcome": .integer($0.outcome), "factor": .number($0.factor)] }),
        ]
    }

    private static func json(_ distribution: Distribution) -> JSON {
        switch distribution {
        case .fixed(let value): return ["kind": "fixed", "value": .number(value)]
        case .pert(let low, let mode, let high):
            return ["kind": "pert", "min": .number(low), "mode": .number(mode), "max": .number(high)]
        case .triangular(let low, let mode, let high):
            return ["kind": "triangular", "min": .number(low), "mode": .number(mode), "max": .number(high)]
        case .beta(let alpha, let beta): return ["kind": "beta", "alpha": .number(alpha), "beta": .number(beta)]
        case .lognormal(let median, let sigma):
            return ["kind": "lognormal", "median": .number(median), "sigma": .number(sigma)]
        }
    }

    /// An outcome of the map a valuation was turned into.
    static func json(_ line: ImpactMap.Line) -> JSON {
        let outcome = line.outcome
        return [
            "outcome": .text(line.name), "quantity": .number(outcome.quantity),
            "probability": .number(outcome.probability), "proxy": .number(outcome.proxy),
            "deadweight": .number(outcome.deadweight), "displacement": .number(outcome.displacement),
            "attribution": .number(outcome.attribution), "drop_off": .number(outcome.dropOff),
            "duration_years": .integer(outcome.durationYears), "start": .integer(outcome.start),
        ]
    }
}
