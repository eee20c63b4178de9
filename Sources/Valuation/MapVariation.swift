import Mediation

/// A map evaluated once, then again with one parameter at another value. Only the outcomes of that parameter are
/// evaluated anew, so that looking at every figure of a map takes a time in proportion to its length.
struct MapVariation {
    /// The map as it is.
    let map: ImpactMap
    /// Its result.
    let base: ImpactMap.Result
    private let factors: [Double]

    init(_ map: ImpactMap) {
        self.map = map
        base = map.evaluated()
        // Room for a switching duration of a hundred years.
        factors = map.discounting.factors(through: map.lastYear + Self.durations.upperBound)
    }

    private static let durations = 1...Outcome.longestDuration

    /// Total present value and total inputs.
    struct Totals {
        let value: Double
        let inputs: Double
        /// Nil without inputs.
        var ratio: Double? { inputs > 0 ? value / inputs : nil }
    }

    /// The totals with one parameter at `value`, all else as it is.
    func totals(_ parameter: Parameter, at value: Double) -> Totals {
        switch parameter.role {
        case .inputs: return Totals(value: base.totalPresentValue, inputs: base.inputValue * value)
        case .discountRate:
            let result = map.with(parameter, at: value).evaluated()
            return Totals(value: result.totalPresentValue, inputs: result.inputValue)
        default:
            let change = parameter.places.reduce(0) { sum, place in
                var outcome = map.outcomes[place.outcome].outcome
                outcome.set(parameter.role, value * place.factor)
                return sum + (outcome.presentValue(factors) - base.presentValues[place.outcome])
            }
            return Totals(value: base.totalPresentValue + change, inputs: base.inputValue)
        }
    }

    /// The value at which the ratio is `wanted`; nil when none of the possible ones gives it.
    func switchingValue(_ parameter: Parameter, _ wanted: Double) -> Double? {
        switch parameter.role {
        case .inputs: return possible(base.totalPresentValue / (wanted * base.inputValue), parameter)
        case .quantity, .probability, .proxy, .deadweight, .displacement, .attribution:
            return linear(parameter, wanted)
        case .duration: return duration(parameter, wanted)
        case .dropOff, .discountRate: return bisected(parameter, wanted)
        }
    }

    private func possible(_ value: Double, _ parameter: Parameter) -> Double? {
        guard value.isFinite, value >= 0, !parameter.role.isShare || value <= 1 else { return nil }
        return value
    }

    private func linear(_ parameter: Parameter, _ wanted: Double) -> Double? {
        let own = parameter.places.reduce(0) { $0 + base.presentValues[$1.outcome] }
        guard own != 0 else { return nil }
        let isDeduction = parameter.role.isShare && parameter.role != .probability
        // Deductions that add up are not linear one by one.
        if isDeduction,
            parameter.places.contains(where: { map.outcomes[$0.outcome].outcome.deduction != .multiplicative })
        {
            return bisected(parameter, wanted)
        }
        let factor = (wanted * base.inputValue - (base.totalPresentValue - own)) / own
        let current = parameter.value.central
        if isDeduction { return possible(1 - factor * (1 - current), parameter) }
        // A harm's price keeps its sign.
        if parameter.role == .proxy { return factor >= 0 ? factor * current : nil }
        return possible(factor * current, parameter)
    }

    /// The number of years nearest to the present one on the other side of the wanted ratio.
    private func duration(_ parameter: Parameter, _ wanted: Double) -> Double? {
        let rest = base.totalPresentValue - parameter.places.reduce(0) { $0 + base.presentValues[$1.outcome] }
        let byDuration = parameter.places.map { place in
            map.outcomes[place.outcome].outcome.presentValues(ofDurations: Self.durations, factors)
        }
        let ratios = Self.durations.indices.map { index in
            byDuration.reduce(rest) { $0 + $1[Self.durations.distance(from: Self.durations.startIndex, to: index)] }
                / base.inputValue
        }
        let current = Int(parameter.value.central)
        guard Self.durations.contains(current) else { return nil }
        let isAbove = ratios[current - Self.durations.lowerBound] >= wanted
        return zip(Self.durations, ratios).filter { ($0.1 >= wanted) != isAbove }.map(\.0)
            .min { abs($0 - current) < abs($1 - current) }.map(Double.init)
    }

    private func bisected(_ parameter: Parameter, _ wanted: Double) -> Double? {
        func distance(_ value: Double) -> Double { (totals(parameter, at: value).ratio ?? 0) - wanted }
        return bisection(0, 1, precision: 1e-10, distance)
    }
}

/// The point between `low` and `high` where a function changes its sign, by halving until the ends are within
/// `precision`; nil when it has the same sign at both ends.
func bisection(_ low: Double, _ high: Double, precision: Double, _ function: (Double) -> Double) -> Double? {
    var (low, high) = (low, high)
    let isPositive = function(low) > 0
    guard (function(high) > 0) != isPositive else { return nil }
    while high - low > precision {
        let middle = (low + high) / 2
        if (function(middle) > 0) == isPositive { low = middle } else { high = middle }
    }
    return (low + high) / 2
}
