import CSV
import Mediation
import Nomenclature

/// Why a row was refused, and where.
public struct RowProblem: Sendable, Hashable {
    /// File name without folder.
    public let file: String
    /// Physical line in the file, 1 for the header.
    public let line: Int
    public let problem: EntryProblem

    /// A refused row.
    public init(file: String, line: Int, problem: EntryProblem) {
        self.file = file
        self.line = line
        self.problem = problem
    }
}

/// Reads `sessions.csv`: one row a contact line, a session's columns repeated, rows of one session sharing `session`.
///
/// Rows of a session that follow one another are read one session at a time, whatever the length of the file; when
/// some session comes back further down, `isScattered` is thrown and the caller reads again with `gathering`.
public struct SessionTable: Sendable {
    private let file: TableFile
    private let name: String
    private let reader: EntryReader

    /// A session met again after another one.
    public struct IsScattered: Error {}

    /// A table to read with a reader's knowledge of codes and set-up.
    public init(_ file: TableFile, name: String, reader: EntryReader) {
        self.file = file
        self.name = name
        self.reader = reader
    }

    /// Gives each session with its key and its first line, and each refused row. Other errors are thrown.
    /// - Parameter gathering: hold the whole table, so that rows of a session may lie anywhere.
    public func read(
        gathering: Bool, session: (_ key: String, _ line: Int, Session) throws -> Void,
        problem: (RowProblem) throws -> Void
    ) throws {
        var columns: [Int]?
        var open: OpenSession?
        var gathered: [String: OpenSession] = [:]
        var order: [String] = []
        var seen: Set<String> = []

        func report(_ line: Int, _ body: () throws -> Void) throws -> Bool {
            do {
                try body()
                return true
            } catch let found as EntryProblem {
                try problem(RowProblem(file: name, line: line, problem: found))
                return false
            }
        }
        func finish(_ done: OpenSession) throws {
            guard let result = done.session, !done.isRefused else { return }
            try session(done.key, done.line, result)
        }

        try file.read { row in
            guard let columns else {
                columns = try self.columns(row.cells)
                return
            }
            let cells = RowCells(row.cells, columns)
            let key = cells[.session]
            if key.isEmpty {
                _ = try report(row.line) { throw EntryProblem("session", "", .missing) }
                return
            }
            var current: OpenSession
            if gathering {
                if gathered[key] == nil { order.append(key) }
                current = gathered[key] ?? OpenSession(key: key, line: row.line)
            } else if let last = open, last.key == key {
                current = last
                open = nil  // One owner, so that its contacts grow in place.
            } else {
                if let last = open { try finish(last) }
                open = nil
                guard seen.insert(key).inserted else { throw IsScattered() }
                current = OpenSession(key: key, line: row.line)
            }
            let isGood = try report(row.line) { try current.add(cells, reader) }
            if !isGood { current.isRefused = true }
            if gathering { gathered[key] = current } else { open = current }
        }
        guard columns != nil else { throw FileProblem.empty(path: file.path) }
        if let last = open { try finish(last) }
        for key in order { if let one = gathered[key] { try finish(one) } }
    }

    /// Where each column lies, by rank; -1 for one the file does not have.
    private func columns(_ header: [String]) throws -> [Int] {
        var columns = [Int](repeating: -1, count: SessionColumn.allCases.count)
        for (position, title) in header.enumerated() {
            if title.isEmpty { continue }
            guard let column = SessionColumn(header: title) else {
                throw FileProblem.unknownColumn(path: name, column: title)
            }
            guard columns[column.rawValue] < 0 else { throw FileProblem.columnTwice(path: name, column: title) }
            columns[column.rawValue] = position
        }
        let missing = SessionColumn.required.filter { columns[$0.rawValue] < 0 }
        guard missing.isEmpty else {
            throw FileProblem.missingColumns(path: name, columns: missing.map(\.name))
        }
        return columns
    }
}

/// A row's cells by column; a short row ends in empty cells.
struct RowCells {
    private let cells: [String]
    private let columns: [Int]

    init(_ cells: [String], _ columns: [Int]) {
        self.cells = cells
        self.columns = columns
    }

    subscript(column: SessionColumn) -> String {
        let position = columns[column.rawValue]
        return position >= 0 && position < cells.count ? cells[position] : ""
    }

    /// The values of a cell, parted by `|`.
    func list(_ column: SessionColumn) -> [String] {
        let cell = self[column]
        guard cell.utf8.contains(0x7C) else { return cell.isEmpty ? [] : [cell] }
        return cell.utf8.split(separator: 0x7C).map { String(Substring($0)).trimmingSpaces() }
    }
}

/// A session whose rows are being read.
private struct OpenSession {
    let key: String
    let line: Int
    var session: Session?
    var isRefused = false
    /// The session's first row: the columns of the session are the same on the next ones, or empty.
    private var first: RowCells?

    init(key: String, line: Int) {
        self.key = key
        self.line = line
    }

    mutating func add(_ cells: RowCells, _ reader: EntryReader) throws {
        if let first {
            for column in SessionColumn.ofSession {
                let cell = cells[column]
                guard cell.isEmpty || cell == first[column] else {
                    throw EntryProblem(column.name, cell, .differsInSession(first: first[column]))
                }
            }
        } else {
            first = cells
            session = try reader.frame(draft(cells))
        }
        guard let day = session?.day else { return }
        let contact = draft(contact: cells)
        if cells[.count].isEmpty {
            guard contact == ContactDraft() else { throw EntryProblem("count", "", .countMissing) }
        } else {
            session?.contacts.append(try reader.contact(contact, on: day))
        }
    }

    private func draft(_ cells: RowCells) throws -> SessionDraft {
        var draft = SessionDraft()
        draft.day = cells[.day]
        draft.start = cells[.start]
        draft.minutes = cells[.minutes]
        draft.kind = cells[.kind]
        draft.place = cells[.place]
        draft.mediators = cells.list(.mediators)
        draft.fundings = cells.list(.funding)
        draft.partners = cells.list(.partners)
        draft.languages = cells.list(.language)
        draft.present = cells[.present]
        draft.turnedAway = cells[.turnedAway]
        draft.comment = cells[.comment]
        draft.effects = try cells.list(.effects).map { try EffectDraft(cell: $0) }
        return draft
    }

    private func draft(contact cells: RowCells) -> ContactDraft {
        var draft = ContactDraft()
        draft.count = cells[.count]
        draft.themes = cells.list(.themes)
        draft.gender = cells[.gender]
        draft.ageBand = cells[.ageBand]
        draft.attendance = cells[.attendance]
        draft.territory = cells[.territory]
        draft.origin = cells[.origin]
        draft.outcome = cells[.outcome]
        draft.actions = cells.list(.actions)
        draft.referrals = cells.list(.referrals)
        draft.margins = cells.list(.margins)
        draft.minutes = cells[.contactMinutes]
        for column in [SessionColumn.socialStatus, .rsa, .autonomy, .publicKind] where !cells[column].isEmpty {
            draft.traits[column.name] = cells[column]
        }
        return draft
    }
}
