import Mediation

extension Sentence {
    /// Both texts with a capital at their head.
    var capitalized: Sentence {
        func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
        return Sentence(capitalized(french), capitalized(english))
    }
}
