import Mediation

/// A session whose rows are being read.
struct OpenSession {
    /// What the rows of a table said so far, so that the same words are read once.
    struct Known {
        /// The contact lines.
        var lines = ContactLines()
        /// The sessions, without their day.
        var frames = SessionFrames()
    }

    let key: String
    let isDerived: Bool
    let table: String
    let line: Int
    /// The session without its contacts; nil until its first row is read, or when that has a fault.
    private(set) var session: Session?
    /// Its contact lines, by number.
    var lines: [Int32] = []
    var isRefused = false
    /// Its rows as found, with what is wrong with each.
    var rows: [(line: Int, found: FoundRow, problem: EntryProblem?)] = []
    /// The session's first row: the columns of the session are the same on the next ones, or empty.
    private var first: RowCells?
    /// Whether the length is that of the contacts, one after the other.
    private var sumsMinutes = false

    init(_ row: SourceRow) { (key, isDerived, table, line) = (row.key, row.isDerived, row.table, row.line) }

    /// Takes a row. Throws `EntryProblem`.
    mutating func add(_ cells: RowCells, _ reader: EntryReader, _ known: inout Known) throws {
        if let first {
            for column in SessionColumn.ofSession
            where !cells.isEmpty(column) && !cells.isEqual(column, to: first) {
                throw EntryProblem(column.name, cells[column], .differsInSession(first: first[column]))
            }
        } else {
            first = cells
            sumsMinutes = cells.isEmpty(.minutes) && !cells.isEmpty(.contactMinutes)
            let sumsMinutes = sumsMinutes
            session = try known.frames.session(of: cells, reader) {
                var draft = try SessionDraft(cells)
                if sumsMinutes { draft.minutes = String(Minutes.ofASession.lowerBound) }
                return draft
            }
        }
        guard let day = session?.day else { return }
        if let number = try known.lines.number(of: cells, on: day, reader) { lines.append(number) }
    }

    /// Refuses it for a reason found once all its rows are read: its first row carries it.
    mutating func refuse(
        _ problem: EntryProblem, _ tell: (_ table: String, _ line: Int, EntryProblem) throws -> Void
    ) throws {
        isRefused = true
        if !rows.isEmpty { rows[0].problem = problem }
        try tell(table, line, problem)
    }

    /// Once its last row is read.
    mutating func close(_ known: ContactLines) throws {
        guard sumsMinutes, session != nil else { return }
        let sum = lines.reduce(0) { $0 + (known.contacts[Int($1)].minutes ?? 0) }
        guard Minutes.ofASession.contains(sum) else {
            throw EntryProblem("contact_minutes", String(sum), .outOfRange(Minutes.ofASession))
        }
        session?.minutes = Minutes(sum)
    }
}
