/// How values of later years are brought back to the activity year (k = 0).
package struct Discounting: Sendable, Hashable {
    /// When in its year a value falls.
    package enum Timing: String, Sendable, Hashable, CaseIterable {
        /// Exponent k: the activity year is not discounted (A Guide to SROI, 2012).
        case guide
        /// Exponent k + 0.5.
        case midYear = "mid_year"
        /// Exponent k + 1.
        case endYear = "end_year"
    }

    /// Real rate of each year after the activity, from year 1 on; the last one goes on. Shares, zero or more.
    package var rates: [Double]
    /// The convention of timing.
    package var timing: Timing

    /// One rate for all years.
    package init(rate: Double, timing: Timing = .guide) {
        rates = [rate]
        self.timing = timing
    }

    /// A rate a year.
    package init(rates: [Double], timing: Timing) {
        self.rates = rates
        self.timing = timing
    }

    /// The factor a value of year `k` is multiplied by: Π (1 + r_u)⁻¹ for u = 1…k with guide timing, half a year or a
    /// year more with the others. 1 for an empty list of rates.
    package func factor(year k: Int) -> Double {
        var factor = 1.0
        for year in 0..<max(0, k) { factor /= 1 + rate(year) }
        switch timing {
        case .guide: return factor
        case .midYear: return factor / (1 + rate(max(0, k))).squareRoot()
        case .endYear: return factor / (1 + rate(max(0, k)))
        }
    }

    /// The factors of the years 0 to `last`, each as `factor(year:)` gives it, in time proportional to `last`.
    package func factors(through last: Int) -> [Double] {
        var factor = 1.0
        return (0...max(0, last)).map { year in
            defer { factor /= 1 + rate(year) }
            switch timing {
            case .guide: return factor
            case .midYear: return factor / (1 + rate(year)).squareRoot()
            case .endYear: return factor / (1 + rate(year))
            }
        }
    }

    private func rate(_ position: Int) -> Double { rates.isEmpty ? 0 : rates[min(position, rates.count - 1)] }
}
