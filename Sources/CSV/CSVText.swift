/// Writing of delimited text.
public enum CSVText {
    /// One row, ended by `end`. A cell is quoted only where a separator, a quote or a line break asks for it.
    ///
    /// A text cell beginning with `=`, `+`, `-`, `@`, TAB or CR gets a leading apostrophe, so that no spreadsheet takes
    /// it for a formula; numbers are given as numbers and keep their sign.
    public static func row(_ cells: [Cell], separator: Character = ",", end: String = "\n") -> String {
        cells.map { cell in
            switch cell {
            case .number(let digits): digits
            case .text(let text): quoted(isFormula(text) ? "'" + text : text, separator)
            }
        }.joined(separator: String(separator)) + end
    }

    /// A cell to write.
    public enum Cell: Sendable, Hashable {
        /// Words.
        case text(String)
        /// Digits, already written as the reader wants them.
        case number(String)
    }

    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return "=+-@\t\r\n".unicodeScalars.contains(first)
    }

    private static func quoted(_ text: String, _ separator: Character) -> String {
        guard text.unicodeScalars.contains(where: { "\"\n\r".unicodeScalars.contains($0) }) || text.contains(separator)
        else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
