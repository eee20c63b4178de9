/// The day of a row, whole or in parts.
struct DayParts {
    var whole = ""
    var day = ""
    var month = ""
    var year = ""

    /// A day to read. Parts not in the row come from the name of the sheet (« Mars 2025 ») or from the profile.
    func text(year given: Int?, sheet: String) -> String {
        let yearWord =
            year.isEmpty ? Self.year(in: month) ?? Self.year(in: sheet) ?? given.map(String.init) ?? "" : year
        if !whole.isEmpty {
            // `4`, in a sheet called March.
            guard let number = Int(whole), (1...31).contains(number) else { return whole }
            return composed(whole, yearWord, sheet)
        }
        return day.isEmpty ? "" : composed(day, yearWord, sheet)
    }

    private func composed(_ day: String, _ year: String, _ sheet: String) -> String {
        guard let number = CellReading.month(month.isEmpty ? sheet : month), !year.isEmpty else { return day }
        let digits = day.filter(\.isNumber)
        return "\(digits.isEmpty ? day : digits)/\(number)/\(year)"
    }

    private static func year(in text: String) -> String? {
        text.firstMatch(of: #/(?:19|20)\d\d/#).map { String($0.0) }
    }
}
