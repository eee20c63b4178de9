import Mediation
import Testing

/// What fires the rules of a valuation, and what sets one aside.
@Suite struct TriggerTests {
    static func trigger(_ code: String, _ change: (inout Trigger) -> Void = { _ in }) -> Trigger {
        var trigger = Trigger(code: code)
        change(&trigger)
        return trigger
    }

    static func tally(_ sessions: [Session], _ triggers: [Trigger], tracing: String? = nil) throws -> Tally {
        var request = MemoryStore.year
        request.triggers = triggers
        request.tracedTrigger = tracing
        return try MemoryStore(sessions).tally(request)
    }

    static func observed(_ effects: Effect..., day: String = "2025-03-04", partners: [String] = []) -> Session {
        var session = Session.held(day)
        session.effects = effects
        session.partners = partners
        return session
    }

    @Test func `effects are added up, and the part a partner confirmed`() throws {
        let time = Self.trigger("T") { $0.effects = ["temps_partenaire_gagne"] }
        let tally = try Self.tally(
            [
                Self.observed(
                    Effect(code: "temps_partenaire_gagne", quantity: Quantity(30), confirmedBy: "caf"),
                    Effect(code: "temps_partenaire_gagne", quantity: Quantity(15)),
                    Effect(code: "demarche_aboutie", quantity: Quantity(1))),
                Self.observed(Effect(code: "temps_partenaire_gagne", quantity: Quantity(hundredths: 50))),
            ], [time])
        #expect(tally.triggers["T"]?.quantity == Quantity(hundredths: 4550))
        #expect(tally.triggers["T"]?.confirmed == Quantity(30))
        #expect(tally.triggers["T"]?.sessions == 2)
    }

    @Test func `a trigger without effects counts the heads that meet all its conditions at once`() throws {
        let lines = [
            Contact.heads(3, "sante/couverture").with {
                $0.outcome = "droit_ouvert"
                $0.actions = ["information"]
            },
            Contact.heads(5, "sante/couverture").with { $0.outcome = "droit_ouvert" },
            Contact.heads(7, "logement/voisinage").with {
                $0.outcome = "droit_ouvert"
                $0.actions = ["information"]
            },
        ]
        let triggers = [
            Self.trigger("all"), Self.trigger("domain") { $0.themes = ["sante"] },
            Self.trigger("line") {
                $0.themes = ["sante"]
                $0.actions = ["information"]
                $0.outcomes = ["droit_ouvert"]
            },
            Self.trigger("none") { $0.outcomes = ["rdv_obtenu"] },
            Self.trigger("place") { $0.placeKinds = ["pmi"] },
            Self.trigger("elsewhere") { $0.placeKinds = ["caf"] },
        ]
        let tally = try Self.tally([.held("2025-03-04", lines)], triggers)
        let heads = tally.triggers.mapValues { $0.quantity.hundredths / 100 }
        #expect(heads == ["all": 15, "domain": 8, "line": 3, "none": 0, "place": 15, "elsewhere": 0])
    }

    @Test func `a kind of partner is met by a partner of the session or by the one who confirmed`() throws {
        let trigger = Self.trigger("P") {
            $0.effects = ["indu_evite"]
            $0.partnerKinds = ["caf"]
        }
        let effect = Effect(code: "indu_evite", quantity: Quantity(100))
        let tally = try Self.tally(
            [
                Self.observed(effect), Self.observed(effect, partners: ["caf"]),
                Self.observed(effect, partners: ["dept"]),
                Self.observed(Effect(code: "indu_evite", quantity: Quantity(1), confirmedBy: "caf")),
            ], [trigger])
        #expect(tally.triggers["P"]?.quantity == Quantity(101))
        #expect(tally.triggers["P"]?.sessions == 2)
    }

    @Test func `an exclusion sets a rule aside in the same session only, under the first that excludes it`() throws {
        let effects = ["temps_partenaire_gagne", "interprete_evite", "demarche_aboutie"]
        let rules = [
            Self.trigger("A") { $0.effects = [effects[0]] },
            Self.trigger("B") {
                $0.effects = [effects[1]]
                $0.excludes = ["A"]
            },
            Self.trigger("C") {
                $0.effects = [effects[2]]
                $0.excludes = ["A", "B"]
            },
        ]
        let all = effects.map { Effect(code: $0, quantity: Quantity(10)) }
        let tally = try Self.tally(
            [Self.observed(all[0], all[1], all[2]), Self.observed(all[0]), Self.observed(all[0], all[2])], rules,
            tracing: "A")
        #expect(tally.triggers["A"]?.quantity == Quantity(10))
        #expect(tally.triggers["A"]?.setAside == ["B": Quantity(10), "C": Quantity(10)])
        #expect(tally.triggers["B"]?.setAside == ["C": Quantity(10)])
        #expect(tally.triggers["C"]?.quantity == Quantity(20))
        #expect(tally.trace.map(\.number) == [1, 2, 3])
        #expect(tally.trace.map(\.excludedBy) == ["B", nil, "C"])
    }
}
