extension CivilDate {
    /// Why a typed day was refused.
    package enum TypedError: Error, Equatable, Sendable {
        /// Not a day in any form we read.
        case unreadable
        /// A form we read, but the calendar has no such day.
        case noSuchDay
        /// `04/03/25`: the century must not be guessed.
        case twoDigitYear
    }

    /// Reads a day as people type it: `2025-03-04`, `04/03/2025`, `4/3/2025`, `4 mars 2025`, `4 March 2025`, `hier`,
    /// `aujourd'hui`, `today`, `yesterday`. Day before month, always: `03/13/2025` is refused.
    ///
    /// - Parameter today: the day `hier` and `today` are counted from.
    package init(typed text: String, today: CivilDate) throws(TypedError) {
        let text = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" })
            .joined(separator: " ")
        switch text {
        case "today", "aujourd'hui", "aujourd’hui", "aujourdhui":
            self = today
            return
        case "hier", "yesterday":
            self = try Self.day(before: today, by: 1)
            return
        case "avant-hier":
            self = try Self.day(before: today, by: 2)
            return
        default: break
        }
        let parts: [Substring]
        if text.contains("/") || text.contains(".") {
            parts = text.split(whereSeparator: { $0 == "/" || $0 == "." }, omittingEmpty: false)
        } else if text.contains("-") {
            parts = text.split(whereSeparator: { $0 == "-" }, omittingEmpty: false).reversed()
        } else {
            parts = text.split(separator: " ")
        }
        guard parts.count == 3 else { throw .unreadable }
        // `4-3-2025`, as some spreadsheets write: the year is the four-digit end.
        let inOrder = text.contains("-") && parts[0].count == 4 ? parts.reversed() : parts
        guard let day = Self.number(inOrder[0].hasSuffix("er") ? inOrder[0].dropLast(2) : inOrder[0]),
            let month = Self.number(inOrder[1]) ?? Self.monthNames[String(inOrder[1])],
            let year = Self.number(inOrder[2])
        else { throw .unreadable }
        guard inOrder[2].count != 2 else { throw .twoDigitYear }
        guard inOrder[2].count == 4, inOrder[0].count <= 3, inOrder[1].count != 0 else { throw .unreadable }
        guard let result = CivilDate(year: year, month: month, day: day) else { throw .noSuchDay }
        self = result
    }

    private static func day(before today: CivilDate, by count: Int) throws(TypedError) -> CivilDate {
        guard let day = today.adding(days: -count) else { throw .noSuchDay }
        return day
    }

    private static func number(_ text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    private static let monthNames: [String: Int] = [
        "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
        "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9, "october": 10, "november": 11, "december": 12,
    ]
}

extension StringProtocol {
    fileprivate func split(whereSeparator isSeparator: (Character) -> Bool, omittingEmpty: Bool) -> [SubSequence] {
        split(omittingEmptySubsequences: omittingEmpty, whereSeparator: isSeparator)
    }
}
