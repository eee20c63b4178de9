import CSV
import Mediation
import Nomenclature

/// What the cells of a table tell: counts that do not agree, words and their codes.
extension ProfileSuggestion {
    mutating func margins(_ finder: DoubtFinder) {
        if isGrid, profile.eachRow == .session, profile.columns.contains(where: \.target.isMargin) {
            remarks.append(
                Sentence(
                    "Le tableau ne dit pas qui est venu pour quoi : les jours de plusieurs motifs, femmes, hommes et âges restent « non renseigné ». « repartir: oui » les partage en proportion.",
                    "The table does not tell who came for what: on days of several themes, gender and age stay unknown. `spread-margins: yes` shares them out in proportion."
                ))
        }
        var (differs, lacks) = (0, 0)
        var approximate: [String] = []
        for table in finder.tables {
            for row in table.rows {
                var (sum, total): (Int, Int?) = (0, nil)
                for place in table.layout.places where place.target.isCount && place.position >= 0 {
                    let text = table.sample.cell(row, place.position)
                    guard !text.isEmpty else { continue }
                    guard let heads = try? CellReading.heads(text, "", acceptsApproximate: false) else {
                        if (try? CellReading.heads(text, "", acceptsApproximate: true)) != nil {
                            approximate.append(text)
                        }
                        continue
                    }
                    if place.target.isTheme { sum += heads }
                    if place.target == .column(.count) { total = heads }
                }
                if isGrid, profile.eachRow == .session, let total {
                    if total < sum { differs += 1 }
                    if total > sum { lacks += 1 }
                }
            }
        }
        tell(differs: differs, lacks: lacks, approximate: approximate)
    }

    private mutating func tell(differs: Int, lacks: Int, approximate: [String]) {
        if lacks > 0 {
            toFill.append(.themes)
            remarks.append(
                Sentence(
                    "\(lacks, fr: "ligne a", "lignes ont") plus de personnes que de motifs : dites dans « par-defaut » le thème des autres.",
                    "\(lacks, en: "row has", "rows have") more people than themes: say in `defaults` the theme of the others."
                ))
        }
        if differs > 0 {
            profile.heads = .requests
            remarks.append(
                Sentence(
                    "\(differs, fr: "ligne a", "lignes ont") plus de motifs que de personnes : les nombres sont lus comme des demandes.",
                    "\(differs, en: "row has", "rows have") more themes than people: the counts are read as requests."))
        }
        if !approximate.isEmpty {
            let list = approximate.prefix(5).joined(separator: ", ")
            remarks.append(
                Sentence(
                    "Nombres approximatifs, refusés tant que « approximatif » dit refuser : \(list).",
                    "Approximate numbers, refused as long as `approximate` says refuse: \(list)."))
        }
    }

    mutating func words(_ finder: DoubtFinder) {
        separators(finder)
        for column in profile.columns {
            guard case .column(let field) = column.target, let list = field.list else { continue }
            var known: [String: String] = [:]
            var unknown: [String] = []
            for table in finder.tables {
                for place in table.layout.places
                where place.target == column.target && column.titles.contains(place.title) {
                    for cell in table.values(place).distinct.sorted() {
                        for word in parts(cell, list, field) {
                            let code =
                                Self.answer(word, title: place.title, field) ?? FieldWords.code(list, word, book)
                                ?? guessed(word, list, field)
                            if let code {
                                known[Self.shown(word)] = code
                            } else if !unknown.contains(word), !isAge(word, field) {
                                unknown.append(word)
                            }
                        }
                    }
                }
            }
            // Ages in years, and spans of them, need no list of words.
            if field == .ageBand { known = known.filter { AgeWords.reading($0.key) == nil } }
            if !known.isEmpty { profile.values[field, default: [:]].merge(known) { $1 } }
            if !unknown.isEmpty { unknownWords[field, default: []] += unknown.prefix(60).map(Self.shown) }
        }
    }

    private func isAge(_ word: String, _ field: SessionColumn) -> Bool {
        field == .ageBand && AgeWords.reading(word) != nil
    }

    /// The words of a cell: the whole when it is known, else its parts.
    private func parts(_ cell: String, _ list: CodeList, _ field: SessionColumn) -> [String] {
        guard field.isList, FieldWords.code(list, cell, book) == nil else { return [cell] }
        return cell.split(whereSeparator: { profile.separators.contains($0) || $0.isNewline })
            .map { String($0).trimmingSpaces() }.filter { !$0.isEmpty }
    }

    /// Answers parted by spaces, as forms write those of several choices, when each of them is known and the whole is not.
    private mutating func separators(_ finder: DoubtFinder) {
        guard let values = finder.column(.column(.themes))?.values, !values.isEmpty else { return }
        let whole = values.distinct.filter { $0.contains(" ") && FieldWords.code(.theme, $0, book) == nil }
        guard !whole.isEmpty else { return }
        func areKnown(_ parts: [Substring]) -> Bool {
            parts.count > 1 && parts.allSatisfy { FieldWords.code(.theme, String($0), book) != nil }
        }
        if whole.allSatisfy({ areKnown($0.split(separator: " ")) }) { profile.separators += " " }
    }

    /// A code whose word is within the cell's, or the first of several with that label, for a person to check.
    private mutating func guessed(_ word: String, _ list: CodeList, _ field: SessionColumn) -> String? {
        guard [.themes, .kind, .referrals, .outcome, .actions, .origin].contains(field),
            let code = FieldWords.guess(list, word, book)
        else { return nil }
        guesses[field, default: []].insert(Self.shown(word))
        return code
    }

    /// `oui` and `non` under « Première fois » and « Déjà venu ».
    private static func answer(_ word: String, title: String, _ field: SessionColumn) -> String? {
        guard field == .attendance, let isYes = CellReading.mark(word) ?? ["1": true, "0": false][word] else {
            return nil
        }
        let asksKnown = ["deja", "ancien", "connu", "suivi"].contains { Profile.key(title).contains($0) }
        return isYes == asksKnown ? "deja_venu" : "premiere_fois"
    }

    private static func shown(_ word: String) -> String { word.replacing("\n", with: " ") }
}
