import GRDB
import GRDBSQLite
import Mediation
import Nomenclature

extension Register {
    /// Counts a period in one pass over its rows, whatever the number of crossings: sessions with their contacts in
    /// order of entry, and the rows that hang on them read alongside in the same order.
    ///
    /// A large period is read in two halves side by side, each on its own connection: two tallies add up.
    package func tally(_ request: TallyRequest) throws -> Tally {
        let book = try codeBook()
        let setup = try setup()
        return try read { try counted(request, book, setup, $0) }
    }

    /// A tally, and the digest of the content it was made from, worked out meanwhile on a connection of its own.
    package func tallyAndDigest(_ request: TallyRequest) throws -> (tally: Tally, digest: String) {
        guard !path.isEmpty else { return (try tally(request), try contentDigest()) }
        let book = try codeBook()
        let setup = try setup()
        return try read { db in
            // No write can be committed meanwhile: this transaction holds the file for readers. It begins by a read.
            _ = try Int.fetchOne(db, sql: "SELECT id FROM association")
            let digest = Aside { try Self.contentDigest($0) }
            try digest.start(path)
            let tally = Result { try counted(request, book, setup, db) }
            let found = digest.value()
            return (try tally.get(), try found.get())
        }
    }

    private func counted(_ request: TallyRequest, _ book: CodeBook, _ setup: AssociationSetup, _ db: Database) throws
        -> Tally
    {
        // Only the stretch of each table the period's sessions lie in.
        let bounds = try Row.fetchOne(
            db, sql: "SELECT min(id), max(id) FROM session WHERE until IS NULL AND day >= ? AND day < ?",
            arguments: [request.period.start.description, request.period.end.description])
        let (first, last) = (bounds?[0] as Int64? ?? 0, bounds?[1] as Int64? ?? -1)
        let middle = (first + last) / 2
        // What is looked for between sessions needs them all in one fold.
        guard last - first > Self.largePeriod, !path.isEmpty, request.triggers.isEmpty, !request.looksForDuplicates
        else { return try Self.fold(request, book, setup, first...max(first, last), db) }
        // No write can be committed meanwhile: this transaction holds the file for readers.
        let right = Aside { try Self.fold(request, book, setup, (middle + 1)...last, $0) }
        try right.start(path)
        let left = Result { try Self.fold(request, book, setup, first...middle, db) }
        let rest = right.value()
        return try left.get() + rest.get()
    }

    /// Session rows above which a period is read in two halves.
    private static let largePeriod: Int64 = 50_000

    /// Counts the sessions of a stretch of rows.
    private static func fold(
        _ request: TallyRequest, _ book: CodeBook, _ setup: AssociationSetup, _ rows: ClosedRange<Int64>, _ db: Database
    ) throws -> Tally {
        var fold = TallyFold(request, book, setup)
        let needs = fold.needs
        let statement = try db.makeStatement(
            // Not by the day index: rows in order of entry are read once, in the order of all other tables.
            sql: """
                SELECT s.id, s.day, s.minutes, s.kind, s.place, s.present, s.turned_away,
                    c.line, c.count, c.theme, c.theme_2, c.theme_3,
                    c.gender, c.age_band, c.attendance, c.territory, c.origin, c.outcome, s.number
                FROM session s NOT INDEXED LEFT JOIN contact c ON c.session = s.id
                WHERE s.id BETWEEN ? AND ? AND s.until IS NULL AND s.day >= ? AND s.day < ? ORDER BY s.id, c.line
                """)
        let sessions = try Row.fetchCursor(
            statement,
            arguments: [
                rows.lowerBound, rows.upperBound, request.period.start.description, request.period.end.description,
            ])
        // GRDB steps, SQLite's own functions read the many columns: a text a column would be made for nothing.
        let raw = statement.sqliteStatement
        func strand(_ table: String, _ isNeeded: Bool) throws -> Strand? {
            guard isNeeded else { return nil }
            return try Strand(
                db.makeStatement(sql: "SELECT * FROM \(table) WHERE session BETWEEN ? AND ? ORDER BY 1, 2"),
                arguments: [rows.lowerBound, rows.upperBound])
        }
        let mediators = try strand("session_mediator", needs.contains(.mediator))
        let fundings = try strand("session_funding", needs.contains(.funding))
        let partners = try strand("session_partner", needs.contains(.partner))
        let languages = try strand("session_language", needs.contains(.language))
        let actions = try strand("contact_action", needs.contains(.action))
        let referrals = try strand("contact_referral", needs.contains(.referral))
        let margins = try strand("contact_margin", true)
        let effects = try strand("session_effect", needs.contains(.effect))

        var current: Int64?
        func finish() throws {
            guard let id = current else { return }
            try mediators?.take(id) { fold.add(.mediator, try $0.read(1)) }
            try fundings?.take(id) { fold.add(.funding, try $0.read(1)) }
            try partners?.take(id) { fold.add(.partner, try $0.read(1)) }
            try languages?.take(id) { fold.add(.language, try $0.read(1)) }
            try actions?.takeRaw(id) { try fold.add(.action, $0, 2, toLine: sqlite3_column_int64($0, 1)) }
            try referrals?.takeRaw(id) { try fold.add(.referral, $0, 2, toLine: sqlite3_column_int64($0, 1)) }
            try margins?.take(id) {
                let count = try $0.number("count", within: StoredBounds.heads)
                try fold.addMargin($0.read(2), $0.read(3), count, toLine: $0.read(1))
            }
            try effects?.take(id) {
                let hundredths = try $0.number("quantity_hundredths", within: StoredBounds.hundredths)
                fold.addEffect(try $0.read(2), hundredths: Int64(hundredths), confirmedBy: try $0.read(4))
            }
            fold.endSession()
        }
        while let row = try sessions.next() {
            let id = sqlite3_column_int64(raw, 0)
            if id != current {
                try finish()
                current = id
                try fold.beginSession(
                    number: row.read(18), day: row.read(1),
                    minutes: row.number("minutes", within: StoredBounds.minutes),
                    kind: row.read(3), place: row.read(4), present: row.read("present", within: StoredBounds.heads),
                    turnedAway: row.read("turned_away", within: StoredBounds.heads))
            }
            if sqlite3_column_type(raw, 8) != SQLITE_NULL { try fold.addContact(raw, from: 8) }
        }
        try finish()
        return fold.result
    }
}

/// A cursor over a table that hangs on sessions, read alongside them.
private final class Strand {
    private let rows: RowCursor
    private let raw: OpaquePointer
    private var next: Row?

    init(_ statement: Statement, arguments: StatementArguments) throws {
        rows = try Row.fetchCursor(statement, arguments: arguments)
        raw = statement.sqliteStatement
        next = try rows.next()
    }

    /// Gives the rows of a session, skipping those of sessions that do not count.
    func take(_ session: Int64, _ body: (Row) throws -> Void) throws {
        while let row = next {
            let id = sqlite3_column_int64(raw, 0)
            guard id <= session else { return }
            if id == session { try body(row) }
            next = try rows.next()
        }
    }

    /// The same, the row being read from the statement that stands on it.
    func takeRaw(_ session: Int64, _ body: (OpaquePointer) throws -> Void) throws {
        let raw = raw
        try take(session) { _ in try body(raw) }
    }
}
