/// Civilities followed by a name, births, addresses.
extension WordRun {
    private static let long: Set<String> = ["madame", "monsieur", "mademoiselle"]
    private static let short: Set<String> = ["mme", "mlle", "mr"]
    /// These want a capital after them.
    private static let plural: Set<String> = ["mmes", "mlles", "mesdames", "messieurs"]
    private static let exact: Set<String> = ["M", "MM", "Mrs", "Ms"]
    private static let articles: Set<String> = ["la", "le", "les", "l"]
    private static let particles: Set<String> = [
        "de", "d", "el", "al", "ben", "bent", "bin", "ait", "aït", "ould", "van", "von", "da", "di", "dos",
    ]
    /// Functions people are named by: a function is no person.
    private static let functions: Set<String> = [
        "maire", "président", "présidente", "préfet", "préfète", "directeur", "directrice", "principal", "principale",
        "proviseur", "proviseure", "ministre", "député", "députée", "sénateur", "sénatrice", "conseiller",
        "conseillère", "adjoint", "adjointe", "délégué", "déléguée", "référent", "référente", "juge", "gardien",
        "gardienne", "assistant", "assistante", "coordinateur", "coordinatrice", "coordonnatrice", "trésorier",
        "trésorière", "secrétaire", "médecin", "infirmier", "infirmière",
    ]
    /// What may follow « madame » or « monsieur » in a sentence without naming anyone.
    private static let plain: Set<String> = [
        "la", "le", "les", "de", "du", "des", "et", "ou", "qui", "est", "a", "en", "à", "un", "une", "au", "aux",
        "avec",
        "sans", "pour", "par", "sur", "dans", "chez", "ne", "n", "se", "s", "y", "pas", "plus", "ont", "sont", "va",
        "vient", "revient", "reviendra", "veut", "souhaite", "demande", "doit", "peut", "dit", "parle", "cherche",
        "attend", "habite", "reçue", "reçu", "orientée", "orienté", "accompagnée", "accompagné", "seule", "seul",
        "très",
        "bien", "elle", "il", "on", "dont", "car", "mais", "ni", "puis", "aussi", "toujours", "déjà", "était", "avait",
    ]
    /// « Bâtiment M Nord », « rue Madame » are no person.
    private static let before: Set<String> = [
        "rue", "avenue", "place", "boulevard", "square", "impasse", "allée", "passage", "cour", "métro", "bâtiment",
        "bât",
        "escalier", "hall", "bloc", "tour", "îlot", "salle", "ligne", "zone", "secteur", "immeuble", "porte", "groupe",
    ]

    /// The civility and the first letter of the name.
    var civilityExcerpt: String? {
        for position in pieces.indices where pieces[position].kind == .word {
            if let name = nameAfterCivility(position), let letter = pieces[name].text.first {
                return text(position, name - 1) + String(letter)
            }
        }
        return nil
    }

