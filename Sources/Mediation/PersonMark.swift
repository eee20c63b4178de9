/// A sign that words point to a person. Patterns, not a promise: a bare name is not seen, and the guides ask for no
/// remark at all.
package enum PersonMark: CaseIterable, Sendable {
    case email, socialSecurity, telephone
    /// A civility followed by a name.
    case name
    /// A day of birth.
    case birthDay
    /// A year of birth, or of foundation: `née en 1984`.
    case birthYear
    /// Six digits and more in one piece.
    case fileNumber
    /// A number and a street.
    case address

    /// What it is, with its article.
    package var label: Sentence {
        switch self {
        case .email: Sentence("une adresse électronique", "an e-mail address")
        case .socialSecurity: Sentence("un numéro de sécurité sociale", "a social-security number")
        case .telephone: Sentence("un numéro de téléphone", "a telephone number")
        case .name: Sentence("un nom de personne", "a person's name")
        case .birthDay, .birthYear: Sentence("une date de naissance", "a date of birth")
        case .fileNumber: Sentence("un numéro de dossier", "a file number")
        case .address: Sentence("une adresse", "an address")
        }
    }

    /// A mark seen in a text.
    package struct Sighting: Hashable, Sendable {
        /// What was seen.
        package let mark: PersonMark
        /// The beginning of it, enough to find it in the text and not to know the person: `Mme D…`.
        package let excerpt: String
    }

    /// The marks of a text, each once, in the order of the cases; empty for none.
    package static func found(in text: String) -> [Sighting] {
        let words = WordRun(text)
        let numbers = words.numberMarks
        return allCases.compactMap { mark in
            let excerpt: String? =
                switch mark {
                case .email: emailExcerpt(text)
                case .name: words.civilityExcerpt
                case .birthDay: words.birthExcerpt.day
                case .birthYear: words.birthExcerpt.year
                case .address: words.addressExcerpt
                case .socialSecurity, .telephone, .fileNumber: numbers[mark]
                }
            return excerpt.map { Sighting(mark: mark, excerpt: $0 + "…") }
        }
    }

    private static func emailExcerpt(_ text: String) -> String? {
        guard text.utf8.contains(0x40) else { return nil }
        for word in text.split(whereSeparator: \.isWhitespace) {
            guard let at = word.firstIndex(of: "@"), at > word.startIndex else { continue }
            let ending = word[at...].dropFirst().split(separator: ".", omittingEmptySubsequences: false).dropFirst()
            if ending.contains(where: { $0.prefix { $0.isLetter }.count >= 2 }) { return String(word[..<at].prefix(2)) }
        }
        return nil
    }
}
