import GRDB
import GRDBSQLite
import Mediation

/// How a register is kept.
package struct KeepingFacts: Sendable, Hashable {
    /// Version of the SQLite library, e.g. `3.40.1`.
    package let sqliteVersion: String
    /// `delete` unless someone changed it.
    package let journalMode: String
    /// Name of the newest backup beside the register; nil without one.
    package let newestBackup: String?
}

extension Register.Snapshot {
    /// How the register is kept.
    package func keepingFacts() throws -> KeepingFacts {
        KeepingFacts(
            sqliteVersion: String(cString: sqlite3_libversion()), journalMode: try journalMode(),
            newestBackup: path.isEmpty ? nil : Backups(of: path).names.last)
    }

    /// The checks of how the file is kept: its backups, its clock, its mode, its folder.
    func keepingFindings() throws -> [Finding] {
        let facts = try keepingFacts()
        return try [backupAge(facts), clock(), journalMode(facts), sharedFolder()].compactMap { $0 }
    }

    /// Days a write may wait for a backup.
    private static let backupDays = 30

    private func backupAge(_ facts: KeepingFacts) throws -> Finding? {
        guard !path.isEmpty else { return nil }
        // The name of a backup begins with its instant, as digits alone.
        let waiting =
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM entry
                    WHERE made_at < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-\(Self.backupDays) days')
                    AND replace(replace(replace(replace(made_at, '-', ''), ':', ''), 'T', '-'), 'Z', '') > ?
                    """, arguments: [facts.newestBackup ?? ""]) ?? 0
        return waiting == 0 ? nil : Finding(.backupAge, "\(waiting) entries", CheckName.backupAge.aim)
    }

    private func clock() throws -> Finding? {
        let ahead = try String.fetchOne(
            db,
            sql: """
                SELECT max(made_at) FROM entry WHERE made_at > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+1 day')
                """)
        return ahead.map { Finding(.clock, $0, CheckName.clock.aim) }
    }

    /// First version of SQLite without the race that may damage a file in WAL mode (sqlite.org/wal.html#walresetbug).
    private static let safeWAL: Int32 = 3_051_003

    private func journalMode(_ facts: KeepingFacts) -> Finding? {
        guard facts.journalMode == "wal", sqlite3_libversion_number() < Self.safeWAL else { return nil }
        return Finding(.journalMode, "SQLite \(facts.sqliteVersion)", CheckName.journalMode.aim)
    }

    private func sharedFolder() -> Finding? {
        SharedFolder.sharer(of: path).map { Finding(.sharedFolder, $0, CheckName.sharedFolder.aim) }
    }
}

extension Register.Snapshot {
    /// Whether this computer's clock is behind the last write by over a minute: days would be recorded wrong.
    package func clockIsBehind() throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT made_at > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+1 minute')
                FROM entry ORDER BY id DESC LIMIT 1
                """) ?? false
    }

    /// Whether the file is of the schema this program writes.
    package func isOfThisVersion() throws -> Bool {
        try Int.fetchOne(db, sql: "PRAGMA user_version") == Register.schemaVersion
    }
}
