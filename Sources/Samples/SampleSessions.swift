import Mediation
import Statistics

/// Makes the sessions of a plan: first who came when, then what they came for, then what it did.
struct SampleSessions {
    let plan: SamplePlan
    var random: SeededRandom

    init(_ plan: SamplePlan, seed: UInt64) {
        self.plan = plan
        random = SeededRandom(seed: seed &+ UInt64(plan.letter.utf8.first ?? 0))
    }

    mutating func sessions() -> [Session] {
        var sessions = (0..<plan.sessions).map { rank in frame(kind: kind(rank)) }
        addHeads(&sessions)
        addAttendance(&sessions)
        addThemes(&sessions)
        addEffects(&sessions)
        return sessions.sorted {
            ($0.day, $0.start?.minutesSinceMidnight ?? 0) < ($1.day, $1.start?.minutesSinceMidnight ?? 0)
        }
    }

    /// Quotas first, so that the plan is met whatever the seed.
    private mutating func kind(_ rank: Int) -> String {
        if rank < plan.workshops {
            return random.pick([
                ("atelier_collectif", 5), ("cours_langue", 4), ("reunion_information", 1), ("sortie", 1),
            ])
        }
        if rank < plan.workshops + plan.accompaniments { return "accompagnement_physique" }
        // One session in fifty is held with nobody, or without public.
        if rank.isMultiple(of: 50) { return random.happens(0.5) ? "permanence" : "reunion_partenaire" }
        return random.pick([
            ("permanence", 60), ("rendez_vous", 22), ("interpretariat", 7), ("mediation_situation", 4),
            ("contact_distance", 4),
            ("visite_domicile", 3),
        ])
    }

    private mutating func frame(kind: String) -> Session {
        let day = self.day()
        let place: String
        switch kind {
        case "atelier_collectif", "cours_langue", "sortie", "contact_distance", "visite_domicile": place = "local"
        case "interpretariat":
            place = random.pick([("pmi-nord", 4), ("pmi-sud", 3), ("college", 2), ("service-social", 1)])
        case "mediation_situation": place = random.pick([("quartier", 3), ("college", 1), ("local", 2)])
        default:
            place = random.pick([
                ("local", 45), ("pmi-nord", 16), ("pmi-sud", 11), ("mairie", 10), ("college", 8),
                ("service-social", 10),
            ])
        }
        let minutes =
            kind == "permanence"
            ? random.pick([(180, 6), (120, 3), (240, 1)])
            : kind == "rendez_vous"
                ? random.pick([(30, 4), (60, 4), (45, 2)]) : random.pick([(60, 3), (90, 3), (120, 4)])
        let mediator = "M\(random.integer(in: 1...plan.mediators))"
        var session = Session(day: day, minutes: Minutes(minutes), kind: kind, place: place, mediators: [mediator])
        if kind == "cours_langue" || kind == "sortie", plan.mediators > 1 {
            let other = "M\(random.integer(in: 1...plan.mediators))"
            if other != mediator { session.mediators.append(other) }
        }
        session.start = ClockTime(typed: random.pick([("09:00", 5), ("10:30", 2), ("13:30", 5), ("15:30", 2)]))
        if place.hasPrefix("pmi") { session.fundings = ["sante"] }
        if session.mediators.contains(where: { (Int($0.dropFirst()) ?? 0) <= plan.adultesRelais }) {
            session.fundings.append("adulte-relais")
        }
        let partners = [
            "pmi-nord": "dept", "pmi-sud": "dept", "service-social": "dept", "college": "college", "mairie": "ville",
        ]
        if let partner = partners[place] { session.partners = [partner] }
        if kind == "permanence", random.happens(0.12) { session.turnedAway = random.integer(in: 1...4) }
        if kind == "interpretariat" {
            session.languages = [random.pick([("ara", 4), ("snk", 2), ("bam", 2), ("tam", 1), ("tur", 1)])]
        }
        return session
    }

    /// A working day: few in August and school holidays, many in September, October and January.
    private mutating func day() -> CivilDate {
        let months: [(Int, Double)] = [
            (1, 11), (2, 7), (3, 9), (4, 7), (5, 8), (6, 9), (7, 6), (8, 2), (9, 12), (10, 11), (11, 9), (12, 7),
        ]
        let month = random.pick(months)
        while true {
            let day = random.integer(in: 1...CivilDate.days(inMonth: month, of: 2025))
            if let date = CivilDate(year: 2025, month: month, day: day), date.weekday <= 5 { return date }
        }
    }

    // MARK: - Who came

