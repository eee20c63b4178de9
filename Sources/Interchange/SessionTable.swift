import CSV
import Mediation
import Nomenclature
import Sheets

/// Why a row was refused, and where.
package struct RowProblem: Sendable, Hashable {
    /// File name without folder, with the sheet after it for a workbook.
    package let file: String
    /// Physical line in the file, 1 for the header.
    package let line: Int
    /// What is wrong with it, and in which column.
    package let problem: EntryProblem

    /// A refused row.
    package init(file: String, line: Int, problem: EntryProblem) {
        self.file = file
        self.line = line
        self.problem = problem
    }
}

/// A row not taken, as it was found, to be corrected and imported.
package struct RefusedRow: Sendable, Hashable {
    /// Where it was.
    package let line: Int
    /// Its cells.
    package let cells: [String]
    /// Why; nil for a row that is good but whose session has another, refused, row.
    package let problem: EntryProblem?

    /// The title of the column that tells why: such a column is not read.
    package static let reasonTitle = Sentence("motif_du_refus", "refused_because")

    /// Whether a title is that of the reasons.
    static func isReason(_ title: String) -> Bool {
        [reasonTitle.french, reasonTitle.english].contains(title.lowercased().trimmingSpaces())
    }
}

/// Makes sessions of a table's rows: rows that share a key are one session.
///
/// Rows of a session that follow one another are read one session at a time, whatever the length of the file; when
/// some session comes back further down, reading ends there and the caller reads again with `gathering`.
package struct SessionTable {
    /// What reading gives, in order.
    package enum Event: Sendable {
        /// Something the next sessions need that is not set up yet.
        case item(SetupItem)
        /// A session whose rows are all good.
        case session(ReadSession)
        /// What is wrong with a row.
        case problem(RowProblem)
        /// A row that goes with a refused session.
        case refused(RefusedRow)
    }

    /// A session met again after another one: ends the reading of the source.
    private struct IsScattered: Error {}

    private let source: any SessionRowSource
    private let reader: EntryReader
    private let gathering: Bool
    private let mergesGroups: Bool

    /// A table of rows, read with a reader's knowledge of codes and set-up.
    /// - Parameter gathering: hold the whole table, so that rows of a session may lie anywhere.
    /// - Parameter mergesGroups: make one head count of the people of a collective session.
    init(_ source: any SessionRowSource, _ reader: EntryReader, gathering: Bool, mergesGroups: Bool = false) {
        (self.source, self.reader, self.gathering) = (source, reader, gathering)
        self.mergesGroups = mergesGroups
    }

    /// How a reading ended.
    enum Ending { case whole, scattered }

    /// Reads to the end, or to a session met again when rows are not gathered. Errors other than those of a row are
    /// thrown.
    /// - Parameter otherDay: the day of the session a key stands for already, when it is not the day given.
    func read(
        _ log: ReadingLog, _ otherDay: (String, CivilDate) throws -> CivilDate?, _ event: (Event) throws -> Void
    ) throws -> Ending {
        do { try readRows(log, otherDay, event) } catch is IsScattered { return .scattered }
        return .whole
    }

    private func readRows(
        _ log: ReadingLog, _ otherDay: (String, CivilDate) throws -> CivilDate?, _ event: (Event) throws -> Void
    ) throws {
        var reader = reader
        var open: OpenSession?
        var gathered: [String: OpenSession] = [:]
        var order: [String] = []
        var seen: Set<String> = []

        func tell(_ table: String, _ line: Int, _ problem: EntryProblem) throws {
            try event(.problem(RowProblem(file: table, line: line, problem: problem)))
        }
        func named(_ problem: EntryProblem) -> EntryProblem { problem.renamed(source.title(of: problem.field)) }
        func finish(_ done: OpenSession) throws {
            var done = done
            if !done.isRefused {
                do {
                    try done.close()
                    if !done.isDerived, let day = done.session?.day, let other = try otherDay(done.key, day) {
                        throw EntryProblem("session", done.key, .keyReused(other))
                    }
                } catch let problem as EntryProblem {
                    try done.refuse(named(problem), tell)
                }
            }
            if done.isRefused {
                for row in done.rows {
                    log.refuse(done.table, row.line, source.figures(of: row.cells, in: done.table))
                    try event(.refused(row))
                }
            } else if var session = done.session {
                if mergesGroups, reader.isCollective(session.kind) { session.contacts = session.contacts.merged }
                log.take(session)
                try event(.session(ReadSession(session: session, key: done.key, isDerived: done.isDerived)))
            }
        }

        try source.read(
            log,
            row: { row in
                if row.key.isEmpty, let problem = row.problem.map(named) {
                    try tell(row.table, row.line, problem)
                    log.refuse(row.table, row.line, source.figures(of: row.found, in: row.table))
                    try event(.refused(RefusedRow(line: row.line, cells: row.found, problem: problem)))
                    return
                }
                var current: OpenSession
                if gathering, !row.isDerived {
                    if gathered[row.key] == nil { order.append(row.key) }
                    current = gathered[row.key] ?? OpenSession(row)
                    gathered[row.key] = nil
                } else if let last = open, last.key == row.key, !row.isDerived {
                    current = last
                    open = nil  // One owner, so that its contacts grow in place.
                } else {
                    if let last = open { try finish(last) }
                    open = nil
                    if !row.isDerived { guard seen.insert(row.key).inserted else { throw IsScattered() } }
                    current = OpenSession(row)
                }
                var problem = row.problem
                if problem == nil {
                    do { for cells in row.lines { try current.add(cells, reader) } } catch let found as EntryProblem {
                        problem = found
                    }
                }
                problem = problem.map(named)
                current.rows.append(RefusedRow(line: row.line, cells: row.found, problem: problem))
                if let problem {
                    current.isRefused = true
                    try tell(row.table, row.line, problem)
                }
                if gathering, !row.isDerived { gathered[row.key] = current } else { open = current }
            },
            item: { item in
                reader.setup.add(item)
                try event(.item(item))
            })
        if let last = open { try finish(last) }
        for key in order { if let one = gathered[key] { try finish(one) } }
    }
}

