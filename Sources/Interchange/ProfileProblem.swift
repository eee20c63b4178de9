import Mediation

/// What is wrong with a profile.
public struct ProfileProblem: Problem, Equatable {
    /// Its file or name, and the key at fault.
    public let file: String
    public let key: String
    public let why: Sentence
    public let hint: Sentence

    init(_ file: String, _ key: String, _ why: Sentence, hint: Sentence = Self.usualHint) {
        (self.file, self.key, self.why, self.hint) = (file, key, why, hint)
    }

    private static let usualHint = Sentence(
        "Voyez docs/guide-import.md, ou repartez de « --suggest-profile ».",
        "See docs/guide-import.md, or start again from --suggest-profile.")

    public var code: String { "E-PROFILE" }
    public var status: ExitStatus { .usage }
    public var message: Sentence {
        Sentence(
            "Profil \(file)\(key.isEmpty ? "" : ", « \(key) »") : \(why.french).",
            "Profile \(file)\(key.isEmpty ? "" : ", “\(key)”"): \(why.english).")
    }
}
