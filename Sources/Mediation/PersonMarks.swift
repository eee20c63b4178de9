/// Signs that a text points to a person: an e-mail address, a telephone, social-security or file number, a street address, a
/// date of birth, a civility followed by a name. A list of patterns, not a promise: a bare name is not seen. The guides ask
/// for no remark at all.
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
                { #/\b(?:M|Mr|Mme|Mlle|Madame|Monsieur|Mademoiselle)\b\.?\s+\p{Lu}\p{L}+/# },
                Sentence("un nom de personne", "a person's name")
            ),
            (
                {
                    #/\b(?i:mme|mlle|madame|monsieur|mademoiselle)\s+(?!(?:la|le|les|de|du|des|et|ou|qui|est|a|en)\b)\p{Ll}{3,}/#
                }, Sentence("un nom de personne", "a person's name")
            ),
            ({ #/\b[Nn]ée?\s+(?:le|en)\s+\d/# }, Sentence("une date de naissance", "a date of birth")),
            ({ #/\b\d{6,}\b/# }, Sentence("un numéro de dossier", "a file number")),
            (
                { #/\b\d{1,4}(?:\s?(?i:bis|ter))?,?\s+(?i:rue|avenue|boulevard|allée|impasse|chemin)\b/# },
                Sentence("une adresse", "an address")
            ),
        ]
    }
}
