import Glibc
import SystemPackage

/// What the system says of a file at one moment.
package struct FileState: Hashable, Sendable {
    /// Device and number: two paths with the same lead to one file.
    package let device: UInt64
    /// Number of the file on its device.
    package let inode: UInt64
    /// Bytes.
    package let size: Int64
    /// Last change of its content: nanoseconds since 1970.
    package let modified: Int64
    /// Last change of its content, rights, owner or names, which no program can set: nanoseconds since 1970.
    package let changed: Int64
    /// Rights, without the kind of file.
    package let rights: UInt32
    /// Number of its owner.
    package let owner: UInt32
    /// Number of its group.
    package let group: UInt32
    /// Whether it is a plain file.
    package let isFile: Bool
    /// Whether it is a folder.
    package let isFolder: Bool

    /// The state of what is at a path, links followed; nil when nothing is there. Throws `FileFailure` when it cannot be
    /// known, for instance for want of the right to look into the folder.
    package init?(at path: String) throws(FileFailure) {
        var found = stat()
        do { try SystemCall.check { stat(path, &found) } } catch Errno.noSuchFileOrDirectory { return nil } catch Errno
            .notDirectory
        { return nil } catch { throw FileFailure(.reading, errno: error, path: path) }
        self.init(found)
    }

    private init(_ found: stat) {
        device = UInt64(found.st_dev)
        inode = UInt64(found.st_ino)
        size = Int64(found.st_size)
        modified = Int64(found.st_mtim.tv_sec) * 1_000_000_000 + Int64(found.st_mtim.tv_nsec)
        changed = Int64(found.st_ctim.tv_sec) * 1_000_000_000 + Int64(found.st_ctim.tv_nsec)
        rights = found.st_mode & 0o7777
        (owner, group) = (found.st_uid, found.st_gid)
        isFile = found.st_mode & S_IFMT == S_IFREG
        isFolder = found.st_mode & S_IFMT == S_IFDIR
    }

    /// Sets when the content of a file was last changed: nanoseconds since 1970. Throws `FileFailure` when the system does
    /// not let this user.
    package static func setModified(_ path: String, _ modified: Int64) throws(FileFailure) {
        // 2^30 - 2 (UTIME_OMIT) leaves the time of the last reading as it is.
        let times = [
            timespec(tv_sec: 0, tv_nsec: (1 << 30) - 2),
            timespec(tv_sec: Int(modified / 1_000_000_000), tv_nsec: Int(modified % 1_000_000_000)),
        ]
        do { try SystemCall.check { utimensat(AT_FDCWD, path, times, 0) } } catch {
            throw FileFailure(.writing, errno: error, path: path)
        }
    }

    /// Whether two paths lead to one file.
    package static func isSame(_ one: String, _ other: String) -> Bool {
        guard let first = try? FileState(at: one), let second = try? FileState(at: other) else { return false }
        return first.inode == second.inode && first.device == second.device
    }

    /// The path of the file itself where links lead to it; the path as it is when nothing is there.
    package static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}
