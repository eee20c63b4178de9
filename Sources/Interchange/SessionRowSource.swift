import CSV
import Mediation
import Sheets

/// A row of a table, brought to the columns of `sessions.csv`.
struct SourceRow {
    /// What rows of one session share.
    let key: String
    /// Whether the key was made from the row, so that equal ones may stand for several sessions.
    let isDerived: Bool
    /// Name of the table, for people, and line in the file or row number in the sheet.
    let table: String
    let line: Int
    /// The contract's cells; several for a row that counts people under several themes, none for a row refused.
    let lines: [RowCells]
    /// The row as found, to be given back when refused.
    let found: FoundRow
    /// Why the row is refused, when it is.
    var problem: EntryProblem?
}

/// A row as it was found.
enum FoundRow {
    case record(CSVRecord)
    case cells([String])

    /// Its cells.
    var cells: [String] {
        switch self {
        case .record(let record): record.row.cells
        case .cells(let cells): cells
        }
    }
}

/// A number of a row, with the column it is of.
struct Figure {
    let title: String
    /// Nil for a column without a place.
    let target: Profile.Target?
    let number: Int
}

/// A table read as rows of sessions.
protocol SessionRowSource {
    /// Passes on the rows in order, and what a row needs that the association has not set up yet, before it. What
    /// becomes of the other rows, and the sums of the file, go to the log.
    func read(_ log: ReadingLog, row: (SourceRow) throws -> Void, item: (SetupItem) throws -> Void) throws
    /// The numbers of a row that was passed on.
    func figures(of cells: [String], in table: String) -> [Figure]
    /// How a column of the contract is called in this table.
    func title(of column: String) -> String
}

/// `sessions.csv` itself.
struct ContractRows: SessionRowSource {
    private let file: SheetFile
    private let days: DayReading
    private let columns: Columns

    private struct Columns {
        /// Where each column lies, by rank; -1 for one the file does not have.
        let positions: [Int]
        let width: Int
        let countTitle: String
        var count: Int { positions[SessionColumn.count.rawValue] }
    }

    /// The rows of a file. Throws `FileProblem` when its titles are not those of `sessions.csv`.
    init(_ file: SheetFile, _ days: DayReading) throws {
        guard let header = try file.firstRow() else { throw FileProblem(file.path, .empty) }
        (self.file, self.days) = (file, days)
        columns = try Self.columns(header.cells, file.path)
    }

    func title(of column: String) -> String { column }

    func figures(of cells: [String], in table: String) -> [Figure] {
        guard columns.count < cells.count, let count = Int(cells[columns.count]) else { return [] }
        return [Figure(title: columns.countTitle, target: .column(.count), number: count)]
    }

    func read(_ log: ReadingLog, row: (SourceRow) throws -> Void, item: (SetupItem) throws -> Void) throws {
        var isHeader = true
        var lastLine = 0
        var total = 0
        try file.readRecords { found in
            defer { lastLine = found.lastLine }
            if isHeader {
                isHeader = false
                return
            }
            if found.line > lastLine + 1 { log.addBlank(lastLine + 1..<found.line, file.name) }
            log.addData()
            var cells = RowCells(found, columns.positions)
            let problem = try problem(found, &cells)
            if let count = Int(cells[.count]), (0...Contact.maximumCount).contains(count) { total += count }
            try row(
                SourceRow(
                    key: cells[.session], isDerived: false, table: file.name, line: found.line, lines: [cells],
                    found: .record(found), problem: problem))
        }
        log.add(total, columns.countTitle, .column(.count))
    }

    /// What is wrong with a row as a whole; nil for nothing. Brings its day and hour to our form.
    private func problem(_ found: CSVRecord, _ cells: inout RowCells) throws -> EntryProblem? {
        var problem: EntryProblem?
        let key = cells[.session]
        do {
            _ = try WordGuard.key(key, "session")
            let day = cells[.day]
            if !day.isEmpty { cells[.day] = try days.moment(day, "day").day }
            let start = cells[.start]
            if start.utf8.count > 8 { cells[.start] = try CellReading.hour(start, "start") }
        } catch let found as EntryProblem { problem = found }
        if key.isEmpty { problem = EntryProblem("session", "", .missing) }
        if key.isRoundedNumber { problem = EntryProblem("session", key, .keyRounded) }
        let extra = found.count > columns.width ? (columns.width..<found.count).first { !found.isEmpty($0) } : nil
        if let extra {
            problem = EntryProblem(
                UntitledColumn.letters(extra), found[extra], .tooManyCells(titles: columns.width))
        }
        return problem
    }

    /// Whether a header row is that of `sessions.csv`: it has all the columns a session needs.
    static func isHeader(_ header: [String]) -> Bool {
        let columns = Set(header.compactMap { SessionColumn(header: $0) })
        return SessionColumn.required.allSatisfy { columns.contains($0) }
    }

    private static func columns(_ header: [String], _ path: String) throws -> Columns {
        var columns = [Int](repeating: -1, count: SessionColumn.allCases.count)
        for (position, title) in header.enumerated() where !title.isEmpty && !RefusedRow.isReason(title) {
            guard let column = SessionColumn(header: title) else {
                throw FileProblem(path, .unknownColumn(title, expected: SessionColumn.header))
            }
            guard columns[column.rawValue] < 0 else { throw FileProblem(path, .columnTwice(title)) }
            columns[column.rawValue] = position
        }
        let missing = SessionColumn.required.filter { columns[$0.rawValue] < 0 }
        guard missing.isEmpty else {
            throw FileProblem(path, .missingColumns(missing.map(\.name), expected: SessionColumn.header))
        }
        return Columns(
            positions: columns, width: header.count, countTitle: header[columns[SessionColumn.count.rawValue]])
    }
}

extension String {
    /// Whether a spreadsheet kept only the first digits of a number and its power of ten: `2,0250304E+11`.
    var isRoundedNumber: Bool {
        guard utf8.count < 30, let first = utf8.first, (0x30...0x39).contains(first),
            utf8.contains(0x45) || utf8.contains(0x65)
        else { return false }
        return wholeMatch(of: #/[0-9]+(?:[.,][0-9]+)?[eE]\+[0-9]+/#) != nil
    }
}
