import Mediation

/// Codes an association chooses: of its places, partners, mediators, fundings, and in its own code lists.
package enum CodeText {
    /// The code, or the reason to refuse it: letters, digits, dashes, dots and underscores, 1 to 40 of them, and none
    /// of the codes that counts reserve, nor a code that points to a person.
    package static func checked(_ text: String?, _ field: String = "code", at door: WordDoor = .code) throws -> String {
        guard let text, !text.isEmpty else { throw EntryProblem(field, "", .missing) }
        let isGood = text.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
                || "-_.".unicodeScalars.contains($0)
        }
        guard isGood, text.count <= 40 else { throw EntryProblem(field, text, .codeSyntax) }
        guard !ReservedWords.contain(text) else { throw EntryProblem(field, text, .codeReserved) }
        return try WordGuard.checked(text, field, at: door)
    }

    /// A code of a list, whose levels are parted by `/`: `sante/ici`.
    package static func checked(levels text: String, _ field: String = "code") throws -> String {
        for level in text.split(separator: "/", omittingEmptySubsequences: false) {
            _ = try checked(String(level), field)
        }
        return text
    }
}