    private func nameAfterCivility(_ position: Int) -> Int? {
        let civility = pieces[position]
        let isLong = Self.long.contains(civility.low)
        let isExact = Self.exact.contains(String(civility.text))
        let hasDot = piece(position + 1)?.low == "."
        // « m. Dupont », but not « 12 m ».
        let isSmallM = civility.text == "m" && hasDot
        guard isLong || isExact || isSmallM || Self.short.contains(civility.low) || Self.plural.contains(civility.low)
        else { return nil }
        // A full stop after « madame » ends the sentence.
        if isLong, hasDot { return nil }
        guard hasDot || piece(position + 1)?.kind == .space else { return nil }
        guard let first = nextWord(from: position + (hasDot ? 2 : 1)) else { return nil }
        // « 12 M EUR ».
        if civility.text == "M", !hasDot, pieces[..<position].last(where: { $0.kind != .space })?.kind == .number {
            return nil
        }
        if isLong || civility.text == "M", let word = wordBefore(position), Self.before.contains(word) { return nil }
        let word = pieces[first]
        let allowsSmall = isLong || Self.short.contains(civility.low)
        if Self.functions.contains(word.low) { return nil }
        if Self.particles.contains(word.low) {
            guard let next = nextWord(from: first + 1, over: ["'", "’", "-"]) else {
                return word.isCapitalised && word.low.count > 1 ? first : nil
            }
            let name = pieces[next]
            // « madame de la CAF », « monsieur de France Travail » are no names; « Mme de Souza » is.
            let isOfSomething = ["de", "d"].contains(word.low)
            if isOfSomething, isLong, !civility.isCapitalised { return nil }
            if name.isCapitalised, name.low.count > 1 { return next }
            return !isOfSomething && allowsSmall && name.low.count >= 3 && !Self.plain.contains(name.low) ? next : nil
        }
        if Self.articles.contains(word.low) {
            guard word.isCapitalised, let next = nextWord(from: first + 1, over: ["'", "’"]) else { return nil }
            return pieces[next].isCapitalised && !Self.functions.contains(pieces[next].low) ? next : nil
        }
        // N’Diaye, O’Brien.
        if word.low.count == 1, word.isCapitalised, let next = nextWord(from: first + 1, over: ["'", "’"]),
            next == first + 2, pieces[next].isCapitalised
        {
            return next
        }
        if Self.plain.contains(word.low) { return nil }
        if word.isCapitalised { return word.low.count > 1 ? first : nil }
        return allowsSmall && word.low.count >= 3 ? first : nil
    }

    /// `née le 12`, `date de naissance : 12/03/1984`, `born on 12`; and `née en 1984`.
    var birthExcerpt: (day: String?, year: String?) {
        var found: (day: String?, year: String?) = (nil, nil)
        for position in pieces.indices where pieces[position].kind == .word {
            switch pieces[position].low {
            case "né", "née", "nés", "nées", "born":
                // Over « (e) », « ·e ».
                let near = pieces[(position + 1)...].prefix(8).filter { $0.kind == .word || $0.kind == .number }
                guard let mark = near.first(where: { ["le", "un", "en", "on", "in"].contains($0.low) }),
                    near.first(where: { $0.kind == .number }) != nil,
                    near.prefix(while: { $0.kind == .word }).allSatisfy({
                        ["e", "s"].contains($0.low) || $0.low == mark.low
                    })
                else { continue }
                let excerpt = "\(pieces[position].text) \(mark.text)"
                if ["en", "in"].contains(mark.low) {
                    found.year = found.year ?? excerpt
                } else {
                    found.day = found.day ?? excerpt
                }
            case "ddn", "naissance":
                let isDate = pieces[position].low == "ddn" || wordBefore(position) == "de" && saysDate(before: position)
                if isDate, pieces[(position + 1)...].prefix(4).contains(where: { $0.kind == .number }) {
                    found.day = found.day ?? String(pieces[position].text)
                }
            default: continue
            }
        }
        return found
    }

    private func saysDate(before position: Int) -> Bool {
        pieces[..<position].suffix(4).contains { ["date", "dates", "jour"].contains($0.low) }
    }

    private static let streets: Set<String> = ["rue", "avenue", "boulevard", "allée", "impasse", "chemin"]
    /// These are streets only when a name follows: « 1 place de crèche » is none.
    private static let namedStreets: Set<String> = ["place", "quai", "square", "route", "av", "bd", "bld", "cours"]
    private static let small: Set<String> = ["de", "du", "des", "d", "la", "le", "les", "l"]

    /// A number, then a street.
    var addressExcerpt: String? {
        for position in pieces.indices where pieces[position].kind == .number && pieces[position].text.utf8.count <= 5 {
            let skipped = nextWord(from: position + 1, over: [","]).map { word in
                ["bis", "ter", "quater"].contains(pieces[word].low) ? nextWord(from: word + 1, over: [","]) : word
            }
            guard let street = skipped ?? nil else { continue }
            if Self.streets.contains(pieces[street].low) { return text(position, street) }
            guard Self.namedStreets.contains(pieces[street].low) else { continue }
            var name = nextWord(from: street + 1, over: ["."])
            while let word = name, Self.small.contains(pieces[word].low) {
                name = nextWord(from: word + 1, over: ["'", "’"])
            }
            if let name, pieces[name].isCapitalised { return text(position, street) }
        }
        return nil
    }
}
