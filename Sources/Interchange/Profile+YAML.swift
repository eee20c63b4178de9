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
        case "year":
            let word = try reader.text(node, typed)
            guard let read = TableYear(word) else {
                throw ProfileProblem(
                    reader.file, typed,
                    Sentence("écrivez ainsi : 2025, ou 2024-2025", "write it so: 2025, or 2024-2025"))
            }
            year = read
        case "keep": keep = try reader.lists(node, typed)
        case "leave": leave = try reader.lists(node, typed)
        case "answers": answers = try reader.lists(node, typed)
        case "swapped-days": swapsPlainDays = try reader.choice(node, typed, ["yes", "no"]) == "yes"
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
        let hasLength = !targets.isDisjoint(with: Self.lengths) || targets.isSuperset(of: [.column(.start), .end])
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

extension String {
    /// The parts between a sign of several letters.
    fileprivate func components(parting sign: String) -> [String] {
        split(separator: sign, omittingEmptySubsequences: false).map(String.init)
    }
}
