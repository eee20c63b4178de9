import Mediation
import Nomenclature

extension ProfileSuggestion {
    /// How a front end words what is done with a proposed profile.
    package struct Advice: Sendable {
        /// How a profile is tried on its table.
        package let trial: Sentence
        /// How the field of that name is given without writing it in the profile.
        package let givingField: @Sendable (_ name: String) -> String

        /// The two advices of a front end.
        package init(trial: Sentence, givingField: @escaping @Sendable (_ name: String) -> String) {
            self.trial = trial
            self.givingField = givingField
        }
    }

    /// Says what a field is on rows that do not tell it.
    package mutating func complete(_ field: SessionColumn, _ value: String) throws {
        try profile.set("\(field.name)=\(value)")
        toFill.removeAll { $0 == field }
    }

    /// Takes an answer to a doubt, as typed: `Durée=heures`.
    package mutating func take(answer typed: String) throws { try profile.answer(typed) }

    /// The profile as a file to read, edit and run, in a language.
    package func yaml(_ language: Language, file: String, _ advice: Advice) -> String {
        let words = ProfileWriter(language)
        var text = words.comment(
            "Profil proposé pour \(file). Relisez, complétez, puis : \(advice.trial.french)",
            "Profile proposed for \(file). Read it, complete it, then: \(advice.trial.english)")
        for remark in remarks { text += "# \(remark.text(language))\n" }
        text += answers(words)
        if !profile.sheets.isEmpty { text += words.list("sheets", profile.sheets) }
        if !profile.header.isEmpty {
            text += "\(words.key("header")): [\(profile.header.map(String.init).joined(separator: ", "))]\n"
        }
        if let rows = profile.rows { text += "\(words.key("rows")): \"\(rows.lowerBound)..\(rows.upperBound)\"\n" }
        text += "\(words.key("each-row")): \(words.choice(profile.eachRow.rawValue))\n"
        text += "\(words.key("columns")):\n"
        for column in profile.columns { text += line(column, words) }
        for title in unplaced { text += unplacedLine(title, words) }
        for title in personal {
            let why = words.say("désigne une personne, jamais lue", "points to a person, never read")
            text += "  # \(words.quoted(title)): \(why)\n"
        }
        text += values(words)
        text += defaults(words, advice)
        if !profile.fillDown.isEmpty {
            let titles = profile.columns.flatMap(\.titles).filter { profile.fillDown.contains(Profile.key($0)) }
            text += words.list("fill-down", titles)
        }
        if profile.dayOrder == .monthFirst { text += "\(words.key("day-order")): \(words.choice("month-first"))\n" }
        if let year = profile.year { text += "\(words.key("year")): \(year.text)\n" }
        if let century = profile.century { text += "\(words.key("century")): \(century)\n" }
        text += "\(words.key("approximate")): \(words.choice("refuse"))\n"
        text += rules(words)
        if profile.separators != Profile().separators {
            text += "\(words.key("separators")): \(words.quoted(profile.separators))\n"
        }
        if profile.sideBySide > 1 { text += "\(words.key("side-by-side")): \(profile.sideBySide)\n" }
        if profile.heads == .requests { text += "\(words.key("heads")): \(words.choice("requests"))\n" }
        let created = [profile.createsPlaces ? "places" : nil, profile.createsMediators ? "mediators" : nil].compactMap
        { $0 }
        if !created.isEmpty {
            text += "\(words.key("create")): [\(created.map(words.choice).joined(separator: ", "))]\n"
        }
        return text
    }

    /// A column and its field, how sure it is, and three values.
    private func line(_ column: Profile.Column, _ words: ProfileWriter) -> String {
        let titles = column.titles.joined(separator: "|") + (column.isOptional && column.target != .leave ? " ?" : "")
        let field = ProfileWords.text(column.target, words.language)
        let found = column.titles.compactMap { lines[Profile.key($0)] }.first
        let mark: String
        switch found?.confidence {
        case .sure: mark = words.say("sûr", "sure")
        case .guessed: mark = words.say("deviné", "guessed")
        case .toCheck, nil: mark = words.say("à vérifier", "to be checked")
        }
        let examples = (found?.examples ?? []).map { ProfileWriter.shown($0) }.joined(separator: " · ")
        return "  \(words.quoted(titles)): \(field)  # \(mark)\(examples.isEmpty ? "" : " : \(examples)")\n"
    }

    private func unplacedLine(_ title: String, _ words: ProfileWriter) -> String {
        "  # \(words.quoted(title)): \(words.say("à placer, ou laissée de côté", "to be placed, or left aside"))\n"
    }

