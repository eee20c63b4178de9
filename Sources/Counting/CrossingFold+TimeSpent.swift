import Mediation

extension CrossingFold {
    /// The seconds of a session, shared equally over its theme mentions (a head counted once for each of its themes), and
    /// over its mediators, fundings, partners or languages where the crossing is by them. A session without mentions has
    /// its time under `Tally.none` in the dimensions of contacts.
    ///
    /// The shares are whole seconds that add up to the session's: each is what the running sum of the weights rounds down
    /// to, less what was shared before. With a condition on themes, only the shares of those mentions count.
    mutating func addTime(_ session: SessionFold, _ codes: SessionCodes, _ interner: inout CodeInterner) {
        let seconds = session.minutes * 60
        guard seconds > 0 else { return }
        let mentions = asksThemes ? Self.mentions(of: session) : []
        guard !mentions.isEmpty else {
            guard conditionThemes.acceptsAny else { return }
            return share(seconds, [(theme: nil, heads: 1)], codes, &interner)
        }
        share(seconds, mentions, codes, &interner)
    }

    private static func mentions(of session: SessionFold) -> [(theme: Int?, heads: Int)] {
        session.lines.flatMap { line in line.themes.map { (theme: $0, heads: line.count) } }.filter { $0.heads > 0 }
    }

    private mutating func share(
        _ seconds: Int, _ mentions: [(theme: Int?, heads: Int)], _ codes: SessionCodes, _ interner: inout CodeInterner
    ) {
        let lists = mentions.map { keys(of: $0.theme, codes, &interner) }
        let weight = zip(mentions, lists).reduce(0) { $0 + $1.0.heads * $1.1.reduce(1) { $0 * $1.count } }
        var (running, shared) = (0, 0)
        for (mention, lists) in zip(mentions, lists) {
            let isCounted = mention.theme.map { conditionThemes.accepts($0, interner) } ?? true
            Self.visit(lists) { key in
                running += mention.heads
                let part = Tally.Cell(value: seconds * running / weight - shared)
                shared += part.value
                guard isCounted, part.value > 0 else { return }
                cells.add(part, at: key)
                total += part
            }
        }
    }

    /// The codes of a mention in each dimension: its own theme or domain, those of its session elsewhere.
    private func keys(of theme: Int?, _ codes: SessionCodes, _ interner: inout CodeInterner) -> [[Int]] {
        request.dimensions.map { dimension in
            switch dimension {
            case .theme: [theme ?? interner.number(.theme, Tally.none)]
            case .domain: [theme.map { interner.domain(ofTheme: $0) } ?? interner.number(.domain, Tally.none)]
            default: codes[dimension]
            }
        }
    }

    /// Whether the time must be shared over mentions: else the session's is whole.
    private var asksThemes: Bool {
        !conditionThemes.acceptsAny || request.dimensions.contains { $0 == .theme || $0 == .domain }
    }
}
