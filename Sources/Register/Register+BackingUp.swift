import Files
import Foundation
import GRDB

extension Register {
    /// `YYYYMMDD-HHMMSSmmm`, UTC.
    func utcStamp() throws -> String {
        try read { try String.fetchOne($0, sql: "SELECT replace(strftime('%Y%m%d-%H%M%f', 'now'), '.', '')") ?? "" }
    }

    /// Copies the register to a file that is whole or not there: SQLite's backup into a file beside, put on the disk,
    /// opened again and checked, then renamed; its SHA-256 in `FILE.sha256`. A file that is there is replaced only when it
    /// is an earlier state of this very register; anything else is kept, and refused.
    package func backUp(to target: String) throws {
        try Self.refuseReserved(target)
        try Self.storing(target) {
            try refuseToReplace(target)
            let partial = try PartialFile(for: target, readers: .owner)
            let copy = try Self.connection(partial.path, LockWaiting())
            try queue.backup(to: copy)
            try copy.close()
            _ = try RegisterTotals.checked(partial.path)
            let digest = try Self.digest(ofFile: partial.path)
            // Never a digest beside a file it is not of: a backup without one is still taken back.
            WholeFile.remove(target + ".sha256")
            try partial.commit()
            let line = "\(digest)  \(Folder.name(target))\n"
            try WholeFile.write(line.utf8, to: target + ".sha256", readers: .owner)
        }
    }

    private func refuseToReplace(_ target: String) throws {
        guard try FileState(at: target) != nil else { return }
        let own = ["", "-journal", "-wal", "-shm"].map { path + $0 }
        guard !own.contains(where: { FileState.isSame($0, target) }),
            let other = try? Register(opening: target, for: .reading),
            let last = try? other.journal().last, let link = last.chainDigest,
            try journal().first(where: { $0.id == last.id })?.chainDigest == link
        else { throw RegisterProblem.exists(path: target) }
    }
}
