import Foundation
import Testing

/// The built command, run as a person or a script would, on a folder of its own.
final class CommandLineTool {
    /// What a run gave.
    struct Run {
        let status: Int32
        let out: String
        let err: String

        /// The JSON object on the standard output.
        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any], "\(out)\(err)")
        }
    }

    let folder: URL
    var register: String { folder.appending(path: "test.relais").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Beside the test bundle, where the build puts every product.
    static let binary: URL = {
        let runner = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return runner.deletingLastPathComponent().appending(path: "relais")
    }()

    func prepared(
        _ arguments: [String], _ environment: [String: String] = [:], program: URL = CommandLineTool.binary
    ) -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var all = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "RELAIS_REGISTER": register]
        for name in ["LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
            all[name] = ProcessInfo.processInfo.environment[name]
        }
        process.environment = all.merging(environment) { $1 }
        return process
    }

    /// Runs to the end. Output goes through files, so that none is too long for a pipe.
    @discardableResult
    func run(
        _ arguments: [String], _ environment: [String: String] = [:], program: URL = CommandLineTool.binary
    ) throws -> Run {
        try finished(prepared(arguments, environment, program: program))
    }

    /// Runs a prepared process to the end, with nothing on the standard input.
    func finished(_ process: Process) throws -> Run {
        let name = UUID().uuidString
        let files = ["out", "err"].map { folder.appending(path: ".\(name).\($0)") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Run(status: process.terminationStatus, out: texts[0], err: texts[1])
    }

    /// A register with a place, a closed place, a mediator, one who left, a partner, a funding and one session.
    func setUp(_ environment: [String: String] = [:]) throws {
        for arguments in [
            ["init", "--name", "Association d’essai"], ["partner", "add", "pmi", "--name", "PMI", "--kind", "pmi"],
            ["place", "add", "local", "--name", "Local", "--kind", "local_association"],
            ["place", "add", "ferme", "--name", "Ancien local", "--kind", "local_association", "--to", "2024-12-31"],
            ["mediator", "add", "AB", "--post", "adulte_relais"], ["mediator", "add", "CD", "--to", "2024-06-30"],
            [
                "funding", "add", "F1", "--title", "Action", "--funder", "Ville", "--from", "2025-01-01", "--to",
                "2025-12-31",
            ],
            Self.goodSession,
        ] {
            let run = try run(["--today", "2025-06-15"] + arguments, environment)
            #expect(run.status == 0, "\(arguments) \(run.err)")
        }
    }

    static let goodSession = [
        "record", "--day", "2025-03-04", "--kind", "permanence", "--place", "local", "--minutes", "120", "--mediator",
        "AB",
        "--contact", "gender=femme age=26_39 theme=sante/couverture",
    ]

    /// What the `sqlite3` shell answers over the register.
    func sqlite(_ sql: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = [register, sql]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
