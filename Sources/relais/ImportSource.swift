import Foundation
import Interchange
import Mediation
import Sheets

/// What an import reads: a file, a folder of our files, or the standard input.
struct ImportSource {
    /// What the journal calls it.
    let name: String
    /// Codes and set-up, in the order to read them.
    let setup: [SheetFile]
    /// Tables of sessions.
    let sessions: [SheetFile]
    /// A copy of the standard input, to be removed.
    private let copy: TemporaryFile?

    var files: [SheetFile] { setup + sessions }
    /// Whether it is a whole register as `relais export` writes it.
    var isExport: Bool { setup.contains { $0.name == CodeTable.name } && !sessions.isEmpty }

    /// - Parameter path: `-` for the standard input.
    init(_ path: String) throws {
        if path == "-" {
            let copy = try TemporaryFile.ofStandardInput()
            name = say("entrée standard", "standard input")
            setup = []
            sessions = [try SheetFile(copy.path, name: name)]
            self.copy = copy
            return
        }
        copy = nil
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw FileProblem(path, .missing)
        }
        name = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
        guard isFolder.boolValue else {
            // A lone file is a table of sessions, unless its name says otherwise.
            let file = try SheetFile(path)
            let isSetup = SetupTables.names.contains(name) || name == CodeTable.name
            (setup, sessions) = isSetup ? ([file], []) : ([], [file])
            return
        }
        func found(_ names: [String]) throws -> [SheetFile] {
            try names.map { path + "/" + $0 }.filter { FileManager.default.fileExists(atPath: $0) }.map {
                try SheetFile($0)
            }
        }
        setup = try found([CodeTable.name] + SetupTables.names)
        let own = try found(["sessions.csv"])
        // A folder without our files is a folder of tables: one a month, one a place.
        sessions = setup.isEmpty && own.isEmpty ? try Self.tables(in: path) : own
        guard !files.isEmpty else { throw FileProblem(path, .nothingInFolder(expected: ["sessions.csv"] + SetupTables.names)) }
    }

    private static func tables(in folder: String) throws -> [SheetFile] {
        let endings = ["csv", "tsv", "txt", "xlsx", "xlsm", "ods", "fods"]
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { name in !name.hasPrefix(".") && endings.contains { name.lowercased().hasSuffix("." + $0) } }
            .map { try SheetFile(folder + "/" + $0) }
    }
}

/// A file only this user can read, removed when no longer held.
final class TemporaryFile {
    let path: String

    /// The whole standard input: a table is looked at before it is read.
    static func ofStandardInput() throws -> TemporaryFile {
        let file = try TemporaryFile()
        guard let handle = FileHandle(forWritingAtPath: file.path) else { throw FileProblem("-", .unreadable) }
        defer { try? handle.close() }
        var total = 0
        while let stretch = try FileHandle.standardInput.read(upToCount: 262_144), !stretch.isEmpty {
            try Interruption.check()
            total += stretch.count
            guard total <= SheetLimits.pipedBytes else { throw FileProblem("-", .endlessInput) }
            try handle.write(contentsOf: stretch)
        }
        return file
    }

    private init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString)").path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw FileProblem(path, .unreadable)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
