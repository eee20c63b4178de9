/// One change, its price, and the shares that are not the activity's own. The core formula of the method.
///
/// Order of calculation (A Guide to SROI, 2012; nothing rounded inside): gross = quantity × probability × proxy; less deadweight;
/// less displacement; less attribution to others = impact of one year; then a series of years, each worth (1 − drop-off)
/// of the one before (the first is whole); then discounting.
package struct Outcome: Sendable, Hashable {
    /// Quantity of change before any deduction.
    package var quantity: Double
    /// Share of the quantity that would really have come about, 0...1; 1 when certain.
    package var probability = 1.0
    /// Value of one unit; negative for a harm.
    package var proxy: Double
    /// Years the change lasts, 1 or more.
    package var durationYears = 1
    /// Share that would have happened anyway, 0...1.
    package var deadweight = 0.0
    /// Share that only moved elsewhere, 0...1.
    package var displacement = 0.0
    /// Share caused by others, 0...1.
    package var attribution = 0.0
    /// Share lost from one year to the next, from the second year on; a negative one is a growth.
    package var dropOff = 0.0
    /// Year of the first value: 0 for the activity year.
    package var start = 0
    /// Quantities, or gross values, year by year from `start` on; they replace quantity, duration and drop-off.
    package var yearlyQuantity: [Double]?
    /// Gross values, probability and price included; used rather than `yearlyQuantity` where both are given.
    package var yearlyGross: [Double]?
    /// How the three shares are deducted.
    package var deduction = Deduction.multiplicative

    /// How deductions combine.
    package enum Deduction: String, Sendable, Hashable, CaseIterable {
        /// Each is a share of what is left: (1 − dw)(1 − di)(1 − at).
        case multiplicative
        /// They add up: 1 − dw − di − at. Only to read foreign cases; not below zero.
        case additive
        /// Nothing is deducted.
        case none
    }

    /// A change of one year in the activity year, without deduction.
    package init(quantity: Double, proxy: Double) {
        self.quantity = quantity
        self.proxy = proxy
    }

    /// The steps from gross to impact, for one year.
    package struct Waterfall: Sendable, Hashable {
        /// Quantity × probability × proxy, before any deduction; for a series, that of its first year.
        package let gross: Double
        /// Less what would have happened anyway.
        package let afterDeadweight: Double
        /// Less, too, what only moved elsewhere.
        package let afterDisplacement: Double
        /// The impact of one year.
        package let afterAttribution: Double

        /// No value at any step.
        static let zero = Waterfall(gross: 0, afterDeadweight: 0, afterDisplacement: 0, afterAttribution: 0)

        /// Step by step.
        static func += (left: inout Waterfall, right: Waterfall) {
            left = Waterfall(
                gross: left.gross + right.gross, afterDeadweight: left.afterDeadweight + right.afterDeadweight,
                afterDisplacement: left.afterDisplacement + right.afterDisplacement,
                afterAttribution: left.afterAttribution + right.afterAttribution)
        }
    }

    /// The waterfall of the first year.
    package var waterfall: Waterfall {
        let gross = yearlyGross?.first ?? (yearlyQuantity?.first ?? quantity) * probability * proxy
        switch deduction {
        case .none:
            return Waterfall(gross: gross, afterDeadweight: gross, afterDisplacement: gross, afterAttribution: gross)
        case .multiplicative:
            let one = gross * (1 - deadweight)
            let two = one * (1 - displacement)
            return Waterfall(
                gross: gross, afterDeadweight: one, afterDisplacement: two, afterAttribution: two * (1 - attribution))
        case .additive:
            return Waterfall(
                gross: gross, afterDeadweight: gross * max(0, 1 - deadweight),
                afterDisplacement: gross * max(0, 1 - deadweight - displacement),
                afterAttribution: gross * max(0, 1 - deadweight - displacement - attribution))
        }
    }

    /// Undiscounted values by year, net of deductions.
    package var yearlyValues: [(year: Int, value: Double)] {
        let kept: Double
        switch deduction {
        case .none: kept = 1
        case .multiplicative: kept = (1 - deadweight) * (1 - displacement) * (1 - attribution)
        case .additive: kept = max(0, 1 - deadweight - displacement - attribution)
        }
        if let series = yearlyGross ?? yearlyQuantity?.map({ $0 * probability * proxy }) {
            return series.enumerated().map { (start + $0, $1 * kept) }
        }
        var value = waterfall.afterAttribution
        return (0..<max(0, durationYears)).map { year in
            defer { value *= 1 - dropOff }
            return (start + year, value)
        }
    }

    /// Sum of the yearly values, each brought back to the activity year.
    package func presentValue(_ discounting: Discounting) -> Double {
        presentValue(discounting.factors(through: lastYear))
    }

    /// The same from the factors of the years, 0 first: at least those up to `lastYear`.
    func presentValue(_ factors: [Double]) -> Double {
        yearlyValues.reduce(0) { $0 + $1.value * factors[$1.year] }
    }

    /// The present value for each of a range of durations that begins at 1, the other figures as they are. Of no meaning
    /// for a yearly series.
    func presentValues(ofDurations durations: ClosedRange<Int>, _ factors: [Double]) -> [Double] {
        var value = waterfall.afterAttribution
        var sum = 0.0
        return durations.map { duration in
            sum += value * factors[start + duration - 1]
            value *= 1 - dropOff
            return sum
        }
    }

    /// The last year with a value; the year of the first one when it lasts none.
    var lastYear: Int { start + max(0, (yearlyGross ?? yearlyQuantity)?.count ?? durationYears, 1) - 1 }
}
