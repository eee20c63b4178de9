import Crypto
import Foundation
import GRDB
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
                var value: Value?
                // What a statement would have to take back is kept in memory: on the disk, it costs writes by the row.
                if inBulk { try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY") }
                defer { if inBulk { try? db.execute(sql: "PRAGMA foreign_keys = ON") } }
                try db.inTransaction(.immediate) {
                    try db.cachedStatement(
                        sql: """
                            INSERT INTO entry (made_at, verb, object, reason, file_name, file_digest, program, author, content_form)
                            VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?, ?, 3)
                            """
                    ).execute(arguments: [verb, object, reason, file?.name, file?.digest, program, author])
                    let entry = db.lastInsertedRowID
                    value = try body(db, entry)
                    if !evenClosed { try refuseClosed(entry, db) }
                    if inBulk { try checkForeignKeys(db) }
                    try JournalChain.addLink(entry, db)
                    return .commit
                }
                return value!
            }
        }
    }

    /// Foreign keys of every table but the two that hold a row a person and more: their codes are checked by whoever
    /// wrote them (`CodeUse`), ten times as fast.
    private func checkForeignKeys(_ db: Database) throws {
        let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        for table in tables where !CodeUse.tables.contains(table) { try db.checkForeignKeys(in: table) }
    }

    /// What leaves a word in the journal and changes nothing else: it is not undone.
    package enum Note: String, CaseIterable, Sendable {
        /// Everything, or a mediator's own data, went out of the register.
        case export
        /// A backup took the place of the register; the word is in the one restored.
        case restore
    }

    /// Leaves a word in the journal.
    package func note(_ what: Note, _ object: String) throws { try write(what.rawValue, object) { _, _ in } }
}
