import Foundation
import Mediation

/// Files beside the register, put on the disk for sure: bytes first, then the name in its folder.
enum FileOnDisk {
    /// Makes a file only its owner reads, whole and on the disk; replaces one that is there.
    static func write(_ text: String, to path: String) throws {
        var rest = Array(text.utf8)
        try fill(path, O_TRUNC) {
            defer { rest = [] }
            return rest
        }
    }

    /// Writes stretches until an empty one, then puts the file on the disk.
    private static func fill(_ path: String, _ flag: Int32, _ next: () throws -> [UInt8]) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | flag, 0o600)
        guard descriptor >= 0 else { throw RegisterProblem(errno: errno, path: path) }
        defer { Foundation.close(descriptor) }
        while true {
            var bytes = try next()[...]
            if bytes.isEmpty { break }
            while !bytes.isEmpty {
                let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
                guard count > 0 else { throw RegisterProblem(errno: errno, path: path) }
                bytes = bytes.dropFirst(count)
            }
        }
        guard fsync(descriptor) == 0 else { throw RegisterProblem(errno: errno, path: path) }
    }

    /// Makes an empty file only its owner reads; it must not be there yet.
    static func make(_ path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw RegisterProblem(errno: errno, path: path) }
        Foundation.close(descriptor)
    }

    /// Copies a file to one only its owner reads, which must not be there yet.
    static func copy(_ source: String, to target: String) throws {
        let descriptor = open(source, O_RDONLY)
        guard descriptor >= 0 else { throw RegisterProblem(errno: errno, path: source) }
        defer { Foundation.close(descriptor) }
        var stretch = [UInt8](repeating: 0, count: 1 << 18)
        try fill(target, O_EXCL) {
            let count = read(descriptor, &stretch, stretch.count)
            guard count >= 0 else { throw RegisterProblem(errno: errno, path: source) }
            return Array(stretch[..<count])
        }
    }

    /// Whether two paths lead to one file.
    static func isSame(_ one: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino
            && first.st_dev == second.st_dev
    }

    /// Makes a folder only its owner reads, and those above it, unless they are there; puts their names on the disk.
    static func makeFolder(_ path: String, mode: mode_t) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        let above = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if above != path { try makeFolder(above, mode: 0o755) }
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw RegisterProblem(errno: errno, path: path) }
        try sync(above)
    }

    /// Renames a file over another, and puts the name on the disk.
    static func rename(_ source: String, to target: String) throws {
        guard Foundation.rename(source, target) == 0 else { throw RegisterProblem(errno: errno, path: target) }
        try sync(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    }

    /// Puts a file, or the names in a folder, on the disk.
    static func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw RegisterProblem(errno: errno, path: path) }
        defer { Foundation.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw RegisterProblem(errno: errno, path: path) }
    }

    /// Takes a file away, if it is there.
    static func remove(_ path: String) { unlink(path) }
}

extension RegisterProblem {
    /// What an error of the system means for the person.
    package init(errno code: Int32, path: String) {
        // People know the file that was to be made, not the one made beside it first.
        let path = path.hasSuffix(".partial") ? String(path.dropLast(".partial".count)) : path
        switch code {
        case ENOSPC, EDQUOT: self = .full(path: path)
        case EACCES, EPERM, EROFS: self = .readOnly(path: path)
        case ENOENT, ENOTDIR: self = .noFolder(path: path)
        case EEXIST, EISDIR: self = .exists(path: path)
        default: self = .unwritable(path: path, detail: String(cString: strerror(code)))
        }
    }
}
