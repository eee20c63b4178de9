import CSV
import Mediation
import Nomenclature
import Sheets

/// The files beside `sessions.csv` that say who, where, with whom and for whom.
package struct SetupTables {
    /// The files, in the order they must be read.
    package static let names = FieldCatalogue.tables.filter { !["codes", "sessions"].contains($0) }.map { $0 + ".csv" }

    private let checks: SetupReader
    private let century: Int?
    private let today: CivilDate

    /// A reader of such files.
    /// - Parameter century: the century (20) of years of two digits, where a spreadsheet may have shortened them; nil
    ///   refuses such years.
    package init(_ book: CodeBook, _ setup: AssociationSetup, today: CivilDate, century: Int? = nil) {
        checks = SetupReader(book, setup, today: today)
        (self.century, self.today) = (century, today)
    }

    /// Reads one file, passing on each item in the order of its rows.
    package func read(
        _ file: SheetFile, name: String, item: (SetupItem, _ isRetired: Bool) throws -> Void,
        problem: (RowProblem) -> Void
    ) throws {
        let table = String(name.prefix { $0 != "." })
        var header: [String]?
        var rows: [(line: Int, cells: [String: String])] = []
        try file.read { row in
            guard let columns = header else {
                header = try columns(row.cells, table, name)
                return
            }
            let cells = zip(columns, row.cells.map { CSVText.withoutGuard($0.trimmingSpaces()) })
            rows.append((row.line, Dictionary(cells) { first, _ in first }))
        }
        guard header != nil else { throw FileProblem(file.path, .empty) }
        readDays(of: table, &rows)
        var reader = checks
        for row in rows {
            do {
                let read = try reader.item(of: table, row.cells)
                reader.setup.add(read)
                try item(read, try checks.isRetired(row.cells["state"]))
            } catch let found as EntryProblem {
                problem(RowProblem(file: name, line: row.line, problem: found))
            }
        }
    }

    /// Writes the days as `YYYY-MM-DD`, in the order most of them tell; those that are none stay, to be refused.
    private func readDays(of table: String, _ rows: inout [(line: Int, cells: [String: String])]) {
        let names = FieldCatalogue.fields(of: table).filter { $0.kind == .date }.map(\.name)
        let first = DayReading(century: 20, today: today)
        for row in rows { for name in names { _ = try? first.moment(row.cells[name] ?? "", name) } }
        let days = DayReading(first.evidence.order ?? .dayFirst, century: century, today: today)
        for rank in rows.indices {
            for name in names {
                guard let text = rows[rank].cells[name], !text.isEmpty, let day = try? days.moment(text, name).day
                else { continue }
                rows[rank].cells[name] = day
            }
        }
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
