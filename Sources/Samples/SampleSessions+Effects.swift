import Mediation
import Nomenclature
import Statistics

/// What people came for, and what it did.
extension SampleSessions {
    mutating func addThemes(_ sessions: inout [Session]) {
        var mentions = plan.requests - plan.passages
        let lines = sessions.indices.flatMap { index in sessions[index].contacts.indices.map { (index, $0) } }
        for (index, line) in lines { sessions[index].contacts[line].themes = [theme(of: sessions[index].kind)] }
        for round in 2...3 {
            for (index, line) in shuffled(lines) {
                let count = sessions[index].contacts[line].count
                guard count <= mentions, sessions[index].contacts[line].themes.count == round - 1 else { continue }
                let other = theme(of: sessions[index].kind)
                guard !sessions[index].contacts[line].themes.contains(other) else { continue }
                sessions[index].contacts[line].themes.append(other)
                mentions -= count
            }
        }
    }

    private mutating func theme(of kind: String) -> String {
        if kind == "cours_langue" {
            return random.pick([("langue/atelier_langue", 9), ("langue/orientation_cours", 1)])
        }
        let domain = random.pick(plan.domains)
        let themes = CodeBook.common.codes(.theme).filter { $0.parent == domain }.map(\.code)
        // The first themes of a domain are the usual ones.
        return random.pick(themes.enumerated().map { ($1, 1 / Double($0 + 1)) })
    }

    mutating func addEffects(_ sessions: inout [Session]) {
        for index in sessions.indices {
            let session = sessions[index]
            var effects: [Effect] = []
            func confirmed(_ probability: Double, _ random: inout SeededRandom) -> String? {
                random.happens(probability) ? session.partners.first : nil
            }
            switch session.kind {
            case "interpretariat":
                if random.happens(0.8) {
                    effects.append(
                        Effect(
                            code: "temps_partenaire_gagne", quantity: Quantity(15), confirmedBy: confirmed(0.6, &random)
                        ))
                }
            case "accompagnement_physique":
                if random.happens(0.55) { effects.append(Effect(code: "rendez_vous_honore", quantity: Quantity(1))) }
            case "mediation_situation":
                if random.happens(0.4) {
                    effects.append(Effect(code: "conflit_voisinage_resolu", quantity: Quantity(1)))
                }
                if random.happens(0.25) { effects.append(Effect(code: "appel_police_evite", quantity: Quantity(1))) }
                if random.happens(0.5) { effects.append(Effect(code: "dialogue_retabli", quantity: Quantity(1))) }
            default: break
            }
            let steps = session.contacts.count { ["demarche_faite", "dossier_depose"].contains($0.outcome) }
            if steps > 0, random.happens(0.6) {
                effects.append(Effect(code: "demarche_aboutie", quantity: Quantity(steps)))
            }
            let themes = session.contacts.flatMap(\.themes)
            if themes.contains("sante/acces_soins"), random.happens(0.12) {
                effects.append(Effect(code: "urgences_evitees", quantity: Quantity(1)))
            }
            if themes.contains("education/relation_ecole_parents"), random.happens(0.5) {
                effects.append(
                    Effect(code: "reunion_ecole_famille", quantity: Quantity(20), confirmedBy: confirmed(0.5, &random)))
            }
            if session.place == "college", random.happens(0.06) {
                effects.append(
                    Effect(code: "exclusion_evitee", quantity: Quantity(1), confirmedBy: confirmed(0.7, &random)))
            }
            if session.place == "service-social", random.happens(0.3) {
                effects.append(
                    Effect(
                        code: "entretien_social_ecourte", quantity: Quantity(30), confirmedBy: confirmed(0.6, &random)))
            }
            if themes.contains("logement/impayes_expulsion"), random.happens(0.06) {
                effects.append(
                    Effect(
                        code: "expulsion_evitee", quantity: Quantity(1),
                        confirmedBy: random.happens(0.5) ? "bailleur" : nil))
            }
            if themes.contains("sante/couverture"), random.happens(0.1) {
                effects.append(Effect(code: "droit_sante_ouvert", quantity: Quantity(1)))
            }
            sessions[index].effects = effects
        }
    }
}
