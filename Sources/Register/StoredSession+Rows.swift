import GRDB
import Mediation

extension StoredSession {
    /// The sessions of some rows, with their child rows: one query a table, whatever the number of sessions.
    /// - Parameter isSalvaging: leaves out what cannot be read instead of throwing.
    static func all(of rows: [Row], _ db: Database, isSalvaging: Bool = false) throws -> [StoredSession] {
        let children = try SessionChildRows(of: rows.map { try $0.read("id") }, db, isSalvaging: isSalvaging)
        let purges = try Register.Snapshot.purges(db)
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
            let until: Int64? = try row.read("until")
            return StoredSession(
                id: try row.read("uuid"), number: try row.read("number"), version: try row.read("version"),
                session: session, isCancelled: until != nil && !purges.contains { $0.entry == until },
                // What a purge emptied has no mediator any more.
                purgedOn: session.mediators.isEmpty
                    ? until.flatMap { until in purges.first { $0.entry >= until && day < $0.before }?.day } : nil)
        }
    }
}
