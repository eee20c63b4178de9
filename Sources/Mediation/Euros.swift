/// Accounting money: whole euro cents, exact. Never through a floating-point number on the way in.
package struct Euros: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The amount in cents; negative for a debt.
    package let cents: Int64

    /// An amount of `cents` cents.
    package init(cents: Int64) { self.cents = cents }

    /// Reads an amount as people type it: `12`, `12,5`, `12.50`, `1 234,56 €` with a space, U+00A0 or U+202F between
    /// groups of three. At most 12 digits before the sign and two after it.
    ///
    /// Throws for a sign, a third decimal, ill-placed spaces; and for `1.234` or `1,234`, which one reader takes for
    /// a thousand and another for one.
    package init(typed text: String) throws(DecimalText.Failure) {
        cents = try DecimalText.hundredths(text)
    }

    /// Digits with a dot and always two decimals: `-1234.50`.
    package var description: String { DecimalText.text(hundredths: cents, padded: true) }

    /// The amount as a floating-point number, for estimates only.
    package var value: Double { Double(cents) / 100 }

    /// Whether the left amount is the smaller.
    package static func < (left: Euros, right: Euros) -> Bool { left.cents < right.cents }

    /// The sum, exact to the cent.
    package static func + (left: Euros, right: Euros) -> Euros { Euros(cents: left.cents + right.cents) }
}
