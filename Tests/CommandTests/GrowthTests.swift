import Foundation
import Testing

/// Nothing grows by the square: the limits are of processor time, which a busy machine does not change.
@Suite struct GrowthTests {
    @Test func `a session of 20,000 contacts is recorded in seconds, all of them`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let contacts = (0..<20_000).flatMap { ["--contact", "count=\($0 % 9 + 1) theme=sante/couverture"] }
        let session = Array(CommandLineTool.goodSession.dropLast(2)) + contacts
        let process = tool.prepared(["-c", "ulimit -t 20; exec \"$@\"", "sh", CommandLineTool.binary.path] + session)
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let messages = Pipe()
        process.standardError = messages
        try process.run()
        let err = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(err)")
        let passages = (0..<20_000).reduce(0) { $0 + $1 % 9 + 1 }
        #expect(try tool.sqlite("select count(*), sum(count) from contact where session = 2") == "20000|\(passages)")
    }

    @Test func `what is wrong among many contacts is refused as among few`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        for (wrong, code) in [
            (["--contact", "count=zero theme=sante/couverture"], "E-NUMBER"), (["--contact"], "E-USAGE"),
            (["--contact", "--json"], "E-USAGE"), (["--contacts", "count=1"], "E-USAGE"),
        ] {
            for number in [2, 200] {
                let contacts = [[String]](repeating: ["--contact", "theme=sante/couverture"], count: number)
                let run = try tool.run(CommandLineTool.goodSession + contacts.flatMap { $0 } + wrong)
                #expect(run.status == 2 && run.err.contains("[\(code)]"), "\(number) \(wrong) \(run.err)")
            }
        }
    }
}
