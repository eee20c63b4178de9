import Foundation

/// Folders a register should not be in: a file server does not hold SQLite's locks for sure, and a synchronising program
/// copies a file and its journal apart.
package enum SharedFolder {
    /// What shares or synchronises the folder of a path, e.g. `nfs4` or `Nextcloud`; nil for a plain local folder, or one
    /// not known for anything else.
    package static func sharer(of path: String) -> String? {
        guard !path.isEmpty else { return nil }
        let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent()
        return fileSystem(of: folder.path) ?? synchroniser(of: folder)
    }

    /// Types of file systems, as Linux names them, that come from elsewhere. `fuse.` alone says nothing.
    private static let networked: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "ceph", "glusterfs", "davfs", "fuse.sshfs",
        "fuse.rclone", "fuse.davfs", "fuse.glusterfs", "fuse.google-drive-ocamlfuse", "fuse.onedriver",
        "fuse.gvfsd-fuse", "fuse.smbnetfs",
    ]

    private static func fileSystem(of folder: String) -> String? {
        // Each line: id parent major:minor root mount-point options … - type source options.
        guard let table = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) else { return nil }
        var (longest, type) = ("", "")
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 6, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else { continue }
            let mount = String(words[4].replacing("\\040", with: " "))
            let isHolder = mount == "/" || folder == mount || folder.hasPrefix(mount + "/")
            if isHolder, mount.count >= longest.count { (longest, type) = (mount, String(words[dash + 1])) }
        }
        return networked.contains(type) ? type : nil
    }

    /// Programs that synchronise, by how the folders they keep are called, and by what they leave in them.
    private static let names = [
        "onedrive", "dropbox", "nextcloud", "owncloud", "google drive", "googledrive", "mon drive", "icloud drive",
        "com~apple~clouddocs", "kdrive", "pcloud drive", "pclouddrive", "megasync", "syncthing", "seafile", "hubic",
    ]
    private static let marks = [
        ".stfolder": "Syncthing", ".dropbox": "Dropbox", ".owncloudsync.log": "ownCloud",
        ".nextcloudsync.log": "Nextcloud", ".tmp.drivedownload": "Google Drive",
    ]

    private static func synchroniser(of folder: URL) -> String? {
        var folder = folder
        while folder.pathComponents.count > 1 {
            let name = folder.lastPathComponent.lowercased()
            // `Dropbox (Association)`, `OneDrive - Asso`, `Nextcloud2`: the name, then no letter.
            let isKnown = names.contains { name.hasPrefix($0) && name.dropFirst($0.count).first?.isLetter != true }
            if isKnown { return folder.lastPathComponent }
            let found = marks.filter { FileManager.default.fileExists(atPath: folder.appending(path: $0.key).path) }
            if let program = found.values.sorted().first { return program }
            folder.deleteLastPathComponent()
        }
        return nil
    }
}
