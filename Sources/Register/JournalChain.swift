import Crypto
import Foundation
import GRDB
import Mediation

/// The chain of the journal: each entry has a digest of what it wrote, and one of itself and of the entry before.
enum JournalChain {
    /// Ties the last entry to those before it: the last thing a write does.
    static func addLink(_ entry: Int64, _ db: Database) throws {
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

    static func chainDigest(_ row: Row, _ content: String, _ before: String) throws -> String {
        let texts = try ["made_at", "verb", "object", "reason", "file_name", "file_digest", "program"].map {
            (try row.read($0) as String?) ?? ""
        }
        let author: [String] = row.hasColumn("author") ? [try row.read("author")].compactMap { $0 } : []
        // A length before each: no two entries give the same text.
        let fields = (["\(try row.read("id") as Int64)"] + texts + author).map { "\($0.utf8.count):\($0)" }
        return Register.digest((fields + [content, before]).joined(separator: "\n"))
    }

    static func form(_ row: Row) throws -> Int? {
        row.hasColumn("content_form") ? try row.read("content_form") : nil
    }

    /// Of the versions of sessions an entry began (with their numbers from form 3 on), of the rows of setup after it, and
    /// of what it kept of sessions it purged. Purging empties a session's content and not its digest, so it does not break
    /// the chain.
    static func contentDigest(ofEntry entry: Int64, _ form: Int?, _ db: Database) throws -> String {
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
        if try db.tableExists("kept_tally") { for lines in KeptTallies.lines { try add(lines) } }
        return Register.hexadecimal(hash.finalize())
    }
}
