import Nomenclature

/// Ages as people write them.
enum AgeWords {
    /// What a cell or a title says of an age.
    enum Reading: Hashable {
        /// Within one of our bands.
        case band(String)
        /// An age or a span of ages that is in no single band.
        case astride
    }

    /// The oldest age there is.
    private static let oldest = 130
    /// Bands of list `age_band`, in years, bounds included.
    private static let bands: [(code: String, ages: ClosedRange<Int>)] = [
        ("0_5", 0...5), ("6_11", 6...11), ("12_17", 12...17), ("18_25", 18...25), ("26_39", 26...39),
        ("40_59", 40...59), ("60_74", 60...74), ("75_plus", 75...oldest),
    ]

    /// Reads `34`, `34.0`, `34 ans`, `18 mois`, `26-35 ans`, `- de 25 ans`, `plus de 75 ans`, `60 et +`, `mineur`; nil for
    /// words that are no age. A span is in a band only when all of it is.
    /// - Parameter year: the year of the session, for « né en 1990 »; without it such an age is in no band.
    static func reading(_ text: String, year: Int? = nil) -> Reading? {
        guard let ages = AgeSentence(text)?.ages(in: year, oldest: oldest) else { return nil }
        let band = bands.first { $0.ages.contains(ages.lowerBound) && $0.ages.contains(ages.upperBound) }
        return band.map { .band($0.code) } ?? .astride
    }

    /// The band of an age; nil for none, and for a span over several bands.
    static func band(_ text: String) -> String? {
        guard case .band(let code) = reading(text) else { return nil }
        return code
    }

    /// What the title of a column of heads says of their age; nil for a title without a span or the word « ans ».
    static func title(_ text: String) -> Reading? {
        guard let sentence = AgeSentence(text), sentence.isSpan || sentence.namesYears else { return nil }
        return reading(text)
    }
}

/// The parts of an age written in words and signs.
private struct AgeSentence {
    private enum Unit { case years, months, weeks, days }
    private enum Part: Hashable {
        case number(Int)
        case under, over, dash
    }

    private var parts: [Part] = []
    private var unit = Unit.years
    private var isBirthYear = false
    /// Whether a bound written before its number is part of the span: « jusqu’à 25 », « ≥ 60 ».
    private var isInclusive = false
    /// « à partir de 60 ans ».
    private var startsAt = false
    /// Whether the word « ans » is there.
    private(set) var namesYears = false

    /// Words that say nothing of the age itself.
    private static let plain: Set<String> = [
        "annee", "annees", "age", "ages", "agee", "agees", "de", "a", "et", "ou", "entre", "old", "to", "and", "y",
        "la",
        "tranche", "personne", "personnes", "usager", "usagers", "les", "des", "nb", "nombre", "d", "dont", "en", "in",
        "que", "partir",
    ]

    /// Nil when a word of the text is no word of an age, or no number is there.
    init?(_ text: String) {
        for token in Self.tokens(text) {
            if let digit = token.first, digit.isNumber {
                guard token.utf8.count <= 4, let number = Int(token) else { return nil }
                parts.append(.number(number))
                continue
            }
            switch token {
            case "-", "/": parts.append(.dash)
            case "<", "≤", "moins", "under", "inferieur", "jusqu", "jusque": parts.append(.under)
            case "+", ">", "≥", "plus", "over", "superieur": parts.append(.over)
            case "an", "ans", "year", "years", "yo": namesYears = true
            case "mois", "month", "months": unit = .months
            case "semaine", "semaines", "week", "weeks": unit = .weeks
            case "jour", "jours", "day", "days": unit = .days
            case "ne", "nee", "nes", "nees", "born", "naissance": isBirthYear = true
            case "mineur", "mineurs", "mineure", "mineures": parts += [.under, .number(18)]
            case "majeur", "majeurs", "majeure", "majeures": parts += [.number(18), .over]
            default: guard Self.plain.contains(token) else { return nil }
            }
            if ["≤", "≥", "jusqu", "jusque"].contains(token) { isInclusive = true }
            if token == "partir" { startsAt = true }
        }
        guard !numbers.isEmpty else { return nil }
    }

    private var numbers: [Int] {
        parts.compactMap { if case .number(let number) = $0 { number } else { nil } }
    }

    /// Whether several ages are meant.
    var isSpan: Bool { numbers.count == 2 || parts.count > 1 || startsAt }

    /// The ages in years, bounds included; nil when the parts make no age.
    func ages(in year: Int?, oldest: Int) -> ClosedRange<Int>? {
        let numbers = numbers
        if isBirthYear {
            guard numbers.count == 1, (1900...2199).contains(numbers[0]) else { return nil }
            guard let year, numbers[0] <= year else { return 0...oldest }
            // Before or after the birthday of that year.
            return max(0, year - numbers[0] - 1)...(year - numbers[0])
        }
        guard numbers.count <= 2, numbers.allSatisfy({ $0 <= oldest || unit != .years }) else { return nil }
        // « 1 an et 6 mois » is one year.
        if unit != .years, namesYears { return numbers[0]...numbers[0] }
        let years = numbers.map { $0 / [.years: 1, .months: 12, .weeks: 52, .days: 365][unit, default: 1] }
        if years.count == 2 {
            let isSpan = !parts.contains(.under) && !parts.contains(.over) && years[0] <= years[1]
            return isSpan ? years[0]...years[1] : nil
        }
        let age = years[0]
        if startsAt { return age...oldest }
        guard let first = parts.first, parts.count > 1 else { return age...age }
        switch (first, parts[1]) {
        case (.under, _): return 0...(isInclusive ? age : max(0, age - 1))
        case (.dash, _): return 0...max(0, age - 1)
        case (.over, _): return (isInclusive ? age : min(age + 1, oldest))...oldest
        case (_, .over): return age...oldest
        case (_, .under): return 0...age
        default: return nil
        }
    }

    /// Numbers, words and the signs that mean something; `34.0` and `34,0` are 34.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        var isInZeros = false
        func end() {
            if !word.isEmpty { tokens.append(word.first?.isNumber == true ? word : folded(word)) }
            (word, isInZeros) = ("", false)
        }
        for character in text.lowercased() {
            let isDigit = ("0"..."9").contains(character)
            if isInZeros, character == "0" { continue }
            if let last = word.last, last.isNumber != isDigit || isInZeros {
                // « 34,0 »: the decimal sign begins zeros that are left out.
                if last.isNumber, !isInZeros, ".,".contains(character) {
                    isInZeros = true
                    continue
                }
                end()
            }
            switch character {
            case "+", "<", ">", "≤", "≥", "/", "-", "–", "—", "−", "‑":
                end()
                tokens.append("–—−‑".contains(character) ? "-" : String(character))
            case _ where isDigit || character.isLetter: word.append(character)
            default: end()
            }
        }
        end()
        return tokens
    }
}
