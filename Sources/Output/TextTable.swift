/// A table for a terminal: columns padded to their widest cell, numbers to the right.
package enum TextTable {
    /// Lines of the table; the first row is the head, underlined. Cells that begin a row are words, the others numbers.
    package static func lines(_ rows: [[String]], wordColumns: Int = 1) -> [String] {
        guard let head = rows.first else { return [] }
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        func line(_ row: [String]) -> String {
            var text = ""
            for (column, cell) in row.enumerated() {
                let space = String(repeating: " ", count: widths[column] - cell.count)
                text += (column == 0 ? "" : "  ") + (column < wordColumns ? cell + space : space + cell)
            }
            while text.last == " " { text.removeLast() }
            return text
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return [line(head), rule] + rows.dropFirst().map(line)
    }
}
