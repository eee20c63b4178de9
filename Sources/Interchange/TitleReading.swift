import CSV
import Mediation
import Nomenclature

/// What a column's title says it holds, before its values are looked at.
struct TitleReading {
    /// A field a column may go to, and how much its title speaks for it.
    struct Candidate: Hashable {
        let target: Profile.Target
        /// 0...100; from `sure` on, the title says so by itself.
        let score: Int
    }

    /// The score of a title that is exactly the words of a field.
    static let sure = 80

    let title: String
    let words: TitleWords

    init(_ title: String) {
        self.title = title
        words = TitleWords(title)
    }

    /// The fields the title may name, the likeliest first.
    func candidates(_ book: CodeBook) -> [Candidate] {
        var found: [Profile.Target: Int] = [:]
        func add(_ target: Profile.Target, _ score: Int) { found[target] = max(found[target] ?? 0, score) }
        for phrase in Self.phrases {
            if let score = score(of: phrase) { add(phrase.target, score) }
        }
        if let own = FieldCatalogue.field(title, of: "sessions") ?? FieldCatalogue.field(title, of: "profile"),
            let target = ProfileWords.target(own.name), !Self.ownWords.contains(own.name)
        {
            add(target, 100)
        }
        if let score = countScore { add(.column(.count), score) }
        if let margin = margin { add(margin, 90) }
        if let theme = theme(book) { add(.theme(theme.code), theme.isWhole ? 88 : 60) }
        // Minutes and hours are told apart by what is between brackets or by the word.
        if words.words.contains("heure") || words.words.contains("h"), let score = found[.column(.minutes)],
            !words.words.contains("debut"), !words.words.contains("fin")
        {
            add(.hours, score + 1)
        }
        // « Durée (jours) », « Durée (s) » are no minutes; « Nb d’heures » is no hour of the day.
        if let unit = otherUnit {
            let scores = found.filter { $0.key.isLength }
            for target in scores.keys { found[target] = nil }
            if let target = unit.target, let score = scores.values.max() { found[target] = score }
        }
        if words.has(.number) { (found[.column(.start)], found[.end]) = (nil, nil) }
        return found.map { Candidate(target: $0, score: $1) }.sorted {
            ($1.score, ProfileWords.text($0.target, .english)) < ($0.score, ProfileWords.text($1.target, .english))
        }
    }

    /// A unit of time.
    private struct Unit {
        let words: Set<String>
        /// The field of lengths in that unit; nil where there is none.
        let target: Profile.Target?
    }

    /// Units but minutes and hours, the longer words first: « demi-journée » is no day.
    private static let units = [
        Unit(words: ["demi"], target: .halfDays), Unit(words: ["semaine"], target: nil),
        Unit(words: ["jour", "journee", "day"], target: .days),
        Unit(words: ["sec", "seconde", "second"], target: .seconds),
    ]

    /// The unit the title says, when it is neither minutes nor hours.
    private var otherUnit: Unit? {
        let units = words.words
        guard !units.contains(where: { ["min", "mn", "minute", "h", "heure"].contains($0) }) else { return nil }
        if let found = Self.units.first(where: { unit in units.contains { unit.words.contains($0) } }) { return found }
        // A letter apart: « Durée (s) », « Temps en j ». « Durée(s) » is a plural.
        let ending = title.lowercased().trimmingSpaces()
        func ends(_ letter: String) -> Bool {
            [" (\(letter))", " (\(letter).)", " (en \(letter))", " en \(letter)"].contains { ending.hasSuffix($0) }
        }
        return ends("s") ? Self.units.last : ends("j") ? Self.units[2] : nil
    }

    /// Words of a field.
    private struct Phrase {
        let words: [String]
        let target: Profile.Target
        /// Whether the words are too plain to be looked for within longer titles: « type », written `=type`.
        let isWhole: Bool
    }

    private static let phrases: [Phrase] = EmbeddedTable.named("titles").rows.flatMap { row in
        guard let target = ProfileWords.target(row["field"]) else { return [] as [Phrase] }
        return row.list("titles").map {
            Phrase(
                words: TitleWords($0).words, target: target, isWhole: $0.hasPrefix("=") || wholeOnly.contains(target))
        }
    }

    /// Fields of ours whose names mean something else in other people's tables.
    private static let ownWords: Set<String> = ["social_status", "public", "margins", "effects", "leave"]

