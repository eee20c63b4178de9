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
        /// A contact line not met before: sessions name it by its number, the order in which such lines come, from 0.
        case line(Contact)
        /// The contact lines given so far are named no more: numbers begin at 0 again.
        case linesEnd
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
        var known = OpenSession.Known()
        var toldLines = 0

        func tellLines() throws {
            while toldLines < known.lines.contacts.count {
                try event(.line(known.lines.contacts[toldLines]))
                toldLines += 1
            }
        }
        /// Between two sessions, lets go of the lines when there are too many.
        func tidy() throws {
            guard known.lines.isFull, !gathering else { return }
            log.fold(known.lines.contacts)
            known.lines.removeAll()
            toldLines = 0
            try event(.linesEnd)
        }
        func tell(_ table: String, _ line: Int, _ problem: EntryProblem) throws {
            try event(.problem(RowProblem(file: table, line: line, problem: problem)))
        }
        func named(_ problem: EntryProblem) -> EntryProblem { problem.renamed(source.title(of: problem.field)) }
        func finish(_ read: consuming OpenSession) throws {
            var done = read
            if !done.isRefused {
                do {
                    try done.close(known.lines)
                    if !done.isDerived, let day = done.session?.day, let other = try otherDay(done.key, day) {
                        throw EntryProblem("session", done.key, .keyReused(other))
                    }
                } catch let problem as EntryProblem {
                    try done.refuse(named(problem), tell)
                }
            }
            if done.isRefused {
                for row in done.rows {
                    let cells = row.found.cells
                    log.refuse(done.table, row.line, source.figures(of: cells, in: done.table))
                    try event(.refused(RefusedRow(line: row.line, cells: cells, problem: row.problem)))
                }
            } else if let session = done.session {
                if mergesGroups, reader.isCollective(session.kind) {
                    let contacts = done.lines.map { known.lines.contacts[Int($0)] }
                    done.lines = contacts.merged.map { known.lines.number(of: $0, reader) }
                }
                try tellLines()
                log.take(session, done.lines)
                try event(.session(ReadSession(done, session, known.lines)))
            }
            try tidy()
        }

        try source.read(
            log,
            row: { row in
                if row.key.isEmpty, let problem = row.problem.map(named) {
                    try tell(row.table, row.line, problem)
                    let cells = row.found.cells
                    log.refuse(row.table, row.line, source.figures(of: cells, in: row.table))
                    try event(.refused(RefusedRow(line: row.line, cells: cells, problem: problem)))
                    return
                }
                var current: OpenSession
                if gathering, !row.isDerived {
                    if gathered[row.key] == nil { order.append(row.key) }
                    current = gathered[row.key] ?? OpenSession(row)
                    gathered[row.key] = nil
                } else if open?.key == row.key, !row.isDerived, let last = open.take() {
                    current = last  // One owner, so that its contacts grow in place.
                } else {
                    if let last = open.take() { try finish(last) }
                    if !row.isDerived { guard seen.insert(row.key).inserted else { throw IsScattered() } }
                    current = OpenSession(row)
                }
                var problem = row.problem
                if problem == nil {
                    do { for cells in row.lines { try current.add(cells, reader, &known) } } catch let found
                        as EntryProblem
                    {
                        problem = found
                    }
                }
                problem = problem.map(named)
                current.rows.append((row.line, row.found, problem))
                if let problem {
                    current.isRefused = true
                    try tell(row.table, row.line, problem)
                }
                if gathering, !row.isDerived { gathered[row.key] = current } else { open = current }
            },
            item: { item in
                reader.setup.add(item)
                known.frames.removeAll()
                try event(.item(item))
            })
        if let last = open { try finish(last) }
        for key in order { if let one = gathered[key] { try finish(one) } }
        log.fold(known.lines.contacts)
    }
}
