import Mediation
import Nomenclature
import Register
import Testing

/// Setting up, amending, retiring: people, places, partners, fundings, targets, costs, codes.
@Suite struct SetupTests {
    private static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    private static func funding(_ code: String = "F1") throws -> Funding {
        try Funding(
            code: code, title: "Action", funder: "Ville", from: day("2025-01-01"), to: day("2025-12-31"),
            amount: Euros(cents: 1_200_000))
    }

    @Test func `what is set up is read back equal`() throws {
        let register = try RegisterTests.register()
        let mediator = try Mediator(
            code: "EF", name: "Eve", post: "adulte_relais", fteHundredths: 80, from: Self.day("2024-01-01"),
            to: Self.day("2025-06-30"))
        let place = try Place(
            code: "local", name: "Local", kind: "local_association", commune: "75120", qpv: "QN07501M", qpvYear: 2024,
            partner: "dept", from: Self.day("2023-01-01"))
        let funding = try Self.funding()
        try register.setUp("set up", [.mediator(mediator), .place(place), .funding(funding)], isNew: true)
        let setup = try register.setup()
        #expect(setup.mediators["EF"] == mediator && setup.places["local"] == place && setup.fundings["F1"] == funding)
        #expect(setup.mediators.count == 2 && setup.places.count == 2 && setup.partners.count == 1)
        #expect(try register.journal().last?.object == "EF local F1")
    }

    @Test func `a district has one name, whichever of its places tells it, and undoing takes it back`() throws {
        let register = try RegisterTests.register()
        func place(_ code: String, _ name: String?) -> SetupItem {
            .place(Place(code: code, name: code, kind: "pmi", qpv: "QN07501M", qpvName: name))
        }
        try register.setUp("place add", [place("a", "Belleville"), place("b", nil)], isNew: true)
        let digest = try register.contentDigest()
        #expect(try register.setup().districtNames == ["QN07501M": "Belleville"])
        #expect(try register.setup().places["b"]?.qpvName == "Belleville")
        try register.setUp("place amend", [place("b", "Amandiers")], isNew: false)
        #expect(try register.setup().places["a"]?.qpvName == "Amandiers")
        #expect(try register.contentDigest() != digest, "a name is printed: it is content")
        try register.undo()
        #expect(try register.setup().places["b"]?.qpvName == "Belleville" && register.contentDigest() == digest)
        try register.undo()
        #expect(try register.setup().districtNames.isEmpty)
        #expect(try register.deepFindings().isEmpty)
    }

