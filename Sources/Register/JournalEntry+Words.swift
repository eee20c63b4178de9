import Mediation

extension JournalEntry {
    /// What was written, in words: « correction de la séance 12 », “amendment of session 12”.
    package var title: Sentence {
        let words = verb.split(separator: " ").map(String.init)
        let act = Self.acts[words.last ?? ""] ?? Sentence(verb, verb)
        if words.count > 1, let item = Self.items[words[0]] {
            return Sentence("\(act.french) (\(item.french)) : \(object)", "\(act.english) (\(item.english)): \(object)")
        }
        if object.hasPrefix("session ") {
            let session = object.dropFirst("session ".count)
            return Sentence("\(act.french) de la séance \(session)", "\(act.english) of session \(session)")
        }
        let object = verb == "import" ? fileName ?? object : object
        return Sentence("\(act.french) : \(object)", "\(act.english): \(object)")
    }

    private static let acts: [String: Sentence] = [
        "record": Sentence("saisie", "recording"), "amend": Sentence("correction", "amendment"),
        "cancel": Sentence("annulation", "cancellation"), "import": Sentence("import", "import"),
        "close": Sentence("clôture", "closing"), "reopen": Sentence("réouverture", "reopening"),
        "assert": Sentence("contrôle ajouté", "check added"), "forget": Sentence("contrôle retiré", "check removed"),
        "recover": Sentence("reprise", "recovery"), "add": Sentence("ajout", "addition"),
        "retire": Sentence("retrait", "retirement"), "merge": Sentence("réunion", "merging"),
        "target": Sentence("objectif", "target"),
    ]

    private static let items: [String: Sentence] = [
        "association": Sentence("association", "association"), "mediator": Sentence("médiatrice", "mediator"),
        "place": Sentence("lieu", "place"), "partner": Sentence("partenaire", "partner"),
        "funding": Sentence("financement", "funding"), "cost": Sentence("dépense", "cost"),
        "codes": Sentence("code", "code"),
    ]
}
