import GRDB
import Mediation

/// A key of a file that stands for a session of another day: a new year's file that numbers from 1 again must not be taken
/// for the old one.
package struct ReusedKey: Error, Equatable {
    /// The key.
    package let key: String
    /// The day of the session it stands for.
    package let day: CivilDate
}

/// The keys under which sessions came from files, with what tells an equal session from a changed one: those of a
/// register, then those of the file being read.
struct SessionKeys: Sendable {
    /// What becomes of a session of a file.
    enum Fate: Sendable, Hashable {
        /// It is added; a rank above 0 tells it from the others of its derived key.
        case added(rank: Int32)
        /// It is there, equal.
        case unchanged
        /// It is there with another content, which stays.
        case changed
        /// Known at the end of the file only: one of the sessions of its derived key that are there may be it.
        case pending
    }

    /// The sessions of one derived key.
    private struct KeyGroup: Sendable {
        /// Digests of those that are there and were not met in this file yet, with how many have each.
        var unmatched: [UInt128: Int] = [:]
        var unmatchedCount = 0
        /// How many have the key, those added included.
        var count: Int32 = 0
        /// Those of the file that equal none that is there, by position.
        var pending: [Int] = []
    }

    private var known: [String: StoredFingerprint] = [:]
    private var groups: [String: KeyGroup] = [:]
    /// Digests of sessions purged, whose keys are gone, with how many have each: read again, they would count beside what
    /// the purge kept of them.
    private var purged: [UInt128: Int] = [:]
    private let own: OwnSessions
    /// Whether the register had any.
    let hasStored: Bool

    /// Between a derived key and the rank of a session that has it.
    static let rankMark = " #"

    /// The keys of a register.
    init(_ db: Database, own: OwnSessions) throws {
        self.own = own
        var (known, groups): ([String: StoredFingerprint], [String: KeyGroup]) = ([:], [:])
        // A session cancelled on purpose stays cancelled when its file is read again; one whose import was undone comes
        // back.
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT source_key, coalesce(source_digest, digest), day FROM session
                WHERE source_key IS NOT NULL
                AND (until IS NULL OR (SELECT verb FROM entry WHERE id = until) IN ('cancel', 'import'))
                """)
        while let row = try rows.next() {
            let key: String = try row.read(0)
            let stored = try StoredFingerprint(digest: row.read(1), day: row.read(2) as String)
            if let mark = key.ranges(of: Self.rankMark).last {
                let base = String(key[..<mark.lowerBound])
                groups[base, default: KeyGroup()].unmatched[stored.digest, default: 0] += 1
                groups[base]?.unmatchedCount += 1
                groups[base]?.count += 1
            } else {
                known[key] = stored
            }
        }
        (self.known, self.groups) = (known, groups)
        purged = try Self.purged(db)
        hasStored = !known.isEmpty || !groups.isEmpty || !purged.isEmpty
    }

    private static func purged(_ db: Database) throws -> [UInt128: Int] {
        var purged: [UInt128: Int] = [:]
        for purge in try Register.Snapshot.purges(db) {
            let digests = try String.fetchCursor(
                db, sql: "SELECT coalesce(source_digest, digest) FROM session WHERE until = ?",
                arguments: [purge.entry])
            while let digest = try digests.next() {
                purged[StoredFingerprint.number(digest.utf8.prefix(32)), default: 0] += 1
            }
        }
        return purged
    }

    /// Whether a session was there until it was purged; each is met once.
    private mutating func takePurged(_ new: StoredFingerprint) -> Bool {
        guard let count = purged[new.digest] else { return false }
        purged[new.digest] = count == 1 ? nil : count - 1
        return true
    }

    /// Forgets them all.
    mutating func removeAll() { (known, groups, purged) = ([:], [:], [:]) }

    /// The day of the session a key stands for already, when it is another day; nil when the key is free or the day the
    /// same.
    func otherDay(of key: String, _ day: CivilDate) throws -> CivilDate? {
        guard let stored = try stored(key), stored.civilDay != day else { return nil }
        return stored.civilDay
    }

    private func stored(_ key: String) throws -> StoredFingerprint? {
        try known[key] ?? OwnSessions.uuid(key).flatMap { try own.session($0) }
    }

    /// Takes the next session of a file, and says what becomes of it. Throws `ReusedKey` when its key stands for
    /// a session of another day.
    /// - Parameters:
    ///   - isDerived: whether the key was made from the row, so that several sessions may have it; they are then told
    ///     apart by their content.
    ///   - position: names it in `settle`.
    mutating func take(_ key: String, isDerived: Bool, _ new: StoredFingerprint, position: Int) throws -> Fate {
        guard !isDerived else { return takeDerived(key, new, position: position) }
        guard let stored = try stored(key) else {
            if takePurged(new) { return .unchanged }
            known[key] = new
            return .added(rank: 0)
        }
        if stored.digest == new.digest { return .unchanged }
        guard stored.day == new.day else { throw ReusedKey(key: key, day: stored.civilDay) }
        return .changed
    }

    private mutating func takeDerived(_ key: String, _ new: StoredFingerprint, position: Int) -> Fate {
        var group = groups.removeValue(forKey: key) ?? KeyGroup()
        defer { groups[key] = group }
        if let equal = group.unmatched[new.digest] {
            group.unmatched[new.digest] = equal == 1 ? nil : equal - 1
            group.unmatchedCount -= 1
            return .unchanged
        }
        if takePurged(new) { return .unchanged }
        guard group.unmatchedCount > 0 else {
            group.count += 1
            return .added(rank: group.count)
        }
        group.pending.append(position)
        return .pending
    }

    /// At the end of the file, what becomes of the pending sessions: of those of one key, as many as are unmatched are
    /// changed, the first ones; the others are added.
    mutating func settle() -> [(position: Int, fate: Fate)] {
        var settled: [(Int, Fate)] = []
        for key in groups.keys {
            guard let pending = groups[key]?.pending, !pending.isEmpty else { continue }
            let changed = min(pending.count, groups[key]?.unmatchedCount ?? 0)
            groups[key]?.pending = []
            settled += pending.prefix(changed).map { ($0, .changed) }
            for position in pending.dropFirst(changed) {
                groups[key]?.count += 1
                settled.append((position, .added(rank: groups[key]?.count ?? 1)))
            }
        }
        return settled.sorted { $0.0 < $1.0 }
    }
}
