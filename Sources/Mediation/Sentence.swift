/// A sentence in the two languages of the program.
package struct Sentence: Hashable, Sendable {
    /// The French words.
    package let french: String
    /// The English words.
    package let english: String

    /// One sentence in both languages, French first.
    package init(_ french: String, _ english: String) {
        self.french = french
        self.english = english
    }

    /// The sentence in a language.
    package func text(_ language: Language) -> String { language == .french ? french : english }
}

/// A language of screens and reports.
package enum Language: String, Sendable, Hashable, CaseIterable {
    case french = "fr"
    case english = "en"

    /// The words of this language.
    package func say(_ french: String, _ english: String) -> String { self == .french ? french : english }
}
