/// How much of an effect was seen: minutes, events, persons or euros, exact to the hundredth.
///
/// Only euros may have decimals; the unit is the effect's, in the nomenclature.
package struct Quantity: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The quantity times one hundred; zero or more.
    package var hundredths: Int64

    /// A quantity given in hundredths.
    package init(hundredths: Int64) { self.hundredths = hundredths }

    /// A whole quantity.
    package init(_ whole: Int) { hundredths = Int64(whole) * 100 }

    /// Reads `30`, `12,5`, `1 200.50`; throws as `Euros` does.
    package init(typed text: String) throws(DecimalText.Failure) { hundredths = try DecimalText.hundredths(text) }

    /// No quantity at all.
    package static let zero = Quantity(hundredths: 0)

    /// The quantity as a floating-point number, for estimates only.
    package var value: Double { Double(hundredths) / 100 }

    /// Whether there are no decimals.
    package var isWhole: Bool { hundredths % 100 == 0 }

    /// Digits with a dot, no useless zero.
    package var description: String { DecimalText.text(hundredths: hundredths) }

    /// Whether the left quantity is the smaller; means nothing between two units.
    package static func < (left: Quantity, right: Quantity) -> Bool { left.hundredths < right.hundredths }

    /// The sum, exact to the hundredth; both must be of one unit.
    package static func + (left: Quantity, right: Quantity) -> Quantity {
        Quantity(hundredths: left.hundredths + right.hundredths)
    }

    /// Adds exactly; both must be of one unit.
    package static func += (left: inout Quantity, right: Quantity) { left.hundredths += right.hundredths }
}
