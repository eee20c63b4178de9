import Mediation

/// The counts of a period as an audience may see them: rare codes put together, and what must be hidden.
struct PublishedCounts {
    /// With rare codes put together in the tables.
    let tally: Tally
    let masking: Masking
    let inputs: Double?

    init(_ counts: PeriodCounts, _ tables: [TableDefinition], _ labels: Labels, _ audience: Audience) {
        let decision = Disclosure(labels: labels, audience: audience, subperiods: counts.parts).decide(tables)
        tally = decision.merges.applied(to: counts.tally, tables.flatMap(\.requests))
        var masking = decision.masking(counts.ownParts)
        if audience != .internal { masking.hidePeople(tables, tally, labels, audience) }
        self.masking = masking
        inputs = counts.inputs
    }
}
