import Mediation

/// Whether the day or the month is written first in a table's days.
package enum DayOrder: String, Sendable, Hashable {
    case dayFirst, monthFirst
}

/// Reads the days of a table and counts what their values tell of their order: `13/03/2025` can only have its day first,
/// `03/13/2025` its month. Not for two threads at once.
final class DayReading {
    /// What the values told.
    struct Evidence: Hashable {
        /// Days with the year first, or true dates of a workbook, with a day of 12 or less.
        var plainLow = 0
        /// The same, with a day above 12.
        var plainHigh = 0
        /// Days that can only be read with their day first.
        var dayFirst = 0
        /// Days that can only be read with their month first.
        var monthFirst = 0
        /// Days that can be read both ways.
        var open = 0
        /// Days written without a year.
        var yearless = 0
        /// Days written as the number a spreadsheet counts them by.
        var serial = 0
        /// Years written with two digits.
        var shortYear = 0

        /// The order most values tell; nil when they tell none.
        var order: DayOrder? {
            guard dayFirst + monthFirst > 0 else { return nil }
            return monthFirst > dayFirst ? .monthFirst : .dayFirst
        }
    }

    /// A day, and the hour written with it.
    struct Moment {
        /// `YYYY-MM-DD`.
        let day: String
        /// `HH:MM`; nil when there is none.
        let hour: String?
    }

    /// The order the days are read in.
    let order: DayOrder
    private let year: TableYear?
    private let century: Int?
    private let swapsPlainDays: Bool
    private var sheetYear: TableYear?
    private let today: CivilDate
    /// What was found so far.
    private(set) var evidence = Evidence()

    /// - Parameters:
    ///   - order: the order the days are read in.
    ///   - year: the year of days written without one, `4 mars`.
    ///   - century: the century (20) of years of two digits; nil refuses them.
    ///   - swapsPlainDays: whether true dates have their day and month the wrong way round.
    init(
        _ order: DayOrder = .dayFirst, year: TableYear? = nil, century: Int? = nil, swapsPlainDays: Bool = false,
        today: CivilDate
    ) {
        (self.order, self.year, self.century, self.today) = (order, year, century, today)
        self.swapsPlainDays = swapsPlainDays
    }

    /// Reads a day and its hour. Throws `EntryProblem`.
    /// - Parameter sheetYear: the year the sheet itself is of, which comes first for days without one.
    func moment(_ text: String, _ field: String, sheetYear: TableYear? = nil) throws -> Moment {
        self.sheetYear = sheetYear
        if let plain = plain(text) { return Moment(day: plain, hour: nil) }
        let typed = TypedMoment(text)
        let words = typed.words
        if words.count == 1 {
            // The hour is off: the rest may be a plain day.
            if typed.hour != nil, let plain = plain(words[0]) { return Moment(day: plain, hour: typed.hour) }
            if let serial = serial(words[0]) { return Moment(day: serial, hour: typed.hour) }
        }
        let parts = words.count == 1 ? Self.parts(words[0]) : words
        guard (2...3).contains(parts.count) else { return try Moment(day: spoken(text, field), hour: nil) }
        let day: String
        if parts.allSatisfy({ $0.utf8.count <= 4 && Self.isNumber($0) }) {
            day = try numeric(parts, typed.weekday, text, field)
        } else {
            day = try named(parts, text, field)
        }
        return Moment(day: day, hour: typed.hour)
    }

    /// The shape `YYYY-MM-DD`: the reader of entries checks the day itself.
    private func plain(_ text: String) -> String? {
        let bytes = text.utf8
        guard bytes.count == 10, bytes.first.map({ $0 <= 0x39 }) == true, bytes.dropFirst(4).first == 0x2D,
            bytes.dropFirst(7).first == 0x2D
        else { return nil }
        let isLow = CivilDate(iso: text).map { $0.day <= 12 } ?? false
        if isLow { evidence.plainLow += 1 } else { evidence.plainHigh += 1 }
        guard swapsPlainDays, isLow, let date = CivilDate(iso: text),
            let swapped = CivilDate(year: date.year, month: date.day, day: date.month)
        else { return text }
        return swapped.description
    }

