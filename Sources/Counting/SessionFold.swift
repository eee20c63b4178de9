import Mediation

/// One session while it is counted; its arrays are used again for the next one.
struct SessionFold {
    var number = 0
    var day = ""
    /// Of the day.
    var month = RegisterMonth(year: 0, month: 1)
    var minutes = 0
    var present: Int?
    var turnedAway = 0
    /// Number of the kind.
    var kind = 0
    /// Whether participations are counted.
    var isCollective = false
    /// Number of the place.
    var place = 0
    /// Its contact lines, or those of them that are asked for.
    var lines: [ContactFold] = []
    /// Every contact line where some themes are asked for alone, those without any of them too; nil where all are.
    private(set) var everyLine: [ContactFold]?
    /// Numbers of those of its fundings and of its mediators that are asked for, where not all are: what belongs to the
    /// others of its time is not counted.
    var asked = DimensionMap([Int]?.none)
    /// Numbers of mediators, fundings, partners and languages.
    var codeNumbers = DimensionMap([Int]())
    var effects: [EffectFold] = []

    private static let listed: [Dimension] = [.mediator, .funding, .partner, .language]

    /// Begins with a row, nothing else known yet.
    mutating func reset(_ row: SessionRow) {
        number = row.number
        day = row.day
        month = RegisterMonth(
            year: Self.number(day.utf8.prefix(4)), month: Self.number(day.utf8.dropFirst(5).prefix(2)))
        minutes = row.minutes
        present = row.present
        turnedAway = row.turnedAway
        lines.removeAll(keepingCapacity: true)
        effects.removeAll(keepingCapacity: true)
        everyLine = nil
        codeNumbers.reset(Self.listed)
    }

    /// Heads at a collective session: those counted, or else those of its contact lines; those of the lines asked for,
    /// where some are left out: who was present for what is not known otherwise. Zero at any other session.
    var participations: Int {
        guard isCollective else { return 0 }
        let isPart = everyLine.map { $0.count != lines.count } ?? false
        return (isPart ? nil : present) ?? lines.reduce(0) { $0 + $1.count }
    }

    /// Whether all its fundings and mediators are asked for.
    var asksAll: Bool { asked[.funding] == nil && asked[.mediator] == nil }

    /// The lines its time is shared over, left out or not.
    var timedLines: [ContactFold] { everyLine ?? lines }

    /// Whether some of its lines may be left out.
    var isNarrowed: Bool { everyLine != nil }

    /// The session with its requests of some themes alone; nil when it has none.
    func narrowed(to themes: inout CodeMatcher, _ interner: CodeInterner) -> SessionFold? {
        guard !themes.acceptsAny else { return self }
        var part = self
        let every = timedLines.map { line in
            var line = line
            line.askedThemes = line.requests.filter { themes.accepts($0, interner) }
            return line
        }
        part.everyLine = every
        part.lines = every.filter { !$0.requests.isEmpty }
        return part.lines.isEmpty ? nil : part
    }

    /// The share of it that belongs to the fundings and mediators asked for: it is divided equally between its fundings, and
    /// between its mediators.
    var shareAsked: Share {
        [Dimension.funding, .mediator].reduce(.all) { share, dimension in
            guard let asked = asked[dimension] else { return share }
            return share * Share(asked.count, of: codeNumbers[dimension].count)
        }
    }

    /// The share of it that belongs to the requests asked for, each of as many parts as it has heads.
    var shareOfRequests: Share {
        guard isNarrowed else { return .all }
        func mentions(_ themes: KeyPath<ContactFold, [Int]>) -> Int {
            timedLines.reduce(0) { $0 + $1.count * $1[keyPath: themes].count }
        }
        return Share(mentions(\.requests), of: mentions(\.themes))
    }

    /// `YYYY-MM`.
    var monthCode: String { String(day.prefix(7)) }

    private static func number(_ digits: Substring.UTF8View) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 & 0xF) }
    }
}

/// One effect while it is counted.
struct EffectFold {
    /// Number of the effect's code.
    let code: Int
    let quantity: Quantity
    /// Number of the partner who confirmed it; nil when nobody did.
    let confirmedBy: Int?
}
