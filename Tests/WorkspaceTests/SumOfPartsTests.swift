import Mediation
import Nomenclature
import Output
import Register
import Rendering
import Reports
import Samples
import Statistics
import Testing
import Valuation
import Workspace

import class Foundation.ProcessInfo

/// The parts of the activity add up to the whole, in the JSON of reports: those of each funding and of none, of each place,
/// month, kind, post and domain.
@Suite struct SumOfPartsTests {
    private static let today = CivilDate(year: 2026, month: 1, day: 15)

    /// A report that counts what is added up; `scope` is a line of a definition.
    private static func definition(_ scope: String = "") throws -> ReportDefinition {
        try ReportDefinition(
            yaml: """
                title: Parts
                \(scope)
                sections:
                  - title: Parts
                    blocks:
                      - indicators: [sessions, minutes, passages, requests, costPerPassage]
                      - table: timeSpent
                        by: [domain]
                        title: Time
                        code: time
                      - table: requests
                        by: [domain]
                      - table: timeSpent
                        by: [funding]
                      - table: sessions
                        by: [month]
                      - table: passages
                        by: [kind]
                      - table: minutes
                        by: [place]
                """, file: "parts.yaml")
    }

    /// Counts of one report; zero where there is no session.
    private struct Counts {
        var sessions = 0.0
        var minutes = 0.0
        var passages = 0.0
        var requests = 0.0
        /// In minutes, to the nearest.
        var time = 0.0
        /// What it cost; nil where that cannot be told.
        var cents: Int?
        /// First cells by table and row.
        var rows: [String: [String: Double]] = [:]

        init() {}

        init(_ report: JSON) throws {
            guard case .object(let object) = report, case .list(let tiles)? = object["indicators"],
                case .list(let tables)? = object["tables"]
            else { throw NoReport() }
            if case .object(let inputs)? = object["inputs"], case .number(let total)? = inputs["total"] {
                cents = Int((total * 100).rounded())
            }
            for case .object(let tile) in tiles {
                guard case .text(let code)? = tile["code"], let value = tile["value"].flatMap(Self.number) else {
                    continue
                }
                switch code {
                case "sessions": sessions = value
                case "minutes": minutes = value
                case "passages": passages = value
                case "requests": requests = value
                default: break
                }
            }
            for case .object(let table) in tables {
                guard case .text(let code)? = table["code"], case .list(let rows)? = table["rows"],
                    case .list(let cells)? = table["cells"]
                else { throw NoReport() }
                if code == "time" { time = table["total"].flatMap(Self.number) ?? 0 }
                for (row, cells) in zip(rows, cells) {
                    guard case .object(let heading) = row, case .text(let name)? = heading["code"],
                        case .list(let cells) = cells, let value = cells.first.flatMap(Self.number)
                    else { throw NoReport() }
                    self.rows[code, default: [:]][name] = value
                }
            }
        }

        private static func number(_ json: JSON) -> Double? {
            switch json {
            case .number(let number): number
            case .integer(let number): Double(number)
            default: nil
            }
        }
    }

    private struct NoReport: Error {}

