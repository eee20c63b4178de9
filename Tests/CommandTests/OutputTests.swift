import Foundation
import Testing

/// What is written is known to be written: a full disk is never taken for success.
@Suite struct OutputTests {
    /// Runs a command whose standard output is a disk that is always full.
    private func runOnFullDisk(_ tool: CommandLineTool, _ arguments: [String]) throws -> CommandLineTool.Run {
        let process = tool.prepared(arguments)
        process.standardInput = FileHandle.nullDevice
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        process.standardOutput = full
        let messages = Pipe()
        process.standardError = messages
        try process.run()
        let err = messages.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return CommandLineTool.Run(
            status: process.terminationStatus, out: "", err: String(decoding: err, as: UTF8.self))
    }

    @Test func `an answer that does not fit on the disk ends with 6`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let lines = [
            "list", "list --csv", "list --json", "show 1", "report activity 2025", "report activity 2025 --format json",
            "report activity 2025 --format html", "report activity 2025 --format csv --table sessions_by_kind",
            "value 2025", "value 2025 --json", "tally 2025 --by place", "place list", "codes theme", "journal",
            "check --list", "model list", "privacy", "help", "report --help", "--version",
        ]
        for line in lines {
            let run = try runOnFullDisk(tool, line.split(separator: " ").map(String.init))
            #expect(run.status == 6 && run.err.contains("[E-OUTPUT]"), "\(line)\n\(run.status) \(run.err)")
        }
    }

    @Test func `a session recorded whose answer is lost is recorded, and nobody is told otherwise`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let run = try runOnFullDisk(tool, CommandLineTool.goodSession)
        #expect(run.status == 6 && run.err.contains("relais list") && !run.err.contains("Rien"), "\(run.err)")
        #expect(try tool.sqlite("select count(*) from session") == "2")
    }

    @Test func `a language that is neither is refused by every command`() throws {
        let tool = try CommandLineTool()
        for command in try CommandTree.commands() {
            let run = try tool.run(command.words + ["--lang", "xx"])
            #expect(run.status == 2 && run.err.contains("[E-CHOICE]"), "\(command.words) \(run.err)")
        }
    }

    @Test(arguments: ["html", "xlsx", "json"])
    func `a report kept within the association is for its owner alone`(ending: String) throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        for (audience, isPrivate) in [("interne", true), ("financeur", false)] {
            let file = tool.folder.appending(path: "\(audience).\(ending)").path
            let run = try tool.run(["report", "activity", "2025", "--audience", audience, "--output", file])
            #expect(run.status == 0, "\(run.err)")
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect((mode == 0o600) == isPrivate, "\(audience) \(mode ?? 0)")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
        #expect(!left.contains { $0.hasSuffix(".partial") }, "\(left)")
    }

    @Test func `a report follows a link and leaves it a link`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let (file, link) = (tool.folder.appending(path: "r.html"), tool.folder.appending(path: "link.html"))
        try Data().write(to: file)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
        #expect(try tool.run(["report", "activity", "2025", "--output", link.path]).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
        #expect(try !Data(contentsOf: file).isEmpty)
    }
}
