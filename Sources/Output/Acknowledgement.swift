import Mediation

/// Says that what was asked is done.
package struct Acknowledgement: Answer {
    private let fields: [String: JSON]
    private let sentence: Sentence

    /// - Parameters:
    ///   - fields: what the JSON object holds beside its `schemaVersion`.
    ///   - sentence: without a line break.
    package init(_ fields: [String: JSON], _ sentence: Sentence) {
        self.fields = fields
        self.sentence = sentence
    }

    /// As given.
    package func fields(_ language: Language) -> [String: JSON] { fields }

    /// The sentence, ended by LF.
    package func text(_ language: Language) -> String { sentence.text(language) + "\n" }
}
