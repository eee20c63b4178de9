import Crypto
import Files
import GRDB
import GRDBSQLite
import Synchronization

/// What is known of a register's file since SQLite last checked it whole, kept in a small file beside it,
/// `.NAME.verified`: while nothing of it differs, the check need not be made again before a write.
///
/// It is never trusted when anything differs: the file's number, size, times (that of the last change of its state, which
/// no program can set, among them), SQLite's own count of changes, its path. Nor after a day, nor in WAL mode. It may be
/// lost at any time: the next opening checks again. What it gives up: damage that changes neither time nor size (a disk
/// that forgets a bit) is seen by the next full check, a day later at most.
final class IntegrityMark: Sendable {
    /// A file, known whole.
    struct Known: Sendable, Hashable {
        let file: FileState
        /// SQLite's count of changes, in the file's header.
        let changes: UInt32
        /// When it was checked whole: seconds since 1970, by SQLite's clock.
        let checkedAt: Int64
    }

    /// The file itself, links followed.
    private let path: String
    private let known = Mutex<Known?>(nil)

    /// How long a check is good: a day, in seconds.
    static let lifetime: Int64 = 86_400

    /// Of the register at a path.
    init(_ path: String) { self.path = FileState.resolved(path) }

    private var markPath: String {
        let folder = Folder.above(path)
        return (folder == "." ? "" : folder + "/") + ".\(Folder.name(path)).verified"
    }

    /// Whether the file, held by a read transaction, is known whole.
    func holds(_ db: Database) throws -> Bool {
        guard let now = try Int64.fetchOne(db, sql: "SELECT unixepoch('now')"), let current = try current(db, at: now),
            let kept = kept(), kept.file == current.file, kept.changes == current.changes,
            (kept.checkedAt..<kept.checkedAt + Self.lifetime).contains(now)
        else { return false }
        known.withLock { $0 = kept }
        return true
    }

    /// Keeps that the file, held by a read transaction, was just found whole.
    func keepChecked(_ db: Database) throws {
        guard let now = try Int64.fetchOne(db, sql: "SELECT unixepoch('now')") else { return }
        keep(try current(db, at: now))
    }

    /// What is known of the file at the beginning of a write, once nobody else writes; nil when it is not known whole.
    func beforeWrite(_ db: Database) -> Known? {
        guard let current = try? current(db, at: 0) else { return nil }
        func isCurrent(_ found: Known?) -> Bool { found?.file == current.file && found?.changes == current.changes }
        let own = known.withLock { $0 }
        if isCurrent(own) { return own }
        // Another Relais may have written since, and kept it.
        let kept = kept()
        return isCurrent(kept) ? kept : nil
    }

    /// Keeps that a file that was known whole was changed by a write of ours alone.
    ///
    /// The time of the file is set back by less than a microsecond: the system counts time in steps of some milliseconds,
    /// and a change by another program within the same step must not leave the file looking the same.
    func keep(after before: Known, _ db: Database) {
        guard let written = try? current(db, at: before.checkedAt), written.changes == before.changes &+ 1 else {
            // Nothing was written, or somebody else wrote too.
            return
        }
        let time = written.file.modified - Int64.random(in: 1...999)
        do {
            try FileState.setModified(path, time)
            let stamped = try current(db, at: before.checkedAt)
            keep(stamped?.changes == written.changes ? stamped : nil)
        } catch { keep(nil) }
    }

    private func keep(_ found: Known?) {
        known.withLock { $0 = found }
        guard let found, let state = Self.text(found, path) else { return WholeFile.remove(markPath) }
        // Not whole or not at all: a mark torn in two does not hold its digest, and is none.
        try? WholeFile.overwriteCarelessly(markPath, state)
    }

    private func kept() -> Known? {
        guard let bytes = try? FileReading.start(of: markPath, count: 4_096) else { return nil }
        return Self.known(String(decoding: bytes, as: UTF8.self), path)
    }

    // MARK: What it is made of

    /// The file as it is; nil where a mark says nothing: in WAL mode, beside a journal, where it cannot be written.
    private func current(_ db: Database, at now: Int64) throws -> Known? {
        guard sqlite3_db_readonly(db.sqliteConnection, "main") == 0,
            try String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete",
            let file = try? FileState(at: path), let changes = Self.changes(db)
        else { return nil }
        return Known(file: file, changes: changes, checkedAt: now)
    }

    /// SQLite's count of changes: bytes 24 to 27 of the file, read through SQLite's own handle. Opening the file a second
    /// time and closing it would let go of the locks of this program.
    private static func changes(_ db: Database) -> UInt32? {
        var file: UnsafeMutablePointer<sqlite3_file>?
        guard
            sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK,
            let file, let read = file.pointee.pMethods?.pointee.xRead
        else { return nil }
        var bytes: [UInt8] = [0, 0, 0, 0]
        guard read(file, &bytes, 4, 24) == SQLITE_OK else { return nil }
        return bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A line a value, then the digest of these lines.
    private static func text(_ known: Known, _ path: String) -> String? {
        let file = known.file
        let lines = [
            "relais 1", path, "\(file.device)", "\(file.inode)", "\(file.size)", "\(file.modified)", "\(file.changed)",
            "\(known.changes)", "\(known.checkedAt)",
        ]
        guard lines.allSatisfy({ !$0.contains("\n") }) else { return nil }
        let body = lines.map { $0 + "\n" }.joined()
        return body + Register.digest(body) + "\n"
    }

    private static func known(_ text: String, _ path: String) -> Known? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 11, lines[1] == path, let changes = UInt32(lines[7]), let checkedAt = Int64(lines[8]),
            let file = try? FileState(at: path)
        else { return nil }
        let known = Known(file: file, changes: changes, checkedAt: checkedAt)
        // What is kept is what the file would be kept as now, or it says nothing of this file.
        return Self.text(known, path) == text ? known : nil
    }
}
