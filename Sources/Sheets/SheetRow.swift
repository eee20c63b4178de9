import CSV

/// Cells of a row placed by their column, within `SheetLimits`; empty cells at its end are not kept.
struct SheetRow {
    private(set) var row = CSVRow()
    private(set) var isBlank = true

    init(line: Int) { (row.line, row.lastLine) = (line, line) }

    /// Sets the cell of that column, from 0; blank text is no cell.
    mutating func set(_ column: Int, _ text: String) throws {
        guard text.utf8.contains(where: { $0 > 0x20 }) else { return }
        guard column >= 0, column < SheetLimits.columns else {
            throw FileProblem.Reason.tooManyColumns(line: row.line)
        }
        guard text.utf8.count <= SheetLimits.cellBytes else { throw FileProblem.Reason.cellTooLong(line: row.line) }
        while row.cells.count <= column { row.cells.append("") }
        row.cells[column] = text
        isBlank = false
    }
}

/// What was seen in a sheet that its cells do not tell.
package struct SheetNotes: Sendable, Equatable {
    /// Columns and rows hidden from sight, read like the others.
    package var hiddenColumns = 0
    /// Rows hidden from sight, read like the others.
    package var hiddenRows = 0
    /// Formulas the file holds no result of.
    package var formulasWithoutResult = 0

    /// Nothing to say.
    package init() {}
}
