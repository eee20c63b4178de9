extension ContactDraft {
    /// The pairs that, typed after `--contact`, give this contact again.
    package var typed: String {
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
    package var typed: String {
        PairText.typed([("code", code), ("quantity", quantity), ("confirmed-by", confirmedBy)])
    }
}

extension PairText {
    /// The pairs that have a value, as they are typed.
    static func typed(_ pairs: [(key: String, value: String)]) -> String {
        pairs.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
}

extension SessionDraft {
    /// Puts what was typed in place of what is there: texts that are not nil, lists that are not empty. A text of a list
    /// may hold several values parted by commas.
    package mutating func put(
        _ texts: [(field: WritableKeyPath<SessionDraft, String>, value: String?)],
        lists: [(field: WritableKeyPath<SessionDraft, [String]>, values: [String])]
    ) {
        for (field, value) in texts { if let value { self[keyPath: field] = value } }
        for (field, values) in lists where !values.isEmpty {
            self[keyPath: field] = values.flatMap { $0.split(separator: ",").map(String.init) }
        }
    }
}
