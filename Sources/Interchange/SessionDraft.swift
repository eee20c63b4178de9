/// A session as typed: text in each field, nothing checked yet.
package struct SessionDraft: Sendable, Hashable {
    /// Day of the activity, today at the latest: `2025-03-04`, `04/03/2025`, `4 mars 2025`, `hier`… Needed.
    package var day = ""
    /// Hour it began: `9:00`, `9h`, `9h30`; empty when not known.
    package var start = ""
    /// Length, 5 minutes to 12 hours, both included: `90`, `1h30`… Needed.
    package var minutes = ""
    /// Code of list `kind`. Needed.
    package var kind = ""
    /// Code of a place of the association. Needed.
    package var place = ""
    /// Codes of the mediators, each once. One is needed.
    package var mediators: [String] = []
    /// Codes of the fundings it is accounted to, each once.
    package var fundings: [String] = []
    /// Codes of the partners it was held with, each once.
    package var partners: [String] = []
    /// Codes of list `language`, each once.
    package var languages: [String] = []
    /// Heads present at a collective session, 0...5000; empty when not counted apart.
    package var present = ""
    /// People who came and could not be received, 0...200; empty when not noted.
    package var turnedAway = ""
    /// A remark without any person in it, 200 characters at most; empty for none.
    package var comment = ""
    /// The people received, in order; none for a session held with nobody.
    package var contacts: [ContactDraft] = []
    /// The economies and changes seen.
    package var effects: [EffectDraft] = []

    /// Nothing typed.
    package init() {}
}

/// A contact as typed.
package struct ContactDraft: Sendable, Hashable {
    /// Heads of the line, 1...5000; empty for one.
    package var count = ""
    /// Codes of list `theme`, one to three, the main one first.
    package var themes: [String] = []
    /// Code of list `gender`; empty when not known.
    package var gender = ""
    /// Code of list `age_band`; empty when not known.
    package var ageBand = ""
    /// Code of list `attendance`; empty when not known.
    package var attendance = ""
    /// Code of list `territory`; empty when not known.
    package var territory = ""
    /// Code of list `origin`; empty when not known.
    package var origin = ""
    /// Code of list `outcome`; empty when not known.
    package var outcome = ""
    /// Codes of list `action`, each once.
    package var actions: [String] = []
    /// Codes of list `partner_kind` the person was referred to, each once.
    package var referrals: [String] = []
    /// `dimension:code:count`, each.
    package var margins: [String] = []
    /// Whole minutes spent on this contact alone, 1...720; empty when not noted.
    package var minutes = ""
    /// Codes by list name (`social_status`, `rsa`, `autonomy`, `public`); a name that is no list is left aside.
    package var traits: [String: String] = [:]

    /// Nothing typed.
    package init() {}
}

/// An effect as typed.
package struct EffectDraft: Sendable, Hashable {
    /// Code of list `effect`.
    package var code = ""
    /// How much, in the effect's unit, above zero; empty for the effect's usual quantity, where it has one.
    package var quantity = ""
    /// Code of the partner who confirmed it; empty when none did.
    package var confirmedBy = ""

    /// Nothing typed.
    package init() {}

    /// Reads the cell form `code:quantity[:confirming partner]`.
    package init(cell: String) throws {
        let parts = cell.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard (1...3).contains(parts.count), !parts[0].isEmpty else {
            throw EntryProblem("effects", cell, .effectSyntax)
        }
        code = parts[0]
        quantity = parts.count > 1 ? parts[1] : ""
        confirmedBy = parts.count > 2 ? parts[2] : ""
    }
}
