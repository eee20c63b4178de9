import CSV
import Foundation
import FoundationXML
import Mediation
import Output
import Sheets
import Testing

@testable import Rendering
@testable import Reports

/// One small report in each of the forms it can be given in.
@Suite struct ReportRenderingTests {
    // MARK: - Text

    @Test func `a report as text has each figure with its unit, its mark and its definition`() throws {
        let text = ReportText(.french).document(try SampleReport.report())
        for line in [
            "Activité Femmes-Relais · Femmes-Relais", "Du 1er janvier 2025 au 31 décembre 2025",
            "Comparé : Du 1er janvier 2024 au 31 décembre 2024", "DONNÉES FICTIVES", "Lieu : Femmes-Relais",
            "Libellé sessions      1\u{202F}234 (avant : 1\u{202F}000)", "Libellé people          60 – 70",
            "Libellé qpvShare     63\u{A0}% (seuil 50\u{A0}%, atteint)", "Libellé minutes      12\u{A0}h\u{A0}05",
            "Libellé costPerHour    12,50\u{A0}€", "Libellé requests              s", "Libellé median             n.d.",
            "Définitions", "Libellé sessions : Définition sessions.", "• Note de Femmes-Relais.",
            "- premier Femmes-Relais",
            "relais 1.0 · registre 0123456789ab (2025-01-01..2025-12-31) · modèle prudent-v1 1.0 0123 · établi le",
        ] {
            let squeezed = line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
            let isThere = text.split(separator: "\n").contains {
                $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") == squeezed
            }
            #expect(isThere, "\(line)\n\(text)")
        }
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }

