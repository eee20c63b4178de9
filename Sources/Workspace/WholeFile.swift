import Foundation
import Mediation
import Register

/// A file made whole or not at all: what was there stays until the new content is on the disk.
enum WholeFile {
    /// Who may read a file that is made.
    enum Readers {
        /// Its owner alone.
        case owner
        /// Whoever the system usually lets.
        case usual
    }

    /// Writes a file; its folder is made if need be. A link is followed; a device or a pipe gets the bytes as they are.
    /// Throws an `OutputFileProblem` over an SQLite file, a `RegisterProblem` when the disk refuses.
    static func write(_ data: Data, to path: String, readers: Readers) throws {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        let folder = target.deletingLastPathComponent()
        var there = stat()
        if stat(target.path, &there) == 0 {
            let kind = there.st_mode & S_IFMT
            guard kind != S_IFDIR else { throw RegisterProblem.exists(path: path) }
            guard kind == S_IFREG else { return try fill(target.path, O_WRONLY, 0, data, path) }
            guard try !isDatabase(target) else { throw OutputFileProblem(path: path) }
        } else {
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        let made = folder.appending(path: ".\(target.lastPathComponent.prefix(80)).\(UUID().uuidString).partial").path
        do {
            try fill(made, O_WRONLY | O_CREAT | O_EXCL, readers == .owner ? 0o600 : 0o666, data, path)
            guard rename(made, target.path) == 0 else { throw RegisterProblem(errno: errno, path: path) }
        } catch {
            unlink(made)
            throw error
        }
    }

    private static func isDatabase(_ file: URL) throws -> Bool {
        let handle = try? FileHandle(forReadingFrom: file)
        defer { try? handle?.close() }
        return try handle?.read(upToCount: 16) == Data("SQLite format 3\0".utf8)
    }

    private static func fill(_ path: String, _ flags: Int32, _ mode: mode_t, _ data: Data, _ asked: String) throws {
        let descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw RegisterProblem(errno: errno, path: asked) }
        defer { close(descriptor) }
        try data.withUnsafeBytes { bytes in
            var rest = bytes
            while let base = rest.baseAddress, !rest.isEmpty {
                let count = Foundation.write(descriptor, base, rest.count)
                guard count >= 0 || errno == EINTR else { throw RegisterProblem(errno: errno, path: asked) }
                rest = UnsafeRawBufferPointer(rebasing: rest[max(0, count)...])
            }
        }
        // A device or a pipe cannot be put on a disk.
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
            throw RegisterProblem(errno: errno, path: asked)
        }
    }
}

/// A register, or any other SQLite file, where a file was to be written.
package struct OutputFileProblem: Problem {
    let path: String
    /// Stable code.
    package var code: String { "E-FILE-DATABASE" }
    /// Which file.
    package var message: Sentence {
        Sentence(
            "\(path) est un registre ou une autre base SQLite : rien n’y a été écrit.",
            "\(path) is a register or another SQLite file: nothing was written to it.")
    }
    /// Choose another name.
    package var remedy: Remedy {
        .advice(Sentence("Choisissez un autre nom de fichier.", "Choose another file name."))
    }
    /// The file that is there stands against the request.
    package var category: ProblemCategory { .conflict }
}
