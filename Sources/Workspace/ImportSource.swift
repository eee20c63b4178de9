import Files
import Foundation
import Interchange
import Mediation
import Register
import Sheets

/// What an import reads: a file, or a folder of our files or of tables.
package struct ImportSource {
    /// What the journal calls it.
    package let name: String
    /// Codes and set-up, in the order to read them.
    package let setup: [SheetFile]
    /// Tables of sessions.
    package let sessions: [SheetFile]

    /// All files, set-up first.
    var files: [SheetFile] { setup + sessions }
    /// Whether it is a whole register as an export writes it.
    var isExport: Bool { setup.contains { Self.ownName(of: $0.name) == CodeTable.name } && !sessions.isEmpty }

    /// A table of sessions at a path, under another name than the file's: a copy of what came through a pipe.
    package init(copyAt path: String, name: String) throws {
        self.name = name
        setup = []
        sessions = [try SheetFile(path, name: name)]
    }

    /// A file or a folder. Throws a `FileProblem` when there is nothing to read, a `RegisterProblem` when it may not be read.
    package init(_ path: String) throws {
        do {
            guard let state = try FileState(at: path) else { throw FileProblem(path, .missing) }
            try self.init(path, isFolder: state.isFolder)
        } catch let failure as FileFailure { throw RegisterProblem(failure) }
    }

    private init(_ path: String, isFolder: Bool) throws {
        name = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
        guard isFolder else {
            // A lone file is a table of sessions, unless its name says otherwise.
            let file = try SheetFile(path)
            let isSetup = ([CodeTable.name] + SetupTables.names).contains(Self.ownName(of: name))
            (setup, sessions) = isSetup ? ([file], []) : ([], [file])
            return
        }
        func found(_ names: [String]) throws -> [SheetFile] {
            try names.compactMap { name in
                let stem = name.prefix { $0 != "." }
                // A file of ours that a spreadsheet program saved in a form of its own is still ours.
                let here = Self.ownEndings.map { "\(path)/\(stem).\($0)" }
                return try here.first { FileManager.default.fileExists(atPath: $0) }.map { try SheetFile($0) }
            }
        }
        setup = try found([CodeTable.name] + SetupTables.names)
        let own = try found(["sessions.csv"])
        // A folder without our files is a folder of tables: one a month, one a place.
        sessions = setup.isEmpty && own.isEmpty ? try Self.tables(in: path) : own
        guard !files.isEmpty else {
            throw FileProblem(path, .nothingInFolder(expected: ["sessions.csv"] + SetupTables.names))
        }
    }

    private static let ownEndings = ["csv", "xlsx", "ods", "fods"]

    /// The name our file of that stem has: `places.csv` for `places.ods`.
    static func ownName(of name: String) -> String {
        let parts = name.split(separator: ".")
        return parts.count == 2 && ownEndings.contains(parts[1].lowercased()) ? "\(parts[0]).csv" : name
    }

    private static func tables(in folder: String) throws -> [SheetFile] {
        let endings = ["csv", "tsv", "txt", "xlsx", "xlsm", "ods", "fods"]
        return try Folder.contents(of: folder)
            .filter { name in !name.hasPrefix(".") && endings.contains { name.lowercased().hasSuffix("." + $0) } }
            .map { try SheetFile(folder + "/" + $0) }
    }
}
