import Crypto
import Foundation
import GRDB
import Mediation

extension Register {
    /// Runs one write: a journal entry and what `body` does, in one transaction, all or nothing.
    ///
    /// Returns once the transaction is on the disk.
    func write<Value>(
        _ verb: String, _ object: String, reason: String? = nil, file: (name: String, digest: String)? = nil,
        _ body: (Database, Int64) throws -> Value
    ) throws -> Value {
        try translated {
            try queue.writeWithoutTransaction { db in
                var value: Value?
                try db.inTransaction(.immediate) {
                    try db.cachedStatement(
                        sql: """
                            INSERT INTO entry (made_at, verb, object, reason, file_name, file_digest, program)
                            VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?)
                            """
                    ).execute(arguments: [verb, object, reason, file?.name, file?.digest, program])
                    value = try body(db, db.lastInsertedRowID)
                    return .commit
                }
                return value!
            }
        }
    }

    /// SHA-256 of a text, in hexadecimal.
    public static func digest(_ text: String) -> String {
        hexadecimal(SHA256.hash(data: Data(text.utf8)))
    }

    static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Digest of what counts today: the association, what is set up, the standing sessions. The same for two registers
    /// of equal content, whatever their history.
    public func contentDigest() throws -> String {
        try read { db in
            var hash = SHA256()
            func add(_ sql: String) throws {
                let rows = try Row.fetchCursor(db, sql: sql)
                while let row = try rows.next() {
                    hash.update(data: Data("\(row[0] as String)\n".utf8))
                }
            }
            try add("SELECT code || char(31) || name FROM association")
            for table in SetupTable.all {
                let columns = try db.columns(in: table.name).map(\.name).filter { $0 != "number" }
                let listed = columns.map { "'\($0)', \($0)" }.joined(separator: ", ")
                try add("SELECT '\(table.name) ' || json_object(\(listed)) FROM \(table.name) WHERE state <> 'withdrawn'"
                    + (table.isCodeList ? " AND (common IS NOT NULL OR retired_on IS NOT NULL OR merged_into IS NOT NULL)" : "")
                    + " ORDER BY 1")
            }
            try add("SELECT uuid || digest FROM session WHERE until IS NULL ORDER BY uuid")
            return Self.hexadecimal(hash.finalize())
        }
    }
}

extension Register {
    /// SHA-256 of a file, in hexadecimal, read by stretches.
    public static func digest(ofFile path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw RegisterProblem.readOnly(path: path) }
        defer { try? handle.close() }
        var hash = SHA256()
        while let stretch = try handle.read(upToCount: 262_144), !stretch.isEmpty { hash.update(data: stretch) }
        return hexadecimal(hash.finalize())
    }
}
