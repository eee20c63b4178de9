import CSV
import Mediation
import Nomenclature
import Sheets

/// The files beside `sessions.csv` that say who, where, with whom and for whom.
package struct SetupTables {
    /// The files, in the order they must be read.
    package static let names = FieldCatalogue.tables.filter { !["codes", "sessions"].contains($0) }.map { $0 + ".csv" }

    private let checks: SetupReader

    /// A reader of such files.
    package init(_ book: CodeBook, _ setup: AssociationSetup, today: CivilDate) {
        checks = SetupReader(book, setup, today: today)
    }

    /// Reads one file, giving each item in the order of its rows.
    package func read(
        _ file: SheetFile, name: String, item: (SetupItem, _ isRetired: Bool) throws -> Void,
        problem: (RowProblem) -> Void
    ) throws {
        let table = String(name.prefix { $0 != "." })
        var header: [String]?
        var reader = checks
        try file.read { row in
            guard let columns = header else {
                header = try columns(row.cells, table, name)
                return
            }
            let cells = Dictionary(zip(columns, row.cells.map { CSVText.withoutGuard($0.trimmingSpaces()) })) {
                first, _ in first
            }
            do {
                let read = try reader.item(of: table, cells)
                reader.setup.add(read)
                try item(read, try checks.isRetired(cells["state"]))
            } catch let found as EntryProblem {
                problem(RowProblem(file: name, line: row.line, problem: found))
            }
        }
        guard header != nil else { throw FileProblem(file.path, .empty) }
    }

    /// The English names of the columns; a header left empty is a column left aside.
    private func columns(_ header: [String], _ table: String, _ name: String) throws -> [String] {
        let known = FieldCatalogue.fields(of: table)
        let expected = known.map(\.name).joined(separator: ";")
        let columns = try header.map { title in
            guard !title.trimmingSpaces().isEmpty else { return "" }
            guard let field = FieldCatalogue.field(title, of: table) else {
                throw FileProblem(name, .unknownColumn(title, expected: expected))
            }
            return field.name
        }
        let missing = known.filter { $0.isNeeded && !columns.contains($0.name) }.map(\.name)
        guard missing.isEmpty else { throw FileProblem(name, .missingColumns(missing, expected: expected)) }
        return columns
    }
}
