import Foundation
import GRDB
import Mediation
import Synchronization

/// The sessions of a register by their own UUID, under which an export writes them: those that count, those cancelled on
/// purpose, those purged. Read when the first such key comes.
final class OwnSessions: Sendable {
    private let found: Mutex<[UInt128: StoredFingerprint]?>
    private let register: Register?

    /// Those of a register, read when they are asked for.
    init(_ register: Register) {
        found = Mutex(nil)
        self.register = register
    }

    /// Those a connection sees now.
    init(_ db: Database) throws {
        found = Mutex(try Self.all(db))
        register = nil
    }

    /// A session's last version.
    func session(_ uuid: UInt128) throws -> StoredFingerprint? {
        try found.withLock { found in
            if let found { return found[uuid] }
            let all = try register?.read { try Self.all($0) } ?? [:]
            found = all
            return all[uuid]
        }
    }

    private static func all(_ db: Database) throws -> [UInt128: StoredFingerprint] {
        var sessions: [UInt128: StoredFingerprint] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT uuid, digest, day FROM session
                WHERE until IS NULL OR (SELECT verb FROM entry WHERE id = until) IN ('cancel', 'import', 'purge')
                ORDER BY version
                """)
        while let row = try rows.next() {
            guard let uuid = uuid(try row.read(0)) else { continue }
            sessions[uuid] = try StoredFingerprint(digest: row.read(1), day: row.read(2) as String)
        }
        return sessions
    }

    /// The number a key is when it is a UUID; nil for any other key.
    static func uuid(_ key: String) -> UInt128? {
        guard key.utf8.count == 36, UUID(uuidString: key) != nil else { return nil }
        return StoredFingerprint.number(key.lowercased().utf8.filter { $0 != 0x2D })
    }
}
