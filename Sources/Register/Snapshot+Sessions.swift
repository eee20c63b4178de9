import Counting
import GRDB
import Mediation
import Nomenclature

extension Register.Snapshot {
    /// The sessions that stand in a period, by day then number; all of them without a period.
    package func sessions(in period: Period? = nil, filter: SessionFilter = SessionFilter()) throws -> [StoredSession] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM session
                WHERE until IS NULL AND day >= ? AND day <= ? ORDER BY day, start, number
                """,
            arguments: [period?.start.description ?? "", period?.last.description ?? "9"])
        var matcher = SessionMatcher(filter, try codeBook(), try setup())
        return try StoredSession.all(of: rows, db).filter { matcher.accepts($0.session) }
    }

    /// The day of the first session that stands, or stood until it was purged; nil without any.
    package func firstDay() throws -> CivilDate? {
        try String.fetchOne(db, sql: "SELECT min(day) FROM session WHERE \(Self.stoodUntilPurged(db))")
            .flatMap { CivilDate(iso: $0) }
    }

    /// Heads of each session in the contact lines a filter wants.
    package func passages(of sessions: [StoredSession], filter: SessionFilter) throws -> [Int] {
        var matcher = SessionMatcher(filter, try codeBook(), try setup())
        return sessions.map { matcher.part(of: $0.session)?.passages ?? 0 }
    }

    /// Every version of a session, the oldest first, by its number or UUID; throws when there is none.
    package func versions(of id: String) throws -> [SessionVersion] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM session WHERE \(Register.identityCondition(id)) ORDER BY version, id",
            arguments: [id])
        guard !rows.isEmpty else { throw RegisterProblem.noSession(id) }
        return try zip(rows, StoredSession.all(of: rows, db)).map { row, stored in
            SessionVersion(stored: stored, since: try entry(row.read("since")), until: try entry(row.read("until")))
        }
    }

    /// The last recorded session that stands, of a mediator and a kind when given.
    package func lastSession(mediator: String? = nil, kind: String? = nil) throws -> StoredSession? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM session WHERE until IS NULL
                AND (:kind IS NULL OR kind = :kind)
                AND (:mediator IS NULL OR id IN (SELECT session FROM session_mediator WHERE mediator = :mediator))
                ORDER BY since DESC, id DESC LIMIT 1
                """, arguments: ["kind": kind, "mediator": mediator])
        return try StoredSession.all(of: rows, db).first
    }

    private func entry(_ id: Int64?) throws -> JournalEntry? {
        try id.flatMap { try Row.fetchOne(db, sql: "SELECT * FROM entry WHERE id = ?", arguments: [$0]) }
            .map { try JournalEntry($0) }
    }

    /// The calendar months that have sessions in a period, in order; of the whole register without a period.
    package func months(in period: Period? = nil) throws -> [Period] {
        let months = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT substr(day, 1, 7) FROM session
                WHERE until IS NULL AND day >= ? AND day <= ? ORDER BY 1
                """, arguments: [period?.start.description ?? "", period?.last.description ?? "9"])
        return months.compactMap { (month) -> Period? in
            guard let whole = try? Period(typed: month) else { return nil }
            guard let period else { return whole }
            return Period(first: max(whole.start, period.start), last: min(whole.last, period.last))
        }
    }
}
