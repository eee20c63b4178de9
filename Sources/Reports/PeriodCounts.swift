import Mediation
import Valuation

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
    /// What the sessions counted cost.
    package let inputs: Inputs

    /// Counts a period, quarter by quarter where the audience's masks need it.
    /// - Parameters:
    ///   - costs: the accounts.
    ///   - today: costs of the days after it are left out.
    ///   - counting: the counts of some days, made with the definition's own request; people are bounded by the visits
    ///     since the day given, or since 1 January where none is.
    package init(
        _ period: Period, for audience: Audience, costs: [Cost], today: CivilDate,
        counting: (_ days: Period, _ peopleSince: CivilDate?) throws -> Tally
    ) rethrows {
        self.period = period
        if audience != .internal, let quarters = period.quarters {
            let parts = try quarters.all.map { try counting($0, $0.start) }
            ownParts = quarters.own
            var tally = ownParts.dropFirst().reduce(parts[ownParts[0]]) { $0 + parts[$1] }
            for earlier in parts[..<ownParts[0]] { tally.associationVisits += earlier.associationVisits }
            self.parts = parts
            self.tally = tally
        } else {
            tally = try counting(period, nil)
            (parts, ownParts) = ([tally], [0])
        }
        inputs = Inputs(costs, of: period, today: today, tally)
    }

    /// Whether two periods may be published together: no day is in both, or they are parts of one year, whose masks are
    /// decided together.
    func canBePublished(beside other: PeriodCounts) -> Bool {
        let (mine, theirs) = (period, other.period)
        guard mine.start <= theirs.last, theirs.start <= mine.last else { return true }
        return mine.quarters?.all == theirs.quarters?.all && mine.quarters != nil
    }
}
