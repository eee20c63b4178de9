import Mediation

/// One point checked so that nothing is counted twice (the eleven points of docs/method.md, in order).
package struct DoubleCountingCheck: Sendable, Hashable {
    /// Rank of the point in the method, 1 to 11.
    package let number: Int
    /// What must hold, in a few words.
    package let title: Sentence
    /// Whether it holds.
    package let state: State
    /// What was found, with its figures; names no session.
    package let finding: Sentence
    /// The sessions found, by number, for the association alone; nil for a check that names none.
    package let sessions: Sentence?

    /// The finding with the sessions it is about.
    package var detailedFinding: Sentence {
        guard let sessions else { return finding }
        return Sentence("\(finding.french), \(sessions.french)", "\(finding.english), \(sessions.english)")
    }

    /// The result of a check.
    package enum State: String, Sendable, Hashable {
        /// The point holds.
        case passed
        /// The coordinator should look at it.
        case doubtful
        /// It can no longer be looked at.
        case unavailable

        /// The state in words.
        package var words: Sentence {
            switch self {
            case .passed: Sentence("tenu", "held")
            case .doubtful: Sentence("à voir", "look at")
            case .unavailable: Sentence("n.d.", "n.a.")
            }
        }
    }
}
