import Glibc
import Mediation
import Nomenclature
import Statistics
import Testing

import class Foundation.ProcessInfo
import func Foundation.log1p

@testable import Reports

/// Small counts stay hidden from whoever subtracts everything that is published.
@Suite struct DisclosureTests {
    private static let labels = Labels(CodeBook.common, AssociationSetup())
    private static let ages = ["0_5", "6_11", "12_17", "18_25", "26_39", "40_59"]
    private static let codes: [Dimension: [String]] = [
        .ageBand: ages, .gender: ["femme", "homme", "non_renseigne"], .place: ["p1", "p2", "p3", "p4"],
        .territory: ["qpv", "hors_qpv", "sans_domicile", "non_renseigne"],
    ]
    private static let tables = [
        TableDefinition(.passages, by: [.ageBand, .gender]), TableDefinition(.passages, by: [.place, .territory]),
        TableDefinition(.passages, by: [.place, .gender]), TableDefinition(.passages, by: [.territory]),
    ]

    /// A quarter of visits, each with its own traits, some rarer than others.
    private static func tally(_ random: inout SeededRandom, visits: Int) -> Tally {
        var tally = Tally()
        let rarity = random.unit() * 2
        for _ in 0..<visits {
            var codes: [Dimension: String] = [:]
            for (dimension, list) in Self.codes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                let weights = list.enumerated().map { ($1, 1 / Double($0 * $0 + 1) + (rarity < 1 ? 0.3 : 0)) }
                codes[dimension] = random.pick(weights)
            }
            for request in Set(tables.flatMap(\.requests)) {
                let key = request.dimensions.compactMap { codes[$0] }
                tally.crossings[request.code, default: Tally.Crossing()].cells[key, default: Tally.Cell()].value += 1
                tally.crossings[request.code]?.total.value += 1
            }
        }
        tally.totals.passages = visits
        return tally
    }

    /// Registers tried from each seed: enough to fail at once on a fault of the method; fifty times more where time is
    /// no object (`make torture`).
    private static let registers = ProcessInfo.processInfo.environment["RELAIS_LONG_TESTS"] == nil ? 10 : 500

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `subtracting every published figure of a year recovers no hidden cell, over random registers`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var hidden = 0
        for _ in 0..<Self.registers {
            let subperiods = (0..<4).map { _ in Self.tally(&random, visits: random.integer(in: 8...110)) }
            let attacks = [Audience.funder, .public].map { Attack(Self.tables, subperiods, $0, Self.labels) }
            for attack in attacks {
                #expect(attack.smallShown.isEmpty)
                let found = attack.subtracted
                #expect(found.isEmpty, "\(found.map { "\($0.crossing) \($0.key) \($0.period)" })")
                hidden += attack.hidden.count
            }
            // The public is shown nothing that a funder is not.
            #expect(attacks[0].hidden.isSubset(of: attacks[1].hidden.union(attacks[1].withheld)))
        }
        #expect(hidden > 100 * Self.registers)
    }

    @Test func `solving all equations of a year at once recovers no hidden cell`() {
        var random = SeededRandom(seed: 77)
        for _ in 0..<8 {
            let subperiods = (0..<4).map { _ in Self.tally(&random, visits: random.integer(in: 40...200)) }
            #expect(Attack(Self.tables, subperiods, .funder, Self.labels).solved.isEmpty)
        }
    }

    @Test func `the attacker finds hidden cells where only the small ones are hidden`() {
        var random = SeededRandom(seed: 7)
        let found = (0..<20).filter { _ in
            let subperiods = (0..<4).map { _ in Self.tally(&random, visits: 120) }
            return !Attack(Self.tables, subperiods, .funder, Self.labels, isNaive: true).subtracted.isEmpty
        }
        #expect(found.count > 15)
    }

    @Test func `few cells are hidden beyond the small ones in a table of twelve by eight`() {
        var random = SeededRandom(seed: 11)
        var (complementary, cells) = (0, 0)
        for _ in 0..<100 {
            // Sizes as in a year's tables: some zeros, a long tail.
            let values = (0..<12).map { _ in
                (0..<8).map { _ in random.happens(0.15) ? 0 : Int(-14 * log1p(-random.unit())) }
            }
            let rows = values.map { $0.reduce(0, +) }
            let columns = (0..<8).map { column in values.reduce(0) { $0 + $1[column] } }
            func margin(_ sums: [Int]) -> SuppressionMargin {
                SuppressionMargin(values: [sums], isAdditive: true, thresholds: sums.map { _ in 5 })
            }
            var problem = SuppressionProblem(
                published: PublishedPeriods(count: 1), margins: [margin(rows), margin(columns)],
                grids: [SuppressionGrid(rowMargin: 0, columnMargin: 1, values: [values])])
            problem.solve()
            #expect(!problem.grids[0].isWithheld)
            cells += 96
            for row in 0..<12 {
                for column in 0..<8 where problem.grids[0].depths[row][column] >= 0 && values[row][column] >= 5 {
                    complementary += 1
                }
            }
        }
        #expect(Double(complementary) / Double(cells) < 0.1)
    }

    @Test func `a small count of new people is hidden like any other`() {
        let table = TableDefinition(.people, by: [.gender])
        var tally = Tally()
        for (code, count) in [("femme", 60), ("homme", 40), (Contact.unknown, 3)] {
            tally.crossings[table.crossing.code, default: Tally.Crossing()].cells[[code]] = Tally.Cell(value: count)
            tally.crossings[table.crossing.code]?.total += Tally.Cell(value: count)
        }
        let masking = Disclosure(labels: Self.labels, audience: .funder, subperiods: [tally]).decide([table]).masking([
            0
        ]
        )
        #expect(masking.reason(table.crossing.code, [Contact.unknown]) == .small)
        #expect(masking.reason(table.crossing.code, ["homme"]) == .complementary)
    }

    @Test func `a definition's rare places are put together, the same for all audiences`() {
        var random = SeededRandom(seed: 5)
        var tally = Self.tally(&random, visits: 300)
        let request = Self.tables[1].margin(.place).code
        for code in ["p8", "p9"] { tally.crossings[request]?.cells[[code]] = Tally.Cell(value: 3) }
        for audience in [Audience.funder, .public] {
            let decision = Disclosure(labels: Self.labels, audience: audience, subperiods: [tally]).decide(Self.tables)
            #expect(decision.merges.codes(.passages)[.place] == ["p8", "p9"])
        }
    }
}
