import GRDB

/// What a register holds, shown before and after it is replaced.
package struct RegisterTotals: Sendable, Hashable {
    /// Sessions that count.
    package let sessions: Int
    /// Heads in their lines.
    package let passages: Int
    /// The last entry of the journal.
    package let lastEntry: Int64

    init(_ db: Database) throws {
        sessions = try Int.fetchOne(db, sql: "SELECT count(*) FROM standing_session") ?? 0
        passages = try Int.fetchOne(db, sql: "SELECT total(count) FROM standing_contact") ?? 0
        lastEntry = try Int64.fetchOne(db, sql: "SELECT max(id) FROM entry") ?? 0
    }

    /// Those of a file, once SQLite found it whole. Never changes it.
    static func checked(_ path: String) throws -> RegisterTotals {
        let register = try Register(opening: path, for: .reading)
        try register.refuseDamaged("integrity_check")
        return try register.read { try RegisterTotals($0) }
    }
}
