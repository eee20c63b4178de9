import Mediation
import Nomenclature
import Register
import Testing

@Suite struct RegisterTests {
    static let today = CivilDate(iso: "2025-06-15")!

    /// A mediator, a place, a partner.
    static let setup: [SetupItem] = [
        .mediator(Mediator(code: "AB")), .place(Place(code: "pmi", name: "PMI", kind: "pmi")),
        .partner(Partner(code: "dept", name: "Département", kind: "pmi")),
    ]

    static func register() throws -> Register {
        let register = try Register(inMemoryFor: Association(code: "t", name: "Test"), by: .test)
        try register.setUp("set up", setup, isNew: true)
        return register
    }

    /// Totals of a period.
    static func totals(_ register: Register, _ period: String = "2025") throws -> Tally.Totals {
        try register.tally(TallyRequest(period: try Period(typed: period))).totals
    }

    /// Imports sessions under their keys, as a file does.
    @discardableResult
    static func imported(
        _ register: Register, _ sessions: [(key: String, Session)], isDerived: Bool = false, file: String = "f.csv"
    ) throws -> ImportResult {
        let stage = try ImportStage(register, today: today)
        for (key, session) in sessions { try stage.add(session, key: key, isDerived: isDerived) }
        return try register.importing(stage, file: file, digest: "d")
    }

    static func session(_ day: String = "2025-03-04", _ contacts: [Contact] = []) -> Session {
        var session = Session(
            day: CivilDate(iso: day)!, minutes: Minutes(120), kind: "permanence", place: "pmi", mediators: ["AB"])
        session.contacts = contacts
        return session
    }

    /// Twelve heads: nine women, eight aged 26 to 39; nothing says which women.
    static var group: Contact {
        var group = Contact(themes: ["langue/atelier_langue"])
        group.count = 12
        group.margins = [
            Margin(dimension: .gender, code: "femme", count: 9), Margin(dimension: .ageBand, code: "26_39", count: 8),
        ]
        return group
    }

    @Test func `what is recorded is read back equal`() throws {
        let register = try Self.register()
        var session = Self.session(
            "2025-03-04", [Self.group, Contact(themes: ["sante/couverture", "logement/voisinage"])])
        session.effects = [Effect(code: "temps_partenaire_gagne", quantity: Quantity(30), confirmedBy: "dept")]
        session.start = ClockTime(typed: "09:00")
        session.contacts[1].actions = ["information", "orientation"]
        let stored = try register.record(session, on: Self.today)
        #expect(stored.number == 1)
        #expect(try register.sessions().map(\.session.canonicalText) == [session.canonicalText])
    }

    @Test func `an amendment keeps the version before and undo brings it back`() throws {
        let register = try Self.register()
        let first = try register.record(Self.session(), on: Self.today)
        _ = try register.amend("1", as: Self.session("2025-03-05"), reason: "wrong day", on: Self.today)
        #expect(try register.sessions().map(\.session.day.description) == ["2025-03-05"])
        #expect(try register.versions(of: first.id).count == 2)
        _ = try register.undo()
        #expect(try register.sessions().map(\.session.day.description) == ["2025-03-04"])
        _ = try register.amend("1", as: Self.session("2025-03-06"), reason: "again", on: Self.today)
        #expect(try register.versions(of: first.id).map(\.stored.version) == [1, 2, 3])
    }

    @Test func `a cancelled session counts nowhere, and undo restores it`() throws {
        let register = try Self.register()
        _ = try register.record(Self.session("2025-03-04", [Self.group]), on: Self.today)
        try register.cancel("1", reason: "entered twice")
        let year = TallyRequest(period: try Period(typed: "2025"))
        #expect(try register.tally(year).totals.passages == 0)
        #expect(throws: RegisterProblem.alreadyCancelled(number: 1)) { try register.cancel("1", reason: "again") }
        _ = try register.undo()
        #expect(try register.tally(year).totals.passages == 12)
    }

    @Test func `undo goes back write after write to the start, set-up included`() throws {
        let register = try Self.register()
        _ = try register.record(Self.session(), on: Self.today)
        try register.setUp("place amend", [.place(Place(code: "pmi", name: "PMI neuve", kind: "pmi"))], isNew: false)
        _ = try register.undo()
        #expect(try register.setup().places["pmi"]?.name == "PMI")
        _ = try register.undo()
        _ = try register.undo()
        #expect(try register.setup().places.isEmpty)
        #expect(throws: RegisterProblem.nothingToUndo) { try register.undo() }
    }

    @Test func `an import undone can be made again, the same rows twice add nothing`() throws {
        let register = try Self.register()
        func importing() throws -> ImportResult {
            try Self.imported(register, [("1", Self.session("2025-03-04", [Self.group]))])
        }
        #expect(try importing().sessions == 1)
        #expect(try importing().unchanged == 1)
        _ = try register.undo()
        #expect(try register.sessions().isEmpty)
        #expect(try importing().sessions == 1)
    }

    @Test func `two margins of one group are shown apart, never crossed`() throws {
        let register = try Self.register()
        _ = try register.record(Self.session("2025-03-04", [Self.group]), on: Self.today)
        var request = TallyRequest(period: try Period(typed: "2025"))
        request.crossings = [
            CrossingRequest("cross", .passages, by: [.gender, .ageBand]),
            CrossingRequest("gender", .passages, by: [.gender]),
            CrossingRequest("theme", .passages, by: [.theme, .gender]),
        ]
        let tally = try register.tally(request)
        func value(_ crossing: String, _ key: String...) -> Int { tally.crossings[crossing]?.cells[key]?.value ?? 0 }
        #expect(value("cross", "femme", "non_croise") == 9)
        #expect(value("cross", "non_croise", "26_39") == 8)
        #expect(value("cross", "femme", "26_39") == 0)
        #expect(tally.crossings["cross"]?.total.value == 12)
        #expect(value("gender", "femme") == 9 && value("gender", "non_renseigne") == 3)
        #expect(value("theme", "langue/atelier_langue", "femme") == 9)
    }

    @Test func `a rule that excludes another sets it aside in the same session only`() throws {
        let register = try Self.register()
        var both = Self.session()
        both.effects = [
            Effect(code: "temps_partenaire_gagne", quantity: Quantity(30)),
            Effect(code: "interprete_evite", quantity: Quantity(60)),
        ]
        var one = Self.session("2025-03-05")
        one.effects = [Effect(code: "temps_partenaire_gagne", quantity: Quantity(15))]
        _ = try register.record(both, on: Self.today)
        _ = try register.record(one, on: Self.today)
        var time = Trigger(code: "H1")
        var interpreter = Trigger(code: "H2")
        time.effects = ["temps_partenaire_gagne"]
        interpreter.effects = ["interprete_evite"]
        interpreter.excludes = ["H1"]
        var request = TallyRequest(period: try Period(typed: "2025"))
        request.triggers = [time, interpreter]
        let tally = try register.tally(request)
        #expect(tally.triggers["H1"]?.quantity == SharedQuantity(Quantity(15)))
        #expect(tally.triggers["H1"]?.setAside == ["H2": SharedQuantity(Quantity(30))])
        #expect(tally.triggers["H2"]?.quantity == SharedQuantity(Quantity(60)))
    }
}
