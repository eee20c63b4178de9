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
    package let remedy: Remedy

    init(_ file: String, _ key: String, _ why: Sentence, remedy: Remedy = .readImportGuide) {
        (self.file, self.key, self.why, self.remedy) = (file, key, why, remedy)
    }

    /// One code for every fault of a profile.
    package var code: String { "E-PROFILE" }
    /// Wrong usage: the profile given is at fault.
    package var category: ProblemCategory { .usage }
    /// The profile and the key, then what is wrong there.
    package var message: Sentence {
        Sentence(
            "Profil \(file)\(key.isEmpty ? "" : ", « \(key) »") : \(why.french).",
            "Profile \(file)\(key.isEmpty ? "" : ", “\(key)”"): \(why.english).")
    }
}
