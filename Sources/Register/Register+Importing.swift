import Foundation
import GRDB
import Mediation
import Nomenclature

extension Register {
    /// What an import did.
    package struct ImportResult: Sendable, Hashable {
        /// Sessions and heads added.
        package var sessions = 0
        /// Heads in the lines of the sessions added.
        package var contacts = 0
        /// Sessions of the file that were already there, equal.
        package var unchanged = 0
        /// Keys of sessions that are there with another content: left as they are.
        package var changed: [String] = []
        /// Setup rows written.
        package var setUp = 0

        /// Nothing done yet.
        package init() {}
    }

    /// What is remembered of a session that is there: hundreds of thousands of them, so as little as tells.
    private struct Known {
        /// The first 128 bits of the digest of its content.
        let digest: UInt64x2
        /// Day number.
        let day: Int32

        struct UInt64x2: Equatable { let high, low: UInt64 }

        init(digest: String, day: CivilDate) {
            self.digest = UInt64x2(
                high: Self.word(digest.utf8.prefix(16)), low: Self.word(digest.utf8.dropFirst(16).prefix(16)))
            self.day = Int32(day.dayNumber)
        }

        init(digest: String, day: String) { self.init(digest: digest, day: CivilDate(iso: day) ?? .earliest) }

        private static func word(_ digits: some Sequence<UInt8>) -> UInt64 {
            digits.reduce(0) { $0 << 4 | UInt64($1 < 0x3A ? $1 &- 0x30 : $1 &- 0x57) }
        }
    }

    /// A session on its way into the register, under its key in the file.
    package struct ImportedSession: Sendable {
        /// The session.
        package let session: Session
        let key: String
        let isDerived: Bool
        let prepared: SessionWriter.Prepared
        var digest: String { prepared.digest }

        /// Makes the digest of the content and the cells of its rows: on whatever thread reads, not on the one that
        /// writes.
        /// - Parameters:
        ///   - isDerived: whether the key was made from the row, so that several sessions may have it; they are then
        ///     told apart by their content.
        ///   - today: the day of the import.
        ///   - codes: gathers the codes of the session.
        package init(
            _ session: Session, key: String, isDerived: Bool = false, today: CivilDate, codes: CodeUse
        ) {
            codes.add(session)
            self.key = key
            self.isDerived = isDerived
            self.session = session
            prepared = SessionWriter.Prepared(session, today: today)
        }
    }

