import Mediation

/// The day of a row, whole or in parts.
struct DayParts {
    var whole = ""
    var day = ""
    var month = ""
    var year = ""

    /// A day to read: as it stands, or put together. Parts that are not in the row come from the name of the sheet
    /// (« Mars 2025 »); a year that is nowhere is left out.
    func text(sheet: String) -> String {
        guard whole.isEmpty || Self.isDayOfMonth(whole) else { return whole }
        let number = whole.isEmpty ? day : whole
        guard !number.isEmpty else { return "" }
        let digits = number.filter(\.isNumber)
        guard !digits.isEmpty, let month = MonthNames.month(in: month.isEmpty ? sheet : month) else { return number }
        let year = Self.year(year) ?? Self.year(self.month) ?? Self.year(sheet) ?? ""
        // The name of the month: no order of numbers to take it for the day.
        return "\(digits) \(NumberText.months[month - 1].french) \(year)".trimmingSpaces()
    }

    /// Whether a cell is the number of a day in its month.
    static func isDayOfMonth(_ text: String) -> Bool {
        text.utf8.count <= 2 && Int(text).map { (1...31).contains($0) } ?? false
    }

    /// A calendar year named in a text; a school year is for the profile to say.
    private static func year(_ text: String) -> String? {
        guard case .calendar(let year) = TableYear.found(in: text) else { return nil }
        return String(year)
    }
}
