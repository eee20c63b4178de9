/// Writing of delimited text.
package enum CSVText {
    /// One row, ended by `end`. A cell is quoted only where a separator, a quote, a line break, or a space at its ends
    /// asks for it.
    ///
    /// A text cell beginning with `=`, `+`, `-`, `@`, TAB or CR gets a leading apostrophe, so that no spreadsheet takes
    /// it for a formula (one that already begins so gets one more: `withoutGuard` gives the very text back); numbers are
    /// given as numbers and keep their sign.
    package static func row(_ cells: [Cell], separator: Character = ",", end: String = "\n") -> String {
        cells.map { cell in
            switch cell {
            case .number(let digits): digits
            case .text(let text): quoted(isFormula(text) ? "'" + text : text, separator)
            }
        }.joined(separator: String(separator)) + end
    }

    /// A cell to write.
    package enum Cell: Sendable, Hashable {
        /// Words.
        case text(String)
        /// Digits, already written as the reader wants them.
        case number(String)
    }

    /// The text that `row` wrote with an apostrophe before it.
    package static func withoutGuard(_ cell: String) -> String {
        // Asked of every cell of an import: most end here.
        guard cell.utf8.first == 0x27 else { return cell }
        return isFormula(cell) ? String(cell.dropFirst()) : cell
    }

    /// Whether a spreadsheet may take the text for a formula, apostrophes before it or not.
    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
        return "=+-@\t\r\n".unicodeScalars.contains(first)
    }

    /// Looks at bytes, not letters: an accent after a quote or a separator makes one letter of the two, and hides neither
    /// from a reader.
    private static func quoted(_ text: String, _ separator: Character) -> String {
        let parting = separator.asciiValue ?? 0x2C
        let isPlain = !text.utf8.contains { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == parting }
        // A reader trims spaces that no quote protects.
        guard !isPlain || isSpace(text.utf8.first) || isSpace(text.utf8.last) else { return text }
        let doubled = text.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }

    private static func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }
}
