import GRDB
import GRDBSQLite
import Mediation

extension Register {
    /// Puts the texts of the schema back in the copy of a damaged register of this version: one letter wrong there, and
    /// SQLite reads nothing of the file. Where each table begins is kept as it is found. Where it cannot be done, the file
    /// stays as it was: what reads it next says why.
    static func mendSchema(_ path: String) throws {
        let fresh = try Register.fresh()
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
            // Lets a schema that does not read be written over.
            sqlite3_exec(handle, "PRAGMA writable_schema = ON", nil, nil, nil) == SQLITE_OK,
            rows("PRAGMA user_version", handle) == [[String(schemaVersion)]]
        else { return }
        let query = "SELECT rowid, type, name, tbl_name, sql FROM sqlite_schema"
        let known = fresh.queue.inDatabase { rows(query, $0.sqliteConnection) }.map { Array($0.dropFirst()) }
        let found = rows(query, handle)
        // Each by its name; where one name is torn, the one that is left.
        var pairs = found.compactMap { row in known.first { $0[1] == row[2] }.map { (row[0], $0) } }
        let torn = found.filter { row in !known.contains { $0[1] == row[2] } }
        let left = known.filter { one in !found.contains { $0[2] == one[1] } }
        if torn.count == 1, left.count == 1 { pairs.append((torn[0][0], left[0])) }
        guard sqlite3_exec(handle, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK else { return }
        for (row, texts) in pairs where !found.contains([row] + texts) {
            guard write(texts, row, handle) else { return }
        }
        sqlite3_exec(handle, "COMMIT", nil, nil, nil)
    }

    /// Rows as texts, NULL as nil; none where they cannot be read.
    private static func rows(_ sql: String, _ handle: OpaquePointer?) -> [[String?]] {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { return [] }
        var rows: [[String?]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            rows.append(
                (0..<sqlite3_column_count(statement)).map { column in
                    sqlite3_column_text(statement, column).map { String(cString: $0) }
                })
        }
        return rows
    }

    private static func write(_ texts: [String?], _ row: String?, _ handle: OpaquePointer?) -> Bool {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let sql = "UPDATE sqlite_schema SET type = ?, name = ?, tbl_name = ?, sql = ? WHERE rowid = ?"
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { return false }
        // SQLite copies each text.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (position, text) in zip(Int32(1)..., texts + [row]) {
            if let text { sqlite3_bind_text(statement, position, text, -1, copied) }
        }
        return sqlite3_step(statement) == SQLITE_DONE
    }
}
