import Mediation
import Output
import Register

/// Says that a session is corrected, and what lines given whole have replaced.
package struct AmendedSession: Answer {
    private let recorded: RecordedSession
    private let replaced: ReplacedLines

    /// A session as corrected.
    package init(_ stored: StoredSession, _ replaced: ReplacedLines) {
        recorded = RecordedSession(stored, Sentence("Séance corrigée", "Session corrected"))
        self.replaced = replaced
    }

    /// As for a session recorded; `replaced` when lines were.
    package func fields(_ language: Language) -> [String: JSON] {
        recorded.fields(language).merging(replaced.fields) { first, _ in first }
    }

    /// One line, and one for each kind of line replaced.
    package func text(_ language: Language) -> String {
        recorded.text(language) + replaced.sentences.map { $0.text(language) + "\n" }.joined()
    }
}

/// The lines of a session that others, given whole, replace.
package struct ReplacedLines: Sendable {
    /// Heads in the lines of contacts, before and after; nil when they are not replaced.
    private var passages: (before: Int, after: Int)?
    /// Number of effects, before and after; nil when they are not replaced.
    private var effects: (before: Int, after: Int)?

    /// - Parameters:
    ///   - contacts: whether the contacts were given whole.
    ///   - effects: whether the effects were.
    package init(_ before: Session, _ after: Session, contacts: Bool, effects: Bool) {
        if contacts, !before.contacts.isEmpty, before.contacts != after.contacts {
            passages = (before.passages, after.passages)
        }
        if effects, !before.effects.isEmpty, before.effects != after.effects {
            self.effects = (before.effects.count, after.effects.count)
        }
    }

    /// One sentence for each kind of line replaced.
    var sentences: [Sentence] {
        [
            passages.map {
                Sentence(
                    "\($0.before, fr: "passage remplacé", "passages remplacés") par \($0.after).",
                    "\($0.before, en: "visit", "visits") replaced by \($0.after).")
            },
            effects.map {
                Sentence(
                    "\($0.before, fr: "effet remplacé", "effets remplacés") par \($0.after).",
                    "\($0.before, en: "effect", "effects") replaced by \($0.after).")
            },
        ].compactMap { $0 }
    }

    /// What to ask before it is done, without the mark of a question; nil when nothing is replaced.
    package var question: Sentence? {
        let parts = [
            passages.map {
                Sentence(
                    "\($0.before, fr: "passage", "passages") par \($0.after)",
                    "\($0.before, en: "visit", "visits") by \($0.after)")
            },
            effects.map {
                Sentence(
                    "\($0.before, fr: "effet", "effets") par \($0.after)",
                    "\($0.before, en: "effect", "effects") by \($0.after)")
            },
        ].compactMap { $0 }
        guard !parts.isEmpty else { return nil }
        return Sentence(
            "Remplacer " + parts.map(\.french).joined(separator: " et "),
            "Replace " + parts.map(\.english).joined(separator: " and "))
    }

    /// `replaced`, with what there was and what there is; empty when nothing was replaced.
    var fields: [String: JSON] {
        let pairs = [("passages", passages), ("effects", effects)].compactMap { name, counts in
            counts.map { (name, JSON.object(["before": .integer($0.before), "after": .integer($0.after)])) }
        }
        return pairs.isEmpty ? [:] : ["replaced": .object(Dictionary(pairs) { first, _ in first })]
    }
}
