import Mediation
import Nomenclature

/// A cell that may name a row of totals: « TOTAL », « Sous-total mars », « Moyenne ».
struct TotalLabel {
    /// Whether the words say a total and nothing else: « TOTAL MARS », not « Total Énergies ».
    let isStrict: Bool
    /// Whether the row says averages, which are no sums.
    let isAverage: Bool

    private static let sums: Set<String> = [
        "total", "totaux", "totale", "totales", "tot", "soustotal", "cumul", "cumule", "cumuls", "somme", "sommes",
        "subtotal", "sum", "ensemble", "recap", "recapitulatif", "report", "reporter",
    ]
    private static let averages: Set<String> = ["moyenne", "moyennes", "moy", "mediane", "average", "mean"]
    private static let before: Set<String> = ["sous", "s", "st", "grand", "a", "le", "nombre", "nb", "sub"]
    /// Words that say of what, where and when a total is.
    private static let scope: Set<String> = [
        "general", "generale", "generaux", "mois", "mensuel", "mensuels", "jour", "jours", "journee", "semaine",
        "hebdomadaire", "annee", "annuel", "annuels", "an", "trimestre", "semestre", "periode", "page", "feuille",
        "tableau", "t1", "t2", "t3", "t4", "s1", "s2", "1er", "1ere", "2e", "2eme", "3e", "3eme", "4e", "4eme",
        "global",
        "du", "de", "des", "la", "le", "les", "l", "d", "par", "sur", "au", "a", "et", "en", "seance", "seances",
        "permanence", "permanences", "personne", "personnes", "passage", "passages", "usager", "usagers",
        "participants",
        "participant", "beneficiaires", "beneficiaire", "partiel", "provisoire", "cumule", "intermediaire", "all",
        "public", "publics", "accueillis", "recus", "recues",
    ]

    /// The first three letters a total may begin with: most cells are told by them.
    private static let beginnings = Set(
        [
            "tot", "cum", "som", "ens", "rec", "rep", "moy", "ave", "mea", "sub", "sou", "s/t", "s-t", "s t", "gra",
            "a r",
            "le ", "nom", "nb ", "st ",
        ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1 | 0x20) } })

    /// Nil for a text that names no total.
    init?(_ text: String) {
        guard text.utf8.count < 80,
            Self.beginnings.contains(text.utf8.prefix(3).reduce(0) { $0 << 8 | UInt32($1 | 0x20) })
        else { return nil }
        var words = folded(text).split { !($0.isLetter || $0.isNumber) }.map(String.init)
        if let word = words.first, Self.before.contains(word), words.count > 1 { words.removeFirst() }
        guard let head = words.first, Self.sums.contains(head) || Self.averages.contains(head) else { return nil }
        isAverage = Self.averages.contains(head)
        isStrict = words.dropFirst().allSatisfy {
            Self.scope.contains($0) || MonthNames.month($0) != nil || $0.allSatisfy(\.isNumber)
                || Self.sums.contains($0)
        }
    }
}
