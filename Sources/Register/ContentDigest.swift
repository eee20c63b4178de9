import Crypto
import Foundation
import GRDB
import Mediation

/// The digest of what counts in a register today.
enum ContentDigest {
    /// SHA-256, in hexadecimal, of the association, what is set up and the sessions that count: the same for two registers
    /// of equal content, whatever their history.
    /// - Parameter days: only what counts in sessions of these days: the sessions, and of what is set up the rows they bear,
    ///   the costs of these days, the fundings promised something in them. A session purged counts there as it did, for its
    ///   figures stay what they were. Nil for everything, without what was purged.
    static func text(_ db: Database, of days: [Period]? = nil) throws -> String {
        let sealed = try days.map { try SealedDays($0, db) }
        var hash = SHA256()
        func add(_ sql: String) throws {
            let rows = try Row.fetchCursor(db, sql: sql)
            while let row = try rows.next() {
                hash.update(data: Data("\(try row.read(0) as String)\n".utf8))
            }
        }
        try add("SELECT code || char(31) || name FROM association")
        for table in SetupTable.counted where try db.tableExists(table.name) {
            // A retired partner or funding may still be named by sessions; a retired cost or target counts nowhere.
            let counts = [SetupTable.cost, .target].contains(table) ? "state = 'active'" : "state <> 'withdrawn'"
            // The last day of a code's use changes nothing in the days it was used on.
            let left = sealed != nil && table.isCodeList ? "retired_on" : "number"
            try add(
                "SELECT '\(table.name) ' || \(text(of: table, without: left, db)) FROM \(table.name) WHERE \(counts)"
                    + (table.isCodeList
                        ? " AND (common IS NOT NULL OR retired_on IS NOT NULL OR merged_into IS NOT NULL)" : "")
                    // Last: what sessions use is only looked for where a list was changed.
                    + (try sealed.map { " AND \(try $0.bears(table, db))" } ?? "")
                    + " ORDER BY 1")
        }
        // Read as they lie and sorted here: by the index, each row would be looked up on its own.
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT uuid || digest FROM session NOT INDEXED WHERE \(sealed?.holdsSession ?? "until IS NULL")")
        var sessions: [String] = []
        while let row = try rows.next() { sessions.append(try row.read(0)) }
        sessions.sort()
        for session in sessions {
            var line = session + "\n"
            line.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        }
        return Register.hexadecimal(hash.finalize())
    }

    /// The SQL of what a row of setup tells, whatever its number; what a version added, where there is something in it.
    /// - Parameter left: a column left out.
    private static func text(of table: SetupTable, without left: String, _ db: Database) throws -> String {
        var parts = [try table.jsonObject(without: [left] + table.laterColumns, db)]
        let known = Set(try db.columns(in: table.name).map(\.name))
        parts += table.laterColumns.filter(known.contains).map { "iif(\($0) IS NULL, '', json_object('\($0)', \($0)))" }
        if table == .cost, try db.tableExists(SetupTable.costFunding.name) {
            parts.append(
                """
                coalesce((SELECT group_concat(json_quote(other), '') FROM (SELECT o.funding AS other
                    FROM cost_funding o WHERE o.cost = cost.number AND o.state = 'active' ORDER BY 1)), '')
                """)
        }
        return parts.joined(separator: " || ")
    }
}

extension Register.Snapshot {
    /// Digest of what counts, or of what counts in some days: see `ContentDigest`.
    package func contentDigest(of days: [Period]? = nil) throws -> String { try ContentDigest.text(db, of: days) }
}
