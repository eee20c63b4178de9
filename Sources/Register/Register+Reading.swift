import Counting
import GRDB
import Mediation
import Nomenclature

extension Register {
    /// The sessions that stand in a period, by day then number; all of them without a period.
    package func sessions(in period: Period? = nil, filter: SessionFilter = SessionFilter()) throws -> [StoredSession] {
        let book = try codeBook()
        return try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM session
                    WHERE until IS NULL AND day >= ? AND day < ? ORDER BY day, start, number
                    """,
                arguments: [period?.start.description ?? "", period?.end.description ?? "9"])
            var matcher = SessionMatcher(filter, book)
            return try loaded(rows, db).filter { matcher.accepts($0.session) }
        }
    }

    /// Every version of a session, the oldest first, by its number or UUID; throws when there is none.
    package func versions(of id: String) throws -> [SessionVersion] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT * FROM session WHERE \(Self.identityCondition(id)) ORDER BY version, id", arguments: [id])
            guard !rows.isEmpty else { throw RegisterProblem.noSession(id) }
            return try zip(rows, loaded(rows, db)).map { row, stored in
                SessionVersion(
                    stored: stored, since: try entry(row.read("since"), db), until: try entry(row.read("until"), db))
            }
        }
    }

    /// The last recorded session that stands, of a mediator and a kind when given.
    package func lastSession(mediator: String? = nil, kind: String? = nil) throws -> StoredSession? {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM session WHERE until IS NULL
                    AND (:kind IS NULL OR kind = :kind)
                    AND (:mediator IS NULL OR id IN (SELECT session FROM session_mediator WHERE mediator = :mediator))
                    ORDER BY since DESC, id DESC LIMIT 1
                    """, arguments: ["kind": kind, "mediator": mediator])
            return try loaded(rows, db).first
        }
    }

    private func entry(_ id: Int64?, _ db: Database) throws -> JournalEntry? {
        try id.flatMap { try Row.fetchOne(db, sql: "SELECT * FROM entry WHERE id = ?", arguments: [$0]) }
            .map { try JournalEntry($0) }
    }

    /// Completes session rows with what hangs on them: one query a table, whatever the number of sessions.
    /// - Parameter isSalvaging: leaves out what cannot be read instead of throwing.
    func loaded(_ rows: [Row], _ db: Database, isSalvaging: Bool = false) throws -> [StoredSession] {
        let children = try Children(of: rows.map { try $0.read("id") }, db, isSalvaging: isSalvaging)
        return try rows.map { row in
            guard let day = CivilDate(iso: try row.read("day") as String) else { throw DamagedValue(place: "day") }
            let id: Int64 = try row.read("id")
            var session = Session(
                day: day, minutes: Minutes(try row.number("minutes", within: StoredBounds.minutes)),
                kind: try row.read("kind"), place: try row.read("place"),
                mediators: children.mediators[id] ?? [])
            session.start = (try row.read("start") as String?).flatMap { ClockTime(typed: $0) }
            session.fundings = children.fundings[id] ?? []
            session.partners = children.partners[id] ?? []
            session.languages = children.languages[id] ?? []
            session.present = try row.read("present", within: StoredBounds.heads).map(Int.init)
            session.turnedAway = try row.read("turned_away", within: StoredBounds.heads).map(Int.init)
            session.comment = try row.read("comment")
            session.contacts = children.contacts[id] ?? []
            session.effects = children.effects[id] ?? []
            return StoredSession(
                id: try row.read("uuid"), number: try row.read("number"), version: try row.read("version"),
                session: session, isCancelled: try row.read("until") as Int64? != nil)
        }
    }
}

/// One version of a session and the writes that made and closed it.
package struct SessionVersion: Sendable, Hashable {
    /// The session as this version has it.
    package let stored: StoredSession
    /// The write that made it.
    package let since: JournalEntry?
    /// The write that replaced or cancelled it; nil while it stands.
    package let until: JournalEntry?
}

