import Foundation
import Mediation
import Nomenclature

/// One question to the person who records a session.
package struct Question: Sendable {
    /// A code that may be answered, with its label; empty for a code that has none.
    package typealias Choice = (code: String, label: String)

    /// The words asked.
    package let words: Sentence
    /// The answer kept when none is given; empty for none.
    package let proposal: String
    /// What may be answered, by code; empty when the answer is free.
    package let choices: [Choice]
    /// Whether several choices may be answered, parted by commas.
    package let isList: Bool

    /// A question; the choices are put in the order of their codes.
    package init(_ words: Sentence, _ proposal: String, _ choices: [Choice] = [], isList: Bool = false) {
        self.words = words
        self.proposal = proposal
        self.choices = choices.sorted { $0.code < $1.code }
        self.isList = isList
    }

    /// An answer as codes, parted by commas; a label typed for a code is understood, whatever its case and accents.
    /// Nil when a word of it is no choice.
    package func codes(of answer: String) -> String? {
        guard !choices.isEmpty else { return answer }
        let typed = isList ? answer.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } : [answer]
        let codes = typed.map { word in
            choices.first { $0.code == word }?.code ?? choices.first { folded($0.label) == folded(word) }?.code
        }
        guard !codes.isEmpty, codes.allSatisfy({ $0 != nil }) else { return nil }
        return codes.compactMap { $0 }.joined(separator: ",")
    }
}
