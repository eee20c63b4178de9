import Mediation
import Testing
import Valuation

/// The model compiled in, against the reference study of unit costs.
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
        count.quantity = SharedQuantity(Quantity(quantity))
        count.confirmed = SharedQuantity(Quantity(quantity))
        tally.triggers[rule] = count
        let year = try Period(typed: "2025")
        let valuation = model.value(tally, period: year, inputs: Inputs(.absent(.noCost)))
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
