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
    /// Nil when a word of it is no choice, or names several.
    package func codes(of answer: String) -> String? {
        guard !choices.isEmpty else { return answer }
        let typed = isList ? answer.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } : [answer]
        let codes =
            typed.map { word in
                if choices.contains(where: { $0.code == word }) { return word }
                let named = named(word)
                return named.count == 1 ? named[0] : nil
            } as [String?]
        guard !codes.isEmpty, codes.allSatisfy({ $0 != nil }) else { return nil }
        return codes.compactMap { $0 }.joined(separator: ",")
    }

    /// Why an answer is none: a word of it names several choices, or none.
    package func refusal(of answer: String) -> Sentence {
        let typed = isList ? answer.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } : [answer]
        guard let codes = typed.map(named).first(where: { $0.count > 1 })?.joined(separator: ", ") else {
            return Sentence(
                "« \(answer) » n’est pas un choix : ? les montre.", "“\(answer)” is not a choice: ? shows them.")
        }
        return Sentence(
            "« \(answer) » est le nom de plusieurs : \(codes). Tapez le code.",
            "“\(answer)” names several: \(codes). Type the code.")
    }

    private func named(_ word: String) -> [String] {
        choices.filter { folded($0.label) == folded(word) }.map(\.code)
    }
}
