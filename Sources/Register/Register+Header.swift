import Files
import Foundation

extension Register {
    /// Looks at the first hundred bytes of a file: SQLite's mark, our mark, our version. A file that is not a register is
    /// refused before SQLite touches it.
    ///
    /// It opens the file and closes it: never to be done while a connection of this program holds a lock on it, for the
    /// system would let the lock go.
    static func checkHeader(of path: String) throws {
        try refuseReserved(path)
        let state: FileState
        let header: [UInt8]
        do {
            guard let found = try FileState(at: path) else { throw RegisterProblem.missing(path: path) }
            state = found
            guard !state.isFolder else { throw RegisterProblem.foreign(path: path, found: "dossier / folder") }
            guard state.isFile else { throw RegisterProblem.foreign(path: path, found: "pas un fichier / no file") }
            header = try FileReading.start(of: path, count: 100)
        } catch let failure as FileFailure { throw RegisterProblem(failure) }
        guard !header.isEmpty else { throw RegisterProblem.foreign(path: path, found: "fichier vide / empty file") }
        guard header.count == 100, header.starts(with: Array("SQLite format 3\u{0}".utf8)) else {
            throw RegisterProblem.foreign(path: path, found: "pas de base SQLite / no SQLite database")
        }
        func bigEndian(at offset: Int) -> Int32 {
            header[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) }
        }
        guard bigEndian(at: 68) == applicationID else {
            throw RegisterProblem.foreign(path: path, found: "base d’un autre programme / another program's database")
        }
        // A file cut within a page. Beside a journal, a crash may have left it so: SQLite rolls it back.
        let pageSize = Int64(header[16]) << 8 | Int64(header[17])
        if pageSize > 1, state.size % pageSize != 0, !FileManager.default.fileExists(atPath: path + "-journal") {
            throw RegisterProblem.damaged(path: path, detail: "fichier coupé / file cut")
        }
        let version = Int(bigEndian(at: 60))
        guard version <= schemaVersion else {
            throw RegisterProblem.newer(path: path, found: version, known: schemaVersion)
        }
    }

    /// Refuses names SQLite keeps for something else than a file: an address (`file:…`), a register in memory.
    static func refuseReserved(_ path: String) throws {
        let name = path.lowercased()
        guard !name.isEmpty, !name.hasPrefix("file:"), !name.hasPrefix(":") else {
            throw RegisterProblem.reservedName(path: path)
        }
    }
}
