import Interchange
import Mediation

/// Why something was changed, as the journal keeps it.
package enum Reason {
    /// The reason on one line: a line break could be read as another entry of the journal. Throws an `EntryProblem`
    /// (field `reason`) when there is none, or when it looks like a person.
    package static func checked(_ reason: String?) throws -> String {
        let reason = (reason ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !reason.isEmpty else { throw EntryProblem("reason", "", .missing) }
        return try WordGuard.note(reason, "reason", at: .reason)
    }
}
