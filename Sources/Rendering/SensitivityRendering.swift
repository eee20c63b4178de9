import Mediation
import Output
import Statistics
import Valuation

/// How sure a result is: tornado, switching values, two-way table, simulation.
package enum SensitivityRendering {
    static func json(_ swing: Swing) -> JSON { json(swing, tellsRatio: true) }

    static func json(_ swing: Swing, tellsRatio: Bool) -> JSON {
        [
            "parameter": .text(swing.parameter.code), "role": .text(swing.parameter.role.rawValue),
            "low": .number(swing.parameter.value.low), "high": .number(swing.parameter.value.high),
            "valueAtLow": .number(swing.valueAtLow), "valueAtHigh": .number(swing.valueAtHigh),
            "ratioAtLow": .number(tellsRatio ? swing.ratioAtLow : nil),
            "ratioAtHigh": .number(tellsRatio ? swing.ratioAtHigh : nil),
            "swing": .number(tellsRatio ? swing.width : nil), "documented": .bool(swing.parameter.isDocumented),
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

    /// What the tables are made of.
    struct Content {
        let map: ImpactMap
        let parameters: [Parameter]
        let simulation: Simulation?
        /// Changes of outcomes and inputs in the two-way table.
        let changes: [Double]
        /// Whether a ratio may be told: otherwise values alone, and nothing a ratio could be read from.
        let tellsRatio: Bool
    }

    /// The tables, each after an empty line.
    static func text(_ content: Content, _ language: Language) -> [String] {
        let text = SensitivityText(language)
        var parts = [text.tornado(content)]
        if content.tellsRatio {
            parts += [text.switching(content), text.twoWay(content), content.simulation.map(text.simulation) ?? []]
        }
        return parts.filter { !$0.isEmpty }.flatMap { [""] + $0 }
    }
}

private struct SensitivityText {
    private let language: Language
    private let numbers: NumberText
    private static let shown = 12

    init(_ language: Language) {
        self.language = language
        numbers = NumberText(language)
    }

    private func say(_ french: String, _ english: String) -> String { language == .french ? french : english }

    private func figure(_ value: Double, _ role: Parameter.Role) -> String {
        role.isShare || role == .discountRate
            ? numbers.decimal(value * 100, decimals: 1) + "\u{A0}%"
            : numbers.decimal(value, decimals: role == .duration ? 0 : 2)
    }

    private func ratio(_ value: Double) -> String { numbers.decimal(value, decimals: 2) }

    func tornado(_ content: SensitivityRendering.Content) -> [String] {
        let tornado = content.map.tornado(content.parameters).prefix(Self.shown)
        guard !tornado.isEmpty else { return [] }
        var head = [
            say("Ce qui pèse le plus", "What weighs most"), say("bas", "low"), say("haut", "high"),
            say("valeur si bas", "value if low"), say("valeur si haut", "value if high"),
        ]
        if content.tellsRatio { head += [say("ratio si bas", "ratio if low"), say("ratio si haut", "ratio if high")] }
        let rows = tornado.map { swing in
            let parameter = swing.parameter
            var row = [
                parameter.label.text(language) + (parameter.isDocumented ? "" : " *"),
                figure(parameter.value.low, parameter.role), figure(parameter.value.high, parameter.role),
                numbers.decimal(swing.valueAtLow, decimals: 0), numbers.decimal(swing.valueAtHigh, decimals: 0),
            ]
            if content.tellsRatio { row += [swing.ratioAtLow, swing.ratioAtHigh].map { $0.map(ratio) ?? "—" } }
            return row
        }
        var lines = TextTable.lines([head] + rows)
        if tornado.contains(where: { !$0.parameter.isDocumented }) {
            lines.append(
                say(
                    "* Bornes non documentées : l’erreur connue de sa note de preuve.",
                    "* Ends not documented: the known error of its grade of evidence."))
        }
        return lines
    }

    func switching(_ content: SensitivityRendering.Content) -> [String] {
        let switching = content.map.switchingValues(content.parameters)
        let found = switching.filter { $0.value != nil }
        guard !switching.isEmpty else { return [] }
        let head = [say("Pour un ratio de 1", "For a ratio of 1"), say("retenu", "used"), say("bascule", "switching")]
        let rows = found.map {
            [
                $0.parameter.label.text(language), figure($0.parameter.value.central, $0.parameter.role),
                figure($0.value ?? 0, $0.parameter.role),
            ]
        }
        var lines = found.isEmpty ? [] : TextTable.lines([head] + rows)
        let others = switching.count - found.count
        if others > 0 {
            lines.append(
                say(
                    "Pour \(others) autre(s) chiffre(s), aucune valeur possible ne mène à un ratio de 1.",
                    "For \(others) other figure(s), no value in the possible range leads to a ratio of 1."))
        }
        return lines
    }

    func twoWay(_ content: SensitivityRendering.Content) -> [String] {
        let table = content.map.twoWay(content.changes)
        guard !table.isEmpty else { return [] }
        let percent = { (share: Double) in (share > 0 ? "+" : "") + numbers.percent(share) }
        let head =
            [say("Ratio : changements \\ ressources", "Ratio: outcomes \\ inputs")] + content.changes.map(percent)
        return TextTable.lines([head] + zip(content.changes, table).map { [percent($0)] + $1.map(ratio) })
    }

    func simulation(_ simulation: Simulation) -> [String] {
        [
            say("Simulation : ", "Simulation: ") + numbers.count(simulation.draws)
                + say(" tirages, graine ", " draws, seed ") + String(simulation.seed),
            say("  neuf fois sur dix entre ", "  nine times in ten between ") + ratio(simulation.p5)
                + say(" et ", " and ") + ratio(simulation.p95) + say(", médiane ", ", median ")
                + ratio(simulation.p50) + say(", moyenne ", ", mean ") + ratio(simulation.mean),
            say("  probabilité d’un ratio d’au moins 1 : ", "  probability of a ratio of 1 or more: ")
                + numbers.decimal(simulation.probabilityAtLeastOne * 100, decimals: 1) + "\u{A0}%",
        ]
    }
}
