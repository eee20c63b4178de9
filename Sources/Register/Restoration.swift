import Files
import GRDB

/// What a restore did.
package struct Restoration: Sendable {
    /// What the register held; nil when there was none, or it could not be read.
    package let before: RegisterTotals?
    /// What it holds now.
    package let after: RegisterTotals
    /// Where what was there is kept; nil when there was none.
    package let kept: String?
}

extension Register {
    /// Puts a backup in the place of a register, whose content is copied to another file beside it first. The register
    /// stays the same file: its owner, its rights, its links are kept, and so are the connections others have to it. The
    /// content is replaced in one transaction of SQLite: the register is the old one or the new.
    ///
    /// Nobody else writes from before the copy until the end: a write acknowledged before is in the copy, one that waits
    /// goes to the new content. Throws `RegisterProblem.locked` when other programs hold the register for three seconds.
    ///
    /// The new file is not renamed over the old one: a program that has the old one open would take the journal of the new
    /// one, found by its name, for its own, and roll it back into the old.
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
            guard let old = try FileState(at: real) else {
                let partial = try PartialFile(for: real, readers: .owner)
                try partial.append(contentsOf: backup)
                try partial.commit(replacing: false)
                return Restoration(before: nil, after: after, kept: nil)
            }
            guard let held = try heldAlone(real, LockWaiting(limit: 3_000, onWait: onWait)) else {
                // No connection can be had: there is nobody to keep out.
                let partial = try PartialFile(for: real, readers: .owner)
                try partial.append(contentsOf: backup)
                try partial.adopt(old)
                let kept = try putAside(real)
                try partial.commit()
                return Restoration(before: nil, after: after, kept: kept)
            }
            // From here to the end, the file is opened by nothing else here: closing it would let go of the lock.
            let isWhole = (try? held.read { try Snapshot.damage("quick_check", $0).isEmpty }) == true
            let before = isWhole ? try? held.read { try RegisterTotals($0) } : nil
            let kept = try copyAside(held, real, like: old)
            do { try connection(backup, readonly: true, queryOnly: true, LockWaiting()).backup(to: held) } catch
                RegisterProblem.full, DatabaseError.SQLITE_FULL
            {
                // Nothing was replaced: the copy would only keep the disk full.
                WholeFile.remove(kept)
                throw RegisterProblem.full(path: path)
            }
            try release(held)
            return Restoration(before: before, after: after, kept: kept)
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

    /// A connection that keeps everybody else from reading and writing until it is closed; nil for a file SQLite cannot
    /// open.
    private static func heldAlone(_ path: String, _ waiting: LockWaiting) throws -> DatabaseQueue? {
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration(waiting: waiting))
            try queue.writeWithoutTransaction { db in
                // In this mode the lock taken by a transaction stays after it.
                try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
            }
            return queue
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            return nil
        }
    }

    /// Closes a connection held alone. While it was, SQLite emptied its journal instead of removing it.
    private static func release(_ held: DatabaseQueue) throws {
        try held.writeWithoutTransaction { db in
            guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete" else { return }
            for setting in ["journal_mode = PERSIST", "locking_mode = NORMAL", "journal_mode = DELETE"] {
                _ = try Row.fetchAll(db, sql: "PRAGMA \(setting)")
            }
        }
        try held.close()
    }

    /// Copies what a connection has open, damaged or not, to a file beside; answers its path.
    private static func copyAside(_ held: DatabaseQueue, _ path: String, like old: FileState) throws -> String {
        let aside = try nameAside(path)
        let partial = try PartialFile(for: aside, readers: .owner)
        let copy = try connection(partial.path, LockWaiting())
        try held.backup(to: copy)
        try copy.close()
        try partial.adopt(old)
        try partial.commit(replacing: false)
        return aside
    }

    /// Gives a file a second name beside its own, and a journal that name; answers it.
    private static func putAside(_ path: String) throws -> String {
        let aside = try nameAside(path)
        do { try WholeFile.link(path, as: aside) } catch let failure {
            guard failure.reason == .notPermitted else { throw failure }
            // A disk that knows no second names (FAT): for an instant, there is no register.
            try WholeFile.rename(path, as: aside)
        }
        for ending in ["-journal", "-wal", "-shm"] where try FileState(at: path + ending) != nil {
            try WholeFile.rename(path + ending, as: aside + ending)
        }
        return aside
    }

    private static func nameAside(_ path: String) throws -> String {
        var rank = 1
        while try FileState(at: "\(path).avant-\(rank)") != nil { rank += 1 }
        return "\(path).avant-\(rank)"
    }
}
