import Mediation

/// Refuses remarks that point to a person. A list of patterns, not a promise: the guides ask for no remark at all.
public enum CommentGuard {
    /// The comment, or the reason to refuse it: over 200 characters, an e-mail address, a telephone or social-security
    /// number, a civility followed by a capitalised word.
    public static func checked(_ comment: String, _ field: String) throws -> String {
        let comment = comment.trimmingSpaces()
        guard comment.count <= 200 else { throw EntryProblem(field, String(comment.prefix(30)) + "…", .tooLong(200)) }
        if let what = suspicions(comment).first { throw EntryProblem(field, comment, .looksLikeAPerson(what)) }
        return comment
    }

    /// What in a text looks like a person, each kind once; empty for none.
    public static func suspicions(_ text: String) -> [Sentence] {
        patterns.filter { text.firstMatch(of: $0.0()) != nil }.map(\.1)
    }

    private static var patterns: [(() -> Regex<Substring>, Sentence)] {
        [
            ({ #/[^\s@]+@[^\s@]+\.[A-Za-z]{2,}/# }, Sentence("une adresse électronique", "an e-mail address")),
            (
                { #/[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?\d[\dAB][ .]?\d{3}[ .]?\d{3}/# },
                Sentence("un numéro de sécurité sociale", "a social-security number")
            ),
            (
                { #/(?:\+33|0)[ .\-]?[1-9](?:[ .\-]?\d{2}){4}/# },
                Sentence("un numéro de téléphone", "a telephone number")
            ),
            (
                { #/(?:\b(?:M|Mr|Mme|Mlle|Madame|Monsieur|Mademoiselle)\b\.?)\s+\p{Lu}\p{L}+/# },
                Sentence("un nom de personne", "a person's name")
            ),
        ]
    }
}
