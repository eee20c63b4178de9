import Glibc
import SystemPackage

/// A file made whole or not at all: what was there stays until the new content is on the disk.
package enum WholeFile {
    /// Writes a file. A link is followed; a device or a pipe gets the bytes as they are.
    /// - Parameters:
    ///   - readers: of a file that is made.
    ///   - replacing: whether a file that is there is replaced; else the failure is `exists`.
    package static func write(
        _ bytes: some Collection<UInt8>, to path: String, readers: Readers, replacing: Bool = true
    ) throws(FileFailure) {
        if let found = try FileState(at: path), !found.isFile {
            guard !found.isFolder else { throw FileFailure(.writing, .isFolder, path: path) }
            return try fill(path, bytes)
        }
        let partial = try PartialFile(for: path, readers: readers)
        try partial.append(bytes)
        try partial.commit(replacing: replacing)
    }

    private static func fill(_ path: String, _ bytes: some Collection<UInt8>) throws(FileFailure) {
        do {
            let file = try FileDescriptor.open(path, .writeOnly, options: .closeOnExec)
            defer { try? file.close() }
            try file.writeAll(bytes)
            try SystemCall.sync(file)
        } catch { throw FileFailure(.writing, errno: error as? Errno ?? .ioError, path: path) }
    }

    /// Overwrites a small file that may be lost or torn at any time, and is not put on the disk. A link is not followed.
    package static func overwriteCarelessly(_ path: String, _ text: String) throws(FileFailure) {
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .truncate, .closeOnExec, .noFollow], permissions: .ownerReadWrite)
            defer { try? file.close() }
            try file.writeAll(text.utf8)
        } catch { throw FileFailure(.writing, errno: error as? Errno ?? .ioError, path: path) }
    }

    /// Gives a file a second name.
    package static func link(_ path: String, as name: String) throws(FileFailure) {
        do { try SystemCall.check { Glibc.link(path, name) } } catch {
            throw FileFailure(.writing, errno: error, path: path)
        }
    }

    /// Gives a file another name.
    package static func rename(_ path: String, as name: String) throws(FileFailure) {
        do { try SystemCall.rename(path, name) } catch {
            throw FileFailure(.writing, errno: error, path: path)
        }
    }

    /// Takes a file away, if it is there.
    package static func remove(_ path: String) { unlink(path) }
}