    /// `45720`, the number of a day in a spreadsheet, of the years 2000 to 2099; `20250304`.
    private func serial(_ word: String) -> String? {
        guard Self.isNumber(word), let number = Int(word) else { return nil }
        if word.utf8.count == 8 {
            return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)?.description
        }
        guard (36_526..<73_051).contains(number), let start = CivilDate(year: 2000, month: 1, day: 1) else {
            return nil
        }
        evidence.serial += 1
        return start.adding(days: number - 36_526)?.description
    }

    /// `hier`, `aujourd'hui` and whatever else entry reads.
    private func spoken(_ text: String, _ field: String) throws -> String {
        do { return try CivilDate(typed: text, today: today).description } catch {
            throw EntryProblem(field, text, error == .noSuchDay ? .dayImpossible : .dayUnreadable)
        }
    }

    /// Two or three numbers, the day or the month first, or the year.
    /// - Parameter weekday: the day of the week written before them, which may tell their order.
    private func numeric(_ parts: [String], _ weekday: Int?, _ text: String, _ field: String) throws -> String {
        var numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { throw EntryProblem(field, text, .dayUnreadable) }
        if numbers.count == 3, parts[0].utf8.count == 4 {
            return try day(numbers[0], numbers[1], numbers[2], text, field)
        }
        var isDayFirst = numbers[0] > 12 && numbers[1] <= 12
        var isMonthFirst = numbers[0] <= 12 && numbers[1] > 12
        let isClear = isDayFirst || isMonthFirst
        if let weekday, !isClear, numbers.count == 3, parts[2].utf8.count == 4 {
            func isOf(_ month: Int, _ day: Int) -> Bool {
                CivilDate(year: numbers[2], month: month, day: day)?.weekday == weekday
            }
            let (first, second) = (isOf(numbers[1], numbers[0]), isOf(numbers[0], numbers[1]))
            (isDayFirst, isMonthFirst) = (first && !second, second && !first)
        }
        if isDayFirst { evidence.dayFirst += 1 }
        if isMonthFirst { evidence.monthFirst += 1 }
        if !isDayFirst, !isMonthFirst { evidence.open += 1 }
        if !isClear, order == .dayFirst ? isMonthFirst : isDayFirst {
            throw EntryProblem(field, text, .dayOfAnotherWeekday)
        }
        let (day, month) = order == .dayFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
        if numbers.count == 2 { numbers.append(try missingYear(month, text, field)) }
        if numbers[2] < 100 { numbers[2] = try fullYear(parts[2], text, field) }
        return try self.day(numbers[2], month, day, text, field)
    }

    /// A day whose month is a name: `4 mars 2025`, `1er avril`, `mars 4 2025`.
    private func named(_ parts: [String], _ text: String, _ field: String) throws -> String {
        guard let rank = parts.prefix(2).firstIndex(where: { MonthNames.month($0) != nil }),
            let month = MonthNames.month(parts[rank])
        else { return try spoken(text, field) }
        var typed = parts[1 - rank]
        for ending in ["er", "e", "st", "nd", "rd", "th"] where typed.hasSuffix(ending) {
            typed.removeLast(ending.count)
            break
        }
        guard Self.isNumber(typed), typed.utf8.count <= 2, let number = Int(typed) else {
            throw EntryProblem(field, text, .dayUnreadable)
        }
        let year: Int
        if parts.count == 2 {
            year = try missingYear(month, text, field)
        } else if parts[2].utf8.count == 2, Self.isNumber(parts[2]) {
            year = try fullYear(parts[2], text, field)
        } else {
            guard Self.isNumber(parts[2]), parts[2].utf8.count == 4, let typed = Int(parts[2]) else {
                throw EntryProblem(field, text, .dayUnreadable)
            }
            year = typed
        }
        return try day(year, month, number, text, field)
    }

    private func missingYear(_ month: Int, _ text: String, _ field: String) throws -> Int {
        evidence.yearless += 1
        guard let year = sheetYear ?? year else { throw EntryProblem(field, text, .dayYearMissing) }
        return year.year(ofMonth: month)
    }

    private func fullYear(_ typed: String, _ text: String, _ field: String) throws -> Int {
        evidence.shortYear += 1
        guard let century, typed.utf8.count == 2, let short = Int(typed) else {
            throw EntryProblem(field, text, .dayTwoDigitYear)
        }
        return century * 100 + short
    }

    private func day(_ year: Int, _ month: Int, _ day: Int, _ text: String, _ field: String) throws -> String {
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw EntryProblem(field, text, .dayImpossible)
        }
        return date.description
    }

    private static func parts(_ word: String) -> [String] {
        word.split { "/.-".contains($0) }.map(String.init)
    }

    private static func isNumber(_ word: String) -> Bool {
        !word.isEmpty && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
