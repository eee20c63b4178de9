import CSV
import Mediation
import Nomenclature

/// What the cells of a table tell: counts that do not agree, words and their codes.
extension ProfileSuggestion {
    mutating func margins(_ tables: [SampledTable]) {
        if isGrid, profile.columns.contains(where: { if case .margin = $0.target { true } else { false } }) {
            remarks.append(
                Sentence(
                    "Le tableau ne dit pas qui est venu pour quoi : les jours de plusieurs motifs, femmes, hommes et âges restent « non renseigné ». « repartir: oui » les partage en proportion.",
                    "The table does not tell who came for what: on days of several themes, gender and age stay unknown. `spread-margins: yes` shares them out in proportion."
                ))
        }
        var (differs, lacks) = (0, 0)
        var approximate: [String] = []
        for table in tables {
            for row in table.rows where !profile.skips(row.cells) && table.hasDay(row) {
                var sum = 0
                var total: Int?
                for (position, title) in table.titles.enumerated() {
                    guard let target = profile.columns.first(where: { $0.titles.contains(title) })?.target else {
                        continue
                    }
                    let text = table.cell(row, position)
                    guard target.isCount, !text.isEmpty else { continue }
                    guard let heads = try? CellReading.heads(text, "", acceptsApproximate: false) else {
                        if (try? CellReading.heads(text, "", acceptsApproximate: true)) != nil {
                            approximate.append(text)
                        }
                        continue
                    }
                    if case .theme = target { sum += heads }
                    if target == .column(.count) { total = heads }
                }
                if isGrid, profile.eachRow == .session, let total {
                    if total < sum { differs += 1 }
                    if total > sum { lacks += 1 }
                }
            }
        }
        if lacks > 0 {
            toFill.append(.themes)
            remarks.append(
                Sentence(
                    "\(lacks) ligne(s) ont plus de personnes que de motifs : dites dans « par-defaut » le thème des autres.",
                    "\(lacks) row(s) have more people than themes: say in `defaults` the theme of the others."))
        }
        if differs > 0 {
            profile.heads = .requests
            remarks.append(
                Sentence(
                    "\(differs) ligne(s) ont plus de motifs que de personnes : les nombres sont lus comme des demandes.",
                    "\(differs) row(s) have more themes than people: the counts are read as requests."))
        }
        if !approximate.isEmpty {
            remarks.append(
                Sentence(
                    "Nombres approximatifs, refusés tant que « approximatif » dit refuser : \(approximate.prefix(5).joined(separator: ", ")).",
                    "Approximate numbers, refused as long as `approximate` says refuse: \(approximate.prefix(5).joined(separator: ", "))."
                ))
        }
    }

    mutating func words(_ tables: [SampledTable]) {
        for column in profile.columns {
            guard case .column(let field) = column.target, let list = field.list else { continue }
            var known: [String: String] = [:]
            var unknown: [String] = []
            for table in tables {
                for (position, title) in table.titles.enumerated() where column.titles.contains(title) {
                    for cell in Set(table.column(position)).sorted() {
                        let isWhole = !field.isList || FieldWords.code(list, cell, book) != nil
                        let parts =
                            isWhole
                            ? [cell]
                            : cell.split(whereSeparator: { profile.separators.contains($0) || $0.isNewline })
                                .map { String($0).trimmingSpaces() }.filter { !$0.isEmpty }
                        for word in parts {
                            let code =
                                Self.answer(word, title: title, field) ?? FieldWords.code(list, word, book)
                                ?? guessed(word, list, field)
                            if let code {
                                known[Self.shown(word)] = code
                            } else if !unknown.contains(word) {
                                unknown.append(word)
                            }
                        }
                    }
                }
            }
            // A column of ages in years needs no list of words.
            if field == .ageBand { known = known.filter { !$0.key.allSatisfy(\.isNumber) } }
            if !known.isEmpty { profile.values[field, default: [:]].merge(known) { $1 } }
            if !unknown.isEmpty { unknownWords[field, default: []] += unknown.prefix(60).map(Self.shown) }
        }
    }

    /// A code whose word is within the cell's, for a person to check.
    private mutating func guessed(_ word: String, _ list: CodeList, _ field: SessionColumn) -> String? {
        guard [.themes, .kind, .referrals, .outcome, .actions, .origin].contains(field),
            let code = FieldWords.guess(list, word, book)
        else { return nil }
        guesses[field, default: []].insert(Self.shown(word))
        return code
    }

    /// `oui` and `non` under « Première fois » and « Déjà venu ».
    private static func answer(_ word: String, title: String, _ field: SessionColumn) -> String? {
        guard field == .attendance else { return nil }
        let isYes = ["oui", "o", "x", "1", "vrai"].contains(Profile.key(word))
        guard isYes || ["non", "n", "0", "faux"].contains(Profile.key(word)) else { return nil }
        let asksKnown = ["deja", "ancien", "connu", "suivi"].contains { Profile.key(title).contains($0) }
        return isYes == asksKnown ? "deja_venu" : "premiere_fois"
    }

    private static func shown(_ word: String) -> String { word.replacing("\n", with: " ") }
}
