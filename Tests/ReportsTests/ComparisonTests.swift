import Mediation
import Nomenclature
import Testing

@testable import Reports

/// The period a report is compared with is published too.
@Suite struct ComparisonTests {
    private static let definition = """
        title: Essai
        sections:
          - title: Essai
            blocks:
              - indicators: [passages, people, qpvShare]
              - table: passages
                by: [attendance]
        """

    /// 60 first times, 3 who had come before and 8 unknown, in the first quarter of any year.
    private static func tally(_ period: Period, _ request: TallyRequest) -> Tally {
        guard period.start.month == 1 else { return Tally() }
        var tally = Tally()
        tally.totals.passages = 71
        var visits = Visits()
        (visits.count, visits.first, visits.possiblyFirst, visits.largestSession) = (71, 60, 68, 3)
        let january = RegisterMonth(year: period.start.year, month: 1)
        var people = Tally.Crossing()
        people.visitsInAll.months[january] = visits
        tally.crossings[CrossingRequest(.people, by: []).code] = people
        var all = AssociationVisits.Month()
        all.possiblyFirst = 68
        tally.associationVisits.months[january] = all
        for (code, count) in [("premiere_fois", 60), ("deja_venu", 3), ("non_renseigne", 8)] {
            add([code], count, to: .attendance, &tally)
        }
        for (code, count) in [("qpv", 40), ("hors_qpv", 28), ("non_renseigne", 3)] {
            add([code], count, to: .territory, &tally)
        }
        return tally
    }

    private static func add(_ key: [String], _ count: Int, to dimension: Dimension, _ tally: inout Tally) {
        let code = CrossingRequest(.passages, by: [dimension]).code
        tally.crossings[code, default: Tally.Crossing()].cells[key] = Tally.Cell(value: count)
        tally.crossings[code]?.total.value += count
    }

    private static func report(_ period: String, comparedWith other: String, _ audience: Audience) throws -> Report {
        let definition = try ReportDefinition(yaml: Self.definition, file: "essai.yaml")
        func counts(_ typed: String) throws -> PeriodCounts {
            try PeriodCounts(
                Period(typed: typed), for: audience, of: definition, SessionFilter(), costs: [], today: .latest
            ) { tally($0.period, $0) }
        }
        var material = ReportMaterial(
            association: Association(code: "", name: "Essai"), audience: audience,
            today: try #require(CivilDate(year: 2026, month: 1, day: 15)), registerDigest: "", program: "",
            book: .common, setup: AssociationSetup(), counts: try counts(period))
        material.comparison = try counts(other)
        return definition.report(material)
    }

    private static func previous(_ report: Report, _ code: String) -> IndicatorValue? {
        report.indicators.first { $0.code == code }?.previous
    }

    @Test func `a count hidden in a period does not come out of the figures it is compared with`() throws {
        let report = try Self.report("2025", comparedWith: "2024", .funder)
        let people = try #require(report.indicators.first { $0.code == "people" })
        #expect(people.value == .range(low: 60, high: 70))
        // 60 to 68 would give the 8 unknown, and with 71 passages the 3 who had come before.
        #expect(people.previous == .range(low: 60, high: 70))
        #expect(Self.previous(report, "qpvShare") == .masked)
        #expect(
            Self.previous(try Self.report("2025", comparedWith: "2024", .internal), "people")
                == .range(low: 60, high: 68))
    }

    @Test func `what a report prints of the period before is what that period's own report prints`() throws {
        for audience in Audience.allCases {
            let own = try Self.report("2024", comparedWith: "2023", audience)
            let later = try Self.report("2025", comparedWith: "2024", audience)
            for indicator in own.indicators {
                #expect(Self.previous(later, indicator.code) == indicator.value, "\(audience) \(indicator.code)")
            }
        }
    }

    @Test func `two periods that share days are not set against each other outside the association`() throws {
        let days = "2025-01-01..2025-12-30"
        #expect(
            Self.previous(try Self.report("2025", comparedWith: days, .funder), "passages")
                == .unavailable(.overlappingPeriod))
        #expect(Self.previous(try Self.report("2025", comparedWith: days, .internal), "passages") == .number(71))
        // Parts of one year are protected together.
        #expect(Self.previous(try Self.report("2025", comparedWith: "2025-T1", .funder), "passages") == .number(71))
    }
}
