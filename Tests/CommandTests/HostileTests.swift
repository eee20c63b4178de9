import CSV
import Foundation
import Testing

/// Files made to break an import (`Hostile/make.py`): each is refused with a sentence, and nothing is written. How long
/// and how much memory it takes is shown by `make bench`.
@Suite struct HostileTests {
    @Test func `hostile and broken files are refused, and the register does not move`() throws {
        let tool = try CommandLineTool()
        let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "samples/a").path
        try tool.run(["init", "--name", "Essai"])
        try tool.run(["import", sample])
        let before = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        let folder = tool.folder.appending(path: "hostile")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Hostile/make.py").path
        let maker = Process()
        maker.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        maker.arguments = [script, folder.path]
        try maker.run()
        maker.waitUntilExit()
        #expect(maker.terminationStatus == 0)
        let expected = try Table(csv: String(contentsOf: folder.appending(path: "expected.csv"), encoding: .utf8))
        #expect(expected.rows.count > 60)
        for row in expected.rows {
            let file = folder.appending(path: row["file"]).path
            let run = try tool.run(["import", file, "--dry-run"])
            let isGood = row["reason"] == "good"
            // A broken value may cost its row only: the table is refused, or read for what it says.
            let statuses: Set<Int32> = isGood ? [0] : row["reason"] == "row" ? [0, 2] : [2]
            #expect(statuses.contains(run.status), "\(row["file"]) \(row["reason"]): \(run.status) \(run.err)")
            if run.status == 2 { #expect(run.err.contains("[E-"), "\(row["file"]) \(run.err)") }
            for arguments in [["--profile", "relais", "--dry-run"], ["--suggest-profile"]] {
                let other = try tool.run(["import", file] + arguments)
                #expect([0, 2].contains(other.status), "\(row["file"]) \(arguments): \(other.status) \(other.err)")
            }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: tool.register)) == before)
    }
}
