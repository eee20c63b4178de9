/// A short table read whole, addressed by column name: catalogues and models.
package struct Table: Sendable {
    /// Column names, in order.
    package let header: [String]
    /// Rows as long as the header.
    package let rows: [Row]

    /// Why a text is not a table.
    package enum Failure: Error, Equatable, Sendable {
        case empty
        case wrongWidth(line: Int, found: Int, expected: Int)
    }

    /// One row, addressed by column name.
    package struct Row: Sendable {
        /// Physical line in the file.
        package let line: Int
        private let cells: [String]
        private let positions: [String: Int]

        init(line: Int, cells: [String], positions: [String: Int]) {
            self.line = line
            self.cells = cells
            self.positions = positions
        }

        /// The text of a cell; empty for a column the table does not have.
        package subscript(column: String) -> String { positions[column].map { cells[$0] } ?? "" }

        /// The parts of a cell parted by `|`; none when the cell is empty.
        package func list(_ column: String) -> [String] { self[column].split(separator: "|").map(String.init) }
    }

    /// Reads text whose first row names the columns, parted by the comma or, as French spreadsheets save it, by the
    /// semicolon: whichever comes most in that row.
    package init(csv text: String) throws {
        let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        let first = text.prefix { !$0.isNewline }
        let separator: Character = first.count { $0 == ";" } > first.count { $0 == "," } ? ";" : ","
        let rows = try CSVReader(separator: separator).rows(of: text)
        guard let header = rows.first?.cells else { throw Failure.empty }
        self.header = header
        let positions = Dictionary(header.enumerated().map { ($1, $0) }) { first, _ in first }
        self.rows = try rows.dropFirst().map { row in
            guard row.cells.count == header.count else {
                throw Failure.wrongWidth(line: row.line, found: row.cells.count, expected: header.count)
            }
            return Row(line: row.line, cells: row.cells, positions: positions)
        }
    }
}
