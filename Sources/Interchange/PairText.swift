import Nomenclature

/// `key=value key=value …`, as typed after `--contact` and `--effect`.
enum PairText {
    /// The pairs, in order. Values hold no space; keys are translated by `names`, which maps every accepted spelling,
    /// folded.
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
            guard let key = names[folded(typed)] else {
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
    package init(typed text: String, field: String = "contact") throws {
        self.init()
        try lay(text, field: field)
    }

    /// Lays such pairs over what is there.
    package mutating func lay(_ text: String, field: String) throws {
        let pairs = try PairText.pairs(
            text, field: field, names: Self.keys, example: "gender=femme theme=sante/couverture")
        if pairs.contains(where: { $0.key == "margin" }) { margins = [] }
        for (key, value) in pairs {
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

    /// The key of each field of a contact, by every spelling of the field.
    private static let keys: [String: String] = {
        let fields = FieldCatalogue.fields(of: "sessions").filter { !$0.option.isEmpty && !$0.option.hasPrefix("--") }
        return Dictionary(
            fields.flatMap { field in ([field.option] + field.spellings).map { ($0, field.option) } }
        ) { first, _ in first }
    }()
}

extension EffectDraft {
    /// Reads `code=temps_partenaire_gagne quantity=30 confirmed-by=dept75`.
    package init(typed text: String, field: String = "effect") throws {
        self.init()
        try lay(text, field: field)
    }

    /// Lays such pairs over what is there.
    package mutating func lay(_ text: String, field: String) throws {
        let names = [
            "code": "code", "effet": "code", "quantity": "quantity", "quantite": "quantity",
            "confirmed_by": "confirmed-by", "confirme_par": "confirmed-by",
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
