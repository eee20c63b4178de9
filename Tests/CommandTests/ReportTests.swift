import CSV
import Foundation
import Sheets
import Testing

/// Reports as a coordinator asks for them.
@Suite struct ReportTests {
    private static let kinds = [
        "activity", "synthesis", "contrat-de-ville", "adulte-relais", "health", "departement", "caf", "landlord",
        "education", "valuation",
    ]

    private static func demo() throws -> CommandLineTool {
        let tool = try CommandLineTool()
        #expect(try tool.run(["demo", "files", "--sample", "a", "--csv"]).status == 0)
        #expect(try tool.run(["init", "--name", "Essai"]).status == 0)
        #expect(try tool.run(["--today", "2026-01-15", "import", "files"]).status == 0)
        return tool
    }

    /// Numbers of a JSON cell: none for a mark or a word, two for a range.
    private static func numbers(_ cell: Any?) -> [Double] {
        if let range = cell as? [String: Any] {
            return ["low", "high"].compactMap { (range[$0] as? NSNumber)?.doubleValue }
        }
        return (cell as? NSNumber).map { [$0.doubleValue] } ?? []
    }

    @Test func `every kind says the same numbers in JSON, in CSV and in the workbook, and no small count`() throws {
        let tool = try Self.demo()
        for kind in Self.kinds {
            let common = ["--today", "2026-01-15", "report", kind, "2025"]
            #expect(try tool.run(common + ["--output", "r.json"]).status == 0)
            #expect(try tool.run(common + ["--format", "csv", "--output", "csv-\(kind)"]).status == 0)
            #expect(try tool.run(common + ["--output", "r.xlsx"]).status == 0)
            let data = try Data(contentsOf: tool.folder.appending(path: "r.json"))
            let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            #expect(report["audience"] as? String == "financeur")
            let tables = try #require(report["tables"] as? [[String: Any]])
            for (position, table) in tables.enumerated() {
                let code = try #require(table["code"] as? String)
                let cells = try #require(table["cells"] as? [[Any]]).joined().flatMap(Self.numbers)
                let totals = ["rowTotals", "columnTotals"].flatMap { (table[$0] as? [Any] ?? []).flatMap(Self.numbers) }
                let sum = (cells + totals + Self.numbers(table["total"])).reduce(0, +)
                if ["passages", "requests", "participations"].contains(table["unit"] as? String ?? ""),
                    code != "quality"
                {
                    #expect(!cells.contains { $0 > 0 && $0 < 5 }, "\(kind) \(code)")
                }
                let csv = try String(
                    contentsOf: tool.folder.appending(path: "csv-\(kind)/\(code).csv"), encoding: .utf8)
                #expect(abs(try Self.sum(csv: csv) - sum) < 0.01, "\(kind) \(code)")
                let sheet = try ZipArchive(tool.folder.appending(path: "r.xlsx").path).text(
                    "xl/worksheets/sheet\(position + 2).xml")
                let written = sheet.matches(of: #/<c r="[A-Z]+\d+"(?: s="\d+")?><v>([^<]+)<\/v>/#).compactMap {
                    Double($0.1)
                }
                #expect(abs(written.reduce(0, +) - sum) < 0.01, "\(kind) \(code)")
            }
        }
    }

    private static func sum(csv: String) throws -> Double {
        let table = try Table(csv: csv)
        let columns = table.header.contains("low") ? ["low", "high"] : ["value"]
        return table.rows.filter { $0["unit"] != "text" }.reduce(0) { sum, row in
            sum + columns.reduce(0) { $0 + (Double(row[$1]) ?? 0) }
        }
    }

    @Test
    func `the page is the same wherever it is made, and the PDF tagged, in French, on one page for the synthesis`()
        throws
    {
        let tool = try Self.demo()
        let arguments = ["--today", "2026-01-15", "report", "synthesis", "2025", "--output"]
        for (name, environment) in [("a", ["TZ": "UTC"]), ("b", ["TZ": "Pacific/Auckland", "LC_ALL": "C"])] {
            for ending in ["html", "pdf", "xlsx"] {
                #expect(try tool.run(arguments + ["\(name).\(ending)"], environment).status == 0)
            }
        }
        for ending in ["html", "pdf", "xlsx"] {
            let files = try ["a", "b"].map { try Data(contentsOf: tool.folder.appending(path: "\($0).\(ending)")) }
            #expect(files[0] == files[1], "\(ending)")
        }
        let info = Process()
        info.executableURL = URL(fileURLWithPath: "/usr/bin/pdfinfo")
        info.arguments = [tool.folder.appending(path: "a.pdf").path]
        let pipe = Pipe()
        info.standardOutput = pipe
        try info.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        info.waitUntilExit()
        #expect(said.contains(#/Pages: +1\n/#) && said.contains(#/Tagged: +yes/#) && said.contains("Synthèse"))
        let html = try String(contentsOf: tool.folder.appending(path: "a.html"), encoding: .utf8)
        #expect(html.contains("<html lang=\"fr\">") && !html.contains("<script") && !html.contains("src="))
    }