    /// Receives what an import reads.
    package final class Importer {
        private let register: Register
        private let db: Database
        private let entry: Int64
        private let writer: SessionWriter
        private var known: [String: Known]
        /// Sessions of one derived key: digests of those that are there and were not met in this file yet, how many
        /// there are, and those of the file that are none of them.
        private var families: [String: (left: [String], count: Int, waiting: [ImportedSession])] = [:]
        private var number: Int
        private var random = OrderedUUIDs()
        /// The codes of the sessions read, filled by whoever makes them.
        package let codes = CodeUse()
        /// What was done so far.
        package private(set) var result = ImportResult()

        init(_ register: Register, _ db: Database, _ entry: Int64) throws {
            self.register = register
            self.db = db
            self.entry = entry
            writer = try SessionWriter(db, entry: entry)
            number = try register.nextNumber(db)
            // A session cancelled on purpose stays cancelled when its file is read again; one whose import was
            // undone comes back.
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT source_key, coalesce(source_digest, digest), day FROM session
                    WHERE source_key IS NOT NULL
                    AND (until IS NULL OR (SELECT verb FROM entry WHERE id = until) = 'cancel')
                    """)
            known = [:]
            while let row = try rows.next() {
                let key: String = try row.read(0)
                if let mark = key.range(of: Self.rankMark, options: .backwards) {
                    families[String(key[..<mark.lowerBound]), default: ([], 0, [])].left.append(try row.read(1))
                    families[String(key[..<mark.lowerBound])]?.count += 1
                } else {
                    known[key] = Known(digest: try row.read(1), day: try row.read(2))
                }
            }
        }

        /// Between a derived key and the rank of a session that has it.
        static let rankMark = " #"

        /// Adds a session under its key in the file, unless it is there already.
        /// - Returns: nil; or, when the key already stands for a session of another day, that day: nothing is added,
        ///   because a new year's file that numbers from 1 again must not be taken for the old one.
        package func add(_ imported: ImportedSession) throws -> CivilDate? {
            if imported.isDerived {
                try addDerived(imported)
                return nil
            }
            let (key, session, digest) = (imported.key, imported.session, imported.digest)
            if let known = try known[key] ?? ownSession(key) {
                let same = Known(digest: digest, day: session.day)
                if known.digest == same.digest {
                    result.unchanged += 1
                } else if known.day == same.day {
                    result.changed.append(key)
                } else {
                    return CivilDate(dayNumber: Int(known.day)) ?? session.day
                }
                return nil
            }
            known[key] = Known(digest: digest, day: session.day)
            try write(imported, key: key)
            return nil
        }

        /// Adds a session whose key was made from its row. One of equal content that is there already is the same; the
        /// others wait for the end of the file: only then is it known which are changed and which are new.
        private func addDerived(_ imported: ImportedSession) throws {
            var family = families.removeValue(forKey: imported.key) ?? ([], 0, [])
            defer { families[imported.key] = family }
            if let same = family.left.firstIndex(of: imported.digest) {
                family.left.remove(at: same)
                result.unchanged += 1
            } else if family.left.isEmpty {
                family.count += 1
                try write(imported, key: "\(imported.key)\(Self.rankMark)\(family.count)")
            } else {
                family.waiting.append(imported)
            }
        }

        /// The sessions earlier imports brought in a period, and that stand; none in a register without any.
        package func imported(in period: Period) throws -> [ImportedOrigin] {
            known.isEmpty && families.isEmpty ? [] : try ImportedOrigin.all(in: period, before: entry, db)
        }

        /// Whether an earlier import brought some session.
        package var isFirst: Bool { known.isEmpty && families.isEmpty }

        /// What was done once the whole file is read.
        package func settled() throws -> ImportResult {
            for key in families.keys.sorted() {
                guard let waiting = families[key]?.waiting, !waiting.isEmpty else { continue }
                let changed = min(waiting.count, families[key]?.left.count ?? 0)
                families[key]?.waiting = []
                result.changed += [String](repeating: key, count: changed)
                for imported in waiting.dropFirst(changed) {
                    families[key]?.count += 1
                    try write(imported, key: "\(key)\(Self.rankMark)\(families[key]?.count ?? 1)")
                }
            }
            return result
        }

        private func write(_ imported: ImportedSession, key: String) throws {
            try writer.add(imported.prepared, identity(of: key), source: (key, nil))
            result.sessions += 1
            result.contacts += imported.session.passages
        }

        /// A session of this register under its own UUID, as an export tells it: standing, or cancelled on purpose.
        private func ownSession(_ key: String) throws -> Known? {
            guard Self.isUUID(key) else { return nil }
            return try Row.fetchOne(
                db,
                sql: """
                    SELECT digest, day FROM session WHERE uuid = ?
                    AND (until IS NULL OR (SELECT verb FROM entry WHERE id = until) = 'cancel')
                    ORDER BY version DESC LIMIT 1
                    """, arguments: [key.lowercased()]
            ).map { Known(digest: try $0.read(0), day: try $0.read(1)) }
        }

        private static func isUUID(_ key: String) -> Bool { key.utf8.count == 36 && UUID(uuidString: key) != nil }

        /// A key that is a UUID is the session's own, from an export: it keeps it.
        private func identity(of key: String) throws -> Identity {
            defer { number += 1 }
            guard key.utf8.count == 36, let uuid = UUID(uuidString: key)?.uuidString.lowercased() else {
                return Identity(uuid: random.next(), number: number, version: 1)
            }
            return Identity(uuid: uuid, number: number, version: try register.nextVersion(uuid, db))
        }

        /// Puts what was added into the tables.
        fileprivate func finish() throws {
            _ = try settled()
            try writer.finish()
            try codes.check(db)
        }

        /// Adds or changes setup, the targets of a funding with it.
        package func setUp(_ item: SetupItem, isRetired: Bool = false) throws {
            for var part in item.withTargets {
                // A cost gets its number here, so that a retired one can be found again.
                if case .cost(var cost) = part, cost.number == 0 {
                    cost.number = try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM cost") ?? 1
                    part = .cost(cost)
                }
                _ = try register.put(part, isNew: nil, db, entry)
                if isRetired {
                    try register.change(part.table, part.key, ["state": "retired".databaseValue], db, entry)
                }
                result.setUp += 1
            }
        }

        /// Adds an own code, or retires or merges one.
        package func change(_ code: LocalCode) throws {
            try register.put(code, db, entry)
            result.setUp += 1
        }
    }

    /// Imports in one write: all of what `body` gives to the importer, or nothing when it throws.
    package func importing(
        file: String, digest: String, _ body: (Importer) throws -> Void
    ) throws -> ImportResult {
        struct NothingNew: Error { let result: ImportResult }
        do {
            return try write("import", file, file: (file, digest), inBulk: true) { db, entry in
                // 128 MiB: a large file is written once, at the end.
                try db.execute(sql: "PRAGMA cache_size = -131072")
                let importer = try Importer(self, db, entry)
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
