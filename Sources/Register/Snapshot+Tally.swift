import Counting
import GRDB
import Mediation
import Nomenclature

extension Register.Snapshot {
    /// Counts a period in one pass over its rows, whatever the number of crossings: sessions with their contacts in
    /// order of entry, and the rows that belong to them read in step, in the same order.
    ///
    /// A large period is read in two halves at the same time, where the file allows it: two tallies add up.
    ///
    /// Sessions purged are counted as the purge kept them; `Tally.gap` says what it did not keep.
    package func tally(_ request: TallyRequest) throws -> Tally {
        let standing = try tally(request, halvedAbove: Self.largePeriod)
        return try keptTally(request).map { $0 + standing } ?? standing
    }

    /// Counts the sessions that stand.
    /// - Parameter rows: session rows above which the period is read in two halves.
    func tally(_ request: TallyRequest, halvedAbove rows: Int64) throws -> Tally {
        let (book, setup) = (try codeBook(), try setup())
        // Only the range of each table the period's sessions are in.
        let bounds = try Row.fetchOne(
            db, sql: "SELECT min(id), max(id) FROM session WHERE until IS NULL AND day >= ? AND day <= ?",
            arguments: [request.days.start.description, request.days.last.description])
        let (first, last) = (bounds?[0] as Int64? ?? 0, bounds?[1] as Int64? ?? -1)
        guard last - first > rows else {
            return try Self.fold(request, book, setup, first...max(first, last), db)
        }
        let middle = (first + last) / 2
        let (left, right) = try both {
            try Self.fold(request, book, setup, first...middle, db)
        } and: {
            try Self.fold(request, book, setup, (middle + 1)...last, $0)
        }
        return left + right
    }

    /// A tally and the content digest under it, worked out at the same time where the file allows it.
    /// - Parameter days: the days the digest covers; nil for everything.
    package func tallyAndDigest(_ request: TallyRequest, of days: [Period]? = nil) throws
        -> (tally: Tally, digest: String)
    {
        try both {
            try tally(request)
        } and: {
            try ContentDigest.text($0, of: days)
        }
    }

    /// Session rows above which a period is read in two halves.
    private static let largePeriod: Int64 = 50_000

    /// Counts the sessions of a range of rows.
    private static func fold(
        _ request: TallyRequest, _ book: CodeBook, _ setup: AssociationSetup, _ rows: ClosedRange<Int64>, _ db: Database
    ) throws -> Tally {
        var fold = TallyFold(request, book, setup)
        let statement = try db.makeStatement(
            // Not by the day index: rows in order of entry are read once, in the order of all other tables.
            sql: """
                SELECT s.id, s.day, s.minutes, s.kind, s.place, s.present, s.turned_away,
                    c.line, c.count, c.theme, c.theme_2, c.theme_3,
                    c.gender, c.age_band, c.attendance, c.territory, c.origin, c.outcome, s.number
                FROM session s NOT INDEXED LEFT JOIN contact c ON c.session = s.id
                WHERE s.id BETWEEN ? AND ? AND s.until IS NULL AND s.day >= ? AND s.day <= ? ORDER BY s.id, c.line
                """)
        let sessions = try Row.fetchCursor(
            statement,
            arguments: [
                rows.lowerBound, rows.upperBound, request.days.start.description, request.days.last.description,
            ])
        let raw = RawRow(statement)
        let children = try TallyChildRows(fold.needs, sessions: rows, db)
        var current: Int64?
        func end() throws {
            guard let id = current else { return }
            try children.hand(to: &fold, session: id)
            fold.end()
        }
        while try sessions.next() != nil {
            let id = raw.integer(0)
            if id != current {
                try end()
                current = id
                fold.begin(try session(raw))
            }
            if !raw.isNull(8) { try fold.add(contact(raw)) }
        }
        try end()
        return fold.tally
    }

    /// The session of a row of the statement above.
    private static func session(_ raw: RawRow) throws -> SessionRow {
        try SessionRow(
            number: raw.integer(18, within: .min ... .max), day: String(decoding: raw.text(1), as: UTF8.self),
            minutes: raw.integer(2, within: StoredBounds.minutes), kind: raw.text(3), place: raw.text(4),
            present: raw.optionalInteger(5, within: StoredBounds.heads),
            turnedAway: raw.optionalInteger(6, within: StoredBounds.heads) ?? 0)
    }

    /// The contact line of a row of the statement above.
    private static func contact(_ raw: RawRow) throws -> ContactRow {
        var line = ContactRow(count: try raw.integer(8, within: StoredBounds.heads))
        line.theme = try raw.optionalText(9)
        line.theme2 = try raw.optionalText(10)
        line.theme3 = try raw.optionalText(11)
        line.gender = try raw.optionalText(12)
        line.ageBand = try raw.optionalText(13)
        line.attendance = try raw.optionalText(14)
        line.territory = try raw.optionalText(15)
        line.origin = try raw.optionalText(16)
        line.outcome = try raw.optionalText(17)
        return line
    }
}

/// The rows that belong to the sessions of a tally, table by table; nil for a table the tally does not need.
private struct TallyChildRows {
    private let listed: [(dimension: Dimension, cursor: ChildRowCursor)]
    private let ofLines: [(dimension: Dimension, cursor: ChildRowCursor)]
    private let margins: ChildRowCursor
    private let effects: ChildRowCursor?

    init(_ needs: Set<Dimension>, sessions: ClosedRange<Int64>, _ db: Database) throws {
        func cursors(_ tables: [(Dimension, String)]) throws -> [(Dimension, ChildRowCursor)] {
            try tables.filter { needs.contains($0.0) }.map {
                ($0.0, try ChildRowCursor($0.1, sessions: sessions, db))
            }
        }
        listed = try cursors([
            (.mediator, "session_mediator"), (.funding, "session_funding"), (.partner, "session_partner"),
            (.language, "session_language"),
        ])
        ofLines = try cursors([(.action, "contact_action"), (.referral, "contact_referral")])
        margins = try ChildRowCursor("contact_margin", sessions: sessions, db)
        effects = needs.contains(.effect) ? try ChildRowCursor("session_effect", sessions: sessions, db) : nil
    }

    /// Hands the rows of a session over; margins alone where the session comes before the period.
    func hand(to fold: inout TallyFold, session: Int64) throws {
        if !fold.isEarlier { try handAllButMargins(to: &fold, session: session) }
        try margins.rows(of: session) { row in
            let count = try row.integer(4, within: StoredBounds.heads)
            guard let dimension = Dimension(rawValue: String(decoding: try row.text(2), as: UTF8.self)) else { return }
            try fold.addMargin(dimension, row.text(3), count: count, toLine: Int(row.integer(1)))
        }
    }

    private func handAllButMargins(to fold: inout TallyFold, session: Int64) throws {
        for (dimension, cursor) in listed { try cursor.rows(of: session) { fold.add(dimension, try $0.text(1)) } }
        for (dimension, cursor) in ofLines {
            try cursor.rows(of: session) { try fold.add(dimension, $0.text(2), toLine: Int($0.integer(1))) }
        }
        try effects?.rows(of: session) { row in
            let hundredths = try row.integer(3, within: StoredBounds.hundredths)
            fold.addEffect(
                try row.text(2), Quantity(hundredths: Int64(hundredths)), confirmedBy: try row.optionalText(4))
        }
    }
}
