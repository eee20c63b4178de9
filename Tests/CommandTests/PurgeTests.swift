import Foundation
import Testing

/// A year purged, as a person at the command sees it.
@Suite struct PurgeTests {
    private static let sample =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../samples/a").path

    /// What must stay what it was, as JSON.
    private static let kept = [
        ["report", "activity", "2025", "--json", "--compare", "2024"],
        ["value", "2025", "--draws", "100", "--json"], ["tally", "2025", "--json"],
        ["tally", "2025", "--by", "theme", "--by", "gender", "--json"],
    ]

    @Test func `after a purge each command says what is gone, and no figure changes`() throws {
        let tool = try CommandLineTool()
        let today = ["--today", "2026-01-15"]
        try tool.run(["init", "--name", "Essai"])
        #expect(try tool.run(["import", Self.sample] + today).status == 0)
        let before = try Self.kept.map { try Self.figures(tool.run($0 + today)) }
        #expect(try tool.run(["report", "activity", "2025", "--output", "r.json"] + today).status == 0)
        let export = try tool.run(["export", "export"] + today)
        #expect(export.status == 0, "\(export.err)")
        #expect(try tool.run(["purge", "--before", "2026-01-01", "--yes"] + today).status == 0)

        for (line, before) in zip(Self.kept, before) {
            #expect(try Self.figures(tool.run(line + today)) == before, "\(line)")
        }
        for line in [["list", "2025"], ["list", "2025", "--json"], ["tally", "2025", "--by", "theme,gender,place"]] {
            let run = try tool.run(line + today)
            #expect(run.status == 4 && (run.out + run.err).contains("E-PURGED"), "\(line) \(run.err)")
        }
        #expect(try tool.run(["show", "1"] + today).out.contains("(PURGÉE le "))
        for line in [["check"], ["check", "--full"]] {
            let run = try tool.run(line + today)
            #expect(run.status == 0 && run.out.isEmpty && run.err.contains("Séances purgées le "), "\(run.out)")
        }
        #expect((try tool.run(["check", "--json"] + today).json()["purged"] as? [Any])?.count == 1)
        let verified = try tool.run(["report", "verify", "r.json"] + today)
        #expect(verified.status == 0 && verified.out.contains("Séances purgées le "), "\(verified.err)")
        let explained = try tool.run(["value", "explain", "2025", "H1"] + today)
        #expect(explained.status == 0 && explained.out.contains("Séances purgées le "), "\(explained.err)")
        #expect(try tool.run(["undo"] + today).status == 4, "a purge is not undone")
        let again = try tool.run(["import", "export", "--json"] + today).json()
        #expect(again["sessions"] as? Int == 0, "an export of before brings nothing back")
    }

    /// A JSON answer without its notes, and without what is said of twin sessions, which is no figure.
    private static func figures(_ run: CommandLineTool.Run) throws -> NSDictionary {
        #expect(run.status == 0, "\(run.err)")
        var object = try run.json()
        object["notes"] = nil
        object["guards"] = nil
        object["checks"] = nil
        return object as NSDictionary
    }
}
