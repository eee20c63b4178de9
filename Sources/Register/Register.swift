import Counting
import Foundation
import GRDB
import Mediation
import Nomenclature

/// The SQLite file of one association: the only place that knows how sessions are stored.
///
/// Reads answer values; writes are named intentions, one transaction each, acknowledged once they are on the disk
/// (rollback journal, `synchronous=EXTRA`, every write begun `IMMEDIATE`). Synchronous; one connection.
package struct Register: Sendable {
    /// What a register is opened for.
    package enum Mode: Sendable {
        /// Never changes the file.
        case reading
        case writing
    }

    /// Schema version this program writes.
    static let schemaVersion = 4
    /// `RELS`, at byte 68 of the file.
    static let applicationID: Int32 = 1_380_273_235

    /// Where the file is; empty for a register in memory.
    package let path: String
    /// Name and version of the program, left in each journal entry.
    let program: String
    /// Who writes, left in each journal entry: a code or an account, not a name. Nil when not known.
    let author: String?
    let queue: DatabaseQueue

    /// Opens a register that exists. A file that is not one is refused before SQLite touches it.
    package init(opening path: String, for mode: Mode, program: String, author: String? = nil) throws {
        try Self.checkHeader(of: path)
        self.path = path
        (self.program, self.author) = (program, author)
        let isWritable = FileManager.default.isWritableFile(atPath: path)
        queue = try Self.translated(path) {
            // A reader, too, opens for writing where it can: only so can it roll back what a crash left half done.
            let configuration = Self.configuration(
                readonly: mode == .reading && !isWritable, queryOnly: mode == .reading)
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        if mode == .writing {
            // Never a word more in a damaged file.
            try refuseDamaged("integrity_check")
            try migrate()
            try keepCommonCodes()
        }
    }

    /// Makes a new register; the file must not exist yet, its folder is made if need be.
    package init(creating path: String, association: Mediation.Association, program: String, author: String? = nil)
        throws
    {
        guard !FileManager.default.fileExists(atPath: path) else { throw RegisterProblem.exists(path: path) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileOnDisk.makeFolder(folder.path, mode: 0o755)
        // Nobody else on a shared computer reads the file.
        try FileOnDisk.make(path)
        self.path = path
        (self.program, self.author) = (program, author)
        queue = try Self.translated(path) {
            try DatabaseQueue(path: path, configuration: Self.configuration(readonly: false, queryOnly: false))
        }
        do { try makeSchema(association) } catch {
            // No half-made register stays behind.
            FileOnDisk.remove(path)
            throw error
        }
    }

    /// A register in memory, gone with the value: for previews and tests.
    package init(inMemoryFor association: Mediation.Association, program: String, author: String? = nil) throws {
        path = ""
        (self.program, self.author) = (program, author)
        queue = try Self.translated("") {
            try DatabaseQueue(configuration: Self.configuration(readonly: false, queryOnly: false))
        }
        try makeSchema(association)
    }

    /// A register in memory with nothing in it, to hold the schema of another against.
    static func fresh() throws -> Register {
        try Register(inMemoryFor: Mediation.Association(code: "x", name: "x"), program: "")
    }

    static func configuration(readonly: Bool, queryOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            if !readonly { try db.execute(sql: "PRAGMA synchronous = EXTRA") }
            try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            if queryOnly { try db.execute(sql: "PRAGMA query_only = ON") }
        }
        return configuration
    }

    private func makeSchema(_ association: Mediation.Association) throws {
        try translated {
            try queue.writeWithoutTransaction { db in
                // Half the calls of the default size, for years of sessions written in one go.
                try db.execute(sql: "PRAGMA page_size = 8192")
                try db.inTransaction(.immediate) {
                    for name in Embedded.files.keys.sorted() { try db.execute(sql: Embedded.files[name] ?? "") }
                    try db.execute(
                        sql: """
                            INSERT INTO association (id, code, name, is_fictitious, nomenclature) VALUES (1, ?, ?, ?, '')
                            """,
                        arguments: [association.code, association.name, association.isFictitious])
                    try keepAssociationDigest(db)
                    try addCommonCodes(db)
                    return .commit
                }
            }
        }
    }

    func keepAssociationDigest(_ db: Database) throws {
        try db.execute(sql: "UPDATE association SET digest = ?", arguments: [try Snapshot.associationDigest(db)])
    }

    /// Runs a body in one read transaction.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try translated { try queue.read(body) }
    }

    func translated<Value>(_ body: () throws -> Value) throws -> Value { try Self.translated(path, body) }

    /// Runs a body and gives errors of SQLite a sentence.
    static func translated<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as DatabaseError {
            throw RegisterProblem(error, path: path)
        } catch let error as DamagedValue {
            throw RegisterProblem.damaged(path: path, detail: "« \(error.place) »")
        } catch let error as MisplacedRow {
            throw RegisterProblem.damaged(path: path, detail: "« \(error.table) »")
        } catch is RowDecodingError {
            // Its own words hold the value.
            throw RegisterProblem.damaged(path: path, detail: "une valeur d’une autre sorte / a value of another kind")
        }
    }

    /// Looks at the first hundred bytes: SQLite's mark, our mark, our version.
    private static func checkHeader(of path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw RegisterProblem.missing(path: path)
        }
        guard !isFolder.boolValue else { throw RegisterProblem.foreign(path: path, found: "dossier / folder") }
        guard let handle = FileHandle(forReadingAtPath: path) else { throw RegisterProblem.readOnly(path: path) }
        defer { try? handle.close() }
        let header = [UInt8]((try? handle.read(upToCount: 100)) ?? Data())
        guard !header.isEmpty else { throw RegisterProblem.foreign(path: path, found: "fichier vide / empty file") }
        guard header.count == 100, header.starts(with: Array("SQLite format 3\u{0}".utf8)) else {
            throw RegisterProblem.foreign(path: path, found: "pas de base SQLite / no SQLite database")
        }
        func bigEndian(at offset: Int) -> Int32 {
            header[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) }
        }
        guard bigEndian(at: 68) == applicationID else {
            throw RegisterProblem.foreign(path: path, found: "base d’un autre programme / another program's database")
        }
        // A file cut within a page. Beside a journal, a crash may have left it so: SQLite rolls it back.
        let pageSize = UInt64(header[16]) << 8 | UInt64(header[17])
        let size = (try? handle.seekToEnd()) ?? 0
        if pageSize > 1, size % pageSize != 0, !FileManager.default.fileExists(atPath: path + "-journal") {
            throw RegisterProblem.damaged(path: path, detail: "fichier coupé / file cut")
        }
        let version = Int(bigEndian(at: 60))
        guard version <= schemaVersion else {
            throw RegisterProblem.newer(path: path, found: version, known: schemaVersion)
        }
    }
}
