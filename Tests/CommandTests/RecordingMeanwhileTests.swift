import Foundation
import Mediation
import Register
import Testing

/// A figure and the digest printed under it are of one instant, while another program records.
@Suite struct RecordingMeanwhileTests {
    @Test(arguments: ["delete", "wal"]) func `figure and digest agree while another process records`(
        _ mode: String
    ) throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        #expect(try tool.sqlite("PRAGMA journal_mode = \(mode)") == mode)
        let process = tool.prepared(
            [
                "-c", "while [ ! -e stop ]; do \"$RELAIS\" \"$@\" || exit 1; done", "sh", "--today", "2025-06-15",
            ] + CommandLineTool.goodSession, ["RELAIS": CommandLineTool.binary.path],
            program: URL(fileURLWithPath: "/bin/sh"))
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            _ = FileManager.default.createFile(atPath: tool.folder.appending(path: "stop").path, contents: nil)
            process.waitUntilExit()
        }
        let year = TallyRequest(period: try Period(typed: "2025"))
        let register = try Register(opening: tool.register, for: .reading)
        var digests: [Int: Set<String>] = [:]
        var readings = 0
        // At least 200, and until enough was recorded meanwhile.
        while readings < 200 || (digests.count < 6 && process.isRunning) {
            let (sessions, listed, digest) = try register.snapshot { snapshot in
                let (tally, digest) = try snapshot.tallyAndDigest(year)
                return (tally.totals.sessions, try snapshot.sessions().count, digest)
            }
            #expect(sessions == listed)
            digests[sessions, default: []].insert(digest)
            readings += 1
        }
        // Only records: each number of sessions is one state, with one digest of its own.
        #expect(digests.count >= 6 && digests.values.allSatisfy { $0.count == 1 }, "\(digests.count)")
        #expect(Set(digests.values.joined()).count == digests.count)
    }
}
