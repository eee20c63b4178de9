import Foundation
import Testing

/// Nothing grows by the square: the limits are of processor time, which a busy machine does not change.
@Suite struct GrowthTests {
    /// Runs a command that the system ends after some seconds of processor time.
    private static func run(_ tool: CommandLineTool, within seconds: Int, _ arguments: [String]) throws
        -> CommandLineTool.Run
    {
        try tool.run(
            ["-c", "ulimit -t \(seconds); exec \"$@\"", "sh", CommandLineTool.binary.path] + arguments,
            program: URL(fileURLWithPath: "/bin/sh"))
    }

    @Test func `a session of 20,000 contacts is recorded in seconds, all of them`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let contacts = (0..<20_000).flatMap { ["--contact", "count=\($0 % 9 + 1) theme=sante/couverture"] }
        let run = try Self.run(tool, within: 20, CommandLineTool.goodSession.dropLast(2) + contacts)
        #expect(run.status == 0, "\(run.err)")
        let passages = (0..<20_000).reduce(0) { $0 + $1 % 9 + 1 }
        #expect(try tool.sqlite("select count(*), sum(count) from contact where session = 2") == "20000|\(passages)")
    }

    /// It takes a third of a second; evaluating the whole map for each figure took a quarter of a minute.
    @Test func `every figure of an impact map of 800 outcomes is tried in seconds`() throws {
        let tool = try CommandLineTool()
        let outcome = #"{"outcome":"a","quantity":10,"proxy":3,"duration_years":3,"drop_off":0.1}"#
        let outcomes = [String](repeating: outcome, count: 800).joined(separator: ",")
        let map = #"{"name":"x","discount_rate":0.03,"inputs":[{"value":1,"year":0}],"outcomes":[\#(outcomes)]}"#
        try Data(map.utf8).write(to: tool.folder.appending(path: "carte.json"))
        let run = try Self.run(tool, within: 5, ["impact-map", "carte.json", "--json", "--draws", "10"])
        #expect(run.status == 0, "\(run.err)")
        #expect((try run.json()["switching"] as? [Any])?.count == 800 * 7 + 2)
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
