import Mediation
import Nomenclature
import Testing

@testable import Reports

/// What leaves of a scope that is not the whole association over a year, a half or a quarter.
@Suite struct RoundedCountsTests {
    private static let definition = """
        title: Essai
        sections:
          - title: Essai
            blocks:
              - indicators: [sessions, passages, womenShare]
              - indicators: [sessions, passages]
                where: {theme: [sante]}
              - table: passages
                by: [gender]
              - table: sessions
                by: [kind]
              - table: requests
                by: [theme]
        """

    /// Each month 12 visits of women, 8 of men, 1 of no gender noted; in July a man more and in March nobody of none.
    private static func tally(_ request: TallyRequest) -> Tally {
        var tally = Tally()
        for month in request.period.months {
            let unknown = month.hasSuffix("03") ? 0 : 1
            add(
                ["femme": 12, "homme": month.hasSuffix("07") ? 9 : 8, Contact.unknown: unknown], .passages, .gender,
                &tally)
            add(["permanence": 4, "visite_domicile": 3], .sessions, .kind, &tally)
            add(["sante/couverture": 17, "justice/plainte": 6], .requests, .theme, &tally)
            tally.totals.sessions += 7
            tally.totals.passages += (month.hasSuffix("07") ? 21 : 20) + unknown
        }
        return tally
    }

    private static func add(_ counts: [String: Int], _ measure: Measure, _ dimension: Dimension, _ tally: inout Tally) {
        let code = CrossingRequest(measure, by: [dimension]).code
        for (key, count) in counts.sorted(by: { $0.key < $1.key }) where count > 0 {
            tally.crossings[code, default: Tally.Crossing()].cells[[key], default: Tally.Cell()].value += count
            tally.crossings[code]?.total.value += count
        }
    }

    private static func report(_ period: String, _ audience: Audience, _ filter: SessionFilter = SessionFilter()) throws
        -> Report
    {
        let definition = try ReportDefinition(yaml: Self.definition, file: "essai.yaml")
        let counts = try PeriodCounts(
            Period(typed: period), for: audience, of: definition, filter, costs: [], today: .latest
        ) { tally($0) }
        return definition.report(
            ReportMaterial(
                association: Association(code: "", name: "Essai"), audience: audience,
                today: try #require(CivilDate(year: 2026, month: 1, day: 15)), registerDigest: "", program: "",
                book: .common, setup: AssociationSetup(), counts: counts))
    }

    private static func cells(_ table: String, of report: Report) throws -> [String: ReportTable.Cell] {
        let table = try #require(report.tables.first { $0.code == table })
        return Dictionary(zip(table.rows.map(\.code), table.cells.map { $0[0] })) { $1 }
            .merging(["total": table.total ?? .void]) { $1 }
    }

    private static func value(_ code: String, of report: Report) -> IndicatorValue? {
        report.indicators.first { $0.code == code }?.value
    }

    @Test func `a quarter of the whole association leaves it exact, a month rounded`() throws {
        let quarter = try Self.report("2025-T3", .funder)
        #expect(Self.value("passages", of: quarter) == .number(64))
        #expect(try Self.cells("passages_by_gender", of: quarter)[Contact.unknown] == .masked)
        let month = try Self.report("2025-07", .funder)
        #expect(Self.value("passages", of: month) == .number(20))
        #expect(Self.value("passages", of: try Self.report("2025-07", .internal)) == .number(22))
        #expect(month.notes.contains { $0.french.contains("arrondis à 5") })
        #expect(!quarter.notes.contains { $0.french.contains("arrondi") && $0.french.contains("pas toute") })
    }

    @Test func `a row tells nothing by being there: small counts and nobody look the same`() throws {
        for period in ["2025-03", "2025-05"] {
            #expect(try Self.cells("passages_by_gender", of: Self.report(period, .funder))[Contact.unknown] == .masked)
        }
    }

    @Test func `a part hides what its quarter hides, which it would bound`() throws {
        // In a quarter the men are hidden to protect the three of no gender noted.
        let quarter = try Self.cells("passages_by_gender", of: Self.report("2025-T1", .funder))
        let month = try Self.cells("passages_by_gender", of: Self.report("2025-01", .funder))
        for (code, cell) in quarter where cell == .masked { #expect(month[code] == .masked, "\(code)") }
    }

    @Test func `sessions of a month are acts and stay exact; those of a theme tell of people and do not`() throws {
        let month = try Self.report("2025-07", .funder)
        #expect(try Self.cells("sessions_by_kind", of: month)["permanence"] == .count(4))
        var filter = SessionFilter()
        filter.themes = ["sante"]
        let theme = try Self.report("2025-07", .funder, filter)
        #expect(try Self.cells("sessions_by_kind", of: theme)["permanence"] == .masked)
        #expect(Self.value("sessions", of: theme) == .number(5))
    }

    @Test func `the threshold of a row is that of what it is of and of what is asked`() throws {
        #expect(try Self.cells("requests_by_theme", of: Self.report("2025-07", .funder))["justice/plainte"] == .masked)
        var filter = SessionFilter()
        filter.themes = ["justice"]
        let justice = try Self.cells("requests_by_theme", of: Self.report("2025-07", .funder, filter))
        #expect(justice["justice/plainte"] == .masked)
        // Another domain's theme is no row there.
        #expect(justice["sante/couverture"] == nil)
    }

    @Test func `the public is shown multiples of ten`() throws {
        #expect(Self.value("passages", of: try Self.report("2025-04..2025-05".months, .public)) == .number(40))
        #expect(Rounding(.public)?.rounded(15) == 20 && Rounding(.funder)?.rounded(7) == 5)
    }
}

extension String {
    /// `2025-04..2025-05` as days.
    fileprivate var months: String {
        split(separator: ".").enumerated().map { $1 + ($0 == 0 ? "-01" : "-31") }.joined(separator: "..")
    }
}