    private static func counts(
        _ register: Register, _ definition: ReportDefinition, _ period: String = "2025",
        _ change: (inout SessionSelection) -> Void = { _ in }
    ) throws -> Counts {
        var request = ReportRequest(period: try Period(typed: period), audience: .internal)
        change(&request.selection)
        let context = WorkContext(language: .french, today: try #require(today))
        do {
            return try Counts(ReportJSON.object(try request.report(definition, register, context), .french))
        } catch is SelectionProblem {
            return Counts()
        }
    }

    /// Whether parts add up to the whole; hours are rounded to the minute in each.
    private static func check(_ register: Register, _ name: String) throws {
        let definition = try definition()
        let whole = try counts(register, definition)
        let setup = try register.setup()
        func sum(_ parts: [Counts], _ count: (Counts) -> Double) -> Double { parts.reduce(0) { $0 + count($1) } }
        func expectAll(_ parts: [Counts], _ part: String) {
            #expect(sum(parts, \.sessions) == whole.sessions, "\(name) \(part)")
            #expect(sum(parts, \.minutes) == whole.minutes, "\(name) \(part)")
            #expect(sum(parts, \.passages) == whole.passages, "\(name) \(part)")
            #expect(sum(parts, \.requests) == whole.requests, "\(name) \(part)")
            expectTime(parts, part)
        }
        func expectTime(_ parts: [Counts], _ part: String) {
            #expect(abs(sum(parts, \.time) - whole.time) <= Double(parts.count + 1) / 2, "\(name) \(part)")
        }
        /// Costs to the cent; parts without a session are no part.
        func expectCosts(_ parts: [Counts], _ part: String) {
            #expect(parts.reduce(0) { $0 + ($1.cents ?? 0) } == whole.cents, "\(name) \(part)")
        }
        #expect(whole.time == whole.minutes, "\(name)")
        for (code, count) in [
            ("sessions_by_month", whole.sessions), ("passages_by_kind", whole.passages),
            ("minutes_by_place", whole.minutes),
        ] {
            #expect((whole.rows[code] ?? [:]).values.reduce(0, +) == count, "\(name) \(code)")
        }
        let sessions = try register.sessions(in: try Period(typed: "2025")).map(\.session)
        let places = try setup.places.keys.sorted().map { place in
            try counts(register, definition) { $0.places = [place] }
        }
        expectAll(places, "places")
        expectCosts(places, "places")
        expectCosts(
            try Set(sessions.map(\.kind)).sorted().map { kind in
                try counts(register, definition) { $0.kinds = [kind] }
            }, "kinds")
        expectCosts(
            try setup.mediators.keys.sorted().map { code in
                try counts(register, definition) { $0.mediators = [code] }
            }, "mediators")
        expectAll(
            try (whole.rows["passages_by_kind"] ?? [:]).keys.sorted().map { kind in
                try counts(register, definition) { $0.kinds = [kind] }
            } + [try silent(register, whole)], "kinds")
        let months = try (1...12).map { try counts(register, definition, "2025-\($0 < 10 ? "0" : "")\($0)") }
        expectAll(months, "months")
        if months.allSatisfy({ $0.sessions > 0 }) { expectCosts(months, "months") }

        // A session of two fundings is one of both: its hours are shared, its visits are in each.
        let fundings = try setup.fundings.keys.sorted().map { funding in
            try counts(register, definition) { $0.fundings = [funding] }
        }
        let unfunded = try counts(register, definition) { $0.fundings = [Tally.none] }
        #expect(abs(unfunded.time - (whole.rows["timeSpent_by_funding"]?[Tally.none] ?? 0)) <= 1, "\(name) unfunded")
        expectTime(fundings + [unfunded], "fundings")
        expectCosts(fundings + [unfunded], "fundings")
        try checkValues(register, setup.fundings.keys.sorted() + [Tally.none], name)
        let several = sessions.map { Double($0.fundings.count) }
        #expect(unfunded.sessions == Double(several.count { $0 == 0 }), "\(name) unfunded")
        #expect(sum(fundings, \.sessions) == several.reduce(0, +), "\(name) fundings")
        #expect(
            sum(fundings, \.passages) == zip(sessions, several).reduce(0) { $0 + Double($1.0.passages) * $1.1 },
            "\(name) fundings")

        let posts = try Mediator.posts.map { try counts(register, try Self.definition("scope: {post: \($0)}")) }
        expectTime(posts, "posts")
        expectCosts(posts, "posts")
        func held(_ session: Session) -> Double {
            Double(Set(session.mediators.compactMap { setup.mediators[$0]?.post }).count)
        }
        #expect(sum(posts, \.sessions) == sessions.reduce(0) { $0 + held($1) }, "\(name) posts")

        // Not those of the table of time: a few seconds are no row of whole minutes.
        let domains = try (whole.rows["requests_by_domain"] ?? [:]).keys.sorted().filter { $0 != Tally.none }.map {
            domain in
            try counts(register, try Self.definition("scope: {theme: \(domain)}"))
        }
        var nobody = Counts()
        nobody.time = whole.rows["time"]?[Tally.none] ?? 0
        expectTime(domains + [nobody], "domains")
        #expect(sum(domains, \.requests) == whole.requests, "\(name) domains")
    }

