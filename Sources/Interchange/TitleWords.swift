import CSV
import Nomenclature

/// The words of a column's title, brought to one form: without case, accents, plural, small words and feminine endings,
/// so that « Nb de bénéficiaire(s) », « Nombre de bénéficiaires » and « NB BENEFICIAIRES » are the same.
struct TitleWords: Hashable {
    /// What a word does in a title (`schema/interchange/title-words.csv`).
    enum Role: String {
        /// Left out.
        case stop
        /// Left out, but as the first word: endings such as « (e)s », « .trice ».
        case suffix
        /// Announces a number of something.
        case number
        /// Announces the number of all.
        case sum
        /// People who are counted.
        case people
        /// Adds nothing to a count.
        case vague
        /// What people come to: counted itself in « nombre de séances », not in « participants par séance ».
        case occasion
        /// Adds nothing to a field: « Nom du lieu ».
        case neutral
        /// Points to one person.
        case personal
        /// Points to one person when the cells are words.
        case someone
        /// Dates that are not the day of the activity.
        case late
        /// Numbers that count nothing.
        case identifier
        /// Amounts and measures.
        case money
    }

    /// The words in order, those left out apart.
    let words: [String]

    init(_ title: String) {
        var found: [String] = []
        for word in folded(title).split(whereSeparator: { !($0.isLetter || $0.isNumber) }).map(String.init) {
            if Self.has(.stop, word) || (!found.isEmpty && Self.has(.suffix, word)) { continue }
            let single = Self.singular(word)
            found.append(Self.has(.number, single) ? "nombre" : single)
        }
        words = found
    }

    /// Whether some word has a role.
    func has(_ role: Role) -> Bool { words.contains { Self.has(role, $0) } }

    /// Words that have none of some roles.
    func without(_ roles: Role...) -> [String] { words.filter { word in !roles.contains { Self.has($0, word) } } }

    /// Where a phrase stands within the words; nil when it does not.
    func range(of phrase: [String]) -> Range<Int>? {
        guard !phrase.isEmpty, phrase.count <= words.count else { return nil }
        return (0...(words.count - phrase.count)).first { Array(words[$0..<($0 + phrase.count)]) == phrase }.map {
            $0..<($0 + phrase.count)
        }
    }

    /// Whether a word points to a person.
    static func isPersonal(_ word: String) -> Bool { has(.personal, word) || has(.someone, word) }

    private static func has(_ role: Role, _ word: String) -> Bool { roles[role.rawValue]?.contains(word) ?? false }

    private static let roles: [String: Set<String>] = EmbeddedTable.named("title-words").rows.reduce(into: [:]) {
        $0[$1["role"], default: []].formUnion($1.list("words").flatMap { [$0, singular($0)] })
    }

    /// « usagers » and « usager » are one word, « reçus » and « reçu » too; short words keep their last letter.
    private static func singular(_ word: String) -> String {
        guard word.utf8.count > 3, let last = word.last, "sx".contains(last),
            !["acces", "cours", "temps"].contains(word)
        else { return word }
        return String(word.dropLast())
    }
}
