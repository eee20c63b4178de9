import Foundation
import Mediation
import Testing
import Valuation

/// Published and didactic worked maps; the printed results are in `Cases/`, with their sources.
@Suite struct ImpactMapTests {
    /// What a case file gives of its own result: recomputed by another program, unrounded.
    private struct Recomputed: Decodable {
        struct Totals: Decodable {
            let totalPresentValue, inputValue, netPresentValue, ratio: Double
            let presentValueByOutcome: [Double]
            let yearlyValues: [String: Double]
            let irr: Double?
        }
        let recomputed: Totals
    }

    private static func data(_ name: String) throws -> Data {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        return try Data(contentsOf: folder.appending(path: name + ".json"))
    }

    private static func map(_ json: String) throws -> ImpactMap {
        try JSONDecoder().decode(ImpactMap.self, from: Data(json.utf8))
    }

    @Test(arguments: [
        "01-wheels-to-meals-guide-2012", "02-timebank-ireland-2023", "07-employment-programme-didactic",
        "08-befriending-below-one-didactic", "14-biomedical-informatics-self-test-11-3", "15-numpy-financial-npv-5pct",
        "16a-pyxirr-npv-8pct-from-zero", "16b-pyxirr-npv-8pct-end-of-period", "19a-public-bc-with-disbenefits-x",
        "22-sroiv5-additive-deduction", "24-integrity-edurev-q1",
    ])
    func `a worked map gives what another program recomputed, and its source's printed totals`(name: String) throws {
        let data = try Self.data(name)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let other = try decoder.decode(Recomputed.self, from: data).recomputed
        let map = try JSONDecoder().decode(ImpactMap.self, from: data)
        let result = map.evaluated()
        func near(_ ours: Double, _ theirs: Double) -> Bool { abs(ours - theirs) <= 1e-6 * max(1, abs(theirs)) }
        #expect(near(result.totalPresentValue, other.totalPresentValue))
        #expect(near(result.inputValue, other.inputValue))
        #expect(near(result.netPresentValue, other.netPresentValue))
        #expect(near(try #require(result.ratio), other.ratio))
        for (ours, theirs) in zip(result.presentValues, other.presentValueByOutcome) { #expect(near(ours, theirs)) }
        for (year, value) in other.yearlyValues {
            #expect(near(result.yearlyValues[try #require(Int(year))] ?? 0, value), "\(year)")
        }
        if let rate = other.irr { #expect(abs(try #require(map.internalRateOfReturn) - rate) < 1e-9) }
        let wrong = map.printedTotals(result).filter { !$0.agrees }
        // The source of case 24 did not make the sum of its own three lines.
        #expect(wrong.map(\.total) == (name.hasPrefix("24") ? [.netPresentValue] : []), "\(wrong)")
    }

    @Test func `a source that adds its own lines wrong is named, with both sums`() throws {
        let map = try JSONDecoder().decode(ImpactMap.self, from: Self.data("24-integrity-edurev-q1"))
        let warning = try #require(map.printedTotals(map.evaluated()).compactMap(\.warning).first)
        #expect(warning.english == "Net present value: the source prints -2,925,417, the calculation gives -3,040,301.")
    }

    @Test func `a rate of return is given where the flow changes sign once after a payment, and only there`() throws {
        let rates = try JSONDecoder().decode(IRRCase.self, from: Self.data("26-irr-vectors"))
        #expect(rates.vectors.count == 10)
        for vector in rates.vectors {
            let signs = vector.flows.filter { $0 != 0 }.map { $0 > 0 }
            let changes = zip(signs, signs.dropFirst()).filter { $0 != $1 }.count
            if changes == 1, signs.first == false {
                let printed = try #require(vector.printed)
                #expect(abs(try #require(vector.computed) - printed) < 5e-5)
            } else {
                #expect(vector.computed == nil)
            }
        }
        #expect(ImpactMap.internalRateOfReturn([100, -50, -60]) == nil)
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

    @Test(arguments: Discounting.Timing.allCases)
    func `factors in a row are those of each year`(timing: Discounting.Timing) {
        let discounting = Discounting(rates: [0.01, 0.05, 0], timing: timing)
        #expect(discounting.factors(through: 9) == (0...9).map(discounting.factor(year:)))
    }

    /// A map of one outcome, with the text of a fault put at the end of it or of the outcome.
    private static func faulty(_ outcome: String, _ map: String) -> String {
        #"{"name":"x","inputs":[{"value":10}],"outcomes":[{"quantity":1,"proxy":1\#(outcome)}]\#(map)}"#
    }

    @Test(arguments: [
        (#","deadweight":1.5"#, "", "outcomes[0].deadweight"), (#","deadweight":"x""#, "", "outcomes[0].deadweight"),
        (#","duration_years":100000"#, "", "outcomes[0].duration_years"),
        (#","duration_years":0"#, "", "outcomes[0].duration_years"),
        (#","duration_years":1e300"#, "", "outcomes[0].duration_years"),
        (#","start":3000000000"#, "", "outcomes[0].start"), (#","start":"soon""#, "", "outcomes[0].start"),
        (#","growth":-1.5"#, "", "outcomes[0].growth"), (#","growth":1e9"#, "", "outcomes[0].growth"),
        (#","growth":0.1,"drop_off":0.1"#, "", "outcomes[0].growth"),
        (#","yearly_gross":[1],"yearly_quantity":[1]"#, "", "outcomes[0].yearly_gross"),
        (#","yearly_gross":[1,1e308]"#, "", "outcomes[0].yearly_gross[1]"),
        (#","yearly_quantity":[]"#, "", "outcomes[0].yearly_quantity"),
        (#","payers":{"a":0.5}"#, "", "outcomes[0].payers"), (#","payers":{"a":-1,"b":2}"#, "", "outcomes[0].payers.a"),
        (#","payers":[1]"#, "", "outcomes[0].payers"),
        ("", #","discount_rates":{}"#, "discount_rates"), ("", #","discount_rates":[]"#, "discount_rates"),
        ("", #","discount_rates":{"3000000000":0.03}"#, "discount_rates.3000000000"),
        ("", #","discount_rates":{"soon":0.03}"#, "discount_rates.soon"),
        ("", #","discount_rates":[0.03,1.5]"#, "discount_rates[1]"),
        ("", #","discount_rates":[0.03],"discount_rate":0.03"#, "discount_rates"),
        ("", #","discount_rate":-0.01"#, "discount_rate"), ("", #","timing":"whenever""#, "timing"),
        ("", #","schema":"two-way/1""#, "schema"), ("", #","discount_inputs":"yes""#, "discount_inputs"),
    ])
    func `a value a map cannot have is refused with its place`(outcome: String, map: String, place: String) {
        let problem = #expect(throws: ImpactMapProblem.self) { try Self.map(Self.faulty(outcome, map)) }
        #expect(problem?.place == place)
    }

    @Test func `an amount too large for its sums is refused, not printed as nothing`() {
        let problem = #expect(throws: ImpactMapProblem.self) {
            try Self.map(#"{"inputs":[{"value":1e308}],"outcomes":[{"quantity":1e308,"proxy":1e308}]}"#)
        }
        #expect(problem?.place == "inputs[0].value")
        #expect(throws: ImpactMapProblem.self) { try Self.map(#"{"inputs":[],"outcomes":[{"quantity":1}]}"#) }
        #expect(throws: ImpactMapProblem.self) { try Self.map(#"{"inputs":[]}"#) }
        #expect(throws: DecodingError.self) { try Self.map("[]") }
    }

    @Test func `what a map leaves out is listed as assumed`() throws {
        let map = try Self.map(
            #"{"inputs":[{"value":10}],"outcomes":[{"quantity":1,"proxy":1},{"quantity":1,"proxy":1,"deadweight":0.2,"displacement":0,"attribution":0,"start":0,"duration_years":2,"drop_off":0}],"discount_rate":0.03}"#
        )
        #expect(
            map.assumptions.map(\.key) == [
                "timing", "deduction", "discount_inputs", "deadweight", "displacement", "attribution", "start",
                "duration_years",
            ])
        #expect(map.assumptions.first { $0.key == "deadweight" }?.outcomes == [0])
    }

    @Test func `no payback is given when the net present value is negative, and both paybacks share a clock`() throws {
        func map(_ gross: String) throws -> ImpactMap {
            try Self.map(
                #"{"discount_rate":0,"inputs":[{"value":100}],"outcomes":[{"start":1,"yearly_gross":\#(gross)}]}"#)
        }
        let lost = try map("[150,-100]")
        #expect(lost.evaluated().paybackMonths == nil && lost.discountedPaybackYears == nil)
        let won = try map("[100,100]")
        #expect(won.evaluated().paybackMonths == 12)
        #expect(won.discountedPaybackMonths == 12)
        #expect(won.discountedPaybackYears == 2)
        #expect(won.firstValueYear == 1)
    }
}

/// Simulation files and closed forms beside a map.
@Suite struct CaseFileTests {
    private static func parameters(_ distributions: String) throws -> [Parameter] {
        let map = try JSONDecoder().decode(
            ImpactMap.self,
            from: Data(
                #"{"inputs":[{"value":10}],"outcomes":[{"quantity":1,"proxy":1},{"quantity":2,"proxy":1}]}"#.utf8))
        let file = #"{"name":"x","base_case":"y.json","distributions":{\#(distributions)}}"#
        return try JSONDecoder().decode(MonteCarloCase.self, from: Data(file.utf8)).parameters(of: map)
    }

    @Test(arguments: [
        "a, rows 1-9000000000000000000", "a, rows 1-99999999999999999999", "a, rows 0-1", "a, rows 2-1", "a, row 3",
    ])
    func `a distribution for outcomes the map has not is refused`(name: String) {
        let problem = #expect(throws: ImpactMapProblem.self) {
            try Self.parameters(#""\#(name)":{"dist":"PERT","min":1,"mode":2,"max":3}"#)
        }
        #expect(problem?.place == "distributions.\(name)")
    }

    @Test(arguments: [
        #"{"dist":"PERT","min":3,"mode":2,"max":1}"#, #"{"dist":"PERT","min":1,"mode":2,"max":1e300}"#,
        #"{"dist":"normal"}"#, #"{"dist":"PERT","min":1,"mode":1,"max":1,"rows":[1,1]}"#,
        #"{"dist":"PERT","min":0,"mode":1,"max":2,"role":"deadweight","rows":[1]}"#,
        #"{"dist":"PERT","min":0,"mode":0.03,"max":0.05,"role":"discount_rate"}"#,
    ])
    func `a distribution that cannot be drawn is refused`(distribution: String) {
        #expect(throws: ImpactMapProblem.self) { try Self.parameters(#""a":\#(distribution)"#) }
    }

    @Test func `rows of a name are a range of outcomes`() throws {
        let parameters = try Self.parameters(#""a, rows 1-2":{"dist":"PERT","min":1,"mode":2,"max":3}"#)
        #expect(parameters.first?.places.map(\.outcome) == [0, 1])
    }

    @Test func `a closed form out of bounds is refused`() {
        let json =
            #"{"name":"x","tests":[{"value":1,"discount_rate":0,"drop_off":0,"duration_years":1000000000000,"start":0,"total_present_value":1}]}"#
        #expect(throws: ImpactMapProblem.self) { try JSONDecoder().decode(IdentityCase.self, from: Data(json.utf8)) }
    }
}
