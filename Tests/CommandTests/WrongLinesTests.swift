import Foundation
import Testing

/// Everything a person can get wrong: `Wrong/lines.txt` and `Wrong/rows.txt` hold one sample each, with the code and
/// the status it must get.
@Suite struct WrongLinesTests {
    private static func lines(_ name: String) throws -> [String] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Wrong/\(name)")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") }
    }

    @Test func `a wrong command line gets one sentence, its code and its status, and changes nothing`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let before = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        for line in try Self.lines("lines.txt") {
            let fields = line.split(separator: " ", maxSplits: 2).map(String.init)
            let base = "--day 2025-03-04 --kind permanence --place local --minutes 60 --mediator AB"
            let run = try tool.shell("relais " + fields[2].replacing("@", with: base))
            #expect(
                run.status == Int32(fields[1]) && run.err.contains("[\(fields[0])]"),
                "\(line)\n\(run.status) \(run.err)")
            // What the storage refused is given back on a third line.
            let lines = run.status == 6 ? 3 : 2
            #expect(run.err.split(separator: "\n").count == lines && run.out.isEmpty, "\(line)\n\(run.err)")
            #expect(try Data(contentsOf: URL(fileURLWithPath: tool.register)) == before, "\(line)")
        }
    }

    @Test func `a wrong row is refused with its line, column and value, and nothing is written`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let before = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        let header =
            "session;day;minutes;kind;place;mediators;funding;present;turned_away;count;gender;age_band;themes;actions;margins;effects;comment"
        let good = [
            "g1", "2025-03-04", "60", "permanence", "local", "AB", "", "", "", "1", "femme", "26_39",
            "sante/couverture", "", "", "", "",
        ]
        let columns = header.split(separator: ";").map(String.init)
        for line in try Self.lines("rows.txt") {
            let fields = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            var bad = good
            bad[0] = "b1"
            for change in fields[2].split(separator: ";") {
                let pair = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                bad[try #require(columns.firstIndex(of: pair[0]), "\(line)")] = pair[1]
            }
            let text = ([header, good.joined(separator: ";"), bad.joined(separator: ";")]).joined(separator: "\r\n")
            let file = tool.folder.appending(path: "rows.csv")
            try Data(text.utf8).write(to: file)
            let run = try tool.run(["import", file.path, "--json", "--today", "2025-06-15"])
            let rows = try #require(try run.json()["refusedRows"] as? [[String: Any]])
            #expect(run.status == 2 && rows.count == 1, "\(line)\n\(run.out)")
            #expect(
                rows.first?["code"] as? String == fields[0] && rows.first?["column"] as? String == fields[1],
                "\(line)\n\(rows)")
            #expect(rows.first?["line"] as? Int == 3)
            #expect(try Data(contentsOf: URL(fileURLWithPath: tool.register)) == before, "\(line)")
        }
    }
}
