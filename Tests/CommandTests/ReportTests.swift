import Foundation
import Sheets
import Testing

/// Reports as a coordinator asks for them.
@Suite struct ReportTests {
    /// A tool whose register is a copy of the sample A.
    private static func demo() throws -> CommandLineTool {
        let tool = try CommandLineTool()
        try FileManager.default.copyItem(atPath: try SampleRegister.a.path(), toPath: tool.register)
        return tool
    }

    @Test(arguments: SnapshotTests.kinds)
    func `each cell is the same in JSON, in CSV and in the workbook, and no small count is shown`(kind: String) throws {
        let tool = try Self.demo()
        let common = ["--today", SampleRegister.today, "report", kind, "2025"]
        #expect(try tool.run(common + ["--format", "csv", "--output", "csv"]).status == 0)
        #expect(try tool.run(common + ["--output", "r.xlsx"]).status == 0)
        // What is printed in JSON is compared with this file in SnapshotTests.
        let kept = Snapshot.folder.appending(path: "report/\(kind).financeur.json")
        let report = try JSONValue(printed: String(contentsOf: kept, encoding: .utf8))
        let book = try SheetFile(tool.folder.appending(path: "r.xlsx").path)
        #expect(report["audience"]?.text == "financeur")
        let indicators = try ReportCell.indicators(json: report)
        Self.expect(
            indicators, try ReportCell.indicators(csv: tool.folder.appending(path: "csv/indicators.csv")),
            "\(kind) indicators, CSV")
        Self.expect(
            indicators, try ReportCell.indicators(book, count: indicators.count), "\(kind) indicators, workbook")
        let tables = try #require(report["tables"]?.list)
        #expect(book.sheets.count == tables.count + 1)
        for (position, table) in tables.enumerated() {
            let code = try #require(table["code"]?.text)
            let cells = try ReportCell.cells(json: table)
            if ["passages", "requests", "participations"].contains(table["unit"]?.text), code != "quality" {
                #expect(!cells.contains(where: Self.isSmall), "\(kind) \(code)")
            }
            Self.expect(
                cells, try ReportCell.cells(csv: tool.folder.appending(path: "csv/\(code).csv")),
                "\(kind) \(code), CSV")
            let rows = try #require(table["rows"]?.list).count + (cells.contains { $0.row == "Total" } ? 1 : 0)
            let sheet = try ReportCell.cells(book, sheet: position + 1, rows: rows)
            #expect(sheet.title == table["title"]?.text, "\(kind) \(code)")
            Self.expect(cells, sheet.cells, "\(kind) \(code), workbook")
        }
    }

    private static func isSmall(_ cell: ReportCell) -> Bool {
        if case .numbers(let low, _) = cell.value { low > 0 && low < 5 } else { false }
    }

    /// The same cells in the same order; otherwise names the first that differs.
    private static func expect(_ cells: [ReportCell], _ others: [ReportCell], _ place: String) {
        #expect(cells.count == others.count && !cells.isEmpty, "\(place): \(cells.count), \(others.count)")
        let difference = zip(cells, others).first { !$0.agrees(with: $1) }
        #expect(difference == nil, "\(place): \(difference.map { "\($0), there \($1)" } ?? "")")
    }

    @Test
    func `the page is the same wherever it is made, and the PDF tagged, in French, on one page for the synthesis`()
        throws
    {
        let tool = try Self.demo()
        let arguments = ["--today", SampleRegister.today, "report", "synthesis", "2025", "--output"]
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
        #expect(!(try tool.run(["report", "activity", "2025"]).out.contains("après la clôture")))
        #expect(try tool.run(["reopen", "2025", "--reason", "oubli"]).status == 0)
        #expect(try tool.run(day + CommandLineTool.goodSession).status == 0)
        #expect(try tool.run(["report", "activity", "2025"]).out.contains("après la clôture de la période : 2"))
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
        try Data("## perspectives\nUn mot de la directrice.\n\n- un\n- deux\n\n## Ailleurs\nRien.\n".utf8)
            .write(to: tool.folder.appending(path: "texte.md"))
        #expect(try tool.run(["report", "check", "mien.yaml"]).status == 0)
        let run = try tool.run(["report", "mien.yaml", "2025", "--narrative", "texte.md", "--compare", "previous"])
        #expect(run.status == 0 && run.out.contains("Bilan du fonds") && run.out.contains("- deux"))
        #expect(run.out.contains("seuil 50") && run.out.contains("Comparé"))
        #expect(run.err.contains("Ailleurs"))
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
