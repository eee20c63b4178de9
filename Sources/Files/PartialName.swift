import Foundation
import Glibc
import SystemPackage

/// Names of files and folders being made: `.NAME.0123456789abcdef.partial`, beside `NAME`.
///
/// Whoever makes one keeps it locked (`flock`), so that one left by a program that was killed can be told from one being
/// made. Where the disk knows no locks, none is ever removed.
enum PartialName {
    private static let ending = ".partial"

    /// A name of its own for a target.
    static func new(for target: String) -> String {
        let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        let padded = String(repeating: "0", count: 16 - digits.count) + digits
        return path(beside: target, prefix(of: target) + padded + ending)
    }

    /// Locks one just made; false when another program took it for one left over, and removed it.
    static func lock(_ made: FileDescriptor, at path: String) -> Bool {
        _ = try? SystemCall.check { flock(made.rawValue, LOCK_EX) }
        return (try? FileState(at: path)) != nil
    }

    /// Removes those of a target that nobody is making.
    static func removeLeftovers(of target: String) {
        let prefix = prefix(of: target)
        for name in Folder.names(in: Folder.above(target)) {
            guard name.hasPrefix(prefix), name.hasSuffix(ending) else { continue }
            let middle = name.dropFirst(prefix.count).dropLast(ending.count)
            guard middle.utf8.count == 16, middle.allSatisfy(\.isHexDigit) else { continue }
            let path = path(beside: target, name)
            guard let made = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow]) else {
                continue
            }
            if flock(made.rawValue, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(atPath: path) }
            try? made.close()
        }
    }

    private static func path(beside target: String, _ name: String) -> String {
        FilePath(Folder.above(target)).appending(name).string
    }

    /// What its names begin with: no more than 200 bytes of its own name, for a name has 255 at most.
    private static func prefix(of target: String) -> String {
        var name = Folder.name(target)
        while name.utf8.count > 200 { name.removeLast() }
        return ".\(name)."
    }
}
