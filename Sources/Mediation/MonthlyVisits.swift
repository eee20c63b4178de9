/// The visits of a scope in a month: what its different people are bounded by. Letters are those of
/// docs/method-people.md.
package struct Visits: Hashable, Sendable, Codable {
    /// Heads that may be in the scope (`p`).
    package var count = 0
    /// Heads surely in it and noted as first of the year, ever or not (`f`).
    package var first = 0
    /// Those of `first` noted as first ever (`e`).
    package var firstEver = 0
    /// Heads that may be in it and may be first of the year: `first`, and those of unknown attendance (`u`).
    package var possiblyFirst = 0
    /// Heads surely in it at one session: the most of all its sessions (`m`).
    package var largestSession = 0

    /// No visit.
    package init() {}

    /// Adds other sessions: all but the largest one adds up.
    package static func += (left: inout Self, right: Self) {
        left.add(right)
        left.largestSession = max(left.largestSession, right.largestSession)
    }

    /// Adds another line of the same session: its heads are other people.
    package mutating func add(lineOfSameSession line: Self) {
        add(line)
        largestSession += line.largestSession
    }

    private mutating func add(_ other: Self) {
        count += other.count
        first += other.first
        firstEver += other.firstEver
        possiblyFirst += other.possiblyFirst
    }
}

/// The visits of a scope, month by month. A month cut by the bounds of a period holds its days within the period alone.
package struct MonthlyVisits: Hashable, Sendable {
    /// By month; a month that is not there has none.
    package var months: [RegisterMonth: Visits] = [:]

    /// No visit.
    package init() {}

    /// Heads of all months.
    package var count: Int { months.values.reduce(0) { $0 + $1.count } }

    /// Adds other sessions.
    package static func += (left: inout Self, right: Self) {
        for (month, visits) in right.months { left.months[month, default: Visits()] += visits }
    }

    /// The same visits, of an association so many ranks further.
    package func shifted(by ranks: Int) -> Self {
        var shifted = Self()
        for (month, visits) in months { shifted.months[month.shifted(by: ranks)] = visits }
        return shifted
    }
}

extension MonthlyVisits: Codable {
    private struct EncodedMonth: Codable {
        let month: RegisterMonth
        let visits: Visits
    }

    /// Writes the months in order.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            months.sorted { $0.key < $1.key }.map { EncodedMonth(month: $0.key, visits: $0.value) })
    }

    /// Reads months; throws `DecodingError` for one given twice.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        for encoded in try container.decode([EncodedMonth].self) {
            guard months.updateValue(encoded.visits, forKey: encoded.month) == nil else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(encoded.month) twice")
            }
        }
    }
}

extension RegisterMonth {
    /// The same month, of an association so many ranks further.
    func shifted(by ranks: Int) -> Self { Self(year: year, month: month, association: association + ranks) }
}
