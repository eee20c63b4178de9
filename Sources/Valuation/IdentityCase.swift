import Mediation

/// Closed forms a present value must equal, as in `sroi-identities/1`.
package struct IdentityCase: Decodable, Sendable {
    /// Title of the set.
    package let name: String
    /// In the order of the file.
    package let tests: [Identity]

    /// One value that lasts and fades.
    package struct Identity: Decodable, Sendable {
        /// Value of the first year.
        package let value: Double
        /// Rate of discount, one for all years, 0 to below 1.
        package let discountRate: Double
        /// Share lost from one year to the next, 0...1.
        package let dropOff: Double
        /// Number of years it lasts, 1...100.
        package let durationYears: Int
        /// Year of the first value, 0 for the activity year, at most 200.
        package let start: Int
        /// The total the source prints.
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

    private enum CodingKeys: CodingKey { case name, tests }

    /// Reads the file; throws an `ImpactMapProblem` for a figure out of bounds.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        tests = try container.decode([Identity].self, forKey: .tests)
        for (rank, test) in tests.enumerated() {
            guard (1...Outcome.longestDuration).contains(test.durationYears), (0...200).contains(test.start),
                (0..<1).contains(test.discountRate), (0...1).contains(test.dropOff), abs(test.value) <= 1e15
            else {
                throw ImpactMapProblem(
                    "tests[\(rank)]", "hors bornes : durée 1 à 100, début 0 à 200, taux et baisse de 0 à 1",
                    "out of bounds: duration 1 to 100, start 0 to 200, rate and drop-off 0 to 1")
            }
        }
    }
}
