import Foundation
import SystemPackage

/// A folder being made beside the one it will be, as a `PartialFile` is. It takes its name once it is whole, in the place of
/// the one that had it, or goes.
package final class PartialFolder {
    /// Where it is while it is made.
    package let path: String
    private let target: String
    private let descriptor: FileDescriptor

    /// Makes an empty folder beside `path`. Those left over by programs that ended are removed.
    package init(for path: String, readers: Readers) throws(FileFailure) {
        target = path
        PartialName.removeLeftovers(of: target)
        while true {
            let made = PartialName.new(for: target)
            do { try Folder.make(made, readers: readers) } catch {
                throw FileFailure(.writing, error.reason, path: path)
            }
            let folder: FileDescriptor
            do { folder = try FileDescriptor.open(made, .readOnly, options: .closeOnExec) } catch {
                throw FileFailure(.writing, errno: error as? Errno ?? .ioError, path: path)
            }
            if PartialName.lock(folder, at: made) {
                (self.path, descriptor) = (made, folder)
                return
            }
            try? folder.close()
        }
    }

    deinit {
        // What could not be finished, or was there before.
        try? FileManager.default.removeItem(atPath: path)
        try? descriptor.close()
    }

    /// Gives it its name; the folder that had it is removed.
    package func commit() throws(FileFailure) { try Folder.put(path, inPlaceOf: target) }
}
