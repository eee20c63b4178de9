import Mediation
import Output

/// A session in the JSON form of the contract.
package enum SessionJSON {
    /// One session; see the contract, §3.
    package static func object(_ stored: StoredSession) -> JSON {
        let session = stored.session
        return [
            "id": .text(stored.id), "number": .integer(stored.number), "version": .integer(stored.version),
            "cancelled": .bool(stored.isCancelled), "purgedOn": .text(stored.purgedOn?.description),
            "day": .text(session.day.description),
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
