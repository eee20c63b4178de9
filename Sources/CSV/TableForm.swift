/// How a table of data is written: for programs, or for a French spreadsheet.
package enum TableForm: String, Sendable, CaseIterable {
    /// Comma, dot, ISO days, UTF-8 without mark, LF.
    case opendata
    /// Semicolon, decimal comma, days as 31/12/2025, UTF-8 with mark, CRLF.
    case excelFr = "excel-fr"

    /// What parts the cells.
    package var separator: Character { self == .opendata ? "," : ";" }
    /// What ends a row.
    package var lineEnd: String { self == .opendata ? "\n" : "\r\n" }
    /// What the file begins with.
    package var mark: String { self == .opendata ? "" : "\u{FEFF}" }
    /// The words for yes and no.
    package var booleans: (yes: String, no: String) { self == .opendata ? ("true", "false") : ("oui", "non") }

    /// One row.
    package func row(_ cells: [CSVText.Cell]) -> String { CSVText.row(cells, separator: separator, end: lineEnd) }

    /// A number whose digits are written with a dot.
    package func number(_ digits: String) -> CSVText.Cell {
        .number(self == .opendata ? digits : digits.replacing(".", with: ","))
    }

    /// A day written `YYYY-MM-DD`; empty stays empty.
    package func day(_ iso: String) -> CSVText.Cell {
        let parts = iso.split(separator: "-")
        return .number(self == .opendata || parts.count != 3 ? iso : "\(parts[2])/\(parts[1])/\(parts[0])")
    }

    /// Yes or no.
    package func boolean(_ value: Bool) -> CSVText.Cell { .number(value ? booleans.yes : booleans.no) }
}

/// What a column holds, in the words of Table Schema (Data Package 2).
package struct TableField: Sendable, Hashable {
    /// Types of Table Schema this program writes.
    package enum Kind: String, Sendable { case string, integer, number, date, time, boolean, year }

    /// Title of the column.
    package let name: String
    /// What its cells are, for programs that read the file.
    package let kind: Kind
    /// What it holds, in French.
    package let description: String
    /// Whether no cell is empty.
    package var isRequired = false
    /// The only values it may have; empty for any.
    package var values: [String] = []
    /// Smallest number it may have.
    package var minimum: Int?
    /// The table whose column `code` holds its values; nil for none.
    package var reference: String?

    /// A column.
    package init(_ name: String, _ kind: Kind, _ description: String) {
        (self.name, self.kind, self.description) = (name, kind, description)
    }
}
