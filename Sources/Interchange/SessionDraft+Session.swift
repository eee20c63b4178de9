import Mediation

extension SessionDraft {
    /// A session written back as it would be typed.
    package init(_ session: Session) {
        day = session.day.description
        start = session.start?.description ?? ""
        minutes = session.minutes.description
        kind = session.kind
        place = session.place
        mediators = session.mediators
        fundings = session.fundings
        partners = session.partners
        languages = session.languages
        present = session.present.map(String.init) ?? ""
        turnedAway = session.turnedAway.map(String.init) ?? ""
        comment = session.comment ?? ""
        contacts = session.contacts.map { ContactDraft($0) }
        effects = session.effects.map { effect in
            var draft = EffectDraft()
            draft.code = effect.code
            draft.quantity = effect.quantity.description
            draft.confirmedBy = effect.confirmedBy ?? ""
            return draft
        }
    }
}

extension ContactDraft {
    /// A contact written back as it would be typed.
    package init(_ contact: Contact) {
        count = String(contact.count)
        themes = contact.themes
        gender = contact.gender
        ageBand = contact.ageBand
        attendance = contact.attendance
        territory = contact.territory
        origin = contact.origin
        outcome = contact.outcome
        actions = contact.actions
        referrals = contact.referrals
        margins = contact.margins.map { "\($0.dimension.rawValue):\($0.code):\($0.count)" }
        minutes = contact.minutes.map(String.init) ?? ""
        traits = contact.traits
    }
}

/// Sessions as rows of `sessions.csv`.
package enum SessionRows {
    /// One row a contact line, one row for a session without contact; cells in the order of `SessionColumn.contract`.
    /// Comments are left out.
    package static func rows(_ stored: StoredSession) -> [[String]] {
        rows(stored, SessionColumn.contract.filter { $0 != .comment }).map { $0 + [""] }
    }

    /// All that is kept of a session, cells in the order of `SessionColumn`: for the association's own export.
    package static func fullRows(_ stored: StoredSession) -> [[String]] { rows(stored, SessionColumn.allCases) }

    private static func rows(_ stored: StoredSession, _ columns: [SessionColumn]) -> [[String]] {
        let draft = SessionDraft(stored.session)
        let lines: [ContactDraft?] = draft.contacts.isEmpty ? [nil] : draft.contacts
        return lines.map { contact in columns.map { cell($0, stored, draft, contact) } }
    }

    private static func cell(
        _ column: SessionColumn, _ stored: StoredSession, _ draft: SessionDraft, _ contact: ContactDraft?
    ) -> String {
        switch column {
        case .session: stored.id
        case .day: draft.day
        case .start: draft.start
        case .minutes: draft.minutes
        case .kind: draft.kind
        case .place: draft.place
        case .mediators: draft.mediators.joined(separator: "|")
        case .funding: draft.fundings.joined(separator: "|")
        case .partners: draft.partners.joined(separator: "|")
        case .language: draft.languages.joined(separator: "|")
        case .present: draft.present
        case .turnedAway: draft.turnedAway
        case .count: contact?.count ?? ""
        case .gender: contact?.gender ?? ""
        case .ageBand: contact?.ageBand ?? ""
        case .attendance: contact?.attendance ?? ""
        case .territory: contact?.territory ?? ""
        case .themes: contact?.themes.joined(separator: "|") ?? ""
        case .actions: contact?.actions.joined(separator: "|") ?? ""
        case .origin: contact?.origin ?? ""
        case .referrals: contact?.referrals.joined(separator: "|") ?? ""
        case .outcome: contact?.outcome ?? ""
        case .margins: contact?.margins.joined(separator: "|") ?? ""
        case .effects:
            draft.effects.map { "\($0.code):\($0.quantity)" + ($0.confirmedBy.isEmpty ? "" : ":\($0.confirmedBy)") }
                .joined(separator: "|")
        case .comment: draft.comment
        case .contactMinutes: contact?.minutes ?? ""
        case .socialStatus, .rsa, .autonomy, .publicKind: contact?.traits[column.name] ?? ""
        }
    }
}
