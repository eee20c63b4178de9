import Mediation
import Valuation

/// The counts of one period, with those of the years a reader may set it against.
package struct PeriodCounts: Sendable {
    /// The days counted.
    package let period: Period
    /// The counts of the period.
    package let tally: Tally
    /// What was counted.
    let requests: [CrossingRequest]
    /// What is asked for, and what the definition covers; none where it is the whole association.
    let scopes: [SessionFilter]
    /// Of each civil year of the period, where the report leaves the association: the counts of its quarters, everything
    /// counted, with the crossings of `AssociationTables`.
    let years: [[Tally]]
    /// Of the year the period begins in, ranks of the quarters it is made of: a year, a half or a quarter of the whole
    /// association leaves it exact. Nil for any other scope, which leaves it rounded, and inside the association.
    let ownQuarters: [Int]?
    /// What the sessions counted cost.
    package let inputs: Inputs

    /// Counts a period for a report, and its years quarter by quarter where the audience's masks need it.
    /// - Parameters:
    ///   - costs: the accounts.
    ///   - today: costs of the days after it are left out.
    ///   - counting: the counts a request asks for.
    package init(
        _ period: Period, for audience: Audience, of definition: ReportDefinition, _ filter: SessionFilter,
        costs: [Cost], today: CivilDate, counting: (TallyRequest) throws -> Tally
    ) rethrows {
        self.period = period
        let request = definition.request(period, filter)
        requests = request.crossings
        scopes = [filter, definition.scope].filter { !$0.isEmpty }
        /// The quarters of a year, with these crossings and those whose masks are decided together.
        func quarters(_ days: [Period], _ crossings: [CrossingRequest]) throws -> [Tally] {
            try days.map { days in
                var request = TallyRequest(period: days)
                request.peopleSince = days.start
                request.crossings = crossings + AssociationTables.requests.filter { !crossings.contains($0) }
                return try counting(request)
            }
        }
        if audience == .internal {
            tally = try counting(request)
            (years, ownQuarters) = ([], nil)
        } else if scopes.isEmpty, let (all, own) = period.quarters {
            let parts = try quarters(all, requests)
            var tally = own.dropFirst().reduce(parts[own[0]]) { $0 + parts[$1] }
            for earlier in parts[..<own[0]] { tally.associationVisits += earlier.associationVisits }
            self.tally = tally
            years = [parts]
            ownQuarters = own
        } else {
            tally = try counting(request)
            years = try (period.start.year...period.last.year).map {
                try quarters(Period(year: $0).quarters?.all ?? [], [])
            }
            ownQuarters = nil
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

    /// Ranks of the quarters of a year that hold the days of the period: of the quarter or half it lies in, else all.
    /// - Parameter rank: of the year among those of the period.
    func quartersAround(_ rank: Int) -> [Int] {
        guard years.count == 1, period.start.year == period.last.year else { return [0, 1, 2, 3] }
        let (first, last) = ((period.start.month - 1) / 3, (period.last.month - 1) / 3)
        if first == last { return [first] }
        return first / 2 == last / 2 ? [first / 2 * 2, first / 2 * 2 + 1] : [0, 1, 2, 3]
    }
}