/// A session whose rows are being read.
private struct OpenSession {
    let key: String
    let isDerived: Bool
    let table: String
    let line: Int
    var session: Session?
    var isRefused = false
    var rows: [RefusedRow] = []
    /// The session's first row: the columns of the session are the same on the next ones, or empty.
    private var first: RowCells?
    /// Whether the length is that of the contacts, one after the other.
    private var sumsMinutes = false

    init(_ row: SourceRow) { (key, isDerived, table, line) = (row.key, row.isDerived, row.table, row.line) }

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
            var draft = try draft(cells)
            sumsMinutes = draft.minutes.isEmpty && !cells[.contactMinutes].isEmpty
            if sumsMinutes { draft.minutes = String(Minutes.ofASession.lowerBound) }
            session = try reader.frame(draft)
        }
        guard let day = session?.day else { return }
        let contact = draft(contact: cells)
        if cells[.count].isEmpty {
            guard contact == ContactDraft() else { throw EntryProblem("count", "", .countMissing) }
        } else {
            session?.contacts.append(try reader.contact(contact, on: day))
        }
    }

    /// Refuses it for a reason found once all its rows are read: its first row carries it.
    mutating func refuse(
        _ problem: EntryProblem, _ tell: (_ table: String, _ line: Int, EntryProblem) throws -> Void
    ) throws {
        isRefused = true
        if let first = rows.first {
            rows[0] = RefusedRow(line: first.line, cells: first.cells, problem: problem)
        }
        try tell(table, line, problem)
    }

    /// Once its last row is read.
    mutating func close() throws {
        guard sumsMinutes, let contacts = session?.contacts else { return }
        let sum = contacts.reduce(0) { $0 + ($1.minutes ?? 0) }
        guard Minutes.ofASession.contains(sum) else {
            throw EntryProblem("contact_minutes", String(sum), .outOfRange(Minutes.ofASession))
        }
        session?.minutes = Minutes(sum)
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
        for column in SessionColumn.traits where !cells[column].isEmpty { draft.traits[column.name] = cells[column] }
        return draft
    }
}
