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
}

/// What every error a person can meet must say. Each room has its own small enum.
package protocol Problem: Error, Sendable {
    /// Stable code `E-…`.
    var code: String { get }
    /// What is wrong, and where.
    var message: Sentence { get }
    /// What to do about it.
    var hint: Sentence { get }
    /// Exit status of the command.
    var status: ExitStatus { get }
}

/// How a command ends.
package enum ExitStatus: Int32, Sendable, Hashable {
    case fine = 0
    case unexpected = 1
    case usage = 2
    case findings = 3
    case nothing = 4
    case unusableFile = 5
    case storage = 6
    case notAllowed = 7
    case interrupted = 130
}
