import Foundation
import Mediation

/// Files beside the register, put on the disk for sure: bytes first, then the name in its folder.
enum FileOnDisk {
    /// Makes a file only its owner reads, whole and on the disk; replaces one that is there.
    static func write(_ text: String, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw RegisterProblem(errno: errno, path: path) }
        defer { Foundation.close(descriptor) }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw RegisterProblem(errno: errno, path: path) }
            bytes = bytes.dropFirst(count)
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
        do { try FileManager.default.copyItem(atPath: source, toPath: target) } catch {
            let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            throw RegisterProblem(errno: Int32(underlying?.code ?? Int(EIO)), path: target)
        }
        guard chmod(target, 0o600) == 0 else { throw RegisterProblem(errno: errno, path: target) }
        try sync(target)
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
    init(errno code: Int32, path: String) {
        switch code {
        case ENOSPC, EDQUOT: self = .full(path: path)
        case EACCES, EPERM, EROFS: self = .readOnly(path: path)
        default: self = .unwritable(path: path, detail: String(cString: strerror(code)))
        }
    }
}
