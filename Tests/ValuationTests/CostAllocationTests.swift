import Mediation
import Statistics
import Testing

@testable import Valuation

/// How costs are charged to a part of the activity.
@Suite struct CostAllocationTests {
    private static let year = Period(year: 2025)

    private static func days(_ text: String) throws -> Period { try Period(typed: text) }

    private static func cost(
        _ cents: Int64, _ period: Period = year, of fundings: [String] = [], inKind: Bool = false
    ) -> Cost {
        Cost(
            period: period, category: "other", amount: Euros(cents: cents), fundings: fundings, isInKind: inKind)
    }

    /// Sessions at places, those of one asked for.
    private static func work(_ hours: [(day: String, funding: String, place: String, minutes: Int)], of place: String)
        -> Workload
    {
        var work = Workload()
        for one in hours {
            let key = Workload.Key(
                day: one.day, funding: one.funding, codes: [one.place], isAsked: one.place == place)
            work.amounts[key, default: Workload.Amount()].worked += one.minutes * Workload.partsOfOne
        }
        return work
    }

    private static func inputs(_ costs: [Cost], _ period: Period = year, _ work: Workload? = nil) -> Inputs {
        Inputs(costs, of: period, today: .latest, work: work)
    }

    @Test func `a cost counts for the share of its days that is asked for, and all of it over a year`() throws {
        let costs = [Self.cost(36_500), Self.cost(1_000, try Self.days("2025-02-01..2025-02-10"), inKind: true)]
        #expect(Self.inputs(costs).amounts?.total.cents == 37_500)
        let february = Self.inputs(costs, try Self.days("2025-02-06..2025-02-15")).amounts
        #expect(february?.cash.cents == 1_000 && february?.inKind.cents == 500)
        #expect(february?.own.cents == 1_500 && february?.shared.cents == 0, "everything is its own")
    }

    @Test func `the months of a year, the days of a month, add up to the cent`() throws {
        for cents: Int64 in [1, 7, 100, 12_345, 9_999_999] {
            let costs = [Self.cost(cents), Self.cost(cents, try Self.days("2025-01-20..2025-06-07"))]
            let months = try (1...12).map { try Self.days("2025-\($0 < 10 ? "0" : "")\($0)") }
            let sum = months.reduce(0) { $0 + (Self.inputs(costs, $1).amounts?.total.cents ?? 0) }
            #expect(sum == 2 * cents)
        }
    }

    @Test func `a place is charged by hours worked, parts add up to the cent`() throws {
        let hours = [
            ("2025-03-01", "aucun", "a", 60), ("2025-03-02", "aucun", "b", 60), ("2025-03-03", "aucun", "c", 60),
        ]
        let parts = try ["a", "b", "c"].map {
            try #require(Self.inputs([Self.cost(100)], Self.year, Self.work(hours, of: $0)).amounts)
        }
        #expect(parts.map(\.total.cents) == [34, 33, 33])
        #expect(parts.allSatisfy { $0.own.cents == 0 })
    }

    @Test func `a cost of a funding is charged to its sessions, the association's to all`() throws {
        var work = Workload()
        work.fundings = ["F1"]
        for (day, funding, minutes) in [
            ("2025-03-01", "F1", 60), ("2025-03-02", "F2", 60), ("2025-03-02", "aucun", 180),
        ] {
            let key = Workload.Key(day: day, funding: funding, codes: [], isAsked: funding == "F1")
            work.amounts[key, default: Workload.Amount()].worked += minutes * Workload.partsOfOne
        }
        let costs = [
            Self.cost(10_000), Self.cost(700, of: ["F1"]), Self.cost(900, of: ["F2"]), Self.cost(50, of: ["F1", "F2"]),
        ]
        let amounts = try #require(Self.inputs(costs, Self.year, work).amounts)
        #expect(amounts.own.cents == 700 && amounts.shared.cents == 2_025)
    }

