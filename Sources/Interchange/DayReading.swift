import Mediation
import Synchronization

/// Whether the day or the month is written first in a table's days.
package enum DayOrder: String, Sendable, Hashable {
    case dayFirst, monthFirst
}

/// Reads the days of a table, and finds their order from the values: `13/03/2025` has its day first, `03/13/2025` its
/// month. French tables have the day first, so that is believed until a value says otherwise.
package final class DayReading: Sendable {
    /// A day that can only have its month first was met, and none that can only have its day first: the table must be
    /// read again.
    struct IsMonthFirst: Error {}

    /// What the values told.
    package struct Evidence: Sendable, Hashable {
        /// Days with the year first, or real days of a workbook: no order to find.
        package var plain = 0
        /// Days that can only be read with their day, or their month, first, and those that can be read both ways.
        package var dayFirst = 0
        /// Days that can only be read with their month first.
        package var monthFirst = 0
        /// Days that can be read both ways, or in no way (`13/14/2025`).
        package var open = 0
    }

    private let order: DayOrder
    private let isGiven: Bool
    private let year: Int?
    private let century: Int?
    private let today: CivilDate
    private let found = Mutex(Evidence())

    /// - Parameters:
    ///   - order: the order the days are read in.
    ///   - isGiven: whether a person said so; else the values may tell otherwise.
    ///   - year: the year of days written without one, `4 mars`.
    ///   - century: the century (20) of years of two digits; nil refuses them.
    package init(
        _ order: DayOrder = .dayFirst, isGiven: Bool = false, year: Int? = nil, century: Int? = nil, today: CivilDate
    ) {
        (self.order, self.isGiven, self.year, self.century) = (order, isGiven, year, century)
        self.today = today
    }

    /// What was found so far.
    package var evidence: Evidence { found.withLock { $0 } }

    /// The order the days were read in.
    package var usedOrder: DayOrder { order }

    /// A day as `YYYY-MM-DD`. Throws `EntryProblem`.
    func iso(_ text: String, _ field: String) throws -> String {
        // The shape alone: the reader of entries checks the day itself.
        if text.utf8.count == 10, text.utf8.dropFirst(4).first == 0x2D, text.utf8.first.map({ $0 <= 0x39 }) == true {
            found.withLock { $0.plain += 1 }
            return text
        }
        var words = Self.words(text)
        if words.count == 1, let numbers = Self.numbers(words[0]) {
            words = [try numeric(numbers, text, field)]
        } else if words.count >= 2 {
            if words.count == 2, let year { words.append(String(year)) }
            if words.count > 2, words[2].utf8.count == 2, let century, Int(words[2]) != nil {
                words[2] = "\(century)\(words[2])"
            }
        }
        do { return try CivilDate(typed: words.prefix(3).joined(separator: " "), today: today).description } catch {
            switch error {
            case .unreadable: throw EntryProblem(field, text, .dayUnreadable)
            case .noSuchDay: throw EntryProblem(field, text, .dayImpossible)
            case .twoDigitYear: throw EntryProblem(field, text, .dayTwoDigitYear)
            }
        }
    }

    /// Three numbers with the day or the month first, as `DD/MM/YYYY`.
    private func numeric(_ numbers: [Int], _ text: String, _ field: String) throws -> String {
        var numbers = numbers
        if numbers.count == 2, let year { numbers.append(year) }
        guard numbers.count == 3 else { throw EntryProblem(field, text, .dayUnreadable) }
        if numbers[0] > 999 { return "\(numbers[2])/\(numbers[1])/\(numbers[0])" }
        if numbers[2] < 100 {
            guard let century else { throw EntryProblem(field, text, .dayTwoDigitYear) }
            numbers[2] += century * 100
        }
        switch (numbers[0] > 12, numbers[1] > 12) {
        case (true, false): found.withLock { $0.dayFirst += 1 }
        case (false, true):
            let mustRestart = found.withLock { evidence in
                evidence.monthFirst += 1
                return evidence.dayFirst == 0
            }
            if order == .dayFirst, !isGiven, mustRestart { throw IsMonthFirst() }
        default: found.withLock { $0.open += 1 }
        }
        let (day, month) = order == .dayFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
        return "\(day)/\(month)/\(numbers[2])"
    }

    /// The words of a day without its hour and the name of its weekday.
    private static func words(_ text: String) -> [String] {
        let weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
        let shortened = ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"]
        var words = text.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
        if let first = words.first {
            let bare = first.hasSuffix(".") ? String(first.dropLast()) : first
            if weekdays.contains(bare) || (shortened.contains(bare) && words.count > 1) { words.removeFirst() }
        }
        // `4/3/2025 09:30`, `2025-03-04 09:30`
        if words.count == 2, words[1].contains(where: { $0 == ":" || $0 == "h" }) { words.removeLast() }
        return words
    }

    private static func numbers(_ word: String) -> [Int]? {
        let parts = word.split(whereSeparator: { "/.-".contains($0) }).map(String.init)
        let numbers = parts.compactMap { part in
            part.utf8.count <= 4 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        return numbers.count == parts.count && (2...3).contains(parts.count) ? numbers : nil
    }
}
