import GRDB
import GRDBSQLite
import Mediation

extension Register {
    /// Runs one write: a journal entry and what `body` does, in one transaction, all or nothing.
    ///
    /// Returns once the transaction is on the disk.
    /// - Parameters:
    ///   - inBulk: foreign keys are checked all together before the end instead of row after row.
    ///   - evenClosed: whether sessions of closed periods may be touched.
    func write<Value>(
        _ verb: String, _ object: String, reason: String? = nil, file: (name: String, digest: String)? = nil,
        inBulk: Bool = false, evenClosed: Bool = false, _ body: (Database, Int64) throws -> Value
    ) throws -> Value {
        try translated {
            try queue.writeWithoutTransaction { db in
                guard inBulk else { return try transaction(verb, object, reason, file, evenClosed, db, body) }
                return try Self.withBulkSettings(db) {
                    try transaction(verb, object, reason, file, evenClosed, db) { db, entry in
                        let value = try body(db, entry)
                        try checkForeignKeys(db)
                        return value
                    }
                }
            }
        }
    }

    private func transaction<Value>(
        _ verb: String, _ object: String, _ reason: String?, _ file: (name: String, digest: String)?,
        _ evenClosed: Bool, _ db: Database, _ body: (Database, Int64) throws -> Value
    ) throws -> Value {
        var written: Value?
        try inTransaction(db) {
            try db.cachedStatement(
                sql: """
                    INSERT INTO entry (made_at, verb, object, reason, file_name, file_digest, program, author, content_form)
                    VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?, ?, 3)
                    """
            ).execute(
                arguments: [
                    verb, object, reason, file?.name, file?.digest, author?.program ?? "", author?.name,
                ])
            let entry = db.lastInsertedRowID
            written = try body(db, entry)
            if !evenClosed { try refuseClosed(entry, db) }
            try JournalChain.addLink(entry, db)
            return .commit
        }
        guard let written else { throw RegisterProblem.unexpected(detail: verb) }
        return written
    }

    /// Runs a transaction that writes, begun `IMMEDIATE`. Throws when another file took the place of the register since it
    /// was opened (a restore): what would be written would be in neither.
    func inTransaction(_ db: Database, _ body: () throws -> Database.TransactionCompletion) throws {
        var known: IntegrityMark.Known?
        try db.inTransaction(.immediate) {
            guard try !Self.hasMoved(db) else { throw RegisterProblem.locked(path: path) }
            known = integrity?.beforeWrite(db)
            return try body()
        }
        if let known { integrity?.keep(after: known, db) }
    }

    private static func hasMoved(_ db: Database) throws -> Bool {
        var hasMoved: Int32 = 0
        let code = sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
        // A database in memory answers that it does not know.
        return code == SQLITE_OK && hasMoved != 0
    }

    /// Runs a body with the settings of a large write, and gives back those there were: foreign keys checked at its end
    /// instead of row after row; what a statement would have to take back kept in memory rather than on the disk; a cache
    /// of 128 MiB, so that pages are written once.
    private static func withBulkSettings<Value>(_ db: Database, _ body: () throws -> Value) throws -> Value {
        let settings = [("foreign_keys", "OFF"), ("temp_store", "MEMORY"), ("cache_size", "-131072")]
        let before = try settings.map { name, _ in try Int.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 }
        for (name, value) in settings { try db.execute(sql: "PRAGMA \(name) = \(value)") }
        defer {
            for ((name, _), value) in zip(settings, before) { try? db.execute(sql: "PRAGMA \(name) = \(value)") }
            try? db.execute(sql: "PRAGMA shrink_memory")
        }
        return try body()
    }

    /// Checks the foreign keys of every table but those that hold rows of persons: their codes are checked by whoever wrote
    /// them (`CodeUse`), ten times as fast; the writer wrote their parents in the same breath.
    private func checkForeignKeys(_ db: Database) throws {
        let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        for table in tables where !CodeUse.tables.contains(table) { try db.checkForeignKeys(in: table) }
    }

    /// What the journal keeps though it changes no data; it cannot be undone.
    package enum AuditEvent: String, CaseIterable, Sendable {
        /// Everything, or a mediator's own data, went out of the register.
        case export
        /// A backup took the place of the register; the entry is in the one restored.
        case restore
    }

    /// Enters an event in the journal.
    package func note(_ event: AuditEvent, _ object: String) throws { try write(event.rawValue, object) { _, _ in } }
}
