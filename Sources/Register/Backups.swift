import Foundation
import GRDB
import Mediation

/// The copies kept beside a register: made by SQLite's backup, checked, with their SHA-256, the oldest let go.
package struct Backups: Sendable {
    /// The register they are of.
    private let path: String

    /// The backups of the register at a path.
    package init(of path: String) { self.path = path }

    /// The folder they are in.
    package var folder: String { path + ".sauvegardes" }

    /// Names of the backups, the newest last: they begin with the day and hour they were made, UTC.
    package var names: [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return found.filter { $0.hasSuffix(".relais") && $0.prefixMatch(of: #/\d{8}-\d{9}-/#) != nil }.sorted()
    }

    /// Makes one more, and lets go of the oldest. Answers its path.
    @discardableResult
    package func make(_ register: Register, because why: String) throws -> String {
        try FileOnDisk.makeFolder(folder, mode: 0o700)
        let stamp = try register.utcStamp()
        var target = "\(folder)/\(stamp)-\(why).relais"
        var rank = 1
        while FileManager.default.fileExists(atPath: target) {
            rank += 1
            target = "\(folder)/\(stamp)-\(why)-\(rank).relais"
        }
        do { try register.backUp(to: target) } catch {
            rmdir(folder)  // Stays where it holds something.
            throw error
        }
        rotate(keeping: URL(fileURLWithPath: target).lastPathComponent)
        return target
    }

    /// Keeps the five newest, then the newest of each day, ten in all; always the one just made, whose name is not the
    /// last where the clock went back.
    private func rotate(keeping made: String) {
        var kept: Set<String> = Set(names.suffix(5))
        kept.insert(made)
        var days: Set<String> = []
        for name in names.reversed() where kept.count < 10 && days.insert(String(name.prefix(8))).inserted {
            kept.insert(name)
        }
        for name in names where !kept.contains(name) {
            FileOnDisk.remove("\(folder)/\(name)")
            FileOnDisk.remove("\(folder)/\(name).sha256")
        }
    }
}

/// What a register holds, told before and after it is replaced.
package struct RegisterTotals: Sendable, Hashable {
    /// Sessions that stand.
    package let sessions: Int
    /// Heads in their lines.
    package let passages: Int
    /// The last entry of the journal.
    package let lastEntry: Int64
}

extension Register {
    /// `YYYYMMDD-HHMMSSmmm`, UTC.
    func utcStamp() throws -> String {
        try read { try String.fetchOne($0, sql: "SELECT replace(strftime('%Y%m%d-%H%M%f', 'now'), '.', '')") ?? "" }
    }

    /// Copies the register to a file that is whole or not there: SQLite's backup into a file beside, put on the disk,
    /// opened again and checked, then renamed; its SHA-256 in `FILE.sha256`. A file that is there is replaced only when it
    /// is an earlier state of this very register; anything else is kept, and refused.
    package func backUp(to target: String) throws {
        try refuseToReplace(target)
        let partial = target + ".partial"
        FileOnDisk.remove(partial)
        try FileOnDisk.make(partial)
        do {
            try Self.translated(target) {
                let copy = try DatabaseQueue(
                    path: partial, configuration: Self.configuration(readonly: false, queryOnly: false))
                try queue.backup(to: copy)
                try copy.close()
            }
            try FileOnDisk.sync(partial)
            _ = try Register.checkedTotals(of: partial)
            let digest = try Self.digest(ofFile: partial)
            let name = URL(fileURLWithPath: target).lastPathComponent
            // Never a digest beside a file it is not of: a backup without one is still taken back.
            FileOnDisk.remove(target + ".sha256")
            try FileOnDisk.rename(partial, to: target)
            try FileOnDisk.write("\(digest)  \(name)\n", to: target + ".sha256")
        } catch {
            FileOnDisk.remove(partial)
            throw error
        }
    }

    private func refuseToReplace(_ target: String) throws {
        guard FileManager.default.fileExists(atPath: target) else { return }
        let own = ["", "-journal", "-wal", "-shm"].map { path + $0 }
        guard !own.contains(where: { FileOnDisk.isSame($0, target) }),
            let other = try? Register(opening: target, for: .reading, program: ""),
            let last = try? other.journal().last, let link = last.chainDigest,
            try journal().first(where: { $0.id == last.id })?.chainDigest == link
        else { throw RegisterProblem.exists(path: target) }
    }

    /// Puts a backup in the place of a register, which is kept beside under another name. Refused while another program
    /// writes to it. Answers what was there (nil when it could not be read), what is there, and where the old file is.
    package static func restore(
        _ backup: String, to path: String
    ) throws -> (before: RegisterTotals?, after: RegisterTotals, kept: String?) {
        guard FileManager.default.fileExists(atPath: backup) else { throw RegisterProblem.noFile(path: backup) }
        let after = try checkedTotals(of: backup)
        // A digest that was being written when the power went is none: SQLite's own check has spoken.
        if let expected = try? String(contentsOfFile: backup + ".sha256", encoding: .utf8).prefix(64),
            expected.utf8.count == 64, try digest(ofFile: backup) != expected
        {
            throw RegisterProblem.damaged(path: backup, detail: "sha256")
        }
        let files = FileManager.default
        var before: RegisterTotals?
        var kept: String?
        if files.fileExists(atPath: path) {
            before = try? checkedTotals(of: path)
            try refuseInUse(path)
        }
        // The new file is whole beside the old one before anything is renamed.
        let partial = path + ".partial"
        FileOnDisk.remove(partial)
        do {
            try FileOnDisk.copy(backup, to: partial)
            if files.fileExists(atPath: path) { kept = try putAside(path) }
            try FileOnDisk.rename(partial, to: path)
        } catch {
            FileOnDisk.remove(partial)
            throw error
        }
        return (before, after, kept)
    }

    /// Gives the register another name beside its own, which it keeps until it is replaced; answers it.
    private static func putAside(_ path: String) throws -> String {
        var rank = 1
        while FileManager.default.fileExists(atPath: "\(path).avant-\(rank)") { rank += 1 }
        let aside = "\(path).avant-\(rank)"
        guard link(path, aside) == 0 else { throw RegisterProblem(errno: errno, path: path) }
        // A journal of the old file would be played back into the new one: it goes with the old.
        for ending in ["-journal", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + ending) {
            guard rename(path + ending, aside + ending) == 0 else { throw RegisterProblem(errno: errno, path: path) }
        }
        return aside
    }

    /// Opens a file, checks it whole, and counts. Never changes it.
    static func checkedTotals(of path: String) throws -> RegisterTotals {
        let register = try Register(opening: path, for: .reading, program: "")
        try register.refuseDamaged("integrity_check")
        return try register.read { db in
            RegisterTotals(
                sessions: try Int.fetchOne(db, sql: "SELECT count(*) FROM standing_session") ?? 0,
                passages: try Int.fetchOne(db, sql: "SELECT total(count) FROM standing_contact") ?? 0,
                lastEntry: try Int64.fetchOne(db, sql: "SELECT max(id) FROM entry") ?? 0)
        }
    }

    private static func refuseInUse(_ path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .immediateError
        // A file too damaged to be opened is in no one's way.
        guard let queue = try? DatabaseQueue(path: path, configuration: configuration) else { return }
        do {
            try queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE; ROLLBACK") }
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            throw RegisterProblem.locked(path: path)
        } catch {}
    }
}
