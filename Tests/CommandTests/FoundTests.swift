import CSV
import Foundation
import Testing

/// `samples/found/`: tables as associations have them. Each is imported through the profile proposed for it, or refused
/// with a sentence; `expected.csv` holds what a careful person counts in it.
@Suite struct FoundTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "samples/found")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { !["README.md", "expected.csv"].contains($0) }.sorted()
    }()

    @Test(arguments: names) func `a table found in the wild gives the totals a person counts`(name: String) throws {
        let expected = try Table(csv: String(contentsOf: Self.folder.appending(path: "expected.csv"), encoding: .utf8))
        let row = try #require(expected.rows.first { $0["file"] == name }, "expected.csv does not speak of \(name)")
        let tool = try CommandLineTool()
        try tool.run(["init", "--name", "Essai"])
        // A copy: rows refused are kept beside the file.
        let file = tool.folder.appending(path: name).path
        try FileManager.default.copyItem(atPath: Self.folder.appending(path: name).path, toPath: file)
        let proposed = try tool.run(["import", file, "--suggest-profile"])
        guard row["refused"].isEmpty else {
            #expect(proposed.status == 2 && proposed.err.contains("[\(row["refused"])]"), "\(proposed.err)")
            return
        }
        #expect(proposed.status == 0, "\(proposed.err)")
        let profile = tool.folder.appending(path: "profile.yaml")
        try Data(proposed.out.utf8).write(to: profile)
        let settings = row["set"].split(separator: " ").flatMap { ["--set", String($0)] }
        let arguments = ["import", file, "--profile", profile.path, "--skip-bad-rows", "--json"] + settings
        let preview = try tool.run(arguments + ["--dry-run"]).json()
        let done = try tool.run(arguments).json()
        if row["told"] != "" {
            let told = (preview["detected"] as? [String] ?? []).joined()
            #expect(told.contains(row["told"]), "\(told)")
        }
        for answer in [preview, done] {
            #expect(answer["sessions"] as? Int == Int(row["sessions"]), "\(answer)")
            #expect(answer["contacts"] as? Int == Int(row["passages"]), "\(answer)")
            #expect((answer["refusedRows"] as? [Any])?.count == Int(row["refused_rows"]), "\(answer)")
        }
        if let minutes = Int(row["minutes"]) {
            #expect(try tool.sqlite("SELECT sum(minutes) FROM standing_session") == String(minutes))
        }
        if let women = Int(row["women"]) {
            let counted = try tool.sqlite(
                """
                SELECT (SELECT total(count) FROM standing_contact WHERE gender = 'femme')
                + (SELECT total(margin.count) FROM contact_margin AS margin
                   JOIN standing_session ON standing_session.id = margin.session WHERE margin.code = 'femme')
                """)
            #expect(Double(counted) == Double(women))
        }
        // The same file again adds nothing.
        #expect(try tool.run(arguments).json()["sessions"] as? Int == 0)
    }

    /// Counted by hand: in the first file, of 12 sessions, seven have a row whose theme no list knows; they are left out.
    @Test(
        arguments: [
            ("une-ligne-par-personne", "01-personnes-point-virgule.csv", 5, 13, [3, 5, 11, 20, 31, 37, 40]),
            ("une-ligne-par-jour", "11-grille-par-jour.csv", 24, 300, []),
        ] as [(String, String, Int, Int, [Int])])
    func `a profile of ours reads the table it is made for, and tells the rows whose words no list knows`(
        profile: String, name: String, sessions: Int, passages: Int, refused: [Int]
    ) throws {
        let tool = try CommandLineTool()
        try tool.run(["init", "--name", "Essai"])
        let run = try tool.run([
            "import", Self.folder.appending(path: name).path, "--profile", profile, "--set", "minutes=120", "--set",
            "lieu=Local", "--set", "mediatrices=AB", "--json", "--dry-run", "--skip-bad-rows",
        ])
        let answer = try run.json()
        #expect(answer["sessions"] as? Int == sessions && answer["contacts"] as? Int == passages, "\(answer)")
        let rows = answer["refusedRows"] as? [[String: Any]] ?? []
        #expect(rows.compactMap { $0["line"] as? Int } == refused, "\(answer)")
        #expect(rows.allSatisfy { $0["code"] as? String == "E-CODE-UNKNOWN" && $0["column"] as? String == "Motif" })
    }

    @Test func `the export of La Coop gives its activities once, with head counts for its workshops`() throws {
        let tool = try CommandLineTool()
        try tool.run(["init", "--name", "Essai"])
        let file = Self.folder.deletingLastPathComponent().appending(path: "la-coop/la-coop-activites.xlsx").path
        let arguments = ["import", file, "--profile", "la-coop", "--set", "mediatrices=AB", "--json"]
        let answer = try tool.run(arguments).json()
        #expect(answer["sessions"] as? Int == 12 && answer["contacts"] as? Int == 23, "\(answer)")
        #expect(try tool.sqlite("SELECT sum(minutes) FROM standing_session") == "605")
        #expect(try tool.sqlite("SELECT max(count) FROM standing_contact WHERE age_band = 'non_renseigne'") != "1")
        #expect(try tool.run(arguments).json()["sessions"] as? Int == 0)
    }
}
