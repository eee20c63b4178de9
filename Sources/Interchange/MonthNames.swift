import CSV
import Nomenclature

/// Months as tables name them: whole or shortened, with or without accents and points, in the languages of
/// `schema/interchange/months.csv`.
enum MonthNames {
    private static let months: [String: Int] = EmbeddedTable.named("months").rows.reduce(into: [:]) { months, row in
        for name in row.list("names") { months[name] = Int(row["month"]) }
    }

    /// The month a single word names, 1...12; nil for any other word.
    static func month(_ word: String) -> Int? {
        guard let first = word.unicodeScalars.first, first.properties.isAlphabetic else { return nil }
        return months[folded(word).filter { $0 != "." }]
    }

    /// The month a text speaks of, « Mars 2025 », « 03 - Mars »; the first named one, else a number of 1...12 that
    /// begins the text.
    static func month(in text: String) -> Int? {
        let words = folded(text).split { !($0.isLetter || $0.isNumber) }.map(String.init)
        if let named = words.lazy.compactMap({ month($0) }).first { return named }
        guard let first = words.first, first.utf8.count <= 2, let number = Int(first), (1...12).contains(number) else {
            return nil
        }
        return number
    }
}
