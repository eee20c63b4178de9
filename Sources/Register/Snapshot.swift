import GRDB
import Mediation
import Nomenclature

extension Register {
    /// Gives everything read of the register at one instant: one read transaction, whatever is asked of it. A figure and
    /// the digest printed under it come from one snapshot.
    ///
    /// A snapshot is valid within the body only, where nothing else may be asked of the register itself. While it lasts, no
    /// write to the file is committed (rollback journal modes): take from it what is needed, and compute after.
    package func snapshot<Value>(_ body: (Snapshot) throws -> Value) throws -> Value {
        try read { try body(Snapshot($0, path)) }
    }

    /// A register as it is at one instant. See `snapshot(_:)`.
    package final class Snapshot {
        let db: Database
        /// Where the file is; empty for a register in memory.
        let path: String
        private var book: CodeBook?
        private var foundSetup: AssociationSetup?
        private var foundJournalMode: String?

        init(_ db: Database, _ path: String) {
            self.db = db
            self.path = path
        }

        /// The association the register belongs to.
        package func association() throws -> Mediation.Association {
            guard let row = try Row.fetchOne(db, sql: "SELECT code, name, is_fictitious FROM association") else {
                throw RegisterProblem.damaged(path: path, detail: "association")
            }
            return try Mediation.Association(code: row.read(0), name: row.read(1), isFictitious: row.read(2))
        }

        /// The code lists with the association's own changes.
        package func codeBook() throws -> CodeBook {
            if let book { return book }
            let found = CodeBook(adding: try localCodes())
            book = found
            return found
        }

        /// What is set up.
        package func setup() throws -> AssociationSetup {
            if let foundSetup { return foundSetup }
            let found = try AssociationSetup(db)
            foundSetup = found
            return found
        }

        /// SQLite's journal mode: `delete` unless someone changed it.
        package func journalMode() throws -> String {
            if let foundJournalMode { return foundJournalMode }
            // A read first: from then on, the transaction holds the file.
            _ = try Int.fetchOne(db, sql: "SELECT id FROM association")
            let found = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
            foundJournalMode = found
            return found
        }

        /// Starts a read of the same state of the file on a connection and thread of its own; nil where that state would
        /// not be the same for sure (WAL), or there is no file.
        func concurrently<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) throws
            -> ConcurrentRead<Value>?
        {
            guard !path.isEmpty, ["delete", "truncate", "persist"].contains(try journalMode()) else { return nil }
            return ConcurrentRead(path, body)
        }

        /// Runs two reads of this state of the file, at the same time where that is sound.
        func both<One, Other: Sendable>(
            _ one: () throws -> One, and other: @escaping @Sendable (Database) throws -> Other
        ) throws -> (One, Other) {
            guard let concurrent = try concurrently(other) else { return (try one(), try other(db)) }
            let first = Result { try one() }
            let second = Result { try concurrent.value(orReadOn: db) }
            return (try first.get(), try second.get())
        }
    }
}
