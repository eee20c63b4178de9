import Mediation
import Valuation

/// The counts of a period as an audience may see them: rare codes put together, and what must be hidden.
struct PublishedCounts {
    /// With rare codes put together in the tables.
    let tally: Tally
    let masking: Masking
    private let merges: Merges
    /// What the sessions counted cost.
    let inputs: Inputs

    init(_ counts: PeriodCounts, _ tables: [TableDefinition], _ labels: Labels, _ audience: Audience) {
        let decision = Disclosure(labels: labels, audience: audience, subperiods: counts.parts).decide(tables)
        tally = decision.merges.applied(to: counts.tally, tables.flatMap(\.requests))
        var masking = decision.masking(counts.ownParts)
        if audience != .internal { masking.follow(tables, tally, labels, audience) }
        self.masking = masking
        inputs = counts.inputs
        merges = decision.merges
    }

    /// Whether the rows of a table put a code together with others.
    func isMerged(_ code: String, _ table: TableDefinition) -> Bool {
        let codes = merges.codes[Merges.family(table.measure, table.condition)]?[table.dimensions[0]] ?? []
        return code == Tally.merged ? !codes.isEmpty : codes.contains(code)
    }

    /// Whether the rows of a table put the same codes together as those of another period.
    func hasSameMerges(as other: PublishedCounts, _ table: TableDefinition) -> Bool {
        let family = Merges.family(table.measure, table.condition)
        let dimension = table.dimensions[0]
        return merges.codes[family]?[dimension] ?? [] == other.merges.codes[family]?[dimension] ?? []
    }
}
