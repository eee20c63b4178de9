import CSV
import Mediation
import Nomenclature

/// The words associations use in their own tables for our codes (`schema/interchange/words.csv`).
enum FieldWords {
    /// Codes by list and word.
    private static let codes: [String: [String: String]] = EmbeddedTable.named("words").rows.reduce(into: [:]) {
        codes, row in
        for word in row.list("words") { codes[row["list"], default: [:]][Profile.key(word)] = row["code"] }
    }
    private static let themes: [[String]: String] = EmbeddedTable.named("words").rows.reduce(into: [:]) { themes, row in
        guard row["list"] == CodeList.theme.rawValue else { return }
        for word in row.list("words") where themes[TitleWords(word).words] == nil {
            themes[TitleWords(word).words] = row["code"]
        }
    }

    /// The code people mean by a word, certain enough to be taken without asking; nil for none.
    static func code(_ list: CodeList, _ text: String, _ book: CodeBook) -> String? {
        if book[list, text] != nil { return text }
        let key = Profile.key(text)
        if let code = codes[list.rawValue]?[key] { return code }
        let labelled = byLabel(list, key, book)
        if labelled.count == 1 { return labelled[0] }
        if list == .ageBand { return AgeWords.band(text) }
        return nil
    }

    /// Whether several codes of a list have the word for a label: « Écoute ».
    static func isShared(_ list: CodeList, _ text: String, _ book: CodeBook) -> Bool {
        let key = Profile.key(text)
        return codes[list.rawValue]?[key] == nil && book[list, text] == nil && byLabel(list, key, book).count > 1
    }

    /// The codes whose label it is, a domain before the themes under it.
    private static func byLabel(_ list: CodeList, _ key: String, _ book: CodeBook) -> [String] {
        let matching = book.codes(list).filter { code in
            code.mergedInto == nil
                && [code.label.french, code.label.english, code.code].contains { LabelForms.key($0) == key }
        }
        let domains = matching.filter { $0.parent == nil }
        return (domains.isEmpty ? matching : domains).map(\.code)
    }

    /// The theme the words of a title name; nil for none.
    static func theme(_ words: [String], _ book: CodeBook) -> String? {
        if let code = themes[words], book[.theme, code] != nil { return code }
        return book.codes(.theme).first {
            $0.mergedInto == nil
                && [$0.label.french, $0.label.english].contains { LabelForms.words($0) == words }
        }?.code
    }

    /// The kind of place its name tells; nil when it tells none.
    static func placeKind(_ name: String) -> String? {
        let name = "_" + Profile.key(name) + "_"
        return codes["place_kind"]?.filter { name.contains("_\($0.key)_") }
            .max { ($0.key.count, $1.key) < ($1.key.count, $0.key) }?.value
    }

    /// Whether rows with that status count: true for « Honoré », false for « Annulé à l’initiative du service »; nil for
    /// words that are no status.
    static func isKept(status text: String) -> Bool? {
        let key = Profile.key(text)
        if let code = codes["status"]?[key] { return code == "keep" }
        // Refusals first: « non honoré » contains « honoré ».
        let within = "_" + key.replacing(#/[^a-z0-9_]/#, with: "_") + "_"
        let found = (codes["status"] ?? [:]).filter { $0.key.count > 3 && within.contains("_\($0.key)_") }
        if found.values.contains("leave") { return false }
        return found.isEmpty || within.contains("_non_") || within.contains("_pas_") ? nil : true
    }

    /// The code whose word is within longer words, for a person to check: « Facture EDF », « Inscription cantine ».
    static func guess(_ list: CodeList, _ text: String, _ book: CodeBook) -> String? {
        let within = "_" + Profile.key(text).replacing(#/[^a-z0-9_]/#, with: "_") + "_"
        var words = codes[list.rawValue] ?? [:]
        for code in book.codes(list) where code.mergedInto == nil {
            words[LabelForms.key(code.label.french)] = code.code
        }
        return words.filter { $0.key.count > 2 && within.contains("_\($0.key)_") }
            .max { ($0.key.count, $1.key) < ($1.key.count, $0.key) }?.value
    }
}
