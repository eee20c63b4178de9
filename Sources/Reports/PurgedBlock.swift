import Mediation

/// A block of a report whose figures were purged, no such counts being kept: it says so in its place. Indicators say it one
/// by one.
struct PurgedBlock {
    private let title: Sentence
    private let day: CivilDate

    /// Nil for a block that has its figures, or none.
    init?(_ block: ReportDefinition.Block, _ tally: Tally, _ material: ReportMaterial, _ labels: Labels) {
        let lost: CivilDate?
        switch block {
        case .table(let table):
            title = table.title(labels)
            lost = tally.purgedOn(block.requests)
        case .valuation:
            title = Sentence("Valorisation", "Valuation")
            lost = material.valuationPurgedOn
        case .targets:
            title = Sentence("Prévu et réalisé", "Planned and done")
            lost = tally.purgedOn(block.requests)
        case .quality:
            title = Sentence("Réponses non renseignées", "Answers not given")
            lost = tally.purgedOn(block.requests)
        case .indicators, .text, .narrative: return nil
        }
        guard let lost else { return nil }
        day = lost
    }

    /// What is said in the place of the block.
    var words: Sentence {
        Sentence(
            "\(title.french) : n.d., purgé le \(NumberText(.french).day(day)).",
            "\(title.english): not available, purged on \(NumberText(.english).day(day)).")
    }
}
