import Mediation

extension SessionDraft {
    /// The options that, typed after `record`, give this draft again.
    public var options: [String] {
        func option(_ name: String, _ value: String) -> [String] { value.isEmpty ? [] : [name, value] }
        return option("--day", day) + option("--start", start) + option("--minutes", minutes) + option("--kind", kind)
            + option("--place", place) + mediators.flatMap { option("--mediator", $0) }
            + fundings.flatMap { option("--funding", $0) } + partners.flatMap { option("--partner", $0) }
            + languages.flatMap { option("--language", $0) } + option("--present", present)
            + option("--turned-away", turnedAway) + contacts.flatMap { option("--contact", $0.typed) }
            + effects.flatMap { option("--effect", $0.typed) }
    }
}

extension ContactDraft {
    /// The pairs that, typed after `--contact`, give this contact again.
    public var typed: String {
        let lists = [("theme", themes), ("action", actions), ("referral", referrals), ("margin", margins)]
        let texts = [
            ("count", count), ("gender", gender), ("age", ageBand), ("attendance", attendance),
            ("territory", territory), ("origin", origin), ("outcome", outcome), ("minutes", minutes),
        ]
        let pairs = texts + lists.map { ($0, $1.joined(separator: ",")) } + traits.sorted { $0.key < $1.key }.map { $0 }
        return PairText.typed(pairs.map { ($0.0, $0.1) })
    }
}

extension EffectDraft {
    /// The pairs that, typed after `--effect`, give this effect again.
    public var typed: String {
        PairText.typed([("code", code), ("quantity", quantity), ("confirmed-by", confirmedBy)])
    }
}

extension PairText {
    /// The pairs that have a value, as they are typed.
    static func typed(_ pairs: [(key: String, value: String)]) -> String {
        pairs.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
}
