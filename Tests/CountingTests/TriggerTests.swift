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
        #expect(tally.triggers["T"]?.quantity == SharedQuantity(Quantity(hundredths: 4550)))
        #expect(tally.triggers["T"]?.confirmed == SharedQuantity(Quantity(30)))
        #expect(tally.triggers["T"]?.sessions == 2)
    }

    @Test func `what a session of several fundings or mediators fired is shared as its hours are, exactly`() throws {
        let triggers = [Self.trigger("T") { $0.effects = ["temps_partenaire_gagne"] }, Self.trigger("heads")]
        func session(_ fundings: [String], _ mediators: [String], _ hundredths: Int64, heads: Int) -> Session {
            var session = Self.observed(
                Effect(
                    code: "temps_partenaire_gagne", quantity: Quantity(hundredths: hundredths), confirmedBy: "caf"))
            (session.fundings, session.mediators) = (fundings, mediators)
            session.contacts = [Contact.heads(heads, "sante/couverture")]
            return session
        }
        let sessions = [
            session(["f", "g", "h"], ["A"], 100, heads: 1), session(["f"], ["A", "B"], 7, heads: 5),
            session([], ["B"], 31, heads: 2), session(["g", "h"], ["A", "B", "C"], 11, heads: 7),
            session(["f", "g"], [], 1, heads: 3),
        ]
        func count(_ code: String, _ change: (inout SessionFilter) -> Void) throws -> TriggerCount {
            var request = MemoryStore.year
            request.triggers = triggers
            change(&request.filter)
            return try #require(try MemoryStore(sessions).tally(request).triggers[code])
        }
        for code in ["T", "heads"] {
            let whole = try count(code) { _ in }
            let fundings = try ["f", "g", "h", Tally.none].map { funding in try count(code) { $0.fundings = [funding] }
            }
            #expect(fundings.reduce(into: .zero) { $0 += $1.quantity } == whole.quantity)
            #expect(fundings.reduce(into: .zero) { $0 += $1.confirmed } == whole.confirmed)
            #expect(try count(code) { $0.fundings = ["f", "g", "h"] }.quantity.value < whole.quantity.value)
            let named = try ["A", "B", "C"].map { mediator in try count(code) { $0.mediators = [mediator] } }
            var mediators = named.reduce(into: SharedQuantity.zero) { $0 += $1.quantity }
            // Nobody held the last one.
            mediators += SharedQuantity(code == "T" ? Quantity(hundredths: 1) : Quantity(3))
            #expect(mediators == whole.quantity)
        }
        #expect(try count("T") { $0.fundings = ["f"] }.quantity.value == (100.0 / 3 + 7 + 0.5) / 100)
        #expect(try count("T") { $0.fundings = ["f"] }.sessions == 3)
    }

    @Test func `a theme has its share of the effects and of the heads of several themes, and domains add up`() throws {
        var session = Self.observed(Effect(code: "temps_partenaire_gagne", quantity: Quantity(60)))
        session.contacts = [
            Contact(themes: ["sante/couverture", "logement/voisinage", "langue/atelier_langue"]),
            Contact.heads(4, "sante/couverture"),
        ]
        func value(_ code: String, _ themes: Set<String>) throws -> Double? {
            var request = MemoryStore.year
            request.triggers = [Self.trigger("T") { $0.effects = ["temps_partenaire_gagne"] }, Self.trigger("heads")]
            request.filter.themes = themes
            return try MemoryStore([session]).tally(request).triggers[code]?.quantity.value
        }
        // Seven requests, five of them on health; one head in three for three themes.
        #expect(try value("T", ["sante"]) == 60 * 5 / 7.0)
        #expect(try value("heads", ["sante"]) == (400 + 1 / 3.0 * 100) / 100)
        #expect(try value("T", ["sante", "logement", "langue"]) == 60)
        let domains = try ["sante", "logement", "langue"].compactMap { try value("T", [$0]) }
        #expect(abs(domains.reduce(0, +) - 60) < 1e-12)
    }

    @Test func `a traced session tells the share of it that counts`() throws {
        var session = Self.observed(Effect(code: "temps_partenaire_gagne", quantity: Quantity(30)))
        session.fundings = ["f", "g"]
        var request = MemoryStore.year
        request.triggers = [Self.trigger("T") { $0.effects = ["temps_partenaire_gagne"] }]
        request.tracedTrigger = "T"
        request.filter.fundings = ["f"]
        let traced = try #require(try MemoryStore([session]).tally(request).trace.first)
        #expect(traced.quantity == Quantity(30) && traced.share == Share(1, of: 2))
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
        let heads = tally.triggers.mapValues { $0.quantity.value }
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
        #expect(tally.triggers["P"]?.quantity == SharedQuantity(Quantity(101)))
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
        #expect(tally.triggers["A"]?.quantity == SharedQuantity(Quantity(10)))
        #expect(
            tally.triggers["A"]?.setAside == ["B": SharedQuantity(Quantity(10)), "C": SharedQuantity(Quantity(10))])
        #expect(tally.triggers["B"]?.setAside == ["C": SharedQuantity(Quantity(10))])
        #expect(tally.triggers["C"]?.quantity == SharedQuantity(Quantity(20)))
        #expect(tally.trace.map(\.number) == [1, 2, 3])
        #expect(tally.trace.map(\.excludedBy) == ["B", nil, "C"])
    }
}
