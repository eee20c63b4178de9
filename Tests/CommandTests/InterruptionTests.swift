import Foundation
import Testing

/// One signal ends any command with 130 and leaves the register whole.
@Suite struct InterruptionTests {
    private static let code = "E-INTERRUPTED"

    /// Waits until a process handles the signal that asks to stop: before that, it would end as any program does.
    private func waitUntilListening(_ process: Process) throws {
        let stop: UInt64 = 1 << UInt64(SIGTERM - 1)
        while process.isRunning {
            let status =
                (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
            let caught = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
                .flatMap { UInt64($0.dropFirst("SigCgt:".count).trimmingCharacters(in: .whitespaces), radix: 16) }
            if let caught, caught & stop != 0 { return }
            usleep(1_000)
        }
        Issue.record("the command ended before it could be stopped")
    }

    private func expectStopped(
        _ tool: CommandLineTool, _ line: String, input: Any = FileHandle.nullDevice, with number: Int32 = SIGTERM,
        _ environment: [String: String] = [:]
    ) throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        let process = tool.prepared(line.split(separator: " ").map(String.init), environment)
        let messages = Pipe()
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = messages
        try process.run()
        try waitUntilListening(process)
        kill(process.processIdentifier, number)
        let err = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(
            process.terminationReason == .exit && process.terminationStatus == 130 && err.contains("[\(Self.code)]"),
            "\(line): \(process.terminationStatus) \(err)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: tool.register)) == before, "\(line)")
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
    func `an import that waits for its input stops, and leaves no copy of it`(number: Int32) throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let temporary = tool.folder.appending(path: "tmp")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        let pipe = Pipe()
        try expectStopped(tool, "import -", input: pipe, with: number, ["TMPDIR": temporary.path])
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
        try pipe.fileHandleForWriting.close()
    }

    @Test func `a long calculation stops`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let map = TestFiles.top.appending(path: "Tests/ValuationTests/Cases/13-montecarlo-tornado-regression.json").path
        try expectStopped(tool, "impact-map \(map) --draws 10000000")
    }

    @Test func `a write that waits for another program stops`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let other = Process()
        other.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        other.arguments = [tool.register]
        let (orders, answers) = (Pipe(), Pipe())
        other.standardInput = orders
        other.standardOutput = answers
        try other.run()
        try orders.fileHandleForWriting.write(contentsOf: Data("begin exclusive; select 'held';\n".utf8))
        _ = answers.fileHandleForReading.availableData
        try expectStopped(tool, "mediator add ZZ")
        try orders.fileHandleForWriting.close()
        other.waitUntilExit()
    }
}
