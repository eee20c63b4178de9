/// What all visits of an association, whatever is counted of them, tell of who may have come since 1 January: each person
/// of a part has her first visit of the year among them (`U` of docs/method-people.md).
package struct AssociationVisits: Hashable, Sendable {
    /// By month, from 1 January of the first year to the last day counted; a month that is not there has none.
    package var months: [RegisterMonth: Month] = [:]

    /// The visits of all sessions of a month.
    package struct Month: Hashable, Sendable {
        /// Heads that may be first of the year.
        package var possiblyFirst = 0
        /// Heads of the largest session.
        package var largestSession = 0
        /// Heads of `possiblyFirst` by gender; those of no gender noted under `Contact.unknown`. Of a head count whose
        /// genders are known apart, what a gender may have beyond the heads of none.
        package var possiblyFirstByGender: [String: Int] = [:]

        /// No visit.
        package init() {}

        /// Adds other sessions: all but the largest one adds up.
        package static func += (left: inout Self, right: Self) {
            left.possiblyFirst += right.possiblyFirst
            left.largestSession = max(left.largestSession, right.largestSession)
            left.possiblyFirstByGender.merge(right.possiblyFirstByGender, uniquingKeysWith: +)
        }

        /// Heads that may be first of the year, and of a gender: of that one noted, or of none.
        func possiblyFirst(of gender: String) -> Int {
            (possiblyFirstByGender[gender] ?? 0) + (possiblyFirstByGender[Contact.unknown] ?? 0)
        }
    }

    /// No visit.
    package init() {}

    /// Adds other sessions.
    package static func += (left: inout Self, right: Self) {
        for (month, visits) in right.months { left.months[month, default: Month()] += visits }
    }

    /// The same visits, of associations so many ranks further.
    package func shifted(by ranks: Int) -> Self {
        var shifted = Self()
        for (month, visits) in months { shifted.months[month.shifted(by: ranks)] = visits }
        return shifted
    }

    /// How many ranks of associations have visits.
    var associations: Int { months.keys.map { $0.association + 1 }.max() ?? 0 }

    /// Whether a session of a year has more heads than people who may have come since 1 January: then the register does
    /// not hold the whole year, or attendance was noted wrongly, and only the visits bound the people.
    func contradicts(_ association: Int, _ year: Int) -> Bool {
        var known = 0
        return (1...12).contains { month in
            let here = months[RegisterMonth(year: year, month: month, association: association)] ?? Month()
            known += here.possiblyFirst
            return here.largestSession > known
        }
    }
}

extension AssociationVisits: Codable {
    private struct EncodedMonth: Codable {
        let month: RegisterMonth
        let possiblyFirst: Int
        let largestSession: Int
        /// In the order of codes.
        let byGender: [EncodedGender]
    }

    private struct EncodedGender: Codable {
        let gender: String
        let possiblyFirst: Int
    }

    /// Writes the months in order.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            months.sorted { $0.key < $1.key }.map { month, visits in
                EncodedMonth(
                    month: month, possiblyFirst: visits.possiblyFirst, largestSession: visits.largestSession,
                    byGender: visits.possiblyFirstByGender.sorted { $0.key < $1.key }.map {
                        EncodedGender(gender: $0.key, possiblyFirst: $0.value)
                    })
            })
    }

    /// Reads months; throws `DecodingError` for one given twice.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        for encoded in try container.decode([EncodedMonth].self) {
            var month = Month()
            month.possiblyFirst = encoded.possiblyFirst
            month.largestSession = encoded.largestSession
            for gender in encoded.byGender { month.possiblyFirstByGender[gender.gender] = gender.possiblyFirst }
            guard months.updateValue(month, forKey: encoded.month) == nil else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(encoded.month) twice")
            }
        }
    }
}
