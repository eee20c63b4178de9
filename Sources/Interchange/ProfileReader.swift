import Mediation
import Yams

/// Reads the nodes of a profile.
struct ProfileReader {
    let file: String

    func text(_ node: Node, _ key: String) throws -> String {
        guard let text = node.scalar?.string else {
            throw ProfileProblem(file, key, Sentence("il faut un mot", "a word is needed"))
        }
        return text
    }

    func list(_ node: Node, _ key: String) throws -> [String] {
        if let sequence = node.sequence { return try sequence.map { try text($0, key) } }
        let word = try text(node, key)
        return word.isEmpty ? [] : [word]
    }

    func texts(_ node: Node, _ key: String) throws -> [String: String] {
        guard let mapping = node.mapping else {
            throw ProfileProblem(file, key, Sentence("il faut des clés et des valeurs", "keys and values are needed"))
        }
        var texts: [String: String] = [:]
        for (name, value) in mapping {
            let values = try list(value, key)
            texts[name.string ?? ""] = values.joined(separator: "|")
        }
        return texts
    }

    /// Lists of words by the key of a title; an empty value is no list.
    func lists(_ node: Node, _ key: String) throws -> [String: [String]] {
        // « reponses: » with nothing below it but comments.
        if node.scalar.map({ ["", "~", "null"].contains($0.string) }) ?? false { return [:] }
        guard let mapping = node.mapping else {
            throw ProfileProblem(file, key, Sentence("il faut des titres et des mots", "titles and words are needed"))
        }
        var lists: [String: [String]] = [:]
        for (title, words) in mapping { lists[Profile.key(title.string ?? ""), default: []] += try list(words, key) }
        return lists
    }

    func choice(_ node: Node, _ key: String, _ known: [String]) throws -> String {
        let typed = try text(node, key)
        // YAML's own words for yes and no.
        let word = ["true": "yes", "false": "no"][typed.lowercased()] ?? typed
        guard let choice = ProfileWords.english(word, ProfileWords.choices), known.contains(choice) else {
            let french = known.compactMap { word in ProfileWords.choices.first { $0.english == word }?.french }
            throw ProfileProblem(
                file, key, Sentence("« \(typed) » n’est pas un choix", "“\(typed)” is not a choice"),
                remedy: .advice(
                    Sentence(
                        "Possibles : \(french.joined(separator: ", ")).", "Possible: \(known.joined(separator: ", ")).")
                ))
        }
        return choice
    }

    func number(_ text: String, _ key: String, _ range: ClosedRange<Int>) throws -> Int {
        guard let number = Int(text.trimmingSpaces()), range.contains(number) else {
            throw ProfileProblem(
                file, key,
                Sentence(
                    "« \(text) » n’est pas un nombre de \(range.lowerBound) à \(range.upperBound)",
                    "“\(text)” is not a number from \(range.lowerBound) to \(range.upperBound)"))
        }
        return number
    }

    func columns(_ node: Node, _ key: String) throws -> [Profile.Column] {
        guard let mapping = node.mapping else {
            throw ProfileProblem(
                file, key, Sentence("il faut des titres et des champs", "titles and fields are needed"))
        }
        return try mapping.flatMap { title, value in
            let typed = title.string ?? ""
            let isOptional = typed.hasSuffix("?")
            let titles = (isOptional ? String(typed.dropLast()) : typed).split(separator: "|").map {
                String($0).trimmingSpaces()
            }
            return try list(value, typed).map { text in
                guard let target = ProfileWords.target(text) else { throw unknownField(text) }
                return Profile.Column(titles, isOptional: isOptional, target)
            }
        }
    }

    func values(_ node: Node, _ key: String) throws -> [SessionColumn: [String: String]] {
        guard let mapping = node.mapping else {
            throw ProfileProblem(file, key, Sentence("il faut des champs", "fields are needed"))
        }
        var values: [SessionColumn: [String: String]] = [:]
        for (field, words) in mapping {
            guard let column = SessionColumn(header: field.string ?? "") else { throw unknownField(field.string ?? "") }
            for (word, code) in try texts(words, field.string ?? "") {
                values[column, default: [:]][Profile.key(word)] = code
            }
        }
        return values
    }

    func unknownField(_ name: String) -> ProfileProblem {
        let names = SessionColumn.allCases
        return ProfileProblem(
            file, name, Sentence("ce champ n’est pas connu", "this field is not known"),
            remedy: .advice(
                Sentence(
                    "Possibles : \((names.map(\.frenchName) + ProfileWords.extra.map(\.field.frenchName)).joined(separator: ", ")), thème CODE, dont genre:CODE, effet CODE.",
                    "Possible: \((names.map(\.name) + ProfileWords.extra.map(\.field.name)).joined(separator: ", ")), theme CODE, margin gender:CODE, effect CODE."
                )))
    }
}
