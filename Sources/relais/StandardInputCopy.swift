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
        while let stretch = try FileHandle.standardInput.read(upToCount: 262_144), !stretch.isEmpty {
            try Interruption.check()
            total += stretch.count
            guard total <= SheetLimits.pipedBytes else { throw FileProblem("-", .endlessInput) }
            try handle.write(contentsOf: stretch)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
