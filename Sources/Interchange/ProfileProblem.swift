import Mediation

/// What is wrong with a profile.
public struct ProfileProblem: Problem, Equatable {
    /// Its file or name, and the key at fault.
    public let file: String
    /// The key, field or column at fault; empty for the whole file.
    public let key: String
    /// What is wrong, without the place.
    public let why: Sentence
    /// What to do about it; where the guide is, unless something closer is known.
    public let hint: Sentence

    init(_ file: String, _ key: String, _ why: Sentence, hint: Sentence = Self.usualHint) {
        (self.file, self.key, self.why, self.hint) = (file, key, why, hint)
    }

    private static let usualHint = Sentence(
        "Voyez docs/guide-import.md, ou repartez de « --suggest-profile ».",
        "See docs/guide-import.md, or start again from --suggest-profile.")

    /// One code for every fault of a profile.
    public var code: String { "E-PROFILE" }
    /// Exit status 2: the profile given is at fault.
    public var status: ExitStatus { .usage }
    /// The profile and the key, then what is wrong there.
    public var message: Sentence {
        Sentence(
            "Profil \(file)\(key.isEmpty ? "" : ", « \(key) »") : \(why.french).",
            "Profile \(file)\(key.isEmpty ? "" : ", “\(key)”"): \(why.english).")
    }
}
