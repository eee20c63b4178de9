import Foundation
import Sheets

/// A file only this user can read, removed when no longer held.
final class StandardInputCopy {
    let path: String

    /// Copies the whole standard input: a table is looked at before it is read.
    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString)").path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw FileProblem(path, .unreadable) }
        defer { try? handle.close() }
        var total = 0
        while let stretch = try Self.next() {
            total += stretch.count
            guard total <= SheetLimits.pipedBytes else { throw FileProblem("-", .endlessInput) }
            try handle.write(contentsOf: stretch)
        }
    }

    /// What comes next; nil at the end. Looks five times a second whether to stop.
    private static func next() throws -> Data? {
        var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        while poll(&input, 1, 200) <= 0 { try Interruption.check() }
        var stretch = Data(count: 262_144)
        let count = stretch.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw FileProblem("-", .unreadable) }
        return count == 0 ? nil : stretch.prefix(count)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
