import CSV
import Foundation
import Testing

/// `samples/found-doubts/`: tables a program in a hurry reads wrong without a word. Each is read right through the profile
/// proposed for it, untouched, or nothing is written and the reason is told; `expected.csv` says which.
@Suite struct FoundDoubtsTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "samples/found-doubts")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { !["README.md", "expected.csv"].contains($0) }.sorted()
    }()

    @Test(arguments: names) func `a doubtful table is read right, or asked about`(name: String) throws {
        let expected = try Table(csv: String(contentsOf: Self.folder.appending(path: "expected.csv"), encoding: .utf8))
        let row = try #require(expected.rows.first { $0["file"] == name }, "expected.csv does not speak of \(name)")
        let tool = try CommandLineTool()
        for arguments in [
            ["init", "--name", "Essai"], ["place", "add", "local", "--name", "Local", "--kind", "local_association"],
            ["mediator", "add", "AB"],
        ] { try tool.run(arguments) }
        let file = Self.folder.appending(path: name).path
        let proposed = try tool.run(["--today", "2026-01-15", "import", file, "--suggest-profile"])
        #expect(proposed.status == 0, "\(proposed.err)")
        let profile = tool.folder.appending(path: "profile.yaml")
        try Data(proposed.out.utf8).write(to: profile)
        let arguments = [
            "--today", "2026-01-15", "import", file, "--profile", profile.path, "--set", "mediatrices=AB",
        ]
        let run = try tool.run(arguments)
        #expect(row["told"].isEmpty || run.err.contains(row["told"]), "\(run.err)")
        guard row["outcome"] != "read" else {
            let value = try tool.sqlite(row["sql"])
            #expect(run.status == 0 && value == row["value"], "\(value) \(run.err)")
            return
        }
        let written = try tool.sqlite("SELECT count(*) FROM session")
        #expect(run.status == 2 && written == "0", "\(run.err)")
        let answer = try tool.run(arguments + ["--json"]).json()
        #expect(((answer["doubts"] as? [Any])?.isEmpty == false) == (row["outcome"] == "asked"), "\(answer)")
        guard !row["answer"].isEmpty else { return }
        let answered = try tool.run(arguments + ["--answer", row["answer"]])
        let value = try tool.sqlite(row["sql"])
        #expect(answered.status == 0 && value == row["value"], "\(value) \(answered.err)")
    }
}
