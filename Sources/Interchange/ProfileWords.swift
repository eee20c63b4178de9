import Mediation
import Nomenclature

/// The words of profile files, in French and English; both are read whatever the language.
enum ProfileWords {
    static let keys: [(english: String, french: String)] = [
        ("title", "titre"), ("sheets", "feuilles"), ("header", "titres"), ("rows", "lignes"),
        ("each-row", "une-ligne"), ("columns", "colonnes"), ("values", "valeurs"), ("defaults", "par-defaut"),
        ("fill-down", "recopier"), ("skip", "laisser"), ("separators", "separateurs"), ("day-order", "ordre-du-jour"),
        ("year", "annee"), ("century", "siecle"), ("approximate", "approximatif"), ("heads", "nombres"),
        ("spread-margins", "repartir"), ("create", "creer"), ("side-by-side", "cote-a-cote"),
        ("merge-groups", "regrouper"), ("keep-first-themes", "premiers-themes"), ("keep", "garder"),
        ("leave", "ecarter"), ("answers", "reponses"), ("swapped-days", "jours-inverses"),
    ]
    /// Words a key may take.
    static let choices: [(english: String, french: String)] = [
        ("contact", "personne"), ("session", "seance"), ("day-first", "jour-mois"), ("month-first", "mois-jour"),
        ("accept", "accepter"), ("refuse", "refuser"), ("people", "personnes"), ("requests", "demandes"),
        ("places", "lieux"), ("mediators", "mediatrices"), ("yes", "oui"), ("no", "non"),
    ]
    /// Fields that are not columns of `sessions.csv`.
    static let extra: [(field: Field, target: Profile.Target)] = {
        let targets: [String: Profile.Target] = [
            "end": .end, "hours": .hours, "hours_minutes": .hoursAndMinutes, "minutes_seconds": .minutesAndSeconds,
            "seconds": .seconds, "days": .days, "half_days": .halfDays,
            "leave": .leave, "others": .others, "day_of_month": .dayOfMonth, "month": .month, "year": .year,
        ]
        return FieldCatalogue.fields(of: "profile").compactMap { field in targets[field.name].map { (field, $0) } }
    }()

    static func english(_ word: String, _ pairs: [(english: String, french: String)]) -> String? {
        let word = word.lowercased().trimmingSpaces()
        return pairs.first { $0.english == word || $0.french == word }?.english
    }

    /// Reads `day`, `theme sante/couverture`, `margin gender:femme`, `effect accident_evite`.
    static func target(_ text: String) -> Profile.Target? {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        if words.count == 2 {
            let code = words[1].trimmingSpaces()
            switch words[0].lowercased() {
            case "theme", "thème":
                let parts = code.split(separator: " ").map(String.init)
                guard parts.count == 2 else { return parts.count == 1 ? .theme(code) : nil }
                guard case .margin(let dimension, let trait) = target("margin " + parts[1]) else { return nil }
                return .theme(parts[0], Profile.Trait(dimension: dimension, code: trait))
            case "effect", "effet": return .effect(code)
            case "margin", "marge", "dont":
                let parts = code.split(separator: ":").map(String.init)
                guard parts.count == 2, let column = SessionColumn(header: parts[0]),
                    let dimension = Dimension(rawValue: column.name), Dimension.marginable.contains(dimension)
                else { return nil }
                return .margin(dimension, parts[1])
            default: return nil
            }
        }
        let name = text.lowercased().trimmingSpaces()
        if let column = SessionColumn(header: name) { return .column(column) }
        return FieldCatalogue.field(name, of: "profile").flatMap { field in extra.first { $0.field == field } }?.target
    }

    static func text(_ target: Profile.Target, _ language: Language) -> String {
        switch target {
        case .column(let column): language == .french ? column.frenchName : column.name
        case .theme(let code, let trait):
            (language == .french ? "thème " : "theme ") + code
                + (trait.map { " \($0.dimension.rawValue):\($0.code)" } ?? "")
        case .effect(let code): (language == .french ? "effet " : "effect ") + code
        case .margin(let dimension, let code):
            (language == .french ? "dont " : "margin ") + "\(dimension.rawValue):\(code)"
        default:
            extra.first { $0.target == target }.map { language == .french ? $0.field.frenchName : $0.field.name } ?? ""
        }
    }
}