    /// What the effects of each funding, and of none, are worth adds up to what all are: each quantity exactly, each value to
    /// the cent.
    private static func checkValues(_ register: Register, _ fundings: [String], _ name: String) throws {
        let context = WorkContext(language: .french, today: try #require(today))
        func result(_ funding: String?) throws -> ValuationRequest.Result? {
            var request = ValuationRequest(period: try Period(typed: "2025"))
            (request.funding, request.acceptsWeakEvidence, request.draws) = (funding, true, 100)
            do { return try request.result(register, context) } catch is SelectionProblem { return nil }
        }
        let whole = try #require(try result(nil))
        let parts = try fundings.compactMap { try result($0) }
        for (rule, count) in whole.tally.triggers {
            let sum = parts.reduce(into: SharedQuantity.zero) { $0 += $1.tally.triggers[rule]?.quantity ?? .zero }
            #expect(sum == count.quantity, "\(name) \(rule)")
        }
        func avoided(_ result: ValuationRequest.Result) -> Double { result.material.valuation.avoidedCost.central }
        #expect(abs(parts.reduce(0) { $0 + avoided($1) } - avoided(whole)) < 0.005, "\(name) avoided cost")
    }

    /// Sessions of the kinds that received nobody: no row of visits names them.
    private static func silent(_ register: Register, _ whole: Counts) throws -> Counts {
        let kinds = Set((whole.rows["passages_by_kind"] ?? [:]).keys)
        let others = try register.sessions(in: try Period(typed: "2025")).map(\.session).filter {
            !kinds.contains($0.kind)
        }
        var counts = Counts()
        counts.sessions = Double(others.count)
        counts.minutes = others.reduce(0) { $0 + Double($1.minutes.value) }
        counts.time = counts.minutes
        return counts
    }

    /// Registers drawn: enough to fail on a fault of a rule; five times more where time is no object (`make torture`).
    private static let seeds: Range<UInt64> =
        ProcessInfo.processInfo.environment["RELAIS_LONG_TESTS"] == nil ? 0..<40 : 0..<200

    @Test(arguments: seeds) func `the parts of a register drawn at random add up to its whole`(
        _ seed: UInt64
    ) throws {
        try Self.check(try Self.random(seed), "seed \(seed)")
    }

    @Test func `the parts of the demo add up to its whole`() throws {
        let sample = Sample(.b)
        let register = try Register(inMemoryFor: sample.association, by: Author(program: "test"))
        let today = try #require(Self.today)
        let stage = try ImportStage(register, today: today)
        for item in sample.setup { stage.setUp(item) }
        for (key, session) in sample.sessions { try stage.add(session, key: key) }
        _ = try register.importing(stage, file: "demo", digest: "")
        try Self.check(register, "demo")
    }

    /// A register in memory of up to forty sessions.
    private static func random(_ seed: UInt64) throws -> Register {
        struct Draws: RandomNumberGenerator {
            var seeded: SeededRandom
            mutating func next() -> UInt64 { seeded.next() }
        }
        var draws = Draws(seeded: SeededRandom(seed: seed))
        func one<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &draws)] }
        func some(_ values: [String], most: Int) -> [String] {
            Array(values.shuffled(using: &draws).prefix(Int.random(in: 0...most, using: &draws)))
        }
        let register = try Register(
            inMemoryFor: Mediation.Association(code: "x", name: "Essai"), by: Author(program: "test"))
        let year = try Period(typed: "2025")
        func cost(_ cents: Int64, _ period: Period, _ fundings: [String] = [], isInKind: Bool = false) -> SetupItem {
            .cost(
                Cost(
                    period: period, category: "other", amount: Euros(cents: cents), fundings: fundings,
                    isInKind: isInKind))
        }
        _ = try register.setUp(
            "set up",
            [
                .place(Place(code: "local", name: "Local", kind: "local_association")),
                .place(Place(code: "pmi", name: "PMI", kind: "pmi")),
                .mediator(Mediator(code: "A", post: "adulte_relais")), .mediator(Mediator(code: "B", post: "salarie")),
                .mediator(Mediator(code: "C", post: "benevole")),
                .funding(Funding(code: "f1", title: "F1", funder: "Ville", from: year.start, to: year.last)),
                .funding(Funding(code: "f2", title: "F2", funder: "CAF", from: year.start, to: year.last)),
                cost(Int64.random(in: 1...9_999_999, using: &draws), year), cost(99_999, year, ["f1"]),
                cost(12_345, try Period(typed: "2025-03-10..2025-11-20"), ["f1", "f2"], isInKind: true),
                cost(777, try Period(typed: "2025-S2")),
            ], isNew: true)
        let sessions = (0..<Int.random(in: 1...40, using: &draws)).map { _ in
            var session = Session(
                day: year.start.adding(days: Int.random(in: 0..<365, using: &draws)) ?? year.start,
                minutes: Minutes(one([5, 35, 60, 95, 120])), kind: one(["permanence", "atelier_collectif", "sortie"]),
                place: one(["local", "pmi"]), mediators: one([["A"], ["B"], ["C"], ["A", "B"], ["A", "B", "C"]]))
            session.fundings = some(["f1", "f2"], most: 2).sorted()
            session.contacts = (0..<Int.random(in: 0...3, using: &draws)).map { _ in
                let themes = ["sante/couverture", "sante/acces_soins", "logement/voisinage", "education/inscription"]
                var contact = Contact(themes: Array(themes.shuffled(using: &draws).prefix(one([1, 2, 3]))))
                contact.count = one([1, 1, 1, 7])
                return contact
            }
            session.effects = (0..<Int.random(in: 0...2, using: &draws)).map { _ in
                Effect(
                    code: one(["temps_partenaire_gagne", "demarche_aboutie", "rendez_vous_honore"]),
                    quantity: Quantity(one([1, 2, 15, 30])), confirmedBy: nil)
            }
            return session
        }
        let stage = try ImportStage(register, today: year.last)
        for (rank, session) in sessions.enumerated() { try stage.add(session, key: String(rank)) }
        _ = try register.importing(stage, file: "f.csv", digest: "d")
        return register
    }
}
