/// A calendar month of one association's register.
package struct RegisterMonth: Hashable, Comparable, Sendable {
    /// Rank of the association among those counted together, from 0.
    package var association: Int
    /// The civil year.
    package let year: Int
    /// 1...12.
    package let month: Int

    /// A month of the first association, or of the only one.
    package init(year: Int, month: Int, association: Int = 0) {
        self.association = association
        self.year = year
        self.month = month
    }

    /// By association, then in the order of time.
    package static func < (left: Self, right: Self) -> Bool {
        (left.association, left.year, left.month) < (right.association, right.year, right.month)
    }
}

extension RegisterMonth: Codable {
    /// Writes `2025-03`, and behind it the rank of the association, but for the first: `2025-03/1`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            "\(year)-\(month < 10 ? "0" : "")\(month)" + (association > 0 ? "/\(association)" : ""))
    }

    /// Reads a month; throws `DecodingError` for one that is not of a calendar.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let parts = text.wholeMatch(of: /([0-9]{4})-([0-9]{2})(?:\/([1-9][0-9]{0,8}))?/),
            let year = Int(parts.1), let month = Int(parts.2), (1...12).contains(month)
        else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a month") }
        self.init(year: year, month: month, association: parts.3.flatMap { Int($0) } ?? 0)
    }
}
