import Crypto
import Foundation
import GRDB
import Mediation

/// One write, as the journal keeps it.
package struct JournalEntry: Sendable, Hashable {
    /// Its number, from 1, without a gap.
    package let id: Int64
    /// UTC, `YYYY-MM-DDThh:mm:ssZ`.
    package let madeAt: String
    /// The command, e.g. `record`.
    package let verb: String
    /// What was written, without content.
    package let object: String
    /// Why, when one was asked for.
    package let reason: String?
    /// Who wrote it: a mediator's code or an account of the computer; nil when not known.
    package let author: String?
    /// The file read, without its folder, for an import.
    package let fileName: String?
    /// Whether a later entry took it back.
    package let isUndone: Bool
    /// SHA-256 that ties it to all entries before it; nil in a register of version 1.
    package let chainDigest: String?

    init(_ row: Row) throws {
        id = try row.read("id")
        madeAt = try row.read("made_at")
        verb = try row.read("verb")
        object = try row.read("object")
        reason = try row.read("reason")
        author = row.hasColumn("author") ? try row.read("author") : nil
        fileName = try row.read("file_name")
        isUndone = try row.read("undone_by") as Int64? != nil
        chainDigest = row.hasColumn("chain_digest") ? try row.read("chain_digest") : nil
    }
}

/// The first entry whose link does not hold.
package struct BrokenLink: Sendable, Hashable {
    /// Number of the entry.
    package let entry: Int64
    /// What does not hold.
    package let why: Sentence
}

extension Register {
    /// Every write, the oldest first. It is kept to ask about one write, and is no watch on the team: nothing counts or
    /// lists writes by author.
    package func journal() throws -> [JournalEntry] {
        try read { try Row.fetchAll($0, sql: "SELECT * FROM entry ORDER BY id").map { try JournalEntry($0) } }
    }

    /// Follows the chain from its start; answers the first link that does not hold, nil when all do.
    package func brokenLink() throws -> BrokenLink? {
        try read { db in
            guard try db.columns(in: "entry").contains(where: { $0.name == "chain_digest" }) else { return nil }
            var before = ""
            var expected: Int64 = 1
            let rows = try Row.fetchCursor(db, sql: "SELECT * FROM entry ORDER BY id")
            while let row = try rows.next() {
                let id: Int64 = try row.read("id")
                guard id == expected else {
                    return BrokenLink(
                        entry: expected, why: Sentence("cette entrée n’est plus là", "this entry is no longer there"))
                }
                let content = try Self.contentDigest(ofEntry: id, Self.form(row), db)
                guard try row.read("content_digest") == content else {
                    return BrokenLink(
                        entry: id,
                        why: Sentence(
                            "ce qu’elle a écrit n’est plus ce qui avait été écrit",
                            "what it wrote is no longer what had been written"))
                }
                before = try Self.chainDigest(row, content, before)
                guard try row.read("chain_digest") == before else {
                    return BrokenLink(
                        entry: id, why: Sentence("elle a été changée", "it was changed"))
                }
                expected = id + 1
            }
            return nil
        }
    }

    /// Ties the last entry to those before it: the last thing a write does.
    func addLink(_ entry: Int64, _ db: Database) throws {
        let before =
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT chain_digest FROM entry WHERE id = ?"), arguments: [entry - 1]) ?? ""
        guard
            let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM entry WHERE id = ?"), arguments: [entry])
        else { return }
        let content = try Self.contentDigest(ofEntry: entry, Self.form(row), db)
        try db.cachedStatement(sql: "UPDATE entry SET content_digest = ?, chain_digest = ? WHERE id = ?").execute(
            arguments: [content, try Self.chainDigest(row, content, before), entry])
    }

    private static func chainDigest(_ row: Row, _ content: String, _ before: String) throws -> String {
        let texts = try ["made_at", "verb", "object", "reason", "file_name", "file_digest", "program"].map {
            (try row.read($0) as String?) ?? ""
        }
        let author: [String] = row.hasColumn("author") ? [try row.read("author")].compactMap { $0 } : []
        // A length before each: no two entries give the same text.
        let fields = (["\(try row.read("id") as Int64)"] + texts + author).map { "\($0.utf8.count):\($0)" }
        return digest((fields + [content, before]).joined(separator: "\n"))
    }

    private static func form(_ row: Row) throws -> Int? {
        row.hasColumn("content_form") ? try row.read("content_form") : nil
    }

    /// Of the versions of sessions an entry began (with their numbers from form 3 on), and of the rows of setup after it.
    /// Purging empties a session's content and not its digest, so it does not break the chain.
    private static func contentDigest(ofEntry entry: Int64, _ form: Int?, _ db: Database) throws -> String {
        var hash = SHA256()
        func add(_ sql: String) throws {
            let lines = try String.fetchCursor(db.cachedStatement(sql: sql), arguments: [entry])
            while var line = try lines.next() {
                line.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
            }
        }
        let number = form == 3 ? "number || ' ' || " : ""
        try add(
            """
            SELECT \(number)uuid || ' ' || version || ' ' || digest || char(10) FROM session WHERE since = ? ORDER BY id
            """)
        try add(
            """
            SELECT table_name || ' ' || row_key || ' ' || coalesce(after, '') || char(10) FROM setup_change WHERE entry = ?
            ORDER BY id
            """)
        return hexadecimal(hash.finalize())
    }
}

extension Register {
    /// Whether the file is of the schema this program writes.
    package func isOfThisVersion() throws -> Bool {
        try read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Self.schemaVersion
    }

    /// Brings a register of an older version to this one: a copy beside it first, then one transaction, old or new.
    /// Answers where the copy is; nil when there was nothing to do.
    @discardableResult
    func migrate() throws -> String? {
        let version = try read { db in
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            // A version set back by hand would be brought up again and again. Looked at in one reading: another program may
            // be bringing the file up.
            let isLater =
                try version < 3 && db.tableExists(SetupTable.assertion.name)
                || version < 2 && db.columns(in: "entry").contains { $0.name == "chain_digest" }
            guard !isLater else { throw RegisterProblem.damaged(path: path, detail: "user_version \(version)") }
            return version
        }
        guard version < Self.schemaVersion else { return nil }
        let copy = path.isEmpty ? nil : try Backups(of: path).make(self, because: "v\(version)")
        try translated {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    // Another program may have done it while this one waited.
                    guard try Int.fetchOne(db, sql: "PRAGMA user_version") == version else { return .rollback }
                    if version < 2 { try addChain(db) }
                    if version < 3 { try addAssertions(db) }
                    return .commit
                }
            }
        }
        return copy
    }

    private func addChain(_ db: Database) throws {
        try db.execute(sql: Embedded.files["002-journal-chain.sql"] ?? "")
        for entry in try Int64.fetchAll(db, sql: "SELECT id FROM entry ORDER BY id") { try addLink(entry, db) }
    }

    private func addAssertions(_ db: Database) throws {
        try db.execute(sql: Embedded.files["003-assertions.sql"] ?? "")
        try keepAssociationDigest(db)
    }
}