    private mutating func addHeads(_ sessions: inout [Session]) {
        var left = plan.participations
        let workshops = sessions.indices.prefix(plan.workshops)
        for (rank, index) in workshops.enumerated() {
            let mean = left / (plan.workshops - rank)
            let heads = rank == plan.workshops - 1 ? left : min(left, max(3, mean + random.integer(in: -3...3)))
            left -= heads
            sessions[index].present = heads
            if heads > 0 { sessions[index].contacts = [group(heads)] }
        }
        for index in sessions.indices.dropFirst(plan.workshops).prefix(plan.accompaniments) {
            sessions[index].contacts = [person()]
        }
        let open = sessions.indices.dropFirst(plan.workshops + plan.accompaniments).filter {
            !$0.isMultiple(of: 50)
        }
        var heads = plan.passages - plan.participations - plan.accompaniments
        // Everybody gets one, then permanences share the rest.
        for index in open where heads > 0 {
            sessions[index].contacts.append(person())
            heads -= 1
        }
        let permanences = open.filter { sessions[$0].kind == "permanence" }
        while heads > 0, !permanences.isEmpty {
            let index = permanences[random.integer(in: 0...(permanences.count - 1))]
            // Busy days are tallied, not described one by one.
            let busy = plan.countsHeads ? random.happens(0.15) : random.happens(0.002)
            let count = min(heads, busy ? random.integer(in: 30...45) : 1)
            sessions[index].contacts.append(count > 1 ? group(count) : person())
            heads -= count
        }
    }

    private mutating func person() -> Contact {
        var contact = Contact(themes: [])
        contact.gender = random.pick([("femme", 65), ("homme", 30), (Contact.unknown, 5)])
        contact.ageBand = random.pick([
            ("26_39", 32), ("40_59", 30), ("60_74", 14), ("18_25", 9), ("75_plus", 4), ("12_17", 3), ("6_11", 0.6),
            ("0_5", 0.4),
            (Contact.unknown, 7),
        ])
        contact.territory = random.pick([
            ("qpv", 76), ("hors_qpv", 13), ("autre_commune", 3), ("sans_domicile", 1), (Contact.unknown, 7),
        ])
        contact.origin = random.pick([
            ("spontanee", 50), ("orientee_partenaire", 24), ("suivi", 14), ("demande_partenaire", 5),
            (Contact.unknown, 7),
        ])
        contact.outcome = random.pick([
            ("information_donnee", 26), ("demarche_faite", 24), ("dossier_depose", 12), ("droit_ouvert", 6),
            ("rdv_obtenu", 8),
            ("orientation_faite", 8), ("en_cours", 10), (Contact.unknown, 6),
        ])
        contact.actions = [
            random.pick([
                ("information", 5), ("demarche_en_ligne", 4), ("explication_courrier", 4), ("redaction", 2),
                ("ecoute", 2),
            ])
        ]
        if random.happens(0.35) {
            contact.actions.append(random.pick([("orientation", 3), ("prise_rdv", 2), ("appel_partenaire", 2)]))
        }
        if contact.actions.contains("orientation") {
            contact.referrals = [
                random.pick([
                    ("caf", 4), ("cpam", 3), ("mairie_ccas", 2), ("departement_service_social", 3), ("association", 1),
                ])
            ]
        }
        return contact
    }

    private mutating func group(_ count: Int) -> Contact {
        guard count > 1 else { return person() }
        var contact = Contact(themes: [])
        contact.count = count
        contact.actions = ["animation"]
        let women = max(1, count * random.integer(in: 60...75) / 100)
        contact.margins = [Margin(dimension: .gender, code: "femme", count: women)]
        if women < count { contact.margins.append(Margin(dimension: .gender, code: "homme", count: count - women)) }
        contact.margins.append(Margin(dimension: .ageBand, code: "26_39", count: max(1, count / 2)))
        contact.margins.append(Margin(dimension: .territory, code: "qpv", count: max(1, count * 8 / 10)))
        return contact
    }

    /// First times are given out until the plan's people are met; a few heads stay unknown on both sides of it.
    private mutating func addAttendance(_ sessions: inout [Session]) {
        let unknown = plan.people / 40
        var first = plan.people - unknown / 2
        var notNoted = unknown
        let lines = sessions.indices.flatMap { index in sessions[index].contacts.indices.map { (index, $0) } }
        for (index, line) in shuffled(lines) {
            let count = sessions[index].contacts[line].count
            if count == 1 {
                if first > 0 {
                    sessions[index].contacts[line].attendance = random.pick([
                        ("premiere_fois", 7), ("premiere_fois_annee", 3),
                    ])
                    first -= 1
                } else if notNoted > 0 {
                    notNoted -= 1
                } else {
                    sessions[index].contacts[line].attendance = "deja_venu"
                }
            } else {
                // Of a group, a quarter is new; the others are known faces.
                let new = min(first, count / 4)
                if new > 0 {
                    sessions[index].contacts[line].margins.append(
                        Margin(dimension: .attendance, code: "premiere_fois_annee", count: new))
                }
                first -= new
                sessions[index].contacts[line].attendance = "deja_venu"
            }
        }
    }

    mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
        var values = values
        for last in stride(from: values.count - 1, to: 0, by: -1) { values.swapAt(last, random.integer(in: 0...last)) }
        return values
    }
}
