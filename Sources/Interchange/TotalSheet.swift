import CSV
import Mediation
import Sheets

/// A sheet that is not read and repeats the sums of those that are: « Récap 2025 ». Its total is a check.
struct TotalSheet {
    /// What it says against what was read.
    let total: Reconciliation.Total

    /// How many rows of a sheet are looked at.
    private static let depth = 400

    /// Nil when no sheet left aside has a row of totals that ends in a number of people.
    init?(_ file: SheetFile, _ read: [SheetFile.Sheet], passages: Int) {
        for sheet in file.sheets where !read.contains(sheet) && !sheet.isHidden {
            guard let rows = try? file.rows(sheet, limit: Self.depth), let row = Self.totalRow(rows),
                let says = row.cells.compactMap({ CellReading.whole($0.trimmingSpaces()) }).last, says > 0
            else { continue }
            // Without a column called a total, the last number may be of anything: then only a match tells.
            let header = rows.first { $0.cells.contains { TotalLabel($0)?.isStrict ?? false } && $0.line < row.line }
            guard header != nil || says == passages else { continue }
            total = Reconciliation.Total(
                place: Sentence(
                    "La feuille « \(sheet.name) », ligne \(row.line),", "Sheet “\(sheet.name)”, row \(row.line),"),
                says: says, read: passages)
            return
        }
        return nil
    }

    /// The last row that begins with a total's words.
    private static func totalRow(_ rows: [CSVRow]) -> CSVRow? {
        rows.last { row in
            row.cells.first { !$0.isEmpty }.flatMap { TotalLabel($0) }.map { $0.isStrict && !$0.isAverage } ?? false
        }
    }
}
