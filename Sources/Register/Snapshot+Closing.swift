import GRDB
import Mediation

extension Register.Snapshot {
    /// The periods closed today, in the order they were closed.
    package func closedPeriods() throws -> [Period] { try Self.closures(before: .max, db) }

    /// The periods closed today, each with the write that closed it, in the order they were closed.
    package func closings() throws -> [(period: Period, entry: JournalEntry)] {
        let entries = try Row.fetchAll(
            db, sql: "SELECT * FROM entry WHERE verb = 'close' AND undone_by IS NULL ORDER BY id DESC"
        ).map { try JournalEntry($0) }
        return try closedPeriods().compactMap { period in
            entries.first { $0.object == period.description }.map { (period, $0) }
        }
    }

    /// Numbers of the sessions of a period that stand, or stood until they were purged, written after it, or a period that overlaps it, was first closed.
    package func lateEntries(in period: Period) throws -> [Int] {
        let closings = try Row.fetchAll(
            db, sql: "SELECT id, object FROM entry WHERE verb = 'close' AND undone_by IS NULL ORDER BY id")
        let stood = try Self.stoodUntilPurged(db)
        var numbers: Set<Int> = []
        for closing in closings {
            guard let closed = try? Period(typed: closing.read("object")) else { continue }
            let start = max(closed.start, period.start).description
            let last = min(closed.last, period.last).description
            numbers.formUnion(
                try Int.fetchAll(
                    db,
                    sql: "SELECT number FROM session WHERE \(stood) AND since > ? AND day >= ? AND day <= ?",
                    arguments: [closing.read("id") as Int64, start, last]))
        }
        return numbers.sorted()
    }

    /// Periods closed before a write: those of which the last word is `close`.
    static func closures(before entry: Int64, _ db: Database) throws -> [Period] {
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
}
