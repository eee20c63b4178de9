import Mediation

/// When the inputs come back: payback and internal rate of return.
extension ImpactMap {
    /// Net flow of each year, undiscounted: values less inputs.
    package var flows: [Int: Double] {
        var flows = evaluated().yearlyValues
        for input in inputs { flows[input.year, default: 0] -= input.value }
        return flows
    }

    /// The rate at which the flows come to zero; see `internalRateOfReturn(_:)`.
    package var internalRateOfReturn: Double? {
        let flows = flows
        return Self.internalRateOfReturn((0...max(0, flows.keys.max() ?? 0)).map { flows[$0] ?? 0 })
    }

    /// The rate at which flows, one a year from year 0 on, come to zero, by bisection to 1e-12 on -0.99...10. Nil unless
    /// the first one that is not zero is paid out and their sign changes exactly once: other flows have no such rate, or
    /// several.
    package static func internalRateOfReturn(_ flows: [Double]) -> Double? {
        let signs = flows.filter { $0 != 0 }.map { $0 > 0 }
        guard signs.first == false, zip(signs, signs.dropFirst()).filter({ $0 != $1 }).count == 1 else { return nil }
        return bisection(-0.99, 10, precision: 1e-12) { rate in
            var factor = 1.0
            var sum = 0.0
            for flow in flows {
                sum += flow * factor
                factor /= 1 + rate
            }
            return sum
        }
    }

    /// Years from the start of the activity until the discounted values cover the inputs, linear inside a year (year 0
    /// ends at 1). Nil when the net present value is negative, or without inputs.
    package var discountedPaybackYears: Double? {
        let result = evaluated()
        guard result.inputValue > 0, result.netPresentValue >= 0 else { return nil }
        var covered = 0.0
        for (year, present) in result.yearlyPresentValues.sorted(by: { $0.key < $1.key }) {
            if covered + present >= result.inputValue {
                return Double(year) + (result.inputValue - covered) / present
            }
            covered += present
        }
        return nil
    }

    /// The same on the clock of `Result.paybackMonths`: months from the first year that has a value.
    package var discountedPaybackMonths: Double? {
        guard let years = discountedPaybackYears, let first = firstValueYear else { return nil }
        return (years - Double(first)) * 12
    }

    /// The first year that has a value; nil without any.
    package var firstValueYear: Int? { evaluated().yearlyValues.filter { $0.value != 0 }.keys.min() }
}
