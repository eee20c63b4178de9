import GRDB
import Mediation

extension Register {
    /// Freezes a period: no write may touch a session of it, nor the accounts of a year it holds whole, until it is
    /// reopened.
    package func close(_ period: Period, reason: String) throws {
        try write("close", period.description, reason: reason) { db, entry in
            if try Self.closures(before: entry, db).contains(period) {
                throw RegisterProblem.alreadyClosed(period: period)
            }
        }
    }

    /// Takes the freeze of a period off.
    package func reopen(_ period: Period, reason: String) throws {
        try write("reopen", period.description, reason: reason) { db, entry in
            guard try Self.closures(before: entry, db).contains(period) else {
                throw RegisterProblem.notClosed(period: period)
            }
        }
    }

    /// The periods closed today.
    package func closedPeriods() throws -> [Period] {
        try read { db in try Self.closures(before: .max, db) }
    }

    /// Numbers of the standing sessions of a period written after it, or a period that overlaps it, was first closed.
    package func lateEntries(in period: Period) throws -> [Int] {
        try read { db in
            let closings = try Row.fetchAll(
                db, sql: "SELECT id, object FROM entry WHERE verb = 'close' AND undone_by IS NULL ORDER BY id")
            var numbers: Set<Int> = []
            for closing in closings {
                guard let closed = try? Period(typed: closing.read("object")) else { continue }
                let start = max(closed.start, period.start).description
                let end = min(closed.end, period.end).description
                numbers.formUnion(
                    try Int.fetchAll(
                        db,
                        sql: "SELECT number FROM session WHERE until IS NULL AND since > ? AND day >= ? AND day < ?",
                        arguments: [closing.read("id") as Int64, start, end]))
            }
            return numbers.sorted()
        }
    }

    /// Periods closed before a write: those of which the last word is `close`.
    private static func closures(before entry: Int64, _ db: Database) throws -> [Period] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT verb, object FROM entry
                WHERE verb IN ('close', 'reopen') AND undone_by IS NULL AND id < ? ORDER BY id
                """, arguments: [entry])
        var closed: [Period] = []
        for row in rows {
            guard let period = try? Period(typed: row.read("object")) else { continue }
            closed.removeAll { $0 == period }
            if try row.read("verb") == "close" { closed.append(period) }
        }
        return closed
    }

    /// Refuses a write, before its commit, that touched a session or the accounts of a closed period.
    /// - Parameter entry: the write whose sessions and set-up are looked at.
    func refuseClosed(_ entry: Int64, _ db: Database) throws {
        let closed = try Self.closures(before: .max, db)
        guard !closed.isEmpty else { return }
        for period in closed {
            let touched = try String.fetchOne(
                db,
                sql: """
                    SELECT day FROM session WHERE since = :entry AND day >= :start AND day < :end
                    UNION ALL SELECT day FROM session WHERE until = :entry AND day >= :start AND day < :end LIMIT 1
                    """,
                arguments: [
                    "entry": entry, "start": period.start.description, "end": period.end.description,
                ])
            if touched != nil { throw RegisterProblem.closed(period: period) }
            let years = try Int.fetchAll(
                db,
                sql: """
                    SELECT json_extract(after, '$.year') FROM setup_change WHERE entry = ? AND table_name = 'cost'
                    """, arguments: [entry])
            for year in years {
                guard let whole = try? Period(typed: String(year)) else { continue }
                if period.start <= whole.start, whole.end <= period.end { throw RegisterProblem.closed(period: period) }
            }
        }
    }
}