/// What hangs on some sessions, by session row.
private struct Children {
    var mediators: [Int64: [String]] = [:]
    var fundings: [Int64: [String]] = [:]
    var partners: [Int64: [String]] = [:]
    var languages: [Int64: [String]] = [:]
    var contacts: [Int64: [Contact]] = [:]
    var effects: [Int64: [Effect]] = [:]

    init(of ids: [Int64], _ db: Database, isSalvaging: Bool) throws {
        guard !ids.isEmpty else { return }
        // The ids travel as one JSON array: no limit on their number.
        let list = "[" + ids.map(String.init).joined(separator: ",") + "]"
        func rows(_ table: String, _ body: (Row, Int64) throws -> Void) throws {
            let sql = "SELECT * FROM \(table) WHERE session IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
            do {
                let cursor = try Row.fetchCursor(db, sql: sql, arguments: [list])
                while let row = try cursor.next() { try body(row, try row.read(0)) }
            } catch  where isSalvaging {}
        }
        try rows("session_mediator") { mediators[$1, default: []].append(try $0.read(1)) }
        try rows("session_funding") { fundings[$1, default: []].append(try $0.read(1)) }
        try rows("session_partner") { partners[$1, default: []].append(try $0.read(1)) }
        try rows("session_language") { languages[$1, default: []].append(try $0.read(1)) }
        try rows("contact") { contacts[$1, default: []].append(try Self.contact($0)) }
        func lines(_ table: String, _ body: (Row, inout Contact) throws -> Void) throws {
            try rows(table) { row, id in
                // Lines are numbered from 1 without a gap.
                let line = try row.number("line", within: 1...Int64(max(1, contacts[id]?.count ?? 0)))
                guard contacts[id] != nil else { throw DamagedValue(place: table) }
                try body(row, &contacts[id]![line - 1])
            }
        }
        try lines("contact_action") { $1.actions.append(try $0.read(2)) }
        try lines("contact_referral") { $1.referrals.append(try $0.read(2)) }
        try lines("contact_margin") { row, contact in
            guard let dimension = Dimension(rawValue: try row.read(2)) else { return }
            let count = try row.number("count", within: StoredBounds.heads)
            contact.margins.append(Margin(dimension: dimension, code: try row.read(3), count: count))
        }
        try lines("contact_trait") { $1.traits[try $0.read(2)] = try $0.read(3) as String }
        try rows("session_effect") { row, id in
            let hundredths = try row.number("quantity_hundredths", within: StoredBounds.hundredths)
            effects[id, default: []].append(
                Effect(
                    code: try row.read(2), quantity: Quantity(hundredths: Int64(hundredths)),
                    confirmedBy: try row.read(4)))
        }
    }

    private static func contact(_ row: Row) throws -> Contact {
        var contact = Contact(
            themes: try ["theme", "theme_2", "theme_3"].compactMap { (column) -> String? in try row.read(column) })
        contact.count = try row.number("count", within: StoredBounds.heads)
        contact.gender = try row.read("gender")
        contact.ageBand = try row.read("age_band")
        contact.attendance = try row.read("attendance")
        contact.territory = try row.read("territory")
        contact.origin = try row.read("origin")
        contact.outcome = try row.read("outcome")
        contact.minutes = try row.read("minutes", within: StoredBounds.minutes).map(Int.init)
        return contact
    }
}

extension Register {
    /// The calendar months that have sessions in a period, in order; of the whole register without a period.
    package func months(in period: Period? = nil) throws -> [Period] {
        let first = try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT substr(day, 1, 7) FROM session
                    WHERE until IS NULL AND day >= ? AND day < ? ORDER BY 1
                    """, arguments: [period?.start.description ?? "", period?.end.description ?? "9"])
        }
        return first.compactMap { (month) -> Period? in
            guard let whole = try? Period(typed: month) else { return nil }
            guard let period else { return whole }
            return Period(first: max(whole.start, period.start), last: min(whole.last, period.last))
        }
    }
}
