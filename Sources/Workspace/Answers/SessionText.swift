import Interchange
import Mediation

/// A session in words, by its codes.
struct SessionText {
    private let language: Language

    init(_ language: Language) { self.language = language }

    private func say(_ french: String, _ english: String) -> String { language.say(french, english) }

    /// Its number, then one line each thing recorded.
    func lines(_ stored: StoredSession) -> [String] {
        let draft = SessionDraft(stored.session)
        var lines = [
            say("Séance n° \(stored.number)", "Session no. \(stored.number)")
                + (stored.isCancelled ? say(" (ANNULÉE)", " (CANCELLED)") : "")
                + (stored.purgedOn.map { say(" (PURGÉE le \($0))", " (PURGED on \($0))") } ?? "")
        ]
        func add(_ name: String, _ value: String) {
            if !value.isEmpty { lines.append("  \(name) : \(value)") }
        }
        add("id", stored.id)
        add(say("jour", "day"), [draft.day, draft.start].filter { !$0.isEmpty }.joined(separator: " "))
        add(say("durée", "duration"), draft.minutes + " min")
        add(say("type", "kind"), draft.kind)
        add(say("lieu", "place"), draft.place)
        add(say("médiatrices", "mediators"), draft.mediators.joined(separator: " "))
        add(say("financements", "fundings"), draft.fundings.joined(separator: " "))
        add(say("partenaires", "partners"), draft.partners.joined(separator: " "))
        add(say("langues", "languages"), draft.languages.joined(separator: " "))
        add(say("présents", "present"), draft.present)
        add(say("non reçus", "turned away"), draft.turnedAway)
        for (number, contact) in zip(1..., draft.contacts) {
            let words = [
                contact.gender, contact.ageBand, contact.attendance, contact.territory, contact.origin, contact.outcome,
            ]
            .filter { $0 != Contact.unknown }
            let referrals = contact.referrals.map { "→ " + $0 }
            add(
                "contact \(number)",
                (["\(contact.count) ×"] + contact.themes + contact.actions + words + referrals + contact.margins)
                    .joined(separator: " "))
        }
        for (number, effect) in zip(1..., draft.effects) {
            let words = [effect.code, effect.quantity, effect.confirmedBy].filter { !$0.isEmpty }
            add(say("effet \(number)", "effect \(number)"), words.joined(separator: " "))
        }
        return lines
    }
}
