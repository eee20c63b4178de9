import Mediation

/// What one parameter alone does to the result.
package struct Swing: Sendable, Hashable {
    /// The parameter moved, alone.
    package let parameter: Parameter
    /// Total present value with the parameter at its low end.
    package let valueAtLow: Double
    /// Total present value with the parameter at its high end.
    package let valueAtHigh: Double
    /// Ratio with the parameter at its low end; nil without inputs.
    package let ratioAtLow: Double?
    /// Ratio with the parameter at its high end; nil without inputs.
    package let ratioAtHigh: Double?
    /// Distance between the two ends: of the ratio, or of the value without inputs.
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
        let variation = MapVariation(self)
        return parameters.compactMap { parameter -> Swing? in
            guard parameter.value.low != parameter.value.high else { return nil }
            let low = variation.totals(parameter, at: parameter.value.low)
            let high = variation.totals(parameter, at: parameter.value.high)
            return Swing(
                parameter: parameter, valueAtLow: low.value, valueAtHigh: high.value, ratioAtLow: low.ratio,
                ratioAtHigh: high.ratio)
        }.sorted { ($1.width, $0.parameter.code) < ($0.width, $1.parameter.code) }
    }

    /// Where each parameter must go for the ratio to be `ratio`. Present value is linear in quantity, probability,
    /// proxy and in one minus each deduction: closed form, f = (c·PVI − PV without) / PV of the parameter's outcomes.
    /// Rate and drop-off by bisection to 1e-10, duration by trying 1 to 100. Empty without inputs.
    package func switchingValues(_ parameters: [Parameter], ratio wanted: Double = 1) -> [SwitchingValue] {
        let variation = MapVariation(self)
        guard variation.base.inputValue > 0 else { return [] }
        return parameters.map { parameter in
            SwitchingValue(parameter: parameter, value: variation.switchingValue(parameter, wanted))
        }
    }

    /// The ratio when all outcomes change by one share and all inputs by another: ratio × (1 + o) / (1 + c). Rows by
    /// change of outcomes, columns by change of inputs; empty without inputs.
    package func twoWay(_ changes: [Double]) -> [[Double]] {
        guard let ratio = evaluated().ratio else { return [] }
        return changes.map { outcomes in changes.map { inputs in ratio * (1 + outcomes) / (1 + inputs) } }
    }
}
