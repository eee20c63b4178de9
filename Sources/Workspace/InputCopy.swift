import Foundation
import Interchange
import Sheets

/// A file only this user can read, removed when no longer held.
package final class InputCopy {
    /// Where the copy is.
    package let path: String

    /// Copies a whole input, up to `SheetLimits.pipedBytes`: a table is looked at before it is read. Throws a `FileProblem`
    /// for an input that cannot be read or does not end, and what `checkpoint` throws.
    /// - Parameters:
    ///   - input: descriptor of the input; 0 for the standard one.
    ///   - checkpoint: asked five times a second whether to stop.
    package init(of input: Int32 = 0, checkpoint: () throws -> Void) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString)").path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw FileProblem(path, .unreadable) }
        defer { try? handle.close() }
        var total = 0
        while let stretch = try Self.next(input, checkpoint) {
            total += stretch.count
            guard total <= SheetLimits.pipedBytes else { throw FileProblem("-", .endlessInput) }
            try handle.write(contentsOf: stretch)
        }
    }

    /// What comes next; nil at the end. Looks five times a second whether to stop.
    private static func next(_ descriptor: Int32, _ checkpoint: () throws -> Void) throws -> Data? {
        var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&input, 1, 200) <= 0 { try checkpoint() }
        var stretch = Data(count: 262_144)
        let count = stretch.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw FileProblem("-", .unreadable) }
        return count == 0 ? nil : stretch.prefix(count)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
