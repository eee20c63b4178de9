import Mediation
import Nomenclature
import Yams

extension Profile {
    /// Reads the YAML of a profile. Every key and word is checked: a slip is refused with the key it is at.
    /// - Parameter file: its name, for messages.
    package init(yaml text: String, file: String) throws {
        self.init()
        let root: Node?
        do { root = try Yams.compose(yaml: text) } catch {
            throw ProfileProblem(
                file, "", Sentence("ce n’est pas du YAML lisible (\(error))", "it is not readable YAML (\(error))"))
        }
        guard let mapping = root?.mapping else {
            throw ProfileProblem(file, "", Sentence("il faut des clés et des valeurs", "keys and values are needed"))
        }
        let reader = ProfileReader(file: file)
        for (key, node) in mapping {
            let typed = key.string ?? ""
            guard let known = ProfileWords.english(typed, ProfileWords.keys) else {
                throw ProfileProblem(
                    file, typed, Sentence("cette clé n’est pas connue", "this key is not known"),
                    remedy: .advice(
                        Sentence(
                            "Possibles : \(ProfileWords.keys.map(\.french).joined(separator: ", ")).",
                            "Possible: \(ProfileWords.keys.map(\.english).joined(separator: ", ")).")))
            }
            try read(known, typed, node, reader)
        }
        guard !columns.isEmpty else {
            throw ProfileProblem(file, "columns", Sentence("il faut des colonnes", "columns are needed"))
        }
        let hasDay = columns.contains { [.column(.day), .dayOfMonth].contains($0.target) } || defaults[.day] != nil
        guard hasDay else {
            throw ProfileProblem(
                file, "columns", Sentence("aucune colonne ne donne le jour", "no column gives the day"))
        }
    }

    private mutating func read(_ key: String, _ typed: String, _ node: Node, _ reader: ProfileReader) throws {
        switch key {
        case "title":
            let words = try node.mapping == nil ? ["fr": reader.text(node, typed)] : reader.texts(node, typed)
            title = Sentence(words["fr"] ?? "", words["en"] ?? words["fr"] ?? "")
        case "sheets": sheets = try reader.list(node, typed)
        case "header":
            header = try reader.list(node, typed).map { try reader.number($0, typed, 1...1_000_000) }.sorted()
        case "rows":
            let ends = try reader.text(node, typed).components(parting: "..")
            guard ends.count == 2 else {
                throw ProfileProblem(reader.file, typed, Sentence("écrivez ainsi : 5..27", "write it so: 5..27"))
            }
            let first = try reader.number(ends[0], typed, 1...10_000_000)
            rows = first...max(first, try reader.number(ends[1], typed, 1...10_000_000))
        case "each-row":
            eachRow = try reader.choice(node, typed, ["contact", "session"]) == "contact" ? .contact : .session
        case "columns": columns = try reader.columns(node, typed)
        case "values": values = try reader.values(node, typed)
        case "defaults":
            for (name, value) in try reader.texts(node, typed) where !value.isEmpty {
                guard let column = SessionColumn(header: name) else { throw reader.unknownField(name) }
                defaults[column] = value
            }
        case "fill-down": fillDown = Set(try reader.list(node, typed).map { Profile.key($0) })
        case "skip": skip = try reader.list(node, typed)
        case "separators": separators = try reader.text(node, typed)
        case "day-order":
            dayOrder =
                try reader.choice(node, typed, ["day-first", "month-first"]) == "day-first" ? .dayFirst : .monthFirst
        case "merge-groups": mergesGroups = try reader.choice(node, typed, ["yes", "no"]) == "yes"
        case "keep-first-themes": keepsFirstThemes = try reader.choice(node, typed, ["yes", "no"]) == "yes"
        case "side-by-side": sideBySide = try reader.number(try reader.text(node, typed), typed, 1...20)
        case "year": year = try reader.number(try reader.text(node, typed), typed, 1990...2199)
        case "century": century = try reader.number(try reader.text(node, typed), typed, 19...21)
        case "approximate": acceptsApproximate = try reader.choice(node, typed, ["accept", "refuse"]) == "accept"
        case "heads": heads = try reader.choice(node, typed, ["people", "requests"]) == "people" ? .people : .requests
        case "spread-margins": spreadsMargins = try reader.choice(node, typed, ["yes", "no"]) == "yes"
        default:
            for word in try reader.list(node, typed) {
                switch try reader.choice(Node(word), typed, ["places", "mediators"]) {
                case "places": createsPlaces = true
                default: createsMediators = true
                }
            }
        }
    }

    /// Refuses a profile that leaves a needed field without column nor default, before any row is read.
    package func checkComplete(_ file: String) throws {
        let targets = Set(columns.map(\.target))
        let lengths: Set<Target> = [.column(.minutes), .column(.contactMinutes), .hours]
        let hasLength = !targets.isDisjoint(with: lengths) || targets.isSuperset(of: [.column(.start), .end])
        var missing = [SessionColumn.kind, .place, .mediators].filter { !targets.contains(.column($0)) }
        if !hasLength { missing.insert(.minutes, at: 0) }
        missing.removeAll { defaults[$0] != nil }
        guard let first = missing.first else { return }
        throw ProfileProblem(
            file, first.frenchName,
            Sentence("le tableau ne le dit pas, et le profil non plus", "neither the table nor the profile tells it"),
            remedy: .giveValues(french: missing.map(\.frenchName), english: missing.map(\.name)))
    }

    /// Sets what rows that do not tell get, as typed: `minutes=120`, `lieu=local`.
    package mutating func set(_ typed: String) throws {
        let parts = typed.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpaces() }
        guard parts.count == 2, let column = SessionColumn(header: parts[0]) else {
            let names = SessionColumn.allCases.map(\.name)
            throw parts.count == 2
                ? EntryProblem("set", parts[0], .notOneOf(names))
                : EntryProblem("set", typed, .pairSyntax("minutes=120"))
        }
        defaults[column] = parts[1]
    }
}

/// Reads the nodes of a profile.
private struct ProfileReader {
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

extension String {
    /// The parts between a sign of several letters.
    fileprivate func components(parting sign: String) -> [String] {
        split(separator: sign, omittingEmptySubsequences: false).map(String.init)
    }
}