    /// Fields whose titles are too plain to be looked for within others: « Nombre d’enfants » is no count of all.
    private static let wholeOnly: Set<Profile.Target> = [
        .column(.count), .column(.session), .month, .year, .dayOfMonth, .column(.language), .column(.present),
        .column(.turnedAway), .column(.funding), .column(.actions), .column(.partners),
    ]

    private func score(of phrase: Phrase) -> Int? {
        guard let range = words.range(of: phrase.words) else { return nil }
        let rest = Array(words.words[..<range.lowerBound]) + Array(words.words[range.upperBound...])
        if rest.isEmpty { return 100 }
        if phrase.target == .column(.day), words.has(.late) { return 20 }
        if words.without(.neutral, .number).count <= phrase.words.count, phrase.target != .column(.start) { return 85 }
        guard !phrase.isWhole else { return nil }
        // The longer the phrase within the title, the surer; the first words say what the column is.
        return 30 + 30 * phrase.words.count / words.words.count + (range.lowerBound == 0 ? 10 : 0)
    }

    /// How much the title speaks for the number of all people of the row; nil when it speaks of something else.
    private var countScore: Int? {
        let rest = words.without(.number, .sum, .people, .vague, .neutral, .occasion)
        guard rest.isEmpty, !words.words.isEmpty else { return nil }
        let (isNumber, isSum) = (words.has(.number), words.has(.sum))
        if words.has(.people) { return isNumber || isSum ? 95 : 85 }
        guard isNumber || isSum else { return nil }
        // « Total séance » is of its people; « nombre de séances » counts sessions.
        if words.has(.occasion) { return isSum ? 75 : nil }
        return isSum ? 80 : 82
    }

    /// Whether the title may be that of a count of people, when nothing else is.
    var mayCount: Bool { !words.has(.identifier) && !words.has(.money) && !words.has(.late) }

    /// The heads a title counts: « dont femmes », « 18-25 ans ».
    private var margin: Profile.Target? {
        if case .band(let code) = AgeWords.title(title) { return .margin(.ageBand, code) }
        let own = words.without(.number, .sum, .people, .vague, .neutral)
        return Self.margins[words.words] ?? Self.margins[own]
    }

    private static let margins: [[String]: Profile.Target] = EmbeddedTable.named("margins").rows.reduce(into: [:]) {
        margins, row in
        guard let dimension = Dimension(rawValue: row["dimension"]) else { return }
        for title in row.list("titles") {
            let words = TitleWords(title)
            for key in [words.words, words.without(.number, .sum, .people, .vague, .neutral)] where !key.isEmpty {
                if margins[key] == nil { margins[key] = .margin(dimension, row["code"]) }
            }
        }
    }

    /// The theme a title names: « CAF », « Nb logement »; whether the whole title is its name.
    private func theme(_ book: CodeBook) -> (code: String, isWhole: Bool)? {
        if let code = FieldWords.code(.theme, title, book) { return (code, true) }
        let own = words.without(.number, .sum, .people, .vague, .neutral, .occasion).filter {
            $0 != "demande" && $0 != "motif"
        }
        guard !own.isEmpty else { return nil }
        return FieldWords.theme(own, book).map { ($0, true) }
            ?? FieldWords.guess(.theme, title, book).map { ($0, false) }
    }

    /// Whether the title points to one person, so that the column is never read: « Nom », « Prénom », « Adresse mail de
    /// la personne ». Not « Nom du lieu », which names a field, nor « Nb de bénéficiaires », which counts.
    /// - Parameter areWords: whether the cells are words rather than numbers.
    func pointsToAPerson(areWords: Bool) -> Bool {
        guard words.has(.personal) || (areWords && words.has(.someone)), countScore == nil || areWords else {
            return false
        }
        // « Nom de l’atelier » is what was done.
        if words.has(.number) || words.has(.sum) || words.has(.occasion) { return false }
        let namesAField = Self.phrases.contains { phrase in
            Self.named.contains(phrase.target) && words.range(of: phrase.words) != nil
                && phrase.words.contains { !TitleWords.isPersonal($0) }
        }
        return !namesAField
    }

    /// Fields whose names may be asked for by a title: « Nom de la médiatrice ».
    private static let named: Set<Profile.Target> = [
        .column(.place), .column(.mediators), .column(.kind), .column(.themes), .column(.partners), .column(.funding),
        .column(.referrals), .column(.origin),
    ]
}
