/// The columns of `sessions.csv`, in the order of the contract. The raw value is the rank, from 0.
package enum SessionColumn: Int, CaseIterable, Sendable {
    case session, day, start, minutes, kind, place, mediators, funding, partners, language, present, turnedAway
    case count, gender, ageBand, attendance, territory, themes, actions, origin, referrals, outcome, margins, effects
    case comment
    // Optional, beyond the contract's row: noted only when a funder asks.
    case contactMinutes, socialStatus, rsa, autonomy, publicKind

    /// The English header.
    package var name: String { Self.names[rawValue] }

    private static let names = [
        "session", "day", "start", "minutes", "kind", "place", "mediators", "funding", "partners", "language",
        "present", "turned_away", "count", "gender", "age_band", "attendance", "territory", "themes", "actions",
        "origin", "referrals", "outcome", "margins", "effects", "comment", "contact_minutes", "social_status", "rsa",
        "autonomy", "public",
    ]

    /// The French header.
    package var frenchName: String { Self.frenchNames[rawValue] }

    private static let frenchNames = [
        "seance", "jour", "debut", "minutes", "type", "lieu", "mediatrices", "financement", "partenaires", "langue",
        "presents", "non_recus", "effectif", "genre", "tranche_age", "frequentation", "territoire", "themes",
        "actions", "origine", "orientations", "resultat", "marges", "effets", "commentaire", "minutes_personne",
        "statut", "rsa", "autonomie", "public",
    ]

    /// The columns of the contract.
    package static let contract = Array(allCases.prefix(25))

    /// Columns noted only when a funder asks.
    static let traits: [SessionColumn] = [.socialStatus, .rsa, .autonomy, .publicKind]

    /// The header row of the contract.
    package static var header: String { contract.map(\.name).joined(separator: ";") }

    /// Columns that tell of the session and are the same on all its rows.
    static let ofSession: [SessionColumn] = [
        .day, .start, .minutes, .kind, .place, .mediators, .funding, .partners, .language, .present, .turnedAway,
        .effects, .comment,
    ]

    /// Columns without which no session can be read.
    static let required: [SessionColumn] = [.session, .day, .minutes, .kind, .place, .mediators, .count, .themes]

    /// The column a header names, in English or in French.
    init?(header: String) {
        let name = header.lowercased().trimmingSpaces()
        let english = Self.french[name] ?? name
        if let rank = Self.names.firstIndex(of: english), let column = SessionColumn(rawValue: rank) {
            self = column
        } else {
            return nil
        }
    }

    private static let french: [String: String] = [
        "seance": "session", "séance": "session", "jour": "day", "date": "day", "debut": "start", "début": "start",
        "heure": "start", "duree": "minutes", "durée": "minutes", "type": "kind", "lieu": "place",
        "mediatrices": "mediators", "médiatrices": "mediators", "mediateurs": "mediators", "médiateurs": "mediators",
        "financement": "funding", "financements": "funding", "fundings": "funding", "partenaires": "partners",
        "langue": "language", "langues": "language", "presents": "present", "présents": "present",
        "non_recus": "turned_away", "non_reçus": "turned_away", "effectif": "count", "genre": "gender",
        "tranche_age": "age_band", "âge": "age_band", "age": "age_band", "frequentation": "attendance",
        "fréquentation": "attendance", "territoire": "territory", "thèmes": "themes", "origine": "origin",
        "orientations": "referrals", "resultat": "outcome", "résultat": "outcome", "marges": "margins",
        "detail": "margins", "détail": "margins", "effets": "effects", "commentaire": "comment",
        "minutes_personne": "contact_minutes", "statut": "social_status", "autonomie": "autonomy",
    ]
}

extension String {
    /// The text without spaces (non-breaking ones too) at its ends.
    func trimmingSpaces() -> String {
        // Most texts begin and end with an ASCII letter or digit.
        let isPlain = { (byte: UInt8?) in (0x21...0x7E).contains(byte ?? 0) }
        if isPlain(utf8.first), isPlain(utf8.last) { return self }
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
