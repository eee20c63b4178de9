/// `key=value key=value …`, as typed after `--contact` and `--effect`.
enum PairText {
    /// The pairs, in order. Values hold no space; keys are translated by `names`, which maps every accepted spelling.
    static func pairs(
        _ text: String, field: String, names: [String: String], example: String
    ) throws -> [(key: String, value: String)] {
        var seen: Set<String> = []
        let words = text.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { throw EntryProblem(field, text, .pairSyntax(example)) }
        return try words.map { word in
            guard let equals = word.firstIndex(of: "=") else {
                throw EntryProblem(field, String(word), .pairSyntax(example))
            }
            let typed = word[..<equals].lowercased()
            guard let key = names[typed] else {
                throw EntryProblem(field, typed, .unknownKey(known: Set(names.values).sorted()))
            }
            let value = String(word[word.index(after: equals)...])
            guard !value.isEmpty else { throw EntryProblem("\(field) \(key)", "", .missing) }
            guard key == "margin" || seen.insert(key).inserted else {
                throw EntryProblem(field, "", .given(twice: key))
            }
            return (key, value)
        }
    }
}

extension ContactDraft {
    /// Reads `count=3 gender=femme theme=sante/couverture,logement/impayes_expulsion action=information …`.
    package init(typed text: String, field: String = "--contact") throws {
        self.init()
        for (key, value) in try PairText.pairs(
            text, field: field, names: Self.names, example: "gender=femme theme=sante/couverture")
        {
            let values = value.split(separator: ",").map(String.init)
            switch key {
            case "count": count = value
            case "gender": gender = value
            case "age": ageBand = value
            case "attendance": attendance = value
            case "territory": territory = value
            case "origin": origin = value
            case "outcome": outcome = value
            case "theme": themes = values
            case "action": actions = values
            case "referral": referrals = values
            case "margin": margins += values
            case "minutes": minutes = value
            default: traits[key] = value
            }
        }
    }

    private static let names = [
        "count": "count", "effectif": "count", "nombre": "count", "gender": "gender", "genre": "gender", "age": "age",
        "age_band": "age", "tranche_age": "age", "âge": "age", "attendance": "attendance",
        "frequentation": "attendance", "fréquentation": "attendance", "territory": "territory",
        "territoire": "territory", "theme": "theme", "themes": "theme", "thème": "theme", "action": "action",
        "actions": "action", "origin": "origin", "origine": "origin", "referral": "referral",
        "referrals": "referral", "orientation": "referral", "outcome": "outcome", "resultat": "outcome",
        "résultat": "outcome", "margin": "margin", "margins": "margin", "detail": "margin", "détail": "margin",
        "minutes": "minutes", "social_status": "social_status", "rsa": "rsa", "autonomy": "autonomy",
        "public": "public",
    ]
}

extension EffectDraft {
    /// Reads `code=temps_partenaire_gagne quantity=30 confirmed-by=dept75`.
    package init(typed text: String, field: String = "--effect") throws {
        self.init()
        let names = [
            "code": "code", "effet": "code", "quantity": "quantity", "quantite": "quantity", "quantité": "quantity",
            "confirmed-by": "confirmed-by", "confirme-par": "confirmed-by", "confirmé-par": "confirmed-by",
        ]
        for (key, value) in try PairText.pairs(
            text, field: field, names: names, example: "code=temps_partenaire_gagne quantity=30")
        {
            switch key {
            case "code": code = value
            case "quantity": quantity = value
            default: confirmedBy = value
            }
        }
        guard !code.isEmpty else { throw EntryProblem("\(field) code", "", .missing) }
    }
}
