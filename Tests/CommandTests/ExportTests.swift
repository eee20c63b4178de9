import CSV
import Foundation
import Testing

/// What an export gives to others, and to a spreadsheet.
@Suite struct ExportTests {
    @Test func `text that a spreadsheet would run goes out as text and comes back the same`() throws {
        let corpus = [
            "=1+1", "+33", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=1", "''-2", "=\"a\"\"b\";1",
            "'mot",
        ]
        let tool = try CommandLineTool()
        let first = try ImportTests.register(tool, "first.relais")
        let second = try ImportTests.register(tool, "second.relais")
        for (rank, text) in corpus.enumerated() {
            for arguments in [
                ["partner", "add", "p\(rank)", "--name", text, "--kind", "pmi"],
                ["place", "add", "l\(rank)", "--name", text, "--kind", "pmi"],
                ["mediator", "add", "m\(rank)", "--name", text],
                [
                    "funding", "add", "f\(rank)", "--title", text, "--funder", text, "--from", "2025-01-01", "--to",
                    "2025-12-31",
                ],
            ] {
                // An option's value may begin with a dash.
                let joined = arguments.enumerated().reduce(into: [String]()) { line, word in
                    if word.offset > 0, arguments[word.offset - 1].hasPrefix("--") {
                        line[line.count - 1] += "=" + word.element
                    } else {
                        line.append(word.element)
                    }
                }
                let run = try tool.run(joined + ["--register", first])
                #expect(run.status == 0, "\(arguments) \(run.err)")
            }
        }
        let rows = corpus.enumerated().map { rank, text in
            CSVText.row(
                ["s\(rank)", "2025-03-04", "60", "permanence", "l\(rank)", "m\(rank)", "", "", text].map { .text($0) })
        }
        let header = "session,day,minutes,kind,place,mediators,count,themes,comment\n"
        try Data((header + rows.joined()).utf8).write(to: tool.folder.appending(path: "comments.csv"))
        let recorded = try tool.run(["import", "comments.csv", "--register", first])
        #expect(recorded.status == 0, "\(recorded.err)")
        for form in ["opendata", "excel-fr"] {
            let folder = tool.folder.appending(path: form)
            try tool.run(["export", folder.path, "--profile", form, "--register", first])
            for name in ["partners", "places", "mediators", "fundings", "sessions"] {
                let text = try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
                let rows = try CSVReader(separator: form == "opendata" ? "," : ";").rows(of: text)
                for cell in rows.dropFirst().flatMap(\.cells) where !cell.isEmpty {
                    #expect(!"=+-@\t\r".contains(cell.first ?? " "), "\(name) \(cell)")
                }
            }
        }
        let back = try tool.run(["import", tool.folder.appending(path: "excel-fr").path, "--register", second])
        #expect(back.status == 0, "\(back.err)")
        #expect(try ImportTests.digest(tool, first) == ImportTests.digest(tool, second))
    }

    @Test func `an export for others hides small counts and has no line of a person`() throws {
        let tool = try CommandLineTool()
        let register = try ImportTests.register(tool, "a.relais")
        try tool.run(["import", ImportTests.sample, "--register", register])
        let folder = tool.folder.appending(path: "public")
        let run = try tool.run([
            "export", folder.path, "--audience", "public", "--period", "2025", "--register", register,
        ])
        #expect(run.status == 0, "\(run.err)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(
            names.contains("datapackage.json") && !names.contains("sessions.csv") && !names.contains("mediators.csv"))
        let table = try Table(csv: String(contentsOf: folder.appending(path: "passages_by_age.csv"), encoding: .utf8))
        #expect(table.rows.contains { $0["mark"] == "s" })
        #expect(table.rows.allSatisfy { Int($0["value"]).map { $0 == 0 || $0 >= 5 } ?? true })
        #expect(
            try tool.run(["export", folder.path + "2", "--audience", "public", "--register", register]).status == 2)
    }
}
