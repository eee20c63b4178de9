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
    let found: [String]
    /// Why the row is refused, when it is.
    var problem: EntryProblem?
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
    let file: SheetFile
    let days: DayReading
    let name: String

    private struct Columns {
        /// Where each column lies, by rank; -1 for one the file does not have.
        let positions: [Int]
        let width: Int
        let countTitle: String
        var count: Int { positions[SessionColumn.count.rawValue] }
    }

    func title(of column: String) -> String { column }

    func figures(of cells: [String], in table: String) -> [Figure] {
        guard let columns = try? Self.columns(of: file), columns.count < cells.count,
            let count = Int(cells[columns.count])
        else { return [] }
        return [Figure(title: columns.countTitle, target: .column(.count), number: count)]
    }

    func read(_ log: ReadingLog, row: (SourceRow) throws -> Void, item: (SetupItem) throws -> Void) throws {
        var columns: Columns?
        var lastLine = 0
        var total = 0
        try file.read { found in
            guard let columns else {
                columns = try Self.columns(found.cells, file.path)
                lastLine = found.lastLine
                return
            }
            if found.line > lastLine + 1 { log.addBlank(lastLine + 1..<found.line, name) }
            lastLine = found.lastLine
            log.addData()
            let isGuarded = found.cells.contains { $0.utf8.first == 0x27 }
            var cells = RowCells(
                isGuarded ? found.cells.map { CSVText.withoutGuard($0) } : found.cells, columns.positions)
            var problem: EntryProblem?
            do {
                _ = try WordGuard.key(cells[.session], "session")
                let day = cells[.day]
                if !day.isEmpty { cells[.day] = try days.moment(day, "day").day }
                let start = cells[.start]
                if start.utf8.count > 8 { cells[.start] = try CellReading.hour(start, "start") }
            } catch let found as EntryProblem { problem = found }
            let key = cells[.session]
            if key.isEmpty { problem = EntryProblem("session", "", .missing) }
            if key.isRoundedNumber { problem = EntryProblem("session", key, .keyRounded) }
            if let extra = found.cells.indices.dropFirst(columns.width).first(where: { !found.cells[$0].isEmpty }) {
                problem = EntryProblem(
                    UntitledColumn.letters(extra), found.cells[extra], .tooManyCells(titles: columns.width))
            }
            if let count = Int(cells[.count]), (0...Contact.maximumCount).contains(count) { total += count }
            try row(
                SourceRow(
                    key: key, isDerived: false, table: name, line: found.line, lines: [cells], found: found.cells,
                    problem: problem))
        }
        guard let columns else { throw FileProblem(file.path, .empty) }
        log.add(total, columns.countTitle, .column(.count))
    }

    /// Whether a header row is that of `sessions.csv`: it has all the columns a session needs.
    static func isHeader(_ header: [String]) -> Bool {
        let columns = Set(header.compactMap { SessionColumn(header: $0) })
        return SessionColumn.required.allSatisfy { columns.contains($0) }
    }

    private static func columns(of file: SheetFile) throws -> Columns? {
        try file.firstRow().map { try columns($0.cells, file.path) }
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

/// A row's cells by column; a short row ends in empty cells.
struct RowCells {
    private var cells: [String]
    private let columns: [Int]

    init(_ cells: [String], _ columns: [Int]) {
        self.cells = cells
        self.columns = columns
    }

    /// No cell yet.
    init() { self.init([String](repeating: "", count: Self.inOrder.count), Self.inOrder) }

    private static let inOrder = SessionColumn.allCases.map(\.rawValue)

    subscript(column: SessionColumn) -> String {
        get {
            let position = columns[column.rawValue]
            return position >= 0 && position < cells.count ? cells[position] : ""
        }
        set {
            let position = columns[column.rawValue]
            if position >= 0, position < cells.count, cells[position] != newValue { cells[position] = newValue }
        }
    }

    /// The values of a cell, parted by `|`.
    func list(_ column: SessionColumn) -> [String] {
        let cell = self[column]
        guard cell.utf8.contains(0x7C) else { return cell.isEmpty ? [] : [cell] }
        return cell.utf8.split(separator: 0x7C).map { String(Substring($0)).trimmingSpaces() }
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
