/// Signs that a text points to a person: an e-mail address, a telephone or social-security number, a civility followed by
/// a capitalised word. A list of patterns, not a promise: the guides ask for no remark at all.
public enum PersonMarks {
    /// What in a text looks like a person, each kind once; empty for none.
    public static func found(in text: String) -> [Sentence] {
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