    @Test func `a code is added once, and one that is not there is not amended`() throws {
        let register = try RegisterTests.register()
        let place = SetupItem.place(Place(code: "pmi", name: "Other", kind: "caf"))
        let before = try register.contentDigest()
        #expect(throws: RegisterProblem.self) { try register.setUp("place add", [place], isNew: true) }
        #expect(throws: RegisterProblem.self) {
            try register.setUp("place amend", [.place(Place(code: "x", name: "X", kind: "caf"))], isNew: false)
        }
        // One of several is enough to refuse them all.
        #expect(throws: RegisterProblem.self) {
            try register.setUp("place add", [.place(Place(code: "y", name: "Y", kind: "caf")), place], isNew: true)
        }
        #expect(try register.contentDigest() == before && register.setup().places.keys.sorted() == ["pmi"])
        try register.setUp("place amend", [place], isNew: false, reason: "new name")
        #expect(try register.setup().places["pmi"]?.name == "Other")
        #expect(try register.journal().last?.reason == "new name")
    }

    @Test func `what points to nothing is refused`() throws {
        let register = try RegisterTests.register()
        for item in try [
            SetupItem.place(Place(code: "x", name: "X", kind: "castle")),
            .place(Place(code: "x", name: "X", kind: "pmi", partner: "nobody")),
            .partner(Partner(code: "x", name: "X", kind: "castle")),
            .cost(Cost(period: Period(year: 2025), category: "salaries", amount: Euros(cents: 1), fundings: ["F9"])),
            .target(funding: "F9", Funding.Target(indicator: "passages", value: Quantity(10))),
            .funding(
                Funding(code: "x", title: "X", funder: "X", from: Self.day("2025-02-01"), to: Self.day("2025-01-01"))),
        ] {
            #expect(throws: RegisterProblem.self, "\(item)") { try register.setUp("add", [item], isNew: true) }
        }
        #expect(try register.journal().count == 1)
    }

    @Test func `a cost is of some days and of several fundings, and undoing gives them back`() throws {
        let register = try RegisterTests.register()
        let year = Period(year: 2025)
        let fundings = ["F1", "F2", "F3"].map { code in
            SetupItem.funding(Funding(code: code, title: code, funder: "V", from: year.start, to: year.last))
        }
        try register.setUp("funding add", fundings, isNew: true)
        var cost = Cost(
            label: "Loyer", period: try Period(typed: "2025-03-10..2025-05-20"), category: "premises",
            amount: Euros(cents: 90_000), fundings: ["F2", "F1"])
        let digest = try register.contentDigest()
        cost.number = try #require(try register.setUp("cost add", [.cost(cost)], isNew: true).first)
        #expect(try register.setup().costs == [cost])
        var amended = cost
        (amended.fundings, amended.period, amended.label) = (["F1", "F3"], year, "Local")
        try register.setUp("cost amend", [.cost(amended)], isNew: false)
        #expect(try register.setup().costs == [amended] && register.contentDigest() != digest)
        _ = try register.undo()
        #expect(try register.setup().costs == [cost])
        _ = try register.undo()
        #expect(try register.setup().costs.isEmpty && register.contentDigest() == digest)
        #expect(try register.deepFindings().isEmpty)
    }

    @Test func `volunteering is in kind, whatever is said`() throws {
        let year = Period(year: 2025)
        #expect(Cost(period: year, category: Cost.volunteering, amount: Euros(cents: 1)).isInKind)
        var cost = Cost(period: year, category: "other", amount: Euros(cents: 1))
        cost.category = Cost.volunteering
        #expect(cost.isInKind)
    }

    @Test func `costs get numbers, and one that is retired counts no more`() throws {
        let register = try RegisterTests.register()
        let costs = [100, 250].map {
            SetupItem.cost(Cost(period: Period(year: 2025), category: "salaries", amount: Euros(cents: $0)))
        }
        #expect(try register.setUp("cost add", costs, isNew: true) == [1, 2])
        #expect(try register.setUp("cost add", [costs[0]], isNew: true) == [3], "an equal cost is another one")
        let first = try #require(try register.setup().costs.first { $0.number == 1 })
        try register.retire("cost retire", .cost(first))
        #expect(try register.setup().costs.map(\.number) == [2, 3])
        #expect(try register.setUp("cost add", [costs[0]], isNew: true) == [4], "a number is not given twice")
        var amended = try #require(try register.setup().costs.first { $0.number == 2 })
        amended.amount = Euros(cents: 300)
        try register.setUp("cost amend", [.cost(amended)], isNew: false)
        #expect(try register.setup().costs.first { $0.number == 2 }?.amount.cents == 300)
    }

    @Test func `what was promised goes with its funding, the last value of an indicator counts`() throws {
        let register = try RegisterTests.register()
        try register.setUp("funding add", [.funding(Self.funding())], isNew: true)
        for value in [400, 450] {
            try register.setUp(
                "funding target",
                [.target(funding: "F1", Funding.Target(indicator: "passages", value: Quantity(value)))], isNew: nil)
        }
        #expect(
            try register.setup().fundings["F1"]?.targets == [
                Funding.Target(indicator: "passages", value: Quantity(450))
            ])
        try register.retire(
            "target retire", .target(funding: "F1", Funding.Target(indicator: "passages", value: Quantity(450))))
        #expect(try register.setup().fundings["F1"]?.targets == [])
    }

    @Test func `a retired partner or funding is kept for the sessions that name it`() throws {
        let register = try RegisterTests.register()
        try register.setUp("funding add", [.funding(Self.funding())], isNew: true)
        var session = RegisterTests.session()
        (session.partners, session.fundings) = (["dept"], ["F1"])
        _ = try register.record(session, on: RegisterTests.today)
        try register.retire("partner retire", .partner(Partner(code: "dept", name: "Département", kind: "pmi")))
        try register.retire("funding retire", .funding(Self.funding()))
        let setup = try register.setup()
        #expect(setup.retired == ["dept", "F1"] && setup.partners["dept"] != nil && setup.fundings["F1"] != nil)
        #expect(try register.sessions().map(\.session.partners) == [["dept"]])
        #expect(try register.findings(on: RegisterTests.today).isEmpty)
    }

    @Test func `an own code counts with its common one, a merged code with the one it went to`() throws {
        let register = try RegisterTests.register()
        try register.change(
            "codes add",
            code: LocalCode(list: .theme, code: "sante/ici", label: Sentence("Ici", "Here"), common: "sante/autre"))
        let book = try register.codeBook()
        #expect(book[.theme, "sante/ici"]?.label.french == "Ici" && book[.theme, "sante/ici"]?.common == "sante/autre")
        for theme in ["sante/ici", "sante/autre", "sante/vaccination"] {
            _ = try register.record(
                RegisterTests.session("2025-03-04", [Contact(themes: [theme])]), on: RegisterTests.today)
        }
        func counts() throws -> [[String]: Int] {
            var request = TallyRequest(period: try Period(typed: "2025"))
            request.crossings = [CrossingRequest("theme", .passages, by: [.theme])]
            return try register.tally(request).crossings["theme"]?.cells.mapValues(\.value) ?? [:]
        }
        #expect(try counts() == [["sante/ici"]: 1, ["sante/autre"]: 1, ["sante/vaccination"]: 1])
        try register.change(
            "codes merge", code: LocalCode(list: .theme, code: "sante/vaccination", mergedInto: "sante/autre"))
        #expect(try counts() == [["sante/ici"]: 1, ["sante/autre"]: 2])
        try register.change(
            "codes retire", code: LocalCode(list: .theme, code: "sante/autre", retiredOn: Self.day("2025-02-28")))
        let retired = try #require(try register.codeBook()[.theme, "sante/autre"])
        #expect(retired.lastDay == (try Self.day("2025-02-28")))
        #expect(try counts() == [["sante/ici"]: 1, ["sante/autre"]: 2], "history stays")
    }
}
