import GRDB
import Mediation

/// Sessions of a period taken out by one purge.
package struct PurgedSessions: Sendable, Hashable {
    /// The day (UTC) of the purge.
    package let day: CivilDate
    /// How many stood until then.
    package let sessions: Int
}

extension Register.Snapshot {
    /// What purges took out of a period, in their order; of every day without a period. A purge that took nothing is left
    /// out.
    package func purges(in period: Period? = nil) throws -> [PurgedSessions] {
        try Self.purges(db).compactMap { purge in
            let sessions =
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM session WHERE until = ? AND day >= ? AND day <= ?",
                    arguments: [purge.entry, period?.start.description ?? "", period?.last.description ?? "9"]) ?? 0
            return sessions == 0 ? nil : PurgedSessions(day: purge.day, sessions: sessions)
        }
    }

    /// The months in which a mediator held sessions that were purged, each from its first session to its last, whoever held
    /// them, in order.
    package func purgedMonths(of mediator: String) throws -> [Period] {
        guard try db.tableExists("kept_code") else { return [] }
        return try Row.fetchAll(
            db, sql: "SELECT start, last FROM kept_code WHERE list = 'mediator' AND code = ? ORDER BY start",
            arguments: [mediator]
        ).map { row in
            guard let start = CivilDate(iso: try row.read(0) as String),
                let last = CivilDate(iso: try row.read(1) as String), let month = Period(first: start, last: last)
            else { throw DamagedValue(place: "kept_code") }
            return month
        }
    }

    /// The counts of what was purged of a period, with what they lack in `gap`; nil where nothing was.
    func keptTally(_ request: TallyRequest) throws -> Tally? {
        let purges = try Self.purges(db)
        guard !purges.isEmpty else { return nil }
        let costs = try setup().costs
        return try purges.reduce(Tally()) { $0 + (try KeptTallies(of: $1, costs: costs, db).tally(request)) }
    }

    /// The purges of the journal, in order.
    static func purges(_ db: Database) throws -> [KeptTallies.Purge] {
        // A register of an older version is read as it is.
        let hasKept = try db.tableExists("kept_request")
        let kept =
            hasKept ? "(SELECT purged_on FROM kept_request WHERE entry = e.id LIMIT 1)" : "NULL"
        return try Row.fetchAll(
            db,
            sql: """
                SELECT id, coalesce(\(kept), substr(made_at, 1, 10)), substr(object, 3) FROM entry e
                WHERE verb = 'purge' ORDER BY id
                """
        ).map { row in
            guard let day = CivilDate(iso: try row.read(1) as String),
                let before = CivilDate(iso: try row.read(2) as String)
            else { throw DamagedValue(place: "entry") }
            return KeptTallies.Purge(entry: try row.read(0), day: day, before: before)
        }
    }

    /// The condition of the versions of sessions that stand, or stood until they were purged.
    static func stoodUntilPurged(_ db: Database) throws -> String {
        let purges = try purges(db).map { String($0.entry) }
        return purges.isEmpty ? "until IS NULL" : "(until IS NULL OR until IN (\(purges.joined(separator: ", "))))"
    }
}
