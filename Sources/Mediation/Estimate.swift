/// An estimated amount with its range: three readings of one quantity, in the same unit (euros unless said).
///
/// An estimate is not accounting money: it never becomes `Euros`.
package struct Estimate: Hashable, Sendable {
    /// The prudent reading.
    package var low: Double
    /// The central reading.
    package var central: Double
    /// The favourable reading.
    package var high: Double

    /// Three readings. For harms (negative values) `low` is the most negative.
    package init(low: Double, central: Double, high: Double) {
        self.low = low
        self.central = central
        self.high = high
    }

    /// The same value three times.
    package init(_ value: Double) { self.init(low: value, central: value, high: value) }

    /// Nothing.
    package static let zero = Estimate(0)

    /// Low with low, central with central, high with high: the ends are those of all erring on one side.
    package static func + (left: Estimate, right: Estimate) -> Estimate {
        Estimate(low: left.low + right.low, central: left.central + right.central, high: left.high + right.high)
    }

    /// Adds reading by reading, as `+` does.
    package static func += (left: inout Estimate, right: Estimate) { left = left + right }

    /// The three readings multiplied by one factor; a negative factor swaps the bounds.
    package static func * (left: Estimate, factor: Double) -> Estimate {
        factor >= 0
            ? Estimate(low: left.low * factor, central: left.central * factor, high: left.high * factor)
            : Estimate(low: left.high * factor, central: left.central * factor, high: left.low * factor)
    }
}
