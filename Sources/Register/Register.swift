import Counting
import Files
import Foundation
import GRDB
import Mediation
import Nomenclature

/// The SQLite file of one association: the only place that knows how sessions are stored.
///
/// Reads answer values; writes are named intentions, one transaction each, acknowledged once they are on the disk
/// (rollback journal, `synchronous=EXTRA`, every write begun `IMMEDIATE`). Synchronous; one connection. For a program that
/// stays, see `RegisterPool`.
package struct Register: Sendable {
    /// What a register is opened for.
    package enum Mode: Sendable {
        /// Never changes the file.
        case reading
        /// Writes are of an author.
        case writing(Author)
    }

    /// Schema version this program writes.
    static let schemaVersion = 6
    /// `RELS`, at byte 68 of the file.
    static let applicationID: Int32 = 1_380_273_235

    /// Where the file is; empty for a register in memory.
    package let path: String
    /// Who writes; nil for a register opened for reading.
    let author: Author?
    let queue: DatabaseQueue
    /// What is known of the file since it was last checked whole; nil where the register cannot be written.
    let integrity: IntegrityMark?

    /// Opens a register that exists. A file that is not one is refused before SQLite touches it. Before a write, SQLite
    /// checks the file whole, unless it was checked within a day and nothing but Relais changed it since.
    /// - Parameter onWait: called once, when another program has held the file for a second.
    package init(opening path: String, for mode: Mode, onWait: (@Sendable () -> Void)? = nil) throws {
        try Self.checkHeader(of: path)
        self.path = path
        let waiting = LockWaiting(onWait: onWait)
        guard case .writing(let author) = mode else {
            (self.author, integrity) = (nil, nil)
            // A reader, too, opens for writing where it can: only so can it roll back what a crash left half done.
            let isWritable = FileManager.default.isWritableFile(atPath: path)
            queue = try Self.connection(path, readonly: !isWritable, queryOnly: true, waiting)
            return
        }
        self.author = author
        queue = try Self.connection(path, waiting)
        integrity = IntegrityMark(path)
        try refuseUnlessWhole()
        try migrate()
        try keepCommonCodes()
    }

    /// Makes a new register, whole or not at all; the file must not exist yet, its folder is made if need be. Nobody else on
    /// a shared computer reads either.
    package init(creating path: String, association: Mediation.Association, by author: Author) throws {
        try Self.refuseReserved(path)
        self.path = path
        self.author = author
        integrity = IntegrityMark(path)
        queue = try Self.storing(path) {
            try Folder.make(Folder.above(path), readers: .owner)
            if try FileState(at: path) != nil { throw RegisterProblem.exists(path: path) }
            let partial = try PartialFile(for: path, readers: .owner)
            let making = try Self.connection(partial.path, LockWaiting())
            try Self.makeSchema(association, making)
            try making.close()
            try partial.commit(replacing: false)
            return try Self.connection(path, LockWaiting())
        }
        try refuseUnlessWhole()
    }

    /// A register in memory, gone with the value: for previews and tests.
    package init(inMemoryFor association: Mediation.Association, by author: Author) throws {
        path = ""
        self.author = author
        integrity = nil
        queue = try Self.translated("") {
            try DatabaseQueue(configuration: Self.configuration(waiting: LockWaiting()))
        }
        try Self.translated("") { [queue] in try Self.makeSchema(association, queue) }
    }

    /// A register in memory with nothing in it, to hold the schema of another against.
    static func fresh() throws -> Register {
        try Register(inMemoryFor: Mediation.Association(code: "x", name: "x"), by: Author(program: ""))
    }

    private init(_ other: Register, by author: Author) {
        (path, self.author, queue, integrity) = (other.path, author, other.queue, other.integrity)
    }

    /// Another connection to the same file, for reading.
    init(readerBeside other: Register) throws {
        (path, author, integrity) = (other.path, nil, nil)
        queue = try Self.connection(path, queryOnly: true, LockWaiting())
    }

    /// The same register, the same connection, for the writes of another author.
    func acting(as author: Author) -> Register { Register(self, by: author) }

    static func connection(
        _ path: String, readonly: Bool = false, queryOnly: Bool = false, _ waiting: LockWaiting
    ) throws -> DatabaseQueue {
        try translated(path) {
            let configuration = configuration(readonly: readonly, queryOnly: queryOnly, waiting: waiting)
            return try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    static func configuration(readonly: Bool = false, queryOnly: Bool = false, waiting: LockWaiting) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.busyMode = waiting.busyMode
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { db in
            if !readonly { try db.execute(sql: "PRAGMA synchronous = EXTRA") }
            try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            if queryOnly { try db.execute(sql: "PRAGMA query_only = ON") }
        }
        return configuration
    }

    private static func makeSchema(_ association: Mediation.Association, _ queue: DatabaseQueue) throws {
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

    static func keepAssociationDigest(_ db: Database) throws {
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

    /// Runs a body that makes a file, and gives errors of the system and of SQLite a sentence that names the file asked
    /// for, not the one made beside it first.
    static func storing<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do { return try translated(path, body) } catch let failure as FileFailure {
            throw RegisterProblem(failure)
        } catch let problem as RegisterProblem { throw problem.named(path) }
    }
}