    /// The doubts, each with its question and its answers to choose among.
    private func answers(_ words: ProfileWriter) -> String {
        let open = doubts.filter { profile.choice(of: $0) == nil }
        guard !open.isEmpty || !profile.answers.isEmpty else { return "" }
        let given = profile.answers.sorted { $0.key < $1.key }.map { key, choices in
            let title = doubts.map(\.column).first { Profile.key($0) == key } ?? lines[key]?.title ?? key
            return "  \(words.quoted(title)): [\(choices.map(words.quoted).joined(separator: ", "))]\n"
        }.joined()
        guard !open.isEmpty else { return "\(words.key("answers")):\n" + given }
        var text = words.comment(
            "À RÉPONDRE. Ôtez le # devant votre réponse ; sans réponse, ce qui est marqué ! arrête l’import.",
            "TO BE ANSWERED. Take off the # before your answer; without one, what is marked ! stops the import.")
        text += "\(words.key("answers")):\n" + given
        for doubt in open {
            let values = doubt.values.map { ProfileWriter.shown($0) }.joined(separator: " · ")
            let sign = doubt.isBlocking ? "!" : "?"
            text += "  # \(sign) « \(doubt.column) » (\(values)) : \(doubt.question.text(words.language))\n"
            for choice in doubt.choices {
                text +=
                    "  # \(words.quoted(doubt.column)): [\(words.quoted(choice.name))]  # \(choice.effect.text(words.language))\n"
            }
        }
        return text
    }

    /// Which rows count.
    private func rules(_ words: ProfileWriter) -> String {
        func block(_ key: String, _ rules: [String: [String]]) -> String {
            guard !rules.isEmpty else { return "" }
            let lines = rules.sorted { $0.key < $1.key }.map { title, values in
                "  \(words.quoted(self.lines[title]?.title ?? title)): [\(values.map(words.quoted).joined(separator: ", "))]\n"
            }
            return "\(words.key(key)):\n" + lines.joined()
        }
        return block("keep", profile.keep) + block("leave", profile.leave)
    }

    private func values(_ words: ProfileWriter) -> String {
        let fields = SessionColumn.allCases.filter { profile.values[$0] != nil || unknownWords[$0] != nil }
        guard !fields.isEmpty else { return "" }
        var text = "\(words.key("values")):\n"
        for field in fields {
            text += "  \(words.field(field)):\n"
            var written: Set<String> = []
            for (word, code) in (profile.values[field] ?? [:]).sorted(by: { $0.key < $1.key })
            where written.insert(Profile.key(word)).inserted {
                let isGuess = guesses[field]?.contains(word) ?? false
                let mark = isGuess ? "  # \(words.say("deviné, à vérifier", "guessed, to be checked"))" : ""
                text += "    \(words.quoted(word)): \(code)\(mark)\n"
            }
            for word in unknownWords[field] ?? [] where written.insert(Profile.key(word)).inserted {
                let fate =
                    field == .themes
                    ? words.say("à placer : ces lignes sont refusées", "to be placed: these rows are refused")
                    : words.say("à placer : compté non renseigné", "to be placed: counted as unknown")
                text += "    \(words.quoted(word)): \"\"  # \(fate)\n"
            }
        }
        return text
    }

    private func defaults(_ words: ProfileWriter, _ advice: Advice) -> String {
        guard !profile.defaults.isEmpty || !toFill.isEmpty else { return "" }
        var text = "\(words.key("defaults")):\n"
        for field in SessionColumn.allCases {
            if let value = profile.defaults[field] {
                let check = field == .kind ? "  # \(words.say("à vérifier", "to be checked"))" : ""
                text += "  \(words.field(field)): \(words.quoted(value))\(check)\n"
            } else if toFill.contains(field) {
                let why = words.say(
                    "À REMPLIR : le tableau ne le dit pas (ou : \(advice.givingField(field.frenchName)))",
                    "TO FILL IN: the table does not tell (or: \(advice.givingField(field.name)))")
                text += "  \(words.field(field)): \"\"  # \(why)\n"
            }
        }
        return text
    }
}

/// The words of a profile written in a language.
private struct ProfileWriter {
    let language: Language

    init(_ language: Language) { self.language = language }

    func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
    func comment(_ french: String, _ english: String) -> String { "# \(say(french, english))\n" }

    func key(_ english: String) -> String { word(english, ProfileWords.keys) }
    func choice(_ english: String) -> String { word(english, ProfileWords.choices) }
    func field(_ column: SessionColumn) -> String { say(column.frenchName, column.name) }

    func list(_ name: String, _ items: [String]) -> String {
        "\(key(name)): [\(items.map(quoted).joined(separator: ", "))]\n"
    }

    /// A double-quoted YAML scalar. Scalar by scalar: a quote with an accent on it is a quote all the same.
    func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }

    /// A value as a comment shows it: on one line, not too long.
    static func shown(_ text: String) -> String {
        let line = text.replacing("\n", with: " ").replacing("\r", with: " ")
        return line.count > 40 ? line.prefix(39) + "…" : line
    }

    private func word(_ english: String, _ pairs: [(english: String, french: String)]) -> String {
        guard language == .french else { return english }
        return pairs.first { $0.english == english }?.french ?? english
    }
}
