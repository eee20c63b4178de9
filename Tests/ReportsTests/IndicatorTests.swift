import Foundation
import Mediation
import Nomenclature
import Testing
import Valuation

@testable import Reports

/// The catalogue of indicators against what is said of it elsewhere.
@Suite struct IndicatorTests {
    private static let labels = Labels(.common, AssociationSetup())

    @Test func `each code has its own entry`() {
        for code in IndicatorCode.allCases { #expect(Indicator(code).code == code) }
    }

    @Test func `a plain count and people can be asserted and promised, a quotient is not asserted`() {
        #expect(
            IndicatorCode.asserted == [
                .sessions, .minutes, .passages, .people, .newPeople, .requests, .participations, .turnedAway,
            ])
        #expect(Set(IndicatorCode.asserted).isSubset(of: IndicatorCode.targets))
        #expect(Assertion(typed: "qpvShare 2025 = 1") == nil && Assertion(typed: "costPerHour 2025 = 1") == nil)
        #expect(Assertion(typed: "séances 2025 >= 10")?.indicator == .sessions)
    }

    @Test func `without any visit or cost a quotient is unavailable and says why`() {
        let figures = Figures(Tally(), LineCondition(), Self.labels, inputs: Inputs(.absent(.noCost)))
        for code in [IndicatorCode.womenShare, .qpvShare, .unknownShare, .passagesPerHour, .medianMinutes] {
            #expect(Indicator(code).compute(figures) == .unavailable(.nothingCounted), "\(code)")
        }
        var tally = Tally()
        tally.totals.passages = 10
        tally.totals.minutes = 60
        let counted = Figures(tally, LineCondition(), Self.labels, inputs: Inputs(.absent(.noCost)))
        #expect(Indicator(.costPerPassage).compute(counted) == .unavailable(.noCosts(.noCost)))
        #expect(Indicator(.passagesPerHour).compute(counted) == .number(10))
    }

    /// The page is made from the catalogue: where it is missing the test writes it, and fails.
    @Test func `the page of indicators says what the catalogue says`() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/indicators.md")
        let text = Self.page
        guard FileManager.default.fileExists(atPath: page.path) else {
            try Data(text.utf8).write(to: page)
            Issue.record("docs/indicators.md was missing and is written: read it, then run again")
            return
        }
        let stale: Comment = "remove docs/indicators.md and run this test: it writes the page again"
        #expect(try String(contentsOf: page, encoding: .utf8) == text, stale)
    }

    private static var page: String {
        func mark(_ isSo: Bool) -> String { isSo ? "oui" : "" }
        let rows = Indicator.all.map { entry in
            let cells = [
                "`\(entry.code.rawValue)`", "\(entry.label.french)<br>\(entry.label.english)", entry.unit.rawValue,
                "\(entry.definition.french)<br>\(entry.definition.english)",
                "\(entry.protection.words.french)<br>\(entry.protection.words.english)", mark(entry.canHaveCondition),
                mark(entry.code.canBeTarget), mark(entry.code.canBeAsserted),
            ]
            return "| " + cells.joined(separator: " | ") + " |"
        }
        return """
            # Indicateurs / Indicators

            Les chiffres qu’un rapport peut montrer. *Partie* : peut se compter avec `where`. *Cible* : peut se promettre (`funding target`). *Affirmation* : peut se contrôler (`check --assert`). *Caché* : ce qui ne sort pas de l’association.

            The figures a report may show. *Partie*: can be counted with `where`. *Cible*: can be promised (`funding target`). *Affirmation*: can be checked (`check --assert`). *Caché*: what does not leave the association.

            | code | libellé | unité | ce qui est compté | caché | partie | cible | affirmation |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            \(rows.joined(separator: "\n"))

            """
    }
}
