import Mediation

/// What is shown of a piece of work: one JSON object for programs, words for people.
package protocol Answer {
    /// What the JSON object of the contract holds beside its `schemaVersion`; only sentences in it depend on the
    /// language.
    func fields(_ language: Language) -> [String: JSON]
    /// The words for a person, each line ended by LF; empty when there is nothing to say.
    func text(_ language: Language) -> String
}

extension Answer {
    /// The JSON object of the contract, ended by LF.
    package func document(_ language: Language) -> String {
        var fields = fields(language)
        fields["schemaVersion"] = 1
        return JSON.object(fields).document
    }
}
