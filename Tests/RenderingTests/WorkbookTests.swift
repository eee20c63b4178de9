import CSV
import Foundation
import FoundationXML
import Mediation
import Output
import Sheets
import Testing

@testable import Rendering
@testable import Reports

/// A small report as a workbook, read back.
@Suite struct WorkbookTests {

    @Test func `a workbook read back has numbers as numbers, in their places`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let report = try SampleReport.report(name: "Relais & <Co>")
        #expect(ReportXLSX(.french).write(report, to: path))
        let file = try SheetFile(path)
        #expect(
            file.sheets.map(\.name) == [
                "Chiffres", "Passages Relais & <Co>", "Personnes", "Règles", "Séances par mois",
            ])
        func rows(_ sheet: Int) throws -> [[String]] {
            var rows: [[String]] = []
            try file.read(file.sheets[sheet]) { rows.append($0.cells) }
            return rows
        }
        let figures = try rows(0)
        #expect(figures[0] == ["Activité Relais & <Co>"] && figures.contains(["DONNÉES FICTIVES"]))
        for row in [
            ["Libellé sessions", "1234", "", "séances", "Définition sessions."],
            ["Libellé people", "60", "70", "personnes", "Définition people."],
            ["Libellé qpvShare", "0.625", "", "part", "Définition qpvShare."],
            ["Libellé requests", "s", "", "demandes", "Définition requests."],
            ["Libellé median", "n.d.", "", "minutes", "Définition median."],
        ] { #expect(figures.contains(row), "\(row)") }
        #expect(figures.last == ["Empreinte du registre : " + report.registerDigest + " 2025-01-01..2025-12-31"])
        let crossed = try rows(1).suffix(5)
        #expect(
            Array(crossed) == [
                ["Genre", "QPV Relais & <Co>", "Hors QPV", "Total"], ["Femmes", "1200", "s", "s"],
                ["Hommes", "///", "7", "7"],
                ["Total", "1200", "n.d.", "1214"], ["s : petit nombre, Relais & <Co>."],
            ])
        #expect(
            try rows(2).suffix(3) == [
                ["Ligne", "Personnes (de)", "(à)"], ["26-39 ans", "60", "70"], ["75 et plus", "12"],
            ])
        #expect(try rows(3).last == ["Temps gagné Relais & <Co>", "Selon Relais & <Co>", "1234.5", "12.5"])
        let again = path + "2.xlsx"
        defer { try? FileManager.default.removeItem(atPath: again) }
        #expect(ReportXLSX(.french).write(report, to: again))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(contentsOf: URL(fileURLWithPath: again)))
        #expect(!ReportXLSX(.french).write(report, to: "/nowhere/x.xlsx"))
    }

    @Test func `every part of a workbook is well formed, whatever the names`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let name = "A\u{1}\u{8}\u{B}\u{1F}<&>\"'\u{202E}\u{2066}\u{FFFE}\u{FFFF}é"
        #expect(ReportXLSX(.french).write(try SampleReport.report(name: name), to: path))
        let archive = try ZipArchive(path)
        for part in [
            "docProps/core.xml", "docProps/app.xml", "xl/workbook.xml", "xl/sharedStrings.xml",
            "xl/worksheets/sheet1.xml", "xl/charts/chart1.xml",
        ] {
            let parser = XMLParser(data: Data(try archive.text(part).utf8))
            #expect(parser.parse(), "\(part): \(String(describing: parser.parserError))")
        }
    }

    @Test func `sheets of one title, or of a title no sheet may have, each get a name`() throws {
        var report = try SampleReport.report()
        let titles = [
            "Chiffres", "A/B: [c]* ?", "a/b: [C]* ?", String(repeating: "long ", count: 12),
            String(repeating: "long ", count: 12),
            "/", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "",
        ]
        report.sections[1].blocks = titles.enumerated().map { rank, title in
            .table(
                ReportTable(
                    code: "t\(rank)", title: Sentence(title, title), unit: .sessions,
                    rows: [ReportTable.Heading("a", Sentence("a", "a"))],
                    columns: [ReportTable.Heading("n", Sentence("n", "n"))], cells: [[.count(rank)]]))
        }
        let path = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(ReportXLSX(.french).write(report, to: path))
        let file = try SheetFile(path)
        #expect(
            file.sheets.count == titles.count + 1
                && Set(file.sheets.map { $0.name.lowercased() }).count == file.sheets.count)
        #expect(file.sheets.allSatisfy { !$0.name.isEmpty && $0.name.utf16.count <= 31 })
        for rank in titles.indices {
            var last: [String] = []
            try file.read(file.sheets[rank + 1]) { last = $0.cells }
            #expect(last == ["a", String(rank)], "\(titles[rank])")
        }
    }
}