    @Test func `a report says whether it still holds`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        for file in ["r.html", "r.xlsx", "r.json", "r.txt"] {
            #expect(try tool.run(["report", "activity", "2025", "--output", file]).status == 0)
            #expect(try tool.run(["report", "verify", file]).status == 0, "\(file)")
        }
        #expect(try tool.run(["report", "activity", "2025", "--format", "csv", "--output", "csv"]).status == 0)
        #expect(try tool.run(["--today", "2025-06-15"] + CommandLineTool.goodSession).status == 0)
        for file in ["r.html", "r.xlsx", "r.json", "r.txt", "csv"] {
            #expect(try tool.run(["report", "verify", file]).status == 3, "\(file)")
        }
        #expect(try tool.run(["report", "verify", "test.relais"]).status == 2)
    }

    @Test func `a closed period takes no write, and what comes after its reopening is told`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        #expect(try tool.run(["close", "2025", "--reason", "bilan remis"]).status == 0)
        #expect(try tool.run(["close", "2025", "--reason", "bilan remis"]).status == 2)
        let day = ["--today", "2025-06-15"]
        for arguments in [
            CommandLineTool.goodSession, ["amend", "1", "--minutes", "30", "--reason", "x"],
            ["cancel", "1", "--reason", "x"],
            ["cost", "add", "--year", "2025", "--category", "salaries", "--amount", "10"],
        ] {
            let run = try tool.run(day + arguments)
            #expect(run.status == 7 && run.err.contains("E-CLOSED"), "\(arguments) \(run.err)")
        }
        #expect(try tool.run(["check"]).out == "")
        #expect(!(try tool.run(["report", "activity", "2025"]).out.contains("après sa clôture")))
        #expect(try tool.run(["reopen", "2025", "--reason", "oubli"]).status == 0)
        #expect(try tool.run(day + CommandLineTool.goodSession).status == 0)
        #expect(try tool.run(["report", "activity", "2025"]).out.contains("après sa clôture : 2"))
        #expect(try tool.run(["reopen", "2025", "--reason", "oubli"]).status == 2)
    }

    @Test func `a definition of one's own makes a report, a wrong one is refused with its line`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        func write(_ text: String) throws {
            try Data(text.utf8).write(to: tool.folder.appending(path: "mien.yaml"))
        }
        let good = """
            title: {fr: Bilan du fonds, en: Fund}
            sections:
              - title: Public
                blocks:
                  - indicators: [passages, qpvShare]
                    thresholds: {qpvShare: 0.5}
                  - table: passages
                    by: [gender]
                    chart: bars
                  - narrative: Perspectives
                  - quality
            """
        try write(good)
        try Data("## perspectives\nUn mot de Mme Martin.\n\n- un\n- deux\n\n## Ailleurs\nRien.\n".utf8)
            .write(to: tool.folder.appending(path: "texte.md"))
        #expect(try tool.run(["report", "check", "mien.yaml"]).status == 0)
        let run = try tool.run(["report", "mien.yaml", "2025", "--narrative", "texte.md", "--compare", "previous"])
        #expect(run.status == 0 && run.out.contains("Bilan du fonds") && run.out.contains("- deux"))
        #expect(run.out.contains("seuil 50") && run.out.contains("Comparé"))
        #expect(run.err.contains("un nom de personne") && run.err.contains("Ailleurs"))
        for (wrong, right, line) in [
            ("passages, qpvShare", "passages, bonheur", 5), ("table: passages", "table: cadeaux", 7),
            ("by: [gender]", "by: [mediator]", 8), ("- quality", "- qualite", 11),
            ("chart: bars", "chart: camembert", 9),
            ("title: Public", "titre: Public", 3),
        ] {
            try write(good.replacingOccurrences(of: wrong, with: right))
            let run = try tool.run(["report", "check", "mien.yaml"])
            #expect(run.status == 2 && run.err.contains("ligne \(line)"), "\(right): \(run.err)")
        }
        try write("title: [")
        #expect(try tool.run(["report", "check", "mien.yaml"]).status == 2)
    }

    @Test func `a report by mediator stays inside, and without WeasyPrint the PDF names the package`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        #expect(try tool.run(["report", "activity", "2025", "--mediator", "AB"]).status == 0)
        #expect(try tool.run(["report", "activity", "2025", "--mediator", "AB", "--output", "r.html"]).status == 7)
        let run = try tool.run(["report", "activity", "2025", "--output", "r.pdf"], ["PATH": "/nowhere"])
        #expect(run.status == 1 && run.err.contains("weasyprint"))
    }
}