    @Test func `a table as text has its cells in their places`() throws {
        var report = try SampleReport.report()
        report.sections = [Report.Section(title: Sentence("T", "T"), blocks: [.table(SampleReport.crossed())])]
        let lines = ReportText(.english).document(report).split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex(of: "Visits Femmes-Relais"))
        #expect(
            Array(lines[(start + 1)...(start + 6)]) == [
                "Gender  QPV Femmes-Relais  Outside  Total", "──────  ─────────────────  ───────  ─────",
                "Women               1,200        s      s", "Men                   ///        7      7",
                "Total               1,200     n.d.  1,214", "s: small count, Femmes-Relais.",
            ])
    }

    @Test func `no line is wider than asked, and no figure is lost for it`() throws {
        let report = try SampleReport.report()
        for width in [60, 100] {
            let text = ReportText(.french, width: width).document(report)
            let tooWide = text.split(separator: "\n").filter {
                $0.count > width && !$0.contains("═") && !$0.contains("─")
            }
            #expect(tooWide.isEmpty, "\(width) \(tooWide)")
            for figure in ["1\u{202F}200", "1\u{202F}214", "60 – 70", "12,50", "1\u{202F}235\u{A0}€"] {
                #expect(text.contains(figure), "\(width) \(figure)")
            }
        }
    }

    // MARK: - CSV

    @Test func `a table as CSV has a row a cell, with codes, words, unit and mark`() throws {
        let table = try Table(csv: ReportCSV(.opendata, .english).table(SampleReport.crossed()))
        #expect(table.header == ["row", "row_label", "column", "column_label", "unit", "value", "mark"])
        #expect(
            table.rows.map { row in ["row", "column", "value", "mark"].map { row[$0] } } == [
                ["femme", "qpv", "1200", ""], ["femme", "hors", "", "s"], ["femme", "total", "", "s"],
                ["homme", "qpv", "", "///"], ["homme", "hors", "7", ""], ["homme", "total", "7", ""],
                ["total", "qpv", "1200", ""], ["total", "hors", "", "n.d."], ["total", "total", "1214", ""],
            ])
        #expect(table.rows.allSatisfy { $0["unit"] == "passages" } && table.rows[0]["row_label"] == "Women")
        #expect(ReportCSV(.opendata, .english).fields(of: SampleReport.crossed()).map(\.name) == table.header)
    }

    @Test func `ranges take two columns, words and figures one`() throws {
        let ranges = try Table(csv: ReportCSV(.opendata, .french).table(SampleReport.ranges))
        #expect(ranges.header == ["row", "row_label", "unit", "low", "high", "mark"])
        #expect(ranges.rows.map { [$0["low"], $0["high"]] } == [["60", "70"], ["12", "12"]])
        let words = try Table(csv: ReportCSV(.excelFr, .french).table(SampleReport.words()))
        #expect(
            words.rows.map { [$0["column"], $0["value"], $0["unit"]] } == [
                ["source", "Selon Femmes-Relais", "text"], ["value", "1234,5", "euros"],
                ["quantity", "12,5", "quantity"],
            ])
    }

    @Test func `indicators and provenance are tables too`() throws {
        let report = try SampleReport.report()
        let indicators = try Table(csv: ReportCSV(.opendata, .french).indicators(report))
        #expect(indicators.header == ReportCSV.indicatorFields.map(\.name))
        #expect(
            indicators.rows.map { row in ["code", "value", "low", "high", "mark"].map { row[$0] } } == [
                ["sessions", "1234", "", "", ""], ["qpvShare", "0.625", "", "", ""], ["people", "", "60", "70", ""],
                ["minutes", "725", "", "", ""], ["costPerHour", "12.5", "", "", ""], ["requests", "", "", "", "s"],
                ["median", "", "", "", "n.d."],
            ])
        #expect(indicators.rows.allSatisfy { $0["start"] == "2025-01-01" && $0["end"] == "2025-12-31" })
        let french = try Table(csv: ReportCSV(.excelFr, .french).indicators(report))
        #expect(french.rows[1]["value"] == "0,625" && french.rows[0]["end"] == "31/12/2025")
        let provenance = try Table(csv: ReportCSV(.opendata, .french).provenance(report))
        let said = Dictionary(provenance.rows.map { ($0["key"], $0["value"]) }) { first, _ in first }
        #expect(said["registerDigest"] == report.registerDigest && said["audience"] == "financeur")
        #expect(said["generatedOn"] == "2026-01-15" && said["fictitious"] == "yes")
    }

    // MARK: - JSON

    @Test func `a report as JSON has the same figures, whatever the language`() throws {
        let report = try SampleReport.report()
        func read(_ language: Language) throws -> [String: Any] {
            let data = Data(ReportJSON.object(report, language).document.utf8)
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
        let (french, english) = (try read(.french), try read(.english))
        #expect(french["schemaVersion"] as? Int == 1 && french["registerDigest"] as? String == report.registerDigest)
        let tables = try #require(french["tables"] as? [[String: Any]])
        #expect(
            tables.map { $0["code"] as? String } == [
                "passages_by_gender", "people_by_age", "rules", "sessions_by_month",
            ])
        let crossed = tables[0]
        #expect(NSArray(array: crossed["cells"] as? [Any] ?? []) == [[1200, NSNull()], [NSNull(), 7]] as NSArray)
        #expect(NSArray(array: crossed["masks"] as? [Any] ?? []) == [[NSNull(), "s"], ["///", NSNull()]] as NSArray)
        #expect(NSArray(array: crossed["rowTotals"] as? [Any] ?? []) == [NSNull(), 7] as NSArray)
        #expect(crossed["total"] as? Int == 1214 && crossed["suppressed"] as? Int == 2)
        #expect(NSArray(array: tables[1]["cells"] as? [Any] ?? []) == [[["low": 60, "high": 70]], [12]] as NSArray)
        let figures = { (object: [String: Any]) in
            (object["indicators"] as? [[String: Any]])?.map {
                NSArray(array: [$0["code"] ?? "", $0["value"] ?? "", $0["range"] ?? "", $0["mask"] ?? ""])
            }
        }
        #expect(figures(french) == figures(english) && figures(french)?.count == 7)
        #expect((english["tables"] as? [[String: Any]])?[0]["title"] as? String == "Visits Femmes-Relais")
    }

    @Test func `numbers in JSON are bare, keys in order, and nothing is not finite`() {
        let object: JSON = [
            "b": .number(12), "a": .number(0.1), "c": .number(.nan), "d": .number(1e20), "e": .text("é\u{1}\"/"),
        ]
        #expect(
            object.document == """
                {
                  "a" : 0.1,
                  "b" : 12,
                  "c" : null,
                  "d" : 1e+20,
                  "e" : "é\\u0001\\"/"
                }

                """)
        #expect(JSON.list([1, .null, true, "x"]).document == "[\n  1,\n  null,\n  true,\n  \"x\"\n]\n")
    }

    // MARK: - HTML

    /// Names that markup would read, if it were let.
    private static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "a & b &lt;",
        "{{association}} {{{css}}}", "\"\u{301} onmouseover=alert(1) x=\"\u{301}", "<\u{338}script>", "&\u{301}lt;",
        "]]> --> */ </style>",
    ]

    @Test(arguments: hostile)
    func `no word of a person is markup, in text or in an attribute`(name: String) throws {
        let plain = try ReportHTML(.french).document(SampleReport.report())
        let page = try ReportHTML(.french).document(SampleReport.report(name: name))
        // The same elements, with the same attributes, whatever the name.
        func skeleton(_ page: String) -> [String] {
            var tags: [String] = []
            var tag: [UInt8]?
            var quote: UInt8?
            for byte in page.utf8 {
                if var open = tag {
                    if let mark = quote {
                        if byte == mark { quote = nil } else { continue }
                    } else if byte == 0x22 || byte == 0x27 {
                        quote = byte
                    }
                    open.append(byte)
                    tag = open
                    if byte == 0x3E, quote == nil {
                        tags.append(String(decoding: open, as: UTF8.self))
                        tag = nil
                    }
                } else if byte == 0x3C {
                    tag = [byte]
                }
            }
            return tags
        }
        #expect(skeleton(page) == skeleton(plain))
        #expect(page.contains(MarkupText.escaped(name)))
    }

    @Test func `what is escaped reads back as it was`() {
        func read(_ text: String) -> String {
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
                text, pair in
                text.replacingOccurrences(of: pair.0, with: pair.1, options: .literal)
            }
        }
        for name in Self.hostile {
            let escaped = MarkupText.escaped(name)
            #expect(!escaped.utf8.contains { [0x3C, 0x3E, 0x22, 0x27].contains($0) }, "\(escaped)")
            #expect(read(escaped).unicodeScalars.elementsEqual(name.unicodeScalars), "\(escaped)")
        }
        #expect(MarkupText.escaped("Évreux — 12 €") == "Évreux — 12 €")
    }

    @Test func `a page has each table with its heads and cells in their places`() throws {
        let page = try ReportHTML(.english).document(SampleReport.report())
        func texts(_ element: String, in part: Substring) throws -> [String] {
            let pattern = try Regex<(Substring, Substring)>("<\(element)[^>]*>([^<]*)</\(element)>")
            return part.matches(of: pattern).map { String($0.1) }
        }
        let start = try #require(page.firstRange(of: "<caption>Visits Femmes-Relais</caption>")?.upperBound)
        let end = try #require(page[start...].firstRange(of: "</table>")?.lowerBound)
        let table = page[start..<end]
        #expect(
            try texts("th", in: table) == ["Gender", "QPV Femmes-Relais", "Outside", "Total", "Women", "Men", "Total"])
        #expect(try texts("td", in: table) == ["1,200", "s", "s", "///", "7", "7", "1,200", "n.d.", "1,214"])
        #expect(page.contains("<html lang=\"en\">") && page.contains("Fictitious data"))
        for outside in ["http://", "https://", "<script", "<link", "src="] {
            #expect(!page.replacing("http://www.w3.org/2000/svg", with: "").contains(outside), "\(outside)")
        }
    }

    @Test func `the same report gives the same bytes`() throws {
        let report = try SampleReport.report()
        let pages = try (0..<3).map { _ in try ReportHTML(.french).document(report) }
        #expect(Set(pages).count == 1)
    }
}
