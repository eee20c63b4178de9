/// Signs that a text points to a person: an e-mail address, a telephone, social-security or file number, a street address, a
/// date of birth, a civility followed by a name. A list of patterns, not a promise: a bare name is not seen. The guides ask
/// for no remark at all.
package enum PersonMarks {
    /// What in a text looks like a person, each kind once; empty for none.
    package static func found(in text: String) -> [Sentence] {
        patterns.filter { _, regexes in regexes.contains { text.firstMatch(of: $0()) != nil } }.map(\.0)
    }

    private static var patterns: [(Sentence, [() -> Regex<Substring>])] {
        [
            (Sentence("une adresse électronique", "an e-mail address"), [{ #/[^\s@]+@[^\s@]+\.[A-Za-z]{2,}/# }]),
            (
                Sentence("un numéro de sécurité sociale", "a social-security number"),
                [{ #/[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?\d[\dAB][ .]?\d{3}[ .]?\d{3}/# }]
            ),
            (
                Sentence("un numéro de téléphone", "a telephone number"),
                [{ #/(?:\+33|0)[ .\-]?[1-9](?:[ .\-]?\d{2}){4}/# }]
            ),
            (
                Sentence("un nom de personne", "a person's name"),
                [
                    { #/\b(?:M|Mr|Mme|Mlle|Madame|Monsieur|Mademoiselle)\b\.?\s+\p{Lu}\p{L}+/# },
                    // In small letters, what follows is a name unless it is one of these words.
                    {
                        #/\b(?i:mme|mlle|madame|monsieur|mademoiselle)\s+(?!(?:la|le|les|de|du|des|et|ou|qui|est|a|en)\b)\p{Ll}{3,}/#
                    },
                ]
            ),
            (Sentence("une date de naissance", "a date of birth"), [{ #/\b[Nn]ée?\s+(?:le|en)\s+\d/# }]),
            (Sentence("un numéro de dossier", "a file number"), [{ #/\b\d{6,}\b/# }]),
            (
                Sentence("une adresse", "an address"),
                [{ #/\b\d{1,4}(?:\s?(?i:bis|ter))?,?\s+(?i:rue|avenue|boulevard|allée|impasse|chemin)\b/# }]
            ),
        ]
    }
}
