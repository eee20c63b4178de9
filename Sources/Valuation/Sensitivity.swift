import Mediation

/// What one parameter alone does to the result.
package struct Swing: Sendable, Hashable {
    /// The parameter moved, alone.
    package let parameter: Parameter
    /// Total present value with the parameter at its low and at its high end, all else as it is.
    package let valueAtLow: Double
    /// Total present value with the parameter at its high end.
    package let valueAtHigh: Double
    /// Ratio likewise; nil without inputs.
    package let ratioAtLow: Double?
    /// Ratio with the parameter at its high end; nil without inputs.
    package let ratioAtHigh: Double?
    /// Of the ratio, or of the value without inputs.
    package var width: Double {
        guard let ratioAtLow, let ratioAtHigh else { return abs(valueAtHigh - valueAtLow) }
        return abs(ratioAtHigh - ratioAtLow)
    }
}

/// The value of a parameter at which the ratio comes to a wanted one.
package struct SwitchingValue: Sendable, Hashable {
    /// The parameter moved, all else as it is.
    package let parameter: Parameter
    /// Nil: no value in the possible range changes the conclusion.
    package let value: Double?
}

extension ImpactMap {
    /// Each parameter taken alone to its two ends, the widest swing first.
    package func tornado(_ parameters: [Parameter]) -> [Swing] {
        parameters.compactMap { parameter -> Swing? in
            guard parameter.value.low != parameter.value.high else { return nil }
            let low = with(parameter, at: parameter.value.low).evaluated()
            let high = with(parameter, at: parameter.value.high).evaluated()
            return Swing(
                parameter: parameter, valueAtLow: low.totalPresentValue, valueAtHigh: high.totalPresentValue,
                ratioAtLow: low.ratio, ratioAtHigh: high.ratio)
        }.sorted { ($1.width, $0.parameter.code) < ($0.width, $1.parameter.code) }
    }

    /// Where each parameter must go for the ratio to be `ratio`. Present value is linear in quantity, probability,
    /// proxy and in one minus each deduction: closed form, f = (c·PVI − PV without) / PV of the parameter's outcomes.
    /// Rate and drop-off by bisection to 1e-9, duration by trying 1 to 100. Empty without inputs.
    package func switchingValues(_ parameters: [Parameter], ratio wanted: Double = 1) -> [SwitchingValue] {
        let base = evaluated()
        guard base.inputValue > 0 else { return [] }
        return parameters.map { parameter in
            SwitchingValue(parameter: parameter, value: switchingValue(parameter, wanted, base))
        }
    }

    private func switchingValue(_ parameter: Parameter, _ wanted: Double, _ base: Result) -> Double? {
        func possible(_ value: Double) -> Double? {
            guard value.isFinite, value >= 0, !parameter.role.isShare || value <= 1 else { return nil }
            return value
        }
        let current = parameter.value.central
        switch parameter.role {
        case .inputs:
            return possible(base.totalPresentValue / (wanted * base.inputValue))
        case .quantity, .probability, .proxy, .deadweight, .displacement, .attribution:
            let own = Set(parameter.places.map(\.outcome)).reduce(0) { $0 + base.presentValues[$1] }
            guard own != 0 else { return nil }
            // Deductions that add up are not linear one by one.
            if parameter.role != .quantity, parameter.role != .probability, parameter.role != .proxy,
                parameter.places.contains(where: { outcomes[$0.outcome].outcome.deduction != .multiplicative })
            {
                return bisected(parameter, wanted)
            }
            let factor = (wanted * base.inputValue - (base.totalPresentValue - own)) / own
            switch parameter.role {
            case .quantity, .probability: return possible(factor * current)
            // A harm's price keeps its sign.
            case .proxy: return factor >= 0 ? factor * current : nil
            default: return possible(1 - factor * (1 - current))
            }
        case .duration:
            let target = { (years: Int) in (with(parameter, at: Double(years)).evaluated().ratio ?? 0) - wanted }
            let isAbove = target(Int(current)) >= 0
            return (1...100).filter { (target($0) >= 0) != isAbove }
                .min { abs(Double($0) - current) < abs(Double($1) - current) }.map(Double.init)
        case .dropOff, .discountRate:
            return bisected(parameter, wanted)
        }
    }

    private func bisected(_ parameter: Parameter, _ wanted: Double) -> Double? {
        func distance(_ value: Double) -> Double { (with(parameter, at: value).evaluated().ratio ?? 0) - wanted }
        var (low, high) = (0.0, 1.0)
        let sign = distance(low) > 0
        guard (distance(high) > 0) != sign else { return nil }
        while high - low > 1e-10 {
            let middle = (low + high) / 2
            if (distance(middle) > 0) == sign { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The ratio when all outcomes change by one share and all inputs by another: ratio × (1 + o) / (1 + c). Rows by
    /// change of outcomes, columns by change of inputs; empty without inputs.
    package func twoWay(_ changes: [Double]) -> [[Double]] {
        guard let ratio = evaluated().ratio else { return [] }
        return changes.map { outcomes in changes.map { inputs in ratio * (1 + outcomes) / (1 + inputs) } }
    }

    /// Net flow of each year, undiscounted: values less inputs.
    package var flows: [Int: Double] {
        var flows = evaluated().yearlyValues
        for input in inputs { flows[input.year, default: 0] -= input.value }
        return flows
    }

    /// The rate at which the flows come to zero, by bisection to 1e-12 on -0.99...10; nil unless their sign changes
    /// exactly once.
    package var internalRateOfReturn: Double? {
        let years = flows.sorted { $0.key < $1.key }.filter { $0.value != 0 }
        let changes = zip(years, years.dropFirst()).filter { ($0.value > 0) != ($1.value > 0) }.count
        guard changes == 1 else { return nil }
        func net(_ rate: Double) -> Double {
            years.reduce(0) { sum, year in
                var factor = 1.0
                for _ in 0..<year.key { factor /= 1 + rate }
                return sum + year.value * factor
            }
        }
        var (low, high) = (-0.99, 10.0)
        let sign = net(low) > 0
        guard (net(high) > 0) != sign else { return nil }
        while high - low > 1e-12 {
            let middle = (low + high) / 2
            if (net(middle) > 0) == sign { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
