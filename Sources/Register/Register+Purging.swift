import GRDB
import Mediation

extension Register {
    /// Takes out all that is told of people and of what was done in sessions held before a day: contact lines, their
    /// details, effects, mediators, partners, remarks. The row of the session stays with its day, place, kind and length,
    /// closed, and its digests, so that the journal's chain still holds and a file read again does not bring it back; it counts nowhere any more. What was there is
    /// overwritten on the disk (`secure_delete`). A purge is not undone, nor is any write before it.
    ///
    /// Counts of what goes are kept first, month by month, so that figures already given stay what they were.
    /// - Parameter kept: what to count of every month; the period is not looked at. What none of them counts can no longer
    ///   be answered (`Tally.gap`).
    package func purge(before day: CivilDate, keeping kept: [TallyRequest], isDryRun: Bool) throws -> PurgeResult {
        if isDryRun { return try snapshot { try $0.purgeable(before: day) } }
        return try write("purge", "< \(day)", evenClosed: true) { db, entry in
            let snapshot = Snapshot(db, path)
            let result = try snapshot.purgeable(before: day)
            try snapshot.keepTallies(kept, before: day, entry)
            try db.execute(sql: "PRAGMA secure_delete = ON")
            // Children before their parents.
            for table in [
                "contact_trait", "contact_margin", "contact_referral", "contact_action", "contact", "session_effect",
                "session_language", "session_partner", "session_funding", "session_mediator",
            ] {
                try db.execute(
                    sql: "DELETE FROM \(table) WHERE session IN (SELECT id FROM session WHERE day < ?)",
                    arguments: [day.description])
            }
            try db.execute(
                sql: """
                    UPDATE session SET comment = NULL, start = NULL, present = NULL, turned_away = NULL,
                    source_key = NULL, until = coalesce(until, ?) WHERE day < ?
                    """, arguments: [entry, day.description])
            return result
        }
    }
}

extension Register.Snapshot {
    /// What a purge of the sessions held before a day would take out.
    func purgeable(before day: CivilDate) throws -> PurgeResult {
        var result = PurgeResult()
        let arguments: StatementArguments = [day.description]
        // Those purged before have no mediator any more.
        let held = "day < ? AND EXISTS (SELECT 1 FROM session_mediator WHERE session = s.id)"
        result.versions =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM session s WHERE \(held)", arguments: arguments) ?? 0
        result.passages =
            try Int.fetchOne(
                db,
                sql:
                    "SELECT total(c.count) FROM contact c JOIN session s ON s.id = c.session WHERE s.until IS NULL AND s.day < ?",
                arguments: arguments) ?? 0
        result.comments =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM session s WHERE day < ? AND comment IS NOT NULL", arguments: arguments)
            ?? 0
        return result
    }
}
