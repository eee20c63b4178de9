/// A span of days, its first and its last day included.
package struct Period: Hashable, Sendable, CustomStringConvertible {
    /// First day, included.
    package let start: CivilDate
    /// Last day, included.
    package let last: CivilDate

    /// The days from `first` to `last`, both included; nil when `last` comes before `first`.
    package init?(first: CivilDate, last: CivilDate) {
        guard first <= last else { return nil }
        start = first
        self.last = last
    }

    /// A calendar year, of those dates can be in.
    package init(year: Int) {
        start = CivilDate(year: year, month: 1, day: 1) ?? .earliest
        last = CivilDate(year: year, month: 12, day: 31) ?? .latest
    }

    /// The calendar year the period is the whole of; nil for any other days.
    package var wholeYear: Int? { self == Period(year: start.year) ? start.year : nil }

    /// Whether a day is in the period.
    package func contains(_ day: CivilDate) -> Bool { start <= day && day <= last }

    /// Whether some of its days, and not all, are in another period.
    package func isCut(by other: Period) -> Bool {
        start <= other.last && other.start <= last && !(other.contains(start) && other.contains(last))
    }

    /// Number of days, one or more.
    package var days: Int { last.dayNumber - start.dayNumber + 1 }

    /// The months the period touches, `YYYY-MM`, in order.
    package var months: [String] {
        var months: [String] = []
        var (year, month) = (start.year, start.month)
        while (year, month) <= (last.year, last.month) {
            months.append("\(year)-\(month < 10 ? "0" : "")\(month)")
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return months
    }

    /// The calendar year most of the period's days fall in: the price year of its valuation.
    package var mainYear: Int { (start.adding(days: days / 2) ?? last).year }

    /// Whether it begins with the first day of a month and ends with the last of one.
    package var isWholeMonths: Bool {
        start.day == 1 && last.day == CivilDate.days(inMonth: last.month, of: last.year)
    }

    /// The period of the same length just before: as many whole months where it is made of whole months, as many days
    /// otherwise. Nil when it would begin before 1900.
    package var previous: Period? {
        guard let before = start.adding(days: -1) else { return nil }
        guard isWholeMonths else { return start.adding(days: -days).flatMap { Period(first: $0, last: before) } }
        let length = (last.year - start.year) * 12 + last.month - start.month + 1
        let rank = start.year * 12 + start.month - 1 - length
        guard let first = CivilDate(year: rank / 12, month: rank % 12 + 1, day: 1) else { return nil }
        return Period(first: first, last: before)
    }

    /// `2025-01-01..2025-12-31`, bounds included.
    package var description: String { "\(start)..\(last)" }

    /// Why a typed period was refused.
    package enum TypedError: Error, Equatable, Sendable {
        /// Not a period in any form we read.
        case unreadable
        /// The end comes before the start.
        case reversed
    }

    /// Reads `2025`, `2025-03`, `2025-T1` (`2025-Q1`), `2025-S2`, `2024-2025` (school year: 1 September to
    /// 31 August), `2025-01-15..2025-03-31` (bounds included), or one day.
    package init(typed text: String) throws(TypedError) {
        let text = text.uppercased().filter { $0 != " " }
        if let dots = text.firstRange(of: "..") {
            guard let first = CivilDate(iso: text[..<dots.lowerBound]),
                let last = CivilDate(iso: text[dots.upperBound...])
            else { throw .unreadable }
            guard let period = Period(first: first, last: last) else { throw .reversed }
            self = period
            return
        }
        if let day = CivilDate(iso: text) {
            (start, last) = (day, day)
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, let year = Self.year(first), parts.count <= 2 else { throw .unreadable }
        let months: ClosedRange<Int>
        if parts.count == 1 {
            months = 1...12
        } else if let next = Self.year(parts[1]) {
            guard next == year + 1 else { throw next <= year ? .reversed : .unreadable }
            months = 9...20
        } else if let name = parts[1].first, "TQS".contains(name), let rank = Int(parts[1].dropFirst()),
            parts[1].count == 2
        {
            let length = name == "S" ? 6 : 3
            guard (1...(12 / length)).contains(rank) else { throw .unreadable }
            months = (length * (rank - 1) + 1)...(length * rank)
        } else if parts[1].count == 2, let month = Int(parts[1]), (1...12).contains(month) {
            months = month...month
        } else {
            throw .unreadable
        }
        let lastYear = year + (months.upperBound - 1) / 12
        let lastMonth = (months.upperBound - 1) % 12 + 1
        guard let start = CivilDate(year: year, month: months.lowerBound, day: 1),
            let last = CivilDate(
                year: lastYear, month: lastMonth, day: CivilDate.days(inMonth: lastMonth, of: lastYear)),
            let period = Period(first: start, last: last)
        else { throw .unreadable }
        self = period
    }

    private static func year(_ text: Substring) -> Int? {
        guard text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(text),
            (1900...2199).contains(year)
        else { return nil }
        return year
    }
}
