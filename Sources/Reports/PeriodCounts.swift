import Mediation

/// The counts of one period, with those of the periods a reader may set against it.
package struct PeriodCounts: Sendable {
    /// The days counted.
    package let period: Period
    /// The counts of the period.
    package let tally: Tally
    /// The quarters of the year the period is a part of, in order, where it is one and the report leaves the association:
    /// with them, hidden cells resist subtraction between a year and its parts. Otherwise the tally alone.
    let parts: [Tally]
    /// Ranks among `parts` of those the period is made of.
    let ownParts: [Int]
    /// Euros the period cost, cash and in kind; nil when it cannot be told (a place, a theme…).
    let inputs: Double?

    /// Counts a period, quarter by quarter where the audience's masks need it.
    /// - Parameter counting: the counts of some days, made with the definition's own request.
    package init(
        _ period: Period, for audience: Audience, inputs: Double?, counting: (Period) throws -> Tally
    ) rethrows {
        self.period = period
        self.inputs = inputs
        if audience != .internal, let quarters = period.quarters {
            parts = try quarters.all.map(counting)
            ownParts = quarters.own
            tally = ownParts.dropFirst().reduce(parts[ownParts[0]]) { [parts] in $0 + parts[$1] }
        } else {
            tally = try counting(period)
            (parts, ownParts) = ([tally], [0])
        }
    }

    /// Whether two periods may be published together: no day is in both, or they are parts of one year, whose masks are
    /// decided together.
    func canBePublished(beside other: PeriodCounts) -> Bool {
        let (mine, theirs) = (period, other.period)
        guard mine.start <= theirs.last, theirs.start <= mine.last else { return true }
        return mine.quarters?.all == theirs.quarters?.all && mine.quarters != nil
    }
}
