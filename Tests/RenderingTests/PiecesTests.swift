import Foundation
import Mediation
import Output
import Reports
import Testing
import Valuation

@testable import Rendering

@Suite struct TextTableTests {
    @Test func `words are to the left, numbers to the right, each column as wide as its widest cell`() {
        #expect(
            TextTable.lines([["Lieu", "Passages"], ["PMI", "7"], ["Médiathèque", "1 200"]]) == [
                "Lieu         Passages", "───────────  ────────", "PMI                 7", "Médiathèque     1 200",
            ])
        #expect(
            TextTable.lines([["a", "bb"], ["ccc", "d"]], wordColumns: 2) == ["a    bb", "───  ──", "ccc  d"])
        #expect(TextTable.lines([]) == [] && TextTable.lines([["a"]]) == ["a", "─"])
    }

    @Test func `accents are part of their letter, however they are written`() {
        let lines = TextTable.lines([["n", "1"], ["e\u{301}te\u{301}", "2"], ["été", "3"]])
        #expect(Set(lines.dropFirst(2).map(\.count)).count == 1)
    }
}

@Suite struct ReportWordsTests {
    private let words = ReportWords(.french)

    @Test(
        arguments: [
            (.number(1234), .sessions, "1\u{202F}234"), (.number(12.25), .number, "12,3"),
            (.number(1.25), .number, "1,25"),
            (.number(0.624), .share, "62\u{A0}%"), (.number(1234.5), .euros, "1\u{202F}234,50\u{A0}€"),
            (.number(725.4), .minutes, "12\u{A0}h\u{A0}05"), (.range(low: 60, high: 70), .people, "60 – 70"),
            (.range(low: 60, high: 60), .people, "60"), (.unavailable(.noCosts(.noCost)), .passages, "n.d."),
            (.masked, .people, "s"),
        ] as [(IndicatorValue, ReportUnit, String)])
    func `a figure is written by its unit`(value: IndicatorValue, unit: ReportUnit, text: String) {
        #expect(words.value(value, unit) == text)
    }

    @Test(
        arguments: [
            (.count(1200), .passages, "1\u{202F}200"), (.count(90), .minutes, "1\u{A0}h\u{A0}30"),
            (.hundredths(1250), .quantity, "12,50"),
            (.hundredths(1200), .quantity, "12"), (.range(low: 1, high: 2), .people, "1 – 2"),
            (.number(1234.5), .euros, "1\u{202F}235\u{A0}€"),
            (.text(Sentence("mot", "word")), .text, "mot"), (.masked, .people, "s"), (.unavailable, .euros, "n.d."),
            (.void, .people, "///"),
        ] as [(ReportTable.Cell, ReportUnit, String)])
    func `a cell is written by its unit`(cell: ReportTable.Cell, unit: ReportUnit, text: String) {
        #expect(words.cell(cell, unit) == text)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300]) func `no number stops the writing`(
        number: Double
    ) {
        for unit in [ReportUnit.share, .euros, .minutes, .number, .people, .quantity] {
            #expect(!words.value(.number(number), unit).isEmpty && !words.cell(.number(number), unit).isEmpty)
        }
    }
}

@Suite struct ChartSVGTests {
    private static func chart(_ kind: ReportChart.Kind, _ table: ReportTable) -> String {
        ChartSVG(ReportChart(kind, of: table), ReportWords(.french)).document
    }

    private static func table(_ cells: [[ReportTable.Cell]], unit: ReportUnit = .passages) -> ReportTable {
        ReportTable(
            code: "t", title: Sentence("Titre", "Title"), unit: unit,
            rows: cells.indices.map { ReportTable.Heading("r\($0)", Sentence("Ligne \($0)", "Row \($0)")) },
            columns: (cells.first ?? []).indices.map {
                ReportTable.Heading("c\($0)", Sentence("Colonne \($0)", "Column \($0)"))
            },
            cells: cells)
    }

    /// The widths of the rectangles, in order.
    private static func widths(_ svg: String) -> [Double] {
        svg.matches(of: #/<rect [^>]*?\swidth="([0-9.]+)"/#).compactMap { Double($0.1) }
    }

    @Test func `bars are as long as their figures, from zero`() {
        let svg = Self.chart(.bars, SampleReport.months)
        let widths = Self.widths(svg)
        #expect(widths.count == 3 && widths[1] == 0 && abs(widths[2] - 4 * widths[0]) < 0.1, "\(widths)")
        #expect(svg.contains(">16</text>") && svg.contains("Le plus grand : mars."))
    }

    @Test func `parts of a stacked bar add up to it, hidden ones are not drawn`() {
        let widths = Self.widths(Self.chart(.stacked, Self.table([[.count(10), .count(30)], [.masked, .count(20)]])))
        // Those of the legend and of the pattern first.
        let bars = Array(widths.suffix(3))
        #expect(abs(bars[1] - 3 * bars[0]) < 0.1 && abs(bars[2] - 2 * bars[0]) < 0.1, "\(widths)")
    }

    @Test(arguments: ReportChart.Kind.allCases)
    func `any table is drawn as XML that can be read, described in words`(kind: ReportChart.Kind) throws {
        let nasty = ReportTable.Heading("x", Sentence("<b> \"\u{301} & '", "x"))
        for table in [
            SampleReport.months, SampleReport.crossed("<b>\"\u{301}&'"), Self.table([[.masked, .void, .unavailable]]),
            Self.table([[.count(0), .count(0), .count(0)]]),
            Self.table([[.number(-5), .number(0), .number(5)]], unit: .euros),
            Self.table([[.number(1e300), .number(1e300), .number(1e300)]], unit: .euros), Self.table([]),
            ReportTable(
                code: "n", title: Sentence("n", "n"), unit: .passages, rows: [nasty], columns: [nasty, nasty],
                cells: [[.count(1), .count(2)]]),
        ] {
            if kind == .tornado || kind == .bars || kind == .columns {
                guard table.columns.count >= (kind == .tornado ? 2 : 1) else { continue }
            }
            let svg = Self.chart(kind, table)
            #expect(svg.contains("role=\"img\"") && svg.contains("<title>"))
            #expect(!svg.contains("nan") && !svg.contains("inf"), "\(svg)")
            try Self.checkXML(svg)
        }
    }

    /// Whether expat's grammar holds: elements closed in order, attributes quoted.
    private static func checkXML(_ svg: String) throws {
        var open: [Substring] = []
        for match in svg.matches(of: #/<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z0-9:-]+="[^"<]*")*)\s*(\/?)>|</#) {
            let name = try #require(match.2, "a lone < in \(svg)")
            if match.1 == "/" {
                #expect(open.popLast() == name)
            } else if match.4 != "/" {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
    }
}
