import Foundation
import Interchange
import Mediation
import Sheets

/// Import profiles by name, or from files.
package enum ProfileLibrary {
    /// The profile asked for, complete; nil when none is.
    /// - Parameters:
    ///   - nameOrFile: a shipped profile, or a `.yaml` file; nil for our own form.
    ///   - values: what rows that lack a field get, as typed: `minutes=120`.
    ///   - answers: answers to doubts, as typed: `Durée=heures`.
    /// Throws an `EntryProblem` (fields `profile`, `set`, `answer`) or a `ProfileProblem`.
    package static func profile(
        _ nameOrFile: String?, setting values: [String], answering answers: [String] = [], _ language: Language
    ) throws -> Profile? {
        guard let name = nameOrFile else {
            if let first = values.first { throw EntryProblem("set", first, .needsProfile) }
            return nil
        }
        var profile = try Profile(yaml: text(name, language), file: name)
        for value in values { try profile.set(value) }
        for answer in answers { try profile.answer(answer) }
        try profile.checkComplete(name)
        return profile
    }

    private static func text(_ name: String, _ language: Language) throws -> String {
        if let text = Profile.text(named: name) { return text }
        guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
            throw EntryProblem(
                "profile", name, .notOneOf(Profile.names + [language.say("FICHIER.yaml", "FILE.yaml")]))
        }
        let data = try FileContent.read(name)
        guard let text = String(data: data, encoding: .utf8) else { throw FileProblem(name, .notText) }
        return text
    }
}
