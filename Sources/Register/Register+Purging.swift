import GRDB
import Mediation

/// What a purge takes out, or would.
package struct PurgeResult: Sendable, Hashable {
    /// Versions of sessions, those cancelled or replaced included.
    package var versions = 0
    /// Heads in the lines of those that stood.
    package var passages = 0
    /// Remarks.
    package var comments = 0
}

extension Register {
    /// Takes out all that is told of people and of what was done in sessions held before a day: contact lines, their
    /// details, effects, mediators, partners, remarks. The row of the session stays with its day, place, kind and length,
    /// closed, and its digest, so that the journal's chain still holds; it counts nowhere any more. What was there is
    /// overwritten on the disk (`secure_delete`). A purge is not undone, nor is any write before it.
    package func purge(before day: CivilDate, isDryRun: Bool) throws -> PurgeResult {
        if isDryRun { return try read { try Self.purgeable(before: day, $0) } }
        return try write("purge", "< \(day)", evenClosed: true) { db, entry in
            let result = try Self.purgeable(before: day, db)
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
                    source_key = NULL, source_digest = NULL, until = coalesce(until, ?) WHERE day < ?
                    """, arguments: [entry, day.description])
            return result
        }
    }

    private static func purgeable(before day: CivilDate, _ db: Database) throws -> PurgeResult {
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

/// Facts for the record of processing.
package struct PrivacyFacts: Sendable, Hashable {
    /// Sessions that stand.
    package let sessions: Int
    /// Sessions that carry a remark.
    package let comments: Int
    /// Mediators whose name is given.
    package let namedMediators: Int
    /// First day of a session that stands, `YYYY-MM-DD`; nil with none.
    package let first: String?
    /// Last day of a session that stands, `YYYY-MM-DD`; nil with none.
    package let last: String?
}

extension Register {
    /// What the record of processing must say of this register.
    package func privacyFacts() throws -> PrivacyFacts {
        try read { db in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM " + sql) ?? 0 }
            return PrivacyFacts(
                sessions: try count("session WHERE until IS NULL"),
                comments: try count("session WHERE comment IS NOT NULL"),
                namedMediators: try count("mediator WHERE name IS NOT NULL AND state <> 'withdrawn'"),
                first: try String.fetchOne(db, sql: "SELECT min(day) FROM session WHERE until IS NULL"),
                last: try String.fetchOne(db, sql: "SELECT max(day) FROM session WHERE until IS NULL"))
        }
    }
}
