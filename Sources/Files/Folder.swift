import Glibc
import SystemPackage

/// Folders, and their names put on the disk.
package enum Folder {
    /// Makes a folder and those above it, unless they are there, and puts their names on the disk.
    /// - Parameter readers: of each folder made.
    package static func make(_ path: String, readers: Readers) throws(FileFailure) {
        if let found = try FileState(at: path) {
            guard found.isFolder else { throw FileFailure(.writing, .exists, path: path) }
            return
        }
        let above = self.above(path)
        if above != path { try make(above, readers: readers) }
        do { try SystemCall.check { mkdir(path, readers.ofFolder.rawValue) } } catch Errno.fileExists {} catch {
            throw FileFailure(.writing, errno: error, path: path)
        }
        try sync(above)
    }

    /// Gives a folder the name of another, which then has the name the first had. When the first cannot take the name, the
    /// other gets it back.
    package static func put(_ made: String, inPlaceOf target: String) throws(FileFailure) {
        do {
            if try FileState(at: target) == nil {
                try SystemCall.rename(made, target)
            } else {
                try exchange(made, target)
            }
        } catch {
            throw error as? FileFailure ?? FileFailure(.writing, errno: error as? Errno ?? .ioError, path: target)
        }
        try sync(above(target))
    }

    private static func exchange(_ made: String, _ target: String) throws(Errno) {
        let former = made + ".former"
        try SystemCall.rename(target, former)
        do { try SystemCall.rename(made, target) } catch {
            _ = rename(former, target)
            throw error
        }
        try SystemCall.rename(former, made)
    }

    /// Takes a folder away, unless it holds something.
    package static func removeIfEmpty(_ path: String) { rmdir(path) }

    /// The folder of a path; `.` for a name alone.
    package static func above(_ path: String) -> String {
        let folder = FilePath(path).removingLastComponent()
        return folder.isEmpty ? "." : folder.string
    }

    /// The last name of a path.
    package static func name(_ path: String) -> String { FilePath(path).lastComponent?.string ?? path }

    /// The first folder above a path, from the top, that this user may not enter; nil when there is none.
    package static func firstClosed(above path: String) -> String? {
        let folder = above(path)
        if folder != ".", folder != path, let closed = firstClosed(above: folder) { return closed }
        return access(folder, X_OK) == 0 || errno != EACCES ? nil : folder
    }

    /// Puts the names in a folder on the disk.
    package static func sync(_ path: String) throws(FileFailure) {
        do {
            let folder = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            defer { try? folder.close() }
            try SystemCall.sync(folder)
        } catch { throw FileFailure(.writing, errno: error as? Errno ?? .ioError, path: path) }
    }

    /// The names in a folder, sorted. Throws `FileFailure` when it cannot be read.
    package static func contents(of path: String) throws(FileFailure) -> [String] {
        guard let folder = opendir(path) else { throw FileFailure(.reading, errno: Errno(rawValue: errno), path: path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The same; none when it cannot be read.
    static func names(in path: String) -> [String] { (try? contents(of: path)) ?? [] }
}
