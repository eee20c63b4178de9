import SystemPackage

/// Reads a file from its start.
package enum FileReading {
    /// Bytes of a chunk.
    private static let chunkLength = 1 << 18

    /// Gives the bytes of a file chunk by chunk; they are valid until the body returns.
    package static func chunks(
        of path: String, _ body: (UnsafeRawBufferPointer) throws(FileFailure) -> Void
    ) throws(FileFailure) {
        let file: FileDescriptor
        do { file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec) } catch {
            throw FileFailure(.reading, errno: error as? Errno ?? .ioError, path: path)
        }
        defer { try? file.close() }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkLength, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count: Int
            do { count = try file.read(into: buffer) } catch {
                throw FileFailure(.reading, errno: error as? Errno ?? .ioError, path: path)
            }
            guard count > 0 else { return }
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// The first bytes of a file, `count` at most.
    package static func start(of path: String, count: Int) throws(FileFailure) -> [UInt8] {
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            defer { try? file.close() }
            var bytes = [UInt8](repeating: 0, count: count)
            var found = 0
            while found < count {
                let more = try bytes.withUnsafeMutableBytes {
                    try file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[found...]))
                }
                if more == 0 { break }
                found += more
            }
            return Array(bytes[..<found])
        } catch { throw FileFailure(.reading, errno: error as? Errno ?? .ioError, path: path) }
    }
}
