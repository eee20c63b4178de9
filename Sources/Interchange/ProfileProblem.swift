import Mediation

/// What is wrong with a profile.
package struct ProfileProblem: Problem, Equatable {
    /// Its file or name, and the key at fault.
    package let file: String
    /// The key, field or column at fault; empty for the whole file.
    package let key: String
    /// What is wrong, without the place.
    package let why: Sentence
    /// What to do about it; where the guide is, unless something closer is known.
    package let hint: Sentence

    init(_ file: String, _ key: String, _ why: Sentence, hint: Sentence = Self.usualHint) {
        (self.file, self.key, self.why, self.hint) = (file, key, why, hint)
    }

    private static let usualHint = Sentence(
        "Voyez docs/guide-import.md, ou repartez de « --suggest-profile ».",
        "See docs/guide-import.md, or start again from --suggest-profile.")

    /// One code for every fault of a profile.
    package var code: String { "E-PROFILE" }
    /// Exit status 2: the profile given is at fault.
    package var status: ExitStatus { .usage }
    /// The profile and the key, then what is wrong there.
    package var message: Sentence {
        Sentence(
            "Profil \(file)\(key.isEmpty ? "" : ", « \(key) »") : \(why.french).",
            "Profile \(file)\(key.isEmpty ? "" : ", “\(key)”"): \(why.english).")
    }
}
