import Foundation

/// A file read whole: a profile, a definition, a model, an impact map, a report.
package enum FileContent {
    /// The bytes of a file. Throws a `FileProblem` for one that is missing or cannot be read, for a pipe or a device,
    /// which may never end, and for more than `SheetLimits.wholeBytes`.
    package static func read(_ path: String) throws -> Data {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw FileProblem(path, errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable)
        }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFDIR else { throw FileProblem(path, .notAFile) }
        guard status.st_size <= SheetLimits.wholeBytes else { throw FileProblem(path, .tooLarge) }
        guard kind == S_IFREG, let data = FileManager.default.contents(atPath: path) else {
            throw FileProblem(path, .unreadable)
        }
        return data
    }
}