    @Test func `a year without costs is named, a part of one by its days`() throws {
        let costs = [Self.cost(100), Self.cost(100, try Self.days("2026-02-01..2026-03-31"))]
        func absence(_ period: String) throws -> Inputs.Absence? { Self.inputs(costs, try Self.days(period)).absence }
        #expect(try absence("2024-07-01..2025-12-31") == .daysWithoutCost([Period(year: 2024)]))
        #expect(
            try absence("2025-12-01..2026-12-31")
                == .daysWithoutCost([Self.days("2026-01"), Self.days("2026-04-01..2026-12-31")]))
        #expect(try absence("2025-12-01..2025-12-31") == nil)
        let words = try #require(try absence("2024-07-01..2025-12-31")).words
        #expect(words.french == "aucune dépense n’est enregistrée pour 2024")
        #expect(Self.inputs([], Self.year).absence == .daysWithoutCost([Self.year]))
    }

    @Test func `a year in progress takes the costs of the days gone by, and says so`() throws {
        let today = try #require(CivilDate(iso: "2025-09-10"))
        let inputs = Inputs([Self.cost(36_500)], of: Self.year, today: today, work: nil)
        #expect(inputs.amounts?.total.cents == 25_300 && inputs.until == today)
        #expect(inputs.sentences.contains { $0.french.contains("comptées jusqu’au 10 septembre 2025") })
        #expect(
            Inputs([Self.cost(1)], of: Self.year, today: try #require(CivilDate(iso: "2024-09-10")), work: nil)
                .amounts == nil)
    }

    @Test func `without hours, or without a cost of its own, a part says why it has none`() throws {
        let nothing = Self.inputs([Self.cost(100)], Self.year, Self.work([("2025-03-01", "aucun", "a", 0)], of: "a"))
        #expect(nothing.absence == .noHours && nothing.total == nil)
        let hours = [("2025-03-01", "aucun", "a", 60), ("2025-03-01", "F1", "b", 60)]
        let costs = [Self.cost(100, of: ["F1"])]
        #expect(Self.inputs(costs, Self.year, Self.work(hours, of: "a")).absence == .noCost)
        #expect(Self.inputs(costs, Self.year, Self.work(hours, of: "b")).amounts?.total.cents == 100)
    }

    @Test func `the shares of any costs over any parts add up to the total, in cents`() throws {
        var random = SeededRandom(seed: 20_261_127)
        func draw(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(random.next() % UInt64(range.count)) }
        for _ in 1...300 {
            let fundings = ["F1", "F2", "F3", "aucun"]
            let places = (1...draw(2...9)).map { "p\($0)" }
            let costs =
                [Self.cost(Int64(draw(1...50_000_000)))]
                + (0..<draw(0...6)).map { _ in
                    let first = draw(1...12)
                    let span = Period(
                        first: CivilDate(year: 2025, month: first, day: draw(1...28)) ?? Self.year.start,
                        last: CivilDate(year: 2025, month: 12, day: draw(28...31)) ?? Self.year.last)
                    return Self.cost(
                        Int64(draw(1...9_000_000)), span ?? Self.year,
                        of: fundings.dropLast().filter { _ in draw(0...2) == 0 }, inKind: draw(0...1) == 0)
                }
            let hours = (0..<draw(1...60)).map { _ in
                let month = draw(1...12)
                return (
                    "2025-\(month < 10 ? "0" : "")\(month)-\(draw(10...28))", fundings[draw(0...3)],
                    places[draw(0...(places.count - 1))], draw(5...400)
                )
            }
            let period = [Self.year, try Self.days("2025-S2"), try Self.days("2025-03-10..2025-11-20")][draw(0...2)]
            let within = hours.filter { period.start.description <= $0.0 && $0.0 <= period.last.description }
            guard !within.isEmpty else { continue }
            let whole = try #require(Self.inputs(costs, period).amounts)
            let parts = places.compactMap { Self.inputs(costs, period, Self.work(within, of: $0)).amounts }
            #expect(parts.reduce(0) { $0 + $1.cash.cents } == whole.cash.cents)
            #expect(parts.reduce(0) { $0 + $1.inKind.cents } == whole.inKind.cents)
            let funded = fundings.compactMap { funding -> Inputs.Amounts? in
                var work = Workload()
                work.fundings = [funding]
                for one in within {
                    let key = Workload.Key(day: one.0, funding: one.1, codes: [], isAsked: one.1 == funding)
                    work.amounts[key, default: Workload.Amount()].worked += one.3 * Workload.partsOfOne
                }
                return Self.inputs(costs, period, work).amounts
            }
            #expect(funded.reduce(0) { $0 + $1.total.cents } == whole.total.cents, "with what has no funding")
        }
    }
}
