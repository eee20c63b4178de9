import Foundation
import GRDB
import Mediation

extension Register {
    /// What an import did.
    public struct ImportResult: Sendable, Hashable {
        /// Sessions and heads added.
        public var sessions = 0
        public var contacts = 0
        /// Sessions of the file that were already there, equal.
        public var unchanged = 0
        /// Keys of sessions that are there with another content: left as they are.
        public var changed: [String] = []
        /// Setup rows written.
        public var setUp = 0

        public init() {}
    }

    /// A session on its way into the register, under its key in the file.
    public struct ImportedSession: Sendable {
        let key: String
        let session: Session
        let digest: String

        /// Computes the digest of the content: on whatever thread reads, not on the one that writes.
        public init(_ session: Session, key: String) {
            self.key = key
            self.session = session
            digest = Register.digest(session.canonicalText)
        }
    }

    /// Receives what an import reads.
    public final class Importer {
        private let register: Register
        private let db: Database
        private let entry: Int64
        private let writer: SessionWriter
        private var known: [String: (digest: String, day: String)]
        private var number: Int
        private var random = RandomUUIDs()
        /// What was done so far.
        public private(set) var result = ImportResult()

        init(_ register: Register, _ db: Database, _ entry: Int64, _ today: CivilDate) throws {
            self.register = register
            self.db = db
            self.entry = entry
            writer = try SessionWriter(db, entry: entry, today: today)
            number = try register.nextNumber(db)
            // A session cancelled on purpose stays cancelled when its file is read again; one whose import was
            // undone comes back.
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT source_key, source_digest, day FROM session
                    WHERE source_key IS NOT NULL
                    AND (until IS NULL OR (SELECT verb FROM entry WHERE id = until) = 'cancel')
                    """)
            known = [:]
            while let row = try rows.next() { known[row[0]] = (row[1], row[2]) }
        }

        /// Adds a session under its key in the file, unless it is there already.
        public func add(_ imported: ImportedSession) throws {
            let (key, session, digest) = (imported.key, imported.session, imported.digest)
            if let known = known[key] {
                if known.digest == digest {
                    result.unchanged += 1
                } else if known.day == session.day.description {
                    result.changed.append(key)
                } else {
                    throw RegisterProblem.keyReused(key: key, day: CivilDate(iso: known.day) ?? session.day)
                }
                return
            }
            known[key] = (digest, session.day.description)
            try writer.add(session, identity(of: key), source: (key, digest), digest: digest)
            result.sessions += 1
            result.contacts += session.passages
        }

        /// A key that is a UUID is the session's own, from an export: it keeps it.
        private func identity(of key: String) throws -> Identity {
            defer { number += 1 }
            guard key.utf8.count == 36, let uuid = UUID(uuidString: key)?.uuidString.lowercased() else {
                return Identity(uuid: random.next(), number: number, version: 1)
            }
            return Identity(uuid: uuid, number: number, version: try register.nextVersion(uuid, db))
        }

        /// Puts what was added into the tables.
        fileprivate func finish() throws { try writer.finish() }

        /// Adds or changes setup.
        public func setUp(_ noun: Setup) throws {
            _ = try register.put(noun, isNew: nil, db, entry)
            result.setUp += 1
        }
    }

    /// Imports in one write: all of what `body` gives to the importer, or nothing when it throws.
    public func importing(
        file: String, digest: String, today: CivilDate, _ body: (Importer) throws -> Void
    ) throws -> ImportResult {
        struct NothingNew: Error { let result: ImportResult }
        do {
            return try write("import", file, file: (file, digest), inBulk: true) { db, entry in
                // 128 MiB: a large file is written once, at the end.
                try db.execute(sql: "PRAGMA cache_size = -131072")
                let importer = try Importer(self, db, entry, today)
                try body(importer)
                try importer.finish()
                // A second import of the same file is no write at all.
                guard importer.result.sessions + importer.result.setUp > 0 else {
                    throw NothingNew(result: importer.result)
                }
                return importer.result
            }
        } catch let nothing as NothingNew { return nothing.result }
    }
}
