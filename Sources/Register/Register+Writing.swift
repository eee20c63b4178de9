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
                    try addLink(entry, db)
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

    /// SHA-256 of a text, in hexadecimal.
    package static func digest(_ text: String) -> String {
        var (text, hash) = (text, SHA256())
        text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        return hexadecimal(hash.finalize())
    }

    static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        let digits: StaticString = "0123456789abcdef"
        let bytes = Array(digest)
        return String(unsafeUninitializedCapacity: 2 * bytes.count) { letters in
            for (rank, byte) in bytes.enumerated() {
                letters[2 * rank] = digits.utf8Start[Int(byte >> 4)]
                letters[2 * rank + 1] = digits.utf8Start[Int(byte & 15)]
            }
            return 2 * bytes.count
        }
    }

    /// Digest of what counts today: the association, what is set up, the standing sessions. The same for two registers
    /// of equal content, whatever their history.
    package func contentDigest() throws -> String {
        try read { try Self.contentDigest($0) }
    }

    static func contentDigest(_ db: Database) throws -> String {
        var hash = SHA256()
        func add(_ sql: String) throws {
            let rows = try Row.fetchCursor(db, sql: sql)
            while let row = try rows.next() {
                hash.update(data: Data("\(try row.read(0) as String)\n".utf8))
            }
        }
        try add("SELECT code || char(31) || name FROM association")
        for table in SetupTable.counted {
            // A retired partner or funding may still be named by sessions; a retired cost or target counts nowhere.
            let counts = [SetupTable.cost, .target].contains(table) ? "state = 'active'" : "state <> 'withdrawn'"
            try add(
                "SELECT '\(table.name) ' || \(table.jsonObject(without: "number", db)) FROM \(table.name) WHERE \(counts)"
                    + (table.isCodeList
                        ? " AND (common IS NOT NULL OR retired_on IS NOT NULL OR merged_into IS NOT NULL)" : "")
                    + " ORDER BY 1")
        }
        // Read as they lie and sorted here: by the index, each row would be looked up on its own.
        let rows = try Row.fetchCursor(
            db, sql: "SELECT uuid || digest FROM session NOT INDEXED WHERE until IS NULL")
        var sessions: [String] = []
        while let row = try rows.next() { sessions.append(try row.read(0)) }
        sessions.sort()
        for session in sessions {
            var line = session + "\n"
            line.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        }
        return hexadecimal(hash.finalize())
    }
}

extension Register {
    /// SHA-256 of a file, in hexadecimal, read by stretches.
    package static func digest(ofFile path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw RegisterProblem.readOnly(path: path) }
        defer { try? handle.close() }
        var hash = SHA256()
        while let stretch = try handle.read(upToCount: 262_144), !stretch.isEmpty { hash.update(data: stretch) }
        return hexadecimal(hash.finalize())
    }
}
