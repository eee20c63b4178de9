import SystemPackage

/// What the system refused to do with a file, as data: whoever tells a person words it.
package struct FileFailure: Error, Hashable, Sendable {
    /// What was being done.
    package enum Operation: Sendable, Hashable {
        case reading, writing
    }

    /// Why it was refused.
    package enum Reason: Sendable, Hashable {
        /// No space is left on the disk, or for this user.
        case noSpace
        /// The rights of the file or of a folder do not allow it, or the disk is read-only.
        case notPermitted
        /// The file, or a folder above it, is not there.
        case missing
        /// A file is there that must not be replaced.
        case exists
        /// A folder is there in its place.
        case isFolder
        /// Anything else, in the system's own words.
        case other(String)
    }

    /// What was being done.
    package let operation: Operation
    /// Why it was refused.
    package let reason: Reason
    /// The file asked for, not the one made beside it first.
    package let path: String

    /// A refusal; see the properties.
    package init(_ operation: Operation, _ reason: Reason, path: String) {
        (self.operation, self.reason, self.path) = (operation, reason, path)
    }

    /// What an error of the system means.
    package init(_ operation: Operation, errno error: Errno, path: String) {
        self.init(operation, Reason(error), path: path)
    }
}

extension FileFailure.Reason {
    /// What an error of the system means.
    package init(_ error: Errno) {
        switch error {
        case .noSpace, .diskQuotaExceeded: self = .noSpace
        case .permissionDenied, .notPermitted, .readOnlyFileSystem: self = .notPermitted
        case .noSuchFileOrDirectory, .notDirectory: self = .missing
        case .fileExists: self = .exists
        case .isDirectory: self = .isFolder
        default: self = .other(error.description)
        }
    }
}
