import Mediation

/// Closed forms a present value must equal, as in `sroi-identities/1`.
package struct IdentityCase: Decodable, Sendable {
    /// What the set of tests is called.
    package let name: String
    /// In the order of the file.
    package let tests: [Identity]

    /// One value that lasts and fades.
    package struct Identity: Decodable, Sendable {
        /// Value of the first year; rate of discount, one for all years; share lost from one year to the next.
        package let value, discountRate, dropOff: Double
        /// Number of years it lasts; year of the first value, 0 for the activity year.
        package let durationYears, start: Int
        /// The printed total.
        package let totalPresentValue: Double

        private enum CodingKeys: String, CodingKey {
            case value, start
            case discountRate = "discount_rate"
            case dropOff = "drop_off"
            case durationYears = "duration_years"
            case totalPresentValue = "total_present_value"
        }

        /// The engine's own total.
        package var computed: Double {
            var outcome = Outcome(quantity: 1, proxy: value)
            outcome.dropOff = dropOff
            outcome.durationYears = durationYears
            outcome.start = start
            return outcome.presentValue(Discounting(rate: discountRate))
        }
    }
}
