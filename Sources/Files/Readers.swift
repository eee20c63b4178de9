import SystemPackage

/// Who may read what is made.
package enum Readers: Sendable {
    /// Its owner alone.
    case owner
    /// Whoever the system usually lets: what its mask leaves.
    case usual

    /// Rights of a file.
    var ofFile: FilePermissions {
        self == .owner ? .ownerReadWrite : [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
    }

    /// Rights of a folder.
    var ofFolder: FilePermissions {
        self == .owner
            ? .ownerReadWriteExecute : [.ownerReadWriteExecute, .groupReadWriteExecute, .otherReadWriteExecute]
    }
}
