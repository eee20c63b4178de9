import Files
import Foundation
import GRDB
import GRDBSQLite

/// What a restore did.
package struct Restoration: Sendable {
    /// What the register held; nil when there was none, or it could not be read.
    package let before: RegisterTotals?
    /// What it holds now.
    package let after: RegisterTotals
    /// Where the file that was there is kept; nil when there was none.
    package let kept: String?
}

extension Register {
    /// Puts a backup in the place of a register, which is kept beside it under another name. The new file is whole on the
    /// disk before anything is renamed, and gets the owner and the rights of the old one; a link is followed.
    ///
    /// From before the old file is put aside until the new one has its name, nobody else writes: a write acknowledged before
    /// is in the file put aside, one begun meanwhile is refused. Throws `RegisterProblem.locked` when another program keeps
    /// writing for three seconds.
    /// - Parameter onWait: called once, when another program has held the register for a second.
    package static func restore(
        _ backup: String, to path: String, onWait: (@Sendable () -> Void)? = nil
    ) throws -> Restoration {
        try refuseReserved(backup)
        try refuseReserved(path)
        let after = try storing(backup) { try checkedBackup(backup) }
        return try storing(path) {
            let real = FileState.resolved(path)
            guard !FileState.isSame(backup, real) else { throw RegisterProblem.exists(path: path) }
            let partial = try PartialFile(for: real, readers: .owner)
            try partial.append(contentsOf: backup)
            guard let old = try FileState(at: real) else {
                try partial.commit(replacing: false)
                return Restoration(before: nil, after: after, kept: nil)
            }
            try partial.adopt(old)
            return try withoutWriters(real, LockWaiting(limit: 3_000, onWait: onWait)) { before in
                let kept = try putAside(real)
                try partial.commit()
                return Restoration(before: before, after: after, kept: kept)
            }
        }
    }

    private static func checkedBackup(_ backup: String) throws -> RegisterTotals {
        guard try FileState(at: backup) != nil else { throw RegisterProblem.noFile(path: backup) }
        let totals = try RegisterTotals.checked(backup)
        // A digest that was being written when the power went is none: SQLite's own check found the file whole.
        let line = (try? FileReading.start(of: backup + ".sha256", count: 64)) ?? []
        if line.count == 64, try digest(ofFile: backup) != String(decoding: line, as: UTF8.self) {
            throw RegisterProblem.damaged(path: backup, detail: "sha256")
        }
        return totals
    }

    /// Runs a body while nobody else reads or writes a register; gives it what the register holds, nil when it cannot be
    /// read. A file too damaged for SQLite to open keeps nobody out: there is nothing to lock.
    private static func withoutWriters<Value>(
        _ path: String, _ waiting: LockWaiting, _ body: (RegisterTotals?) throws -> Value
    ) throws -> Value {
        let queue: DatabaseQueue
        do { queue = try connection(path, waiting) } catch RegisterProblem.locked {
            throw RegisterProblem.locked(path: path)
        } catch { return try body(nil) }
        var result: Value?
        try translated(path) {
            try queue.writeWithoutTransaction { db in
                // In WAL mode, SQLite would remove the log by its name when this connection ends: by then, that of the new file.
                var staysOnDisk: Int32 = 1
                _ = sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_PERSIST_WAL, &staysOnDisk)
                do { try db.execute(sql: "BEGIN EXCLUSIVE") } catch let error as DatabaseError
                    where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
                {
                    result = try body(nil)
                    return
                }
                // The file is never opened a second time here: closing it would let go of the lock.
                defer { try? db.execute(sql: "ROLLBACK") }
                let isWhole = (try? Snapshot.damage("quick_check", db).isEmpty) == true
                result = try body(isWhole ? try? RegisterTotals(db) : nil)
            }
        }
        guard let result else { throw RegisterProblem.unexpected(detail: "restore") }
        return result
    }

    /// Gives the register a second name beside its own; answers it. Its own goes to the new file.
    private static func putAside(_ path: String) throws -> String {
        var rank = 1
        while try FileState(at: "\(path).avant-\(rank)") != nil { rank += 1 }
        let aside = "\(path).avant-\(rank)"
        do { try WholeFile.link(path, as: aside) } catch let failure {
            guard failure.reason == .notPermitted else { throw failure }
            // A disk that knows no second names (FAT): for an instant, there is no register.
            try WholeFile.rename(path, as: aside)
        }
        // A journal of the old file would be played back into the new one: it goes with the old.
        for ending in ["-journal", "-wal", "-shm"] where try FileState(at: path + ending) != nil {
            try WholeFile.rename(path + ending, as: aside + ending)
        }
        return aside
    }
}
