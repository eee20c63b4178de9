import Mediation

/// Refuses remarks that point to a person.
package enum CommentGuard {
    /// The comment, or the reason to refuse it: over 200 characters, or something that looks like a person
    /// (`PersonMarks`).
    package static func checked(_ comment: String, _ field: String) throws -> String {
        let comment = comment.trimmingSpaces()
        guard comment.count <= 200 else { throw EntryProblem(field, String(comment.prefix(30)) + "…", .tooLong(200)) }
        if let what = PersonMarks.found(in: comment).first {
            throw EntryProblem(field, comment, .looksLikeAPerson(what))
        }
        return comment
    }
}
