import CSV
import Foundation
import Mediation
import Statistics
import Testing
import Valuation

/// Tornado, switching values, two-way table, internal rate of return and simulation, against printed figures.
@Suite struct SensitivityTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    private struct Printed: Decodable {
        struct Line: Decodable {
            let parameter: String
            let low, high, swing: Double
        }
        struct Simulated: Decodable { let quantiles: [String: Double] }
        let tornado: [Line]
        let simulated: Simulated
    }

    private static func regression() throws -> (map: ImpactMap, parameters: [Parameter], printed: Printed) {
        let data = try Data(contentsOf: folder.appending(path: "13-montecarlo-tornado-regression.json"))
        let written = try JSONDecoder().decode(MonteCarloCase.self, from: data)
        let base = try Data(contentsOf: folder.appending(path: written.baseCase))
        let map = try JSONDecoder().decode(ImpactMap.self, from: base)
        return (map, try written.parameters(of: map), try JSONDecoder().decode(Printed.self, from: data))
    }

    @Test func `the tornado is the printed one`() throws {
        let (map, parameters, printed) = try Self.regression()
        let tornado = map.tornado(parameters)
        #expect(tornado.count == printed.tornado.count)
        for (ours, theirs) in zip(tornado, printed.tornado) {
            #expect(ours.parameter.code.hasPrefix(theirs.parameter))
            #expect(abs(ours.width - theirs.swing) < 0.0001)
        }
    }

    @Test func `switching values are those of the guide's case`() throws {
        let (map, parameters, _) = try Self.regression()
        func value(_ name: String) -> Double? {
            map.switchingValues(parameters).first { $0.parameter.code.hasPrefix(name) }?.value
        }
        #expect(abs(try #require(value("falls avoided")) - 3.51) < 0.005)
        #expect(abs(try #require(value("deadweight on falls")) - 0.499) < 0.0005)
        #expect(value("GP visits") == nil)
    }

    @Test(arguments: [1, 2, 20_250_101] as [UInt64])
    func `ten thousand draws come near the exact mean and quantiles whatever the seed`(seed: UInt64) throws {
        let (map, parameters, printed) = try Self.regression()
        let simulation = try #require(map.simulated(parameters, draws: 10_000, seed: seed))
        #expect(abs(simulation.mean - 1.713834) < 0.02)
        for (name, expected) in printed.simulated.quantiles {
            let probability = try #require(Double(name.dropFirst())) / 100
            #expect(abs(simulation.quantile(probability) - expected) < 0.03, "\(name)")
        }
        #expect(abs(simulation.probabilityAtLeastOne - 0.9968) < 0.01)
    }

    @Test func `a simulation is the same on one core and on many`() throws {
        let (map, parameters, _) = try Self.regression()
        let one = try #require(map.simulated(parameters, draws: 2500, seed: 7, cores: 1))
        let many = try #require(map.simulated(parameters, draws: 2500, seed: 7, cores: 3))
        #expect(one == many)
    }

    @Test func `a switching value brings the ratio to one, and present value to its closed form, for a thousand draws`()
        throws
    {
        var random = SeededRandom(seed: 3)
        for _ in 0..<1000 {
            var outcome = Outcome(quantity: 1 + 100 * random.unit(), proxy: 1 + 1000 * random.unit())
            outcome.deadweight = 0.9 * random.unit()
            outcome.attribution = 0.9 * random.unit()
            outcome.displacement = 0.9 * random.unit()
            outcome.dropOff = random.unit()
            outcome.durationYears = random.integer(in: 1...10)
            outcome.start = random.integer(in: 0...3)
            let rate = 0.1 * random.unit()
            let map = ImpactMap(
                name: "", currency: "EUR", discounting: Discounting(rate: rate), discountsInputs: true,
                inputs: [.init(stakeholder: "", description: "", value: 1 + 10_000 * random.unit(), year: 0)],
                outcomes: [.init(stakeholder: "", name: "", outcome: outcome, payers: ["a": 0.25, "b": 0.75])],
                warnings: [])
            let result = map.evaluated()
            let x = (1 - outcome.dropOff) / (1 + rate)
            let years = Double(outcome.durationYears)
            let closed =
                outcome.waterfall.afterAttribution * pow(1 + rate, -Double(outcome.start))
                * (abs(x - 1) < 1e-12 ? years : (1 - pow(x, years)) / (1 - x))
            #expect(abs(result.totalPresentValue - closed) <= 1e-9 * max(1, closed))
            #expect(abs(result.byPayer.values.reduce(0, +) - result.totalPresentValue) <= 1e-9 * max(1, closed))
            for switching in map.switchingValues(map.parameters) where switching.parameter.role != .duration {
                guard let value = switching.value else { continue }
                let ratio = try #require(map.with(switching.parameter, at: value).evaluated().ratio)
                #expect(abs(ratio - 1) < 1e-6, "\(switching.parameter.code)")
            }
        }
    }

    @Test func `the internal rate of return of a loan is its rate`() throws {
        let json =
            #"{"name":"x","discount_rate":0,"inputs":[{"value":1000,"year":0}],"outcomes":[{"outcome":"a","quantity":1,"proxy":1,"yearly_gross":[0,0,1210]}]}"#
        let map = try JSONDecoder().decode(ImpactMap.self, from: Data(json.utf8))
        #expect(abs(try #require(map.internalRateOfReturn) - 0.1) < 1e-9)
        #expect(map.twoWay([-0.5, 0, 1])[2][0] == 1.21 * 2 / 0.5)
    }

    @Test func `calendar years count from the first one named, and payers get back over what they put in`() throws {
        let json = #"""
            {"name":"x","discount_rates":{"2012":0.1,"2014":0.2},"timing":"guide",
             "inputs":[{"stakeholder":"etat","value":110,"year":2012},{"stakeholder":"caf","value":121,"year":2013}],
             "outcomes":[{"outcome":"a","quantity":2,"proxy":121,"start":2013,"duration_years":2,"growth":0.5,
                          "payers":{"etat":0.25,"caf":0.75}}]}
            """#
        let map = try JSONDecoder().decode(ImpactMap.self, from: Data(json.utf8))
        let result = map.evaluated()
        #expect(result.yearlyValues == [1: 242, 2: 363])
        #expect(abs(result.inputValue - 220) < 1e-9)
        // Year 1 takes the rate of 2012, year 2 that of 2014.
        #expect(abs(result.totalPresentValue - (242 / 1.1 + 363 / (1.1 * 1.2))) < 1e-9)
        #expect(abs(try #require(result.payerReturn("caf")) - 0.75 * 495 / 110) < 1e-9)
        #expect(result.payerReturn("bailleur") == nil)
        #expect(abs(try #require(map.discountedPaybackYears) - 2) < 1e-9)
    }

    @Test func `the identities hold`() throws {
        let data = try Data(contentsOf: Self.folder.appending(path: "12-identities.json"))
        let identities = try JSONDecoder().decode(IdentityCase.self, from: data)
        #expect(!identities.tests.isEmpty)
        for identity in identities.tests { #expect(abs(identity.computed - identity.totalPresentValue) < 1e-9) }
    }
}

/// Properties of a valuation by rules.
@Suite struct ValuationPropertyTests {
    private static let period = Period(
        first: CivilDate(iso: "2025-01-01")!, last: CivilDate(iso: "2025-12-31")!)!

    private static func tally(_ model: ValuationModel, times: Int) -> Tally {
        var tally = Tally()
        tally.totals.sessions = 10
        for (rank, rule) in model.rules.enumerated() {
            var count = TriggerCount()
            count.quantity = SharedQuantity(Quantity(times * (10 + rank)))
            count.confirmed = SharedQuantity(Quantity(times * 4))
            count.sessions = 3
            tally.triggers[rule.code] = count
        }
        return tally
    }

    private static let inputs = Inputs(
        [Cost(number: 1, period: Period(year: 2025), category: "salaries", amount: Euros(cents: 10_000_000))],
        of: period, today: period.last, work: nil)

    private static func valuation(times: Int = 1) throws -> Valuation {
        let model = try #require(ValuationModel(named: "prudent-v1"))
        return model.value(tally(model, times: times), period: period, inputs: Self.inputs, acceptsWeakEvidence: true)
    }

    @Test func `payers add up to the total, transfers to nothing, the map to the lines`() throws {
        let valuation = try Self.valuation()
        #expect(abs(valuation.byPayer.values.reduce(0, +) - valuation.avoidedCost.central) < 1e-6)
        #expect(abs(valuation.transfers.values.reduce(0, +)) < 1e-6)
        #expect(!valuation.transfers.isEmpty)
        #expect(abs(valuation.map.evaluated().totalPresentValue - valuation.avoidedCost.central) < 1e-6)
        #expect(valuation.avoidedCost.low < valuation.avoidedCost.central)
        #expect(valuation.avoidedCost.central < valuation.avoidedCost.high)
    }

    @Test func `a rule with a missing figure gives no value and says so`() throws {
        for (file, text, replacement, missing) in [
            ("proxies.csv", ",34.7,", ",,", "RGT_FS_REQUEST"),
            (
                "rules.csv", "caf:0.25|assurance_maladie:0.25|etat:0.25|commune:0.25,0.3,0.4,0.5",
                "caf:0.25|assurance_maladie:0.25|etat:0.25|commune:0.25,,,", "deadweight"
            ),
        ] {
            var files = ValuationModel.files(of: "prudent-v1")
            let changed = try #require(files[file]).replacingOccurrences(of: text, with: replacement)
            try #require(changed != files[file])
            files[file] = changed
            #expect(ValuationModel.check(files).filter(\.isRefusal).isEmpty)
            let model = try ValuationModel(files: files)
            let valuation = model.value(
                Self.tally(model, times: 1), period: Self.period, inputs: Self.inputs, acceptsWeakEvidence: true)
            #expect(!valuation.lines.contains { $0.rule == "D1" && $0.excludedBy == nil })
            #expect(valuation.unvalued.map(\.rule) == ["D1"])
            #expect(valuation.unvalued.first?.missing == [missing])
            #expect(valuation.warnings.contains(.unvalued(rule: "D1", missing: [missing])))
            #expect(abs(valuation.map.evaluated().totalPresentValue - valuation.avoidedCost.central) < 1e-6)
        }
    }

    @Test func `the ledger adds up, eleven guards are told, and the three readings list what changes`() throws {
        let model = try #require(ValuationModel(named: "prudent-v1"))
        var tally = Self.tally(model, times: 1)
        tally.observedEffects = [(3, "AB"), (9, "CD")].map { number, mediator in
            ObservedEffect(
                session: number, day: "2025-03-04", place: "pmi", effect: "urgences_evitees", quantity: Quantity(1),
                mediators: [mediator])
        }
        let valuation = model.value(tally, period: Self.period, inputs: Self.inputs)
        let ledger = valuation.ledger.values.flatMap(\.values).reduce(0, +)
        #expect(abs(ledger - valuation.avoidedCost.central) < 1e-6)
        #expect(valuation.checks.map(\.number) == Array(1...11))
        #expect(valuation.checks.filter { $0.state == .doubtful }.map(\.number).contains(3))
        let change = try #require(
            model.changes(valuation).first { $0.rule == "D1" && $0.role == .deadweight })
        #expect((change.low, change.central, change.high) == (0.5, 0.4, 0.3))
        #expect(valuation.assumedShare > 0.5)
    }

    @Test func `doubling every quantity doubles the value`() throws {
        let (one, two) = (try Self.valuation().avoidedCost, try Self.valuation(times: 2).avoidedCost)
        #expect(abs(two.low - 2 * one.low) < 1e-6)
        #expect(abs(two.central - 2 * one.central) < 1e-6)
        #expect(abs(two.high - 2 * one.high) < 1e-6)
    }

    @Test func `benefits and scenarios are never in the ratio`() throws {
        let valuation = try Self.valuation()
        #expect(valuation.benefitsToPeople.central > 0)
        #expect(valuation.scenarios.central > 0)
        let ratio = try #require(valuation.ratio)
        let counted = valuation.lines.filter { $0.kind == .cash || $0.kind == .capacity }
        #expect(abs(ratio.central - counted.reduce(0) { $0 + $1.presentValue.central } / 100_000) < 1e-9)
    }

    @Test func `no ratio on weak evidence, without costs, or with few outcomes noted`() throws {
        let model = try #require(ValuationModel(named: "prudent-v1"))
        var weak = Tally()
        var count = TriggerCount()
        count.quantity = SharedQuantity(Quantity(60))
        weak.triggers["E3"] = count
        #expect(model.value(weak, period: Self.period, inputs: Self.inputs).ratio == nil)
        #expect(model.value(weak, period: Self.period, inputs: Self.inputs, acceptsWeakEvidence: true).ratio != nil)
        var strong = Tally()
        strong.triggers["D1"] = count
        #expect(model.value(strong, period: Self.period, inputs: Self.inputs).ratio != nil)
        #expect(model.value(strong, period: Self.period, inputs: Inputs(.absent(.noCost))).ratio == nil)
        strong.totals.sessionsWithContacts = 10
        strong.totals.sessionsWithResult = 2
        #expect(model.value(strong, period: Self.period, inputs: Self.inputs).ratio == nil)
    }
}

/// What a model must have to be used.
@Suite struct ModelCheckTests {
    private static let files = ValuationModel.files(of: "prudent-v1")

    private static func refusals(_ file: String, _ change: (String) -> String) -> [ModelFinding] {
        var files = files
        files[file] = change(files[file] ?? "")
        return ValuationModel.check(files).filter(\.isRefusal)
    }

    @Test func `the model compiled in has nothing to refuse`() {
        #expect(ValuationModel.check(Self.files).filter(\.isRefusal).isEmpty)
    }

    @Test(arguments: [
        ("proxies.csv", "Insee Focus 283 (LCS 2020)", "", "source"),
        ("rules.csv", "hypothèse : quatre démarches sur dix auraient abouti sans nous", "", "deadweight_source"),
        ("rules.csv", "RGT_FS_REQUEST", "NO_SUCH_PROXY", "proxy"),
        ("rules.csv", "caf:0.25|assurance_maladie:0.25", "caf:0.5|assurance_maladie:0.25", "payers"),
        ("rules.csv", ",demarche_aboutie,", ",demarche_inconnue,", "effects"),
        ("model.csv", "timing,guide", "timing,whenever", "value"),
        ("model.csv", "deduction,multiplicative", "deduction,additive", "value"),
        ("grades.csv", "HM Treasury 2014, niveau 2 ; de mémoire, à confirmer", "", "source"),
    ])
    func `a fault is refused with its place`(file: String, text: String, replacement: String, column: String) throws {
        #expect(try #require(Self.files[file]).contains(text))
        let found = Self.refusals(file) { $0.replacingOccurrences(of: text, with: replacement) }
        #expect(found.contains { $0.file == file && $0.column == column && $0.line > 1 }, "\(found)")
    }

    @Test func `a model saved by a French spreadsheet reads the same`() throws {
        let semicolons = try Self.files.mapValues { text in
            try Table(csv: text).saved(separator: ";", decimal: ",")
        }
        let model = try ValuationModel(files: semicolons)
        #expect(model.rules == ValuationModel(named: "prudent-v1")?.rules)
        #expect(model.proxies == ValuationModel(named: "prudent-v1")?.proxies)
    }
}

extension Table {
    /// The table as a spreadsheet would write it, numbers with that decimal mark.
    fileprivate func saved(separator: String, decimal: String) -> String {
        func cell(_ text: String) -> String {
            let number = Double(text) == nil ? text : text.replacingOccurrences(of: ".", with: decimal)
            return "\"" + number.replacingOccurrences(of: "\"", with: "\"\"") + "\""
        }
        return ([header] + rows.map { row in header.map { row[$0] } })
            .map { $0.map(cell).joined(separator: separator) }.joined(separator: "\n")
    }
}
