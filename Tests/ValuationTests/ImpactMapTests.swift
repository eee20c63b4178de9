import Foundation
import Mediation
import Testing
import Valuation

/// Published and didactic worked maps; the printed results are in `Cases/`, with their sources.
@Suite struct ImpactMapTests {
    private struct Expected: Decodable {
        struct Totals: Decodable {
            let totalPresentValue: Double
            let inputValue: Double
            let ratio: Double

            private enum CodingKeys: String, CodingKey {
                case ratio
                case totalPresentValue = "total_present_value"
                case inputValue = "input_value"
            }
        }
        let expected: Totals
    }

    @Test(arguments: [
        ("01-wheels-to-meals-guide-2012", 0.005), ("02-timebank", 0.5), ("07-employment-programme", 0.5),
        ("08-befriending", 0.005),
    ])
    func `a worked map gives its printed totals and ratio`(name: String, tolerance: Double) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases/\(name).json")
        let data = try Data(contentsOf: file)
        let printed = try JSONDecoder().decode(Expected.self, from: data).expected
        let result = try JSONDecoder().decode(ImpactMap.self, from: data).evaluated()
        #expect(abs(result.totalPresentValue - printed.totalPresentValue) <= tolerance)
        #expect(abs(result.inputValue - printed.inputValue) <= 0.005)
        #expect(abs(try #require(result.ratio) - printed.ratio) <= 0.005)
    }

    @Test(
        arguments: [
            (100, 0.035, 0, 5, 1, 451.5052375471), (100, 0.035, 0.1, 3, 1, 253.69167968),
            (100, 0.032, 0.25, 10, 0, 350.9175017426), (100, 0, 0, 4, 0, 400), (100, 0.045, 1, 6, 1, 95.6937799043),
            (-50, 0.032, 0.05, 3, 1, -134.1056870022),
        ] as [(Double, Double, Double, Int, Int, Double)])
    func `a present value equals its closed form`(
        value: Double, rate: Double, dropOff: Double, years: Int, start: Int, expected: Double
    ) {
        var outcome = Outcome(quantity: 1, proxy: value)
        outcome.dropOff = dropOff
        outcome.durationYears = years
        outcome.start = start
        #expect(abs(outcome.presentValue(Discounting(rate: rate)) - expected) < 1e-9)
    }

    @Test func `a share above one is refused with its place`() {
        let json = #"{"name":"x","inputs":[],"outcomes":[{"quantity":1,"proxy":1,"deadweight":1.5}]}"#
        #expect(throws: ImpactMapProblem.self) { try JSONDecoder().decode(ImpactMap.self, from: Data(json.utf8)) }
    }
}

@Suite struct PrudentModelTests {
    /// Euros of 2025 for one usual unit, confirmed: what the reference study of unit costs prints for each rule.
    @Test(
        arguments: [
            ("H1", 15, 12.0), ("H2", 60, 12.0), ("H3", 1, 1.8), ("H4", 1, 19.7), ("E1", 1, 144), ("E2", 1, 224),
            ("E3", 20, 11.7), ("D1", 1, 21.4), ("D2", 1, 8.2), ("D4", 1, 56.3), ("D5", 30, 10.85), ("L1", 1, 334),
            ("L3", 1, 196), ("T1", 1, 25.2), ("T2", 1, 33.8),
        ] as [(String, Int, Double)])
    func `each rule gives its known value for one unit`(rule: String, quantity: Int, euros: Double) throws {
        let model = try #require(ValuationModel(named: "prudent-v1"))
        var tally = Tally()
        var count = TriggerCount()
        count.quantity = Quantity(quantity)
        count.confirmed = Quantity(quantity)
        tally.triggers[rule] = count
        let year = try Period(typed: "2025")
        let valuation = model.value(tally, period: year, costs: [])
        #expect(abs(valuation.avoidedCost.central - euros) < (euros > 100 ? 0.5 : 0.06), "\(valuation.avoidedCost)")
        #expect(abs(valuation.byPayer.values.reduce(0, +) - valuation.avoidedCost.central) < 1e-9)
    }

    @Test func `every proxy has a source, a year and a grade`() throws {
        let model = try #require(ValuationModel(named: "prudent-v1"))
        #expect(model.rules.count >= 24)
        for proxy in model.proxies.values {
            #expect(!proxy.source.isEmpty && proxy.priceYear > 2000 && ["A", "B", "C", "D"].contains(proxy.grade))
        }
    }
}
