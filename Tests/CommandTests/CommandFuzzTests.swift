import Foundation
import Testing

/// Command lines made at random from the program's own options (`scripts/fuzz_commands.py`; `make fuzz` runs thousands).
@Suite struct CommandFuzzTests {
    @Test func `command lines made at random end with a known status, a sentence, and a sound register`() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "scripts/fuzz_commands.py").path
        let tool = try CommandLineTool()
        let process = tool.prepared([script, CommandLineTool.binary.path, "--count", "80", "--seed", "20261127"])
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        let run = try tool.finished(process)
        #expect(run.status == 0 && run.out.contains("80 command lines"), "\(run.out)\(run.err)")
    }
}
