import Mediation
import Nomenclature
import Testing

@testable import Reports

/// Numbers of people that leave the association.
@Suite struct PublishedPeopleTests {
    private static let labels = Labels(CodeBook.common, AssociationSetup())
    private static let table = TableDefinition(.people, by: [.gender])
    private static let passages = TableDefinition(.passages, by: [.gender])

    /// Visits of one session a gender, in January: heads, first times, those that may be.
    private static func tally(_ counts: [String: (heads: Int, first: Int, possible: Int)]) -> Tally {
        var tally = Tally()
        let january = RegisterMonth(year: 2025, month: 1)
        var people = Tally.Crossing()
        var heads = Tally.Crossing()
        var all = AssociationVisits.Month()
        for (code, count) in counts.sorted(by: { $0.key < $1.key }) {
            var visits = Visits()
            (visits.count, visits.first, visits.possiblyFirst) = (count.heads, count.first, count.possible)
            visits.largestSession = count.first
            people.visits[[code]] = MonthlyVisits()
            people.visits[[code]]?.months[january] = visits
            people.visitsInAll.months[january, default: Visits()] += visits
            people.cells[[code]] = Tally.Cell(value: count.first, unknown: count.possible - count.first)
            people.total += Tally.Cell(value: count.first, unknown: count.possible - count.first)
            heads.cells[[code]] = Tally.Cell(value: count.heads)
            heads.total += Tally.Cell(value: count.heads)
            all.possiblyFirst += count.possible
            all.possiblyFirstByGender[code] = count.possible
        }
        tally.totals.passages = heads.total.value
        tally.associationVisits.months[january] = all
        tally.crossings[table.crossing.code] = people
        tally.crossings[passages.crossing.code] = heads
        return tally
    }

    private static func cells(_ tally: Tally, _ audience: Audience) throws -> [String: ReportTable.Cell] {
        let tables = [table, passages]
        var masking = Disclosure(labels: labels, audience: audience, subperiods: [tally]).decide(tables).masking([0])
        masking.follow(tables, tally, labels, audience)
        let made = try #require(table.table(tally, labels, masking, audience))
        return Dictionary(zip(made.rows.map(\.code), made.cells.map { $0[0] })) { $1 }
            .merging(["total": made.total ?? .void]) { $1 }
    }

    @Test func `is the number of people hidden where their passages are`() throws {
        // Four passages of men are hidden, and with them those of no gender noted: their people too.
        let tally = Self.tally([
            "femme": (90, 60, 60), "homme": (4, 4, 4), Contact.unknown: (20, 15, 15),
        ])
        let shown = try Self.cells(tally, .funder)
        #expect(shown["homme"] == .masked && shown[Contact.unknown] == .masked)
        // The fifteen of no gender noted may be women.
        #expect(shown["femme"] == .range(low: 60, high: 75))
        #expect(try Self.cells(tally, .internal)["homme"] == .range(low: 4, high: 4))
    }

    @Test func `is a number surely small hidden though it made many passages`() throws {
        let shown = try Self.cells(
            Self.tally(["femme": (90, 60, 60), "homme": (40, 3, 4), Contact.unknown: (20, 15, 15)]), .funder)
        #expect(shown["homme"] == .masked)
    }

    @Test func `do the bounds tell how many answers nobody noted`() throws {
        let tally = Self.tally(["femme": (90, 61, 64), "homme": (70, 30, 60)])
        #expect(try Self.cells(tally, .funder)["femme"] == .range(low: 60, high: 65))
        #expect(try Self.cells(tally, .public)["homme"] == .range(low: 22, high: 66))
        #expect(try Self.cells(tally, .funder)["total"] == .range(low: 90, high: 125))
        #expect(try Self.cells(tally, .internal)["femme"] == .range(low: 61, high: 64))
    }

    @Test func `published bounds hold the true ones, are no wider than the passages, and are never small and exact`() {
        for threshold in [5, 11] {
            for high in 0...60 {
                for low in 0...high {
                    let people = PeopleCount(low: low, high: high)
                    guard let published = people.published(threshold, visits: 58 + high / 30) else {
                        #expect(high < threshold)
                        continue
                    }
                    #expect(published.low <= low && high <= published.high)
                    #expect(high == 0 || published.high >= threshold)
                    if !people.isExact { #expect(published.low == 1 || published.low % threshold == 0) }
                }
            }
        }
    }
}
