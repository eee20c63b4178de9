import Mediation
import Valuation

/// The counts of a period as an audience may see them: rare codes put together, and what must be hidden or rounded.
struct PublishedCounts {
    /// With rare codes put together in the tables, and rounded where the scope needs it.
    let tally: Tally
    let masking: Masking
    private let merges: Merges
    /// What the sessions counted cost.
    let inputs: Inputs
    /// Of the totals; nil where they leave exact.
    private let totalsRounding: Rounding?
    private let conditionsRounding: Rounding?
    private let hasThemes: Bool

    init(_ counts: PeriodCounts, _ tables: [TableDefinition], _ labels: Labels, _ audience: Audience) {
        inputs = counts.inputs
        hasThemes = counts.scopes.contains { !$0.themes.isEmpty }
        guard let rounding = Rounding(audience) else {
            (tally, masking, merges) = (counts.tally, Masking(), Merges())
            (totalsRounding, conditionsRounding) = (nil, nil)
            return
        }
        let years = counts.years.enumerated().map { rank, quarters in
            PublishedYear(quarters, own: counts.ownQuarters ?? counts.quartersAround(rank), labels, audience)
        }
        let merges = years.dropFirst().reduce(years.first?.decision.merges ?? Merges()) { $0.with($1.decision.merges) }
        var tally = merges.applied(to: counts.tally, counts.requests)
        var masking = counts.ownQuarters.flatMap { years.first?.decision.masking($0) } ?? Masking()
        let rounded = RoundedCounts(
            rounding: rounding, audience: audience, labels: labels, period: counts.period, scopes: counts.scopes,
            years: years)
        for request in counts.requests {
            let isExact = counts.ownQuarters != nil && AssociationTables.codes.contains(request.code)
            let tellsOfPeople =
                !request.measure.isOfSessions || hasThemes || !request.condition.themes.isEmpty
                || request.dimensions.contains(where: \.isOfContact)
            if !isExact, tellsOfPeople, request.dimensions != [.duration] {
                rounded.apply(request, &tally, &masking)
            }
        }
        if counts.ownQuarters == nil { rounded.apply(&tally.totals, hasThemes: hasThemes) }
        masking.follow(tables, tally, labels, audience)
        (self.tally, self.masking, self.merges) = (tally, masking, merges)
        (totalsRounding, conditionsRounding) = (counts.ownQuarters == nil ? rounding : nil, rounding)
    }

    /// How the counts of a condition are rounded; nil where they are exact.
    func rounding(_ condition: LineCondition) -> Rounding? {
        condition.isEmpty ? totalsRounding : conditionsRounding
    }

    /// Whether the sessions of a condition are those of some themes: their number tells of people.
    func hasThemes(_ condition: LineCondition) -> Bool { hasThemes || !condition.themes.isEmpty }

    /// Whether the rows of a table put a code together with others.
    func isMerged(_ code: String, _ table: TableDefinition) -> Bool {
        let codes = merges.codes(table.measure)[table.dimensions[0]] ?? []
        return code == Tally.merged ? !codes.isEmpty : codes.contains(code)
    }

    /// Whether the rows of a table put the same codes together as those of another period.
    func hasSameMerges(as other: PublishedCounts, _ table: TableDefinition) -> Bool {
        let dimension = table.dimensions[0]
        return merges.codes(table.measure)[dimension] ?? [] == other.merges.codes(table.measure)[dimension] ?? []
    }
}
