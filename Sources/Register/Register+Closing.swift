import GRDB
import Mediation

extension Register {
    /// Freezes a period: no write may touch a session of it, nor a cost whose days it holds all, until it is reopened.
    package func close(_ period: Period, reason: String) throws {
        try write("close", period.description, reason: reason) { db, entry in
            if try Snapshot.closures(before: entry, db).contains(period) {
                throw RegisterProblem.alreadyClosed(period: period)
            }
        }
    }

    /// Takes the freeze of a period off.
    package func reopen(_ period: Period, reason: String) throws {
        try write("reopen", period.description, reason: reason) { db, entry in
            guard try Snapshot.closures(before: entry, db).contains(period) else {
                throw RegisterProblem.notClosed(period: period)
            }
        }
    }

    /// Refuses a write, before its commit, that touched a session or the accounts of a closed period.
    /// - Parameter entry: the write whose sessions and set-up are looked at.
    func refuseClosed(_ entry: Int64, _ db: Database) throws {
        let closed = try Snapshot.closures(before: .max, db)
        guard !closed.isEmpty else { return }
        for period in closed {
            let touched = try String.fetchOne(
                db,
                sql: """
                    SELECT day FROM session WHERE since = :entry AND day >= :start AND day <= :last
                    UNION ALL SELECT day FROM session WHERE until = :entry AND day >= :start AND day <= :last LIMIT 1
                    """,
                arguments: [
                    "entry": entry, "start": period.start.description, "last": period.last.description,
                ])
            if touched != nil { throw RegisterProblem.closed(period: period) }
            let cost = try Int.fetchOne(
                db,
                sql: """
                    SELECT 1 FROM setup_change WHERE entry = :entry AND table_name = 'cost'
                        AND coalesce(after ->> 'from_day', (after ->> 'year') || '-01-01') >= :start
                        AND coalesce(after ->> 'to_day', (after ->> 'year') || '-12-31') <= :last LIMIT 1
                    """,
                arguments: ["entry": entry, "start": period.start.description, "last": period.last.description])
            if cost != nil { throw RegisterProblem.closed(period: period) }
        }
    }
}
