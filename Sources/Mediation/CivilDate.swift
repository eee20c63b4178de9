/// A day of the civil calendar: year, month and day, without hour nor time zone.
///
/// An activity day is never an instant: the same session must not slip to the day before because a computer is set to
/// another zone. Arithmetic is on the proleptic Gregorian calendar by integer formulas; years 1900 to 2199 only, so
/// that a slip of the keyboard (`0025`, `20255`) is refused.
package struct CivilDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 1900...2199.
    package let year: Int
    /// 1...12.
    package let month: Int
    /// 1...31, within the month.
    package let day: Int

    /// First and last day there is.
    package static let earliest = CivilDate(trusted: 1900, 1, 1)
    /// 31 December 2199, the last day there is.
    package static let latest = CivilDate(trusted: 2199, 12, 31)

    /// The day, or nil when the calendar has no such day (31 April, 29 February 2025).
    package init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(trusted: year, month, day)
    }

    /// The day written `YYYY-MM-DD`, ten characters exactly; nil for any other text.
    package init?(iso text: some StringProtocol) { self.init(iso: String(text)) }

    /// The day written `YYYY-MM-DD`, ten characters exactly; nil for any other text.
    package init?(iso text: String) {
        // Year, month and day; asked of millions of cells, so no memory is taken.
        var (numbers, rank, length) = ((0, 0, 0), 0, 0)
        for byte in text.utf8 {
            defer { length += 1 }
            if length == 4 || length == 7 {
                guard byte == 0x2D else { return nil }
                rank += 1
                continue
            }
            guard length < 10, (0x30...0x39).contains(byte) else { return nil }
            let digit = Int(byte - 0x30)
            switch rank {
            case 0: numbers.0 = numbers.0 * 10 + digit
            case 1: numbers.1 = numbers.1 * 10 + digit
            default: numbers.2 = numbers.2 * 10 + digit
            }
        }
        guard length == 10 else { return nil }
        self.init(year: numbers.0, month: numbers.1, day: numbers.2)
    }

    /// The day whose number is `dayNumber` (1 January 1970 is 0); nil for a day before 1900 or after 2199.
    package init?(dayNumber: Int) {
        guard (Self.earliest.dayNumber...Self.latest.dayNumber).contains(dayNumber) else { return nil }
        // Inverse of `dayNumber`: eras of 400 years beginning on 1 March 0000.
        let shifted = dayNumber + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        self.init(trusted: year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private init(trusted year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1 January 1970; negative before.
    package var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// 1 (Monday) to 7 (Sunday), as ISO 8601 counts.
    package var weekday: Int {
        let sinceMonday = (dayNumber + 3) % 7
        return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
    }

    /// `YYYY-MM-DD`.
    package var description: String {
        String(unsafeUninitializedCapacity: 10) { letters in
            func write(_ value: Int, _ digits: Int, at start: Int) {
                var rest = value
                for place in stride(from: start + digits - 1, through: start, by: -1) {
                    letters[place] = UInt8(0x30 + rest % 10)
                    rest /= 10
                }
            }
            write(year, 4, at: 0)
            write(month, 2, at: 5)
            write(day, 2, at: 8)
            (letters[4], letters[7]) = (0x2D, 0x2D)
            return 10
        }
    }

    /// The day `count` days later (earlier when negative); nil for a day before 1900 or after 2199.
    package func adding(days count: Int) -> CivilDate? {
        let (number, isOverflow) = dayNumber.addingReportingOverflow(count)
        return isOverflow ? nil : CivilDate(dayNumber: number)
    }

    /// Number of days of a month, 28 to 31.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the left day comes first.
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
