import Foundation
import Testing

@Suite struct DurabilityTests {
    @Test func `a session is there after kill -9 right after the acknowledgement`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        for round in 1...5 {
            let process = tool.prepared(CommandLineTool.goodSession + ["--json"])
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            // The first byte of the acknowledgement, then no mercy.
            let acknowledgement = pipe.fileHandleForReading.availableData
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(!acknowledgement.isEmpty)
            #expect(try tool.sqlite("SELECT count(*) FROM standing_session") == String(round + 1))
        }
        #expect(try tool.sqlite("PRAGMA integrity_check") == "ok")
    }

    @Test func `processes that record at once all succeed`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let processes = (0..<8).map { _ in tool.prepared(CommandLineTool.goodSession) }
        for process in processes {
            process.standardOutput = FileHandle.nullDevice
            try process.run()
        }
        for process in processes {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        #expect(try tool.sqlite("SELECT count(*), count(DISTINCT number) FROM standing_session") == "9|9")
    }

    @Test func `a file that is not ours, or from a newer program, is refused and not touched`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        _ = try tool.sqlite("PRAGMA user_version = 9999")
        let before = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        let run = try tool.run(["list"])
        #expect(run.status == 5 && run.err.contains("9999") && run.err.contains("E-REGISTER-NEWER"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: tool.register)) == before)
        for size in [0, 10, 100, 600] {
            let file = tool.folder.appending(path: "cut.relais")
            try before.prefix(size).write(to: file)
            #expect(try tool.run(["--register", file.path, "list"]).status == 5)
            #expect(try Data(contentsOf: file) == before.prefix(size))
        }
    }
}
