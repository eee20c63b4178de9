import Glibc
import SystemPackage

/// A file being made beside the one it will be (`PartialName`). It takes its name once it is whole and on the disk, or goes.
package final class PartialFile {
    /// Where it is while it is made.
    package let path: String
    /// The file it will be.
    private let target: String
    /// What the person asked for, named in errors.
    private let asked: String
    private let descriptor: FileDescriptor
    private var buffer: [UInt8] = []
    private var isOpen = true

    private static let bufferLength = 1 << 16

    /// Makes an empty file beside `path`; links are followed. Those left over by programs that ended are removed.
    package init(for path: String, readers: Readers) throws(FileFailure) {
        asked = path
        target = FileState.resolved(path)
        PartialName.removeLeftovers(of: target)
        while true {
            let made = PartialName.new(for: target)
            let file: FileDescriptor
            do {
                file = try FileDescriptor.open(
                    made, .readWrite, options: [.create, .exclusiveCreate, .closeOnExec], permissions: readers.ofFile)
            } catch { throw FileFailure(.writing, errno: error as? Errno ?? .ioError, path: path) }
            if PartialName.lock(file, at: made) {
                (self.path, descriptor) = (made, file)
                return
            }
            try? file.close()
        }
    }

    deinit { discard() }

    /// Adds bytes at the end.
    package func append(_ bytes: some Collection<UInt8>) throws(FileFailure) {
        buffer += bytes
        if buffer.count >= Self.bufferLength { try flush() }
    }

    /// Adds a text at the end.
    package func append(_ text: String) throws(FileFailure) { try append(text.utf8) }

    private func flush() throws(FileFailure) {
        defer { buffer.removeAll(keepingCapacity: true) }
        do { try descriptor.writeAll(buffer) } catch { throw failure(error) }
    }

    /// Adds the content of a file at the end.
    package func append(contentsOf source: String) throws(FileFailure) {
        try flush()
        try FileReading.chunks(of: source) { (chunk) throws(FileFailure) in
            do { try descriptor.writeAll(chunk) } catch { throw failure(error) }
        }
    }

    /// Gives it the rights of another file, and its owner where the system allows it.
    package func adopt(_ other: FileState) throws(FileFailure) {
        do {
            try SystemCall.check { fchmod(descriptor.rawValue, other.rights) }
            do { try SystemCall.check { fchown(descriptor.rawValue, other.owner, other.group) } } catch Errno
                .notPermitted
            {}
        } catch { throw failure(error) }
    }

    /// Puts it on the disk, gives it its name, and puts the name on the disk.
    /// - Parameter replacing: whether a file that is there is replaced; else the failure is `exists`.
    package func commit(replacing: Bool = true) throws(FileFailure) {
        try flush()
        do {
            try SystemCall.sync(descriptor)
            if replacing {
                try SystemCall.rename(path, target)
            } else {
                try SystemCall.renameToFreeName(path, target)
            }
        } catch { throw failure(error) }
        close()
        try Folder.sync(Folder.above(target))
    }

    /// Takes it away, unless it has its name already.
    package func discard() {
        guard isOpen else { return }
        unlink(path)
        close()
    }

    private func close() {
        isOpen = false
        try? descriptor.close()
    }

    private func failure(_ error: any Error) -> FileFailure {
        error as? FileFailure ?? FileFailure(.writing, errno: error as? Errno ?? .ioError, path: asked)
    }
}
