import CSV
import Mediation
import Nomenclature

/// The words associations use in their own tables for our codes and fields (`schema/interchange/*.csv`).
enum FieldWords {
    /// Codes by list and word.
    private static let codes: [String: [String: String]] = EmbeddedTable.named("words").rows.reduce(into: [:]) {
        codes, row in
        for word in row.list("words") { codes[row["list"], default: [:]][Profile.key(word)] = row["code"] }
    }
    private static let titles: [String: String] = EmbeddedTable.named("titles").rows.reduce(into: [:]) { titles, row in
        for title in row.list("titles") where titles[Profile.key(title)] == nil {
            titles[Profile.key(title)] = row["field"]
        }
    }
    private static let margins: [String: Profile.Target] = EmbeddedTable.named("margins").rows.reduce(into: [:]) {
        margins, row in
        guard let dimension = Dimension(rawValue: row["dimension"]) else { return }
        for title in row.list("titles") { margins[Profile.key(title)] = .margin(dimension, row["code"]) }
    }

    /// The code people mean by a word, certain enough to be taken without asking; nil for none.
    static func code(_ list: CodeList, _ text: String, _ book: CodeBook) -> String? {
        if book[list, text] != nil { return text }
        let key = Profile.key(text)
        if let code = codes[list.rawValue]?[key] { return code }
        if let code = byLabel(list, key, book) { return code }
        if list == .ageBand { return AgeWords.band(text) }
        return nil
    }

    /// The code whose label it is; a domain before the themes under it.
    private static func byLabel(_ list: CodeList, _ key: String, _ book: CodeBook) -> String? {
        let matching = book.codes(list).filter { code in
            code.mergedInto == nil
                && [code.label.french, code.label.english, code.code].contains { Profile.key($0) == key }
        }
        return (matching.first { $0.parent == nil } ?? matching.first)?.code
    }

    /// The kind of place its name tells; nil when it tells none.
    static func placeKind(_ name: String) -> String? {
        let name = "_" + Profile.key(name) + "_"
        return codes["place_kind"]?.filter { name.contains("_\($0.key)_") }
            .max { ($0.key.count, $1.key) < ($1.key.count, $0.key) }?.value
    }

    /// The field a title names; nil for none.
    static func target(title: String) -> Profile.Target? {
        let key = Profile.key(title)
        if let exact = ProfileWords.target(titles[key] ?? title) { return exact }
        // « Début permanence », « Motif(s) », « Durée permanence (min) »: the longest known title within.
        let bare = "_" + Profile.key(key.replacing(#/\([^)]*\)/#, with: "")) + "_"
        let within = titles.filter { !wholeOnly.contains($0.value) && $0.key.count > 2 && bare.contains("_\($0.key)_") }
        // « Fin permanence » is an end: the first word says what the column is.
        let leading = within.filter { bare.hasPrefix("_\($0.key)_") }
        let best = (leading.isEmpty ? within : leading).max { ($0.key.count, $1.key) < ($1.key.count, $0.key) }
        guard let field = best?.value else { return nil }
        if field == "minutes", key.contains("(h)") || key.contains("heure") { return .hours }
        return ProfileWords.target(field)
    }

    /// Fields whose titles are too plain to be looked for within others: « Nombre d’enfants » counts no heads.
    private static let wholeOnly: Set<String> = [
        "count", "session", "month", "year", "day_of_month", "language", "present", "turned_away", "funding", "actions",
        "partners",
    ]

    /// The code whose word is within longer words, for a person to check: « Facture EDF », « Inscription cantine ».
    static func guess(_ list: CodeList, _ text: String, _ book: CodeBook) -> String? {
        let within = "_" + Profile.key(text).replacing(#/[^a-z0-9_]/#, with: "_") + "_"
        var words = codes[list.rawValue] ?? [:]
        for code in book.codes(list) where code.mergedInto == nil { words[Profile.key(code.label.french)] = code.code }
        return words.filter { $0.key.count > 2 && within.contains("_\($0.key)_") }
            .max { ($0.key.count, $1.key) < ($1.key.count, $0.key) }?.value
    }

    /// The heads a title counts (`dont femmes`); nil for none.
    static func margin(title: String) -> Profile.Target? {
        if let margin = margins[Profile.key(title)] { return margin }
        // A title that is an age band counts heads of that age.
        guard title.contains(where: \.isNumber), let band = AgeWords.band(title) else { return nil }
        return .margin(.ageBand, band)
    }
}

/// Ages as people write them.
enum AgeWords {
    /// Bands of list `age_band`, bounds included.
    private static let bands: [(code: String, ages: ClosedRange<Int>)] = [
        ("0_5", 0...5), ("6_11", 6...11), ("12_17", 12...17), ("18_25", 18...25), ("26_39", 26...39),
        ("40_59", 40...59), ("60_74", 60...74), ("75_plus", 75...120),
    ]

    /// The band of `34`, `34 ans`, `26-35 ans`, `plus de 75 ans`, `60 et +`; nil when the words span several bands, so
    /// that no age is made up.
    static func band(_ text: String) -> String? {
        guard let ages = ages(text) else { return nil }
        return bands.first { $0.ages.contains(ages.lowerBound) && $0.ages.contains(ages.upperBound) }?.code
    }

    /// Whether the words are an age that is in no single band: « 36-45 ans ».
    static func isAstride(_ text: String) -> Bool { ages(text) != nil && band(text) == nil }

    private static func ages(_ text: String) -> ClosedRange<Int>? {
        let words = Profile.key(text).replacing("ans", with: "")
        let numbers = words.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        guard let first = numbers.first, numbers.count <= 2,
            words.allSatisfy({ $0.isNumber || "_-+aetplusdmoinw<>/".contains($0) })
        else { return nil }
        var ages = first...max(first, numbers.last ?? first)
        if numbers.count == 1 {
            if words.contains("+") || words.contains("plus") || words.contains(">") { ages = first...120 }
            if words.contains("moins") || words.contains("<") { ages = 0...max(0, first - 1) }
        }
        return ages
    }
}
