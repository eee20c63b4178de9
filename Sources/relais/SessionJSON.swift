import Interchange
import Mediation
import Rendering

/// A session in the JSON form of the contract.
enum SessionJSON {
    static func object(_ stored: StoredSession) -> JSON {
        let session = stored.session
        return [
            "id": .text(stored.id), "number": .integer(stored.number), "version": .integer(stored.version),
            "cancelled": .bool(stored.isCancelled), "day": .text(session.day.description),
            "start": .text(session.start?.description), "minutes": .integer(session.minutes.value),
            "kind": .text(session.kind), "place": .text(session.place), "mediators": .list(session.mediators),
            "fundings": .list(session.fundings), "partners": .list(session.partners),
            "languages": .list(session.languages), "present": .integer(session.present),
            "turnedAway": .integer(session.turnedAway), "contacts": .list(session.contacts.map(contact)),
            "effects": .list(session.effects.map(effect)),
        ]
    }

    private static func contact(_ contact: Contact) -> JSON {
        var object: [String: JSON] = [
            "count": .integer(contact.count), "themes": .list(contact.themes), "gender": .text(contact.gender),
            "ageBand": .text(contact.ageBand), "attendance": .text(contact.attendance),
            "territory": .text(contact.territory), "origin": .text(contact.origin), "outcome": .text(contact.outcome),
            "actions": .list(contact.actions), "referrals": .list(contact.referrals),
            "margins": .list(
                contact.margins.map {
                    ["dimension": .text($0.dimension.rawValue), "code": .text($0.code), "count": .integer($0.count)]
                }),
        ]
        if let minutes = contact.minutes { object["minutes"] = .integer(minutes) }
        for (list, code) in contact.traits { object[list] = .text(code) }
        return .object(object)
    }

    private static func effect(_ effect: Effect) -> JSON {
        [
            "code": .text(effect.code), "quantity": .number(effect.quantity.value),
            "confirmedBy": .text(effect.confirmedBy),
        ]
    }
}

/// A session for a terminal.
enum SessionText {
    static func lines(_ stored: StoredSession) -> [String] {
        let draft = SessionDraft(stored.session)
        var lines = [
            say("Séance n° \(stored.number)", "Session no. \(stored.number)")
                + (stored.isCancelled ? say(" (ANNULÉE)", " (CANCELLED)") : "")
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
        for contact in draft.contacts {
            let words = [
                contact.gender, contact.ageBand, contact.attendance, contact.territory, contact.origin, contact.outcome,
            ]
            .filter { $0 != Contact.unknown }
            add(
                "\(contact.count) ×",
                (contact.themes + contact.actions + words + contact.margins).joined(separator: " "))
        }
        for effect in draft.effects {
            add(say("effet", "effect"), "\(effect.code) \(effect.quantity) \(effect.confirmedBy)")
        }
        return lines
    }
}
