import Mediation

extension CrossingFold {
    /// The seconds of a session, shared equally over its theme mentions (a head counted once for each of its themes), and
    /// over its mediators, fundings, partners or languages where the crossing is by them; over its fundings or mediators
    /// too where some are asked for. A session without mentions has its time under `Tally.none` in the dimensions of
    /// contacts.
    ///
    /// The shares are whole seconds that add up to the session's: each is what the running sum of the weights rounds to,
    /// less what was shared before. Only the shares of the themes, fundings and mediators asked for count.
    mutating func addTime(_ session: SessionFold, _ codes: SessionCodes, _ interner: inout CodeInterner) {
        let seconds = session.minutes * 60
        guard seconds > 0, !addPlainTime(seconds, session, &interner) else { return }
        let mentions = asksThemes || session.isNarrowed ? Self.mentions(of: session) : []
        guard !mentions.isEmpty else {
            guard !session.isNarrowed else { return }
            return share(seconds, [Mention(theme: nil, heads: 1, isAsked: true)], session, codes, &interner)
        }
        share(seconds, mentions, session, codes, &interner)
    }

    /// The same for a crossing by theme or domain alone, where all fundings and mediators are asked for and the session has
    /// mentions: nearly always, and without a list of them. Answers whether it was.
    private mutating func addPlainTime(_ seconds: Int, _ session: SessionFold, _ interner: inout CodeInterner) -> Bool {
        guard request.dimensions == [.theme] || request.dimensions == [.domain], session.asksAll else { return false }
        let every = session.timedLines
        let lines = every.span
        var weight = 0
        for position in lines.indices { weight += lines[position].count * lines[position].themes.count }
        guard weight > 0 else { return false }
        var running = RunningShare(of: seconds, over: weight)
        for position in lines.indices {
            for theme in lines[position].themes {
                let part = Tally.Cell(value: running.next(lines[position].count))
                guard part.value > 0, lines[position].askedThemes?.contains(theme) ?? true else { continue }
                cells.add(part, 0, request.dimensions[0] == .domain ? interner.domain(ofTheme: theme) : theme)
                total += part
            }
        }
        return true
    }

    /// A theme of a line.
    private struct Mention {
        let theme: Int?
        let heads: Int
        let isAsked: Bool
    }

    private static func mentions(of session: SessionFold) -> [Mention] {
        session.timedLines.filter { $0.count > 0 }.flatMap { line in
            line.themes.map { theme in
                Mention(
                    theme: theme, heads: line.count, isAsked: line.askedThemes.map { $0.contains(theme) } ?? true)
            }
        }
    }

    private mutating func share(
        _ seconds: Int, _ mentions: [Mention], _ session: SessionFold, _ codes: SessionCodes,
        _ interner: inout CodeInterner
    ) {
        let lists = mentions.map { keys(of: $0.theme, codes, &interner) }
        let shares = Self.shares(session, besides: request.dimensions)
        let asked = request.dimensions.map { session.asked[$0] }
        let weight = zip(mentions, lists).reduce(0) {
            $0 + $1.0.heads * $1.1.reduce(shares.count) { $0 * $1.count }
        }
        var running = RunningShare(of: seconds, over: weight)
        for (mention, lists) in zip(mentions, lists) {
            for isShareAsked in shares {
                Self.visit(lists, asked) { key, isKeyAsked in
                    let part = Tally.Cell(value: running.next(mention.heads))
                    guard mention.isAsked, isShareAsked, isKeyAsked, part.value > 0 else { return }
                    cells.add(part, at: key)
                    total += part
                }
            }
        }
    }

    /// The equal shares of a session's time between its fundings and between its mediators, where some are asked for and
    /// the crossing is not by them: whether each share counts. One share that counts where none are.
    private static func shares(_ session: SessionFold, besides dimensions: [Dimension]) -> [Bool] {
        [Dimension.funding, .mediator].reduce([true]) { shares, dimension in
            guard let asked = session.asked[dimension], !dimensions.contains(dimension) else { return shares }
            return shares.flatMap { share in
                session.codeNumbers[dimension].map { share && asked.contains($0) }
            }
        }
    }

    /// Every key made of one code of each list, and whether all its codes are asked for.
    private static func visit(_ lists: [[Int]], _ asked: [[Int]?], _ body: (CellKey, Bool) -> Void) {
        func descend(_ depth: Int, _ key: CellKey, _ isAsked: Bool) {
            guard depth < lists.count else { return body(key, isAsked) }
            for code in lists[depth] {
                descend(
                    depth + 1, key << 32 | CellKey(code), isAsked && (asked[depth].map { $0.contains(code) } ?? true))
            }
        }
        descend(0, 0, true)
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
    private var asksThemes: Bool { request.dimensions.contains { $0 == .theme || $0 == .domain } }
}
