import Mediation

/// One session while it is counted; its arrays are used again for the next one.
struct SessionFold {
    var number = 0
    var day = ""
    var minutes = 0
    var present: Int?
    var turnedAway = 0
    /// Number of the kind.
    var kind = 0
    /// Whether participations are counted.
    var isCollective = false
    /// Number of the place.
    var place = 0
    var lines: [ContactFold] = []
    /// Numbers of mediators, fundings, partners and languages.
    var codeNumbers = DimensionMap([Int]())
    var effects: [EffectFold] = []

    private static let listed: [Dimension] = [.mediator, .funding, .partner, .language]

    /// Begins with a row, nothing else known yet.
    mutating func reset(_ row: SessionRow) {
        number = row.number
        day = row.day
        minutes = row.minutes
        present = row.present
        turnedAway = row.turnedAway
        lines.removeAll(keepingCapacity: true)
        effects.removeAll(keepingCapacity: true)
        codeNumbers.reset(Self.listed)
    }

    /// Heads at a collective session: those counted, or else those of its contact lines. Zero at any other.
    var participations: Int { isCollective ? present ?? lines.reduce(0) { $0 + $1.count } : 0 }

    /// `YYYY-MM`.
    var month: String { String(day.prefix(7)) }
}

/// One effect while it is counted.
struct EffectFold {
    /// Number of the effect's code.
    let code: Int
    let quantity: Quantity
    /// Number of the partner who confirmed it; nil when nobody did.
    let confirmedBy: Int?
}
