import Glibc
import SystemPackage

/// Calls of the system that swift-system does not wrap.
enum SystemCall {
    /// Makes a call that answers below zero when it fails; throws what `errno` says.
    @discardableResult
    static func check(_ call: () -> Int32) throws(Errno) -> Int32 {
        while true {
            let answer = call()
            if answer >= 0 { return answer }
            let error = Errno(rawValue: errno)
            guard error == .interrupted else { throw error }
        }
    }

    /// Gives a file a name that must be free. Where the disk knows no second names (FAT), one taken at that very moment is
    /// not seen.
    static func renameToFreeName(_ path: String, _ name: String) throws(Errno) {
        do {
            try check { link(path, name) }
            unlink(path)
        } catch Errno.notPermitted where access(name, F_OK) != 0 {
            try rename(path, name)
        } catch { throw error }
    }

    /// Gives a file another name, whatever had it.
    static func rename(_ path: String, _ name: String) throws(Errno) { try check { Glibc.rename(path, name) } }

    /// Puts a file, or the names in a folder, on the disk. A device or a pipe has nothing to put there.
    static func sync(_ file: FileDescriptor) throws(Errno) {
        do { try check { fsync(file.rawValue) } } catch Errno.invalidArgument {} catch Errno.readOnlyFileSystem {}
    }
}
