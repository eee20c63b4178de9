import Mediation

/// What is known and what is not of the figures.
struct Quality {
    /// The questions asked of each head.
    static let dimensions: [Dimension] = [.gender, .ageBand, .attendance, .territory, .outcome]

    private let tally: Tally
    private let masking: Masking
    private let labels: Labels
    private let rounding: Rounding?

    init(_ tally: Tally, _ masking: Masking, _ labels: Labels, _ rounding: Rounding?) {
        self.rounding = rounding
        self.labels = labels
        self.tally = tally
        self.masking = masking
    }

    var blocks: [Report.Block] {
        let passages = tally.totals.passages
        guard passages > 0 else { return [] }
        let rows = Self.dimensions.map { dimension -> (ReportTable.Heading, [ReportTable.Cell]) in
            let request = CrossingRequest(.passages, by: [dimension])
            let count = (tally.crossings[request.code]?.cells ?? [:]).reduce(0) {
                labels.common(dimension, $1.key[0]) == Contact.unknown ? $0 + $1.value.value : $0
            }
            let isHidden = masking.hides([Contact.unknown], of: request, labels)
            return (
                ReportTable.Heading(dimension.rawValue, TableDefinition.name(dimension).capitalized),
                isHidden ? [.masked, .masked] : [.count(count), .number(Double(count) / Double(passages))]
            )
        }
        var table = ReportTable(
            code: "quality", title: Sentence("Réponses non renseignées", "Answers not given"), unit: .passages,
            rows: rows.map(\.0),
            columns: [
                ReportTable.Heading("unknown", Sentence("Passages", "Visits")),
                ReportTable.Heading("share", Sentence("Part des passages", "Share of visits"), unit: .share),
            ], cells: rows.map(\.1))
        table.rounding = rounding?.base
        table.rowTitle = Sentence("Question", "Question")
        table.suppressed = table.cells.joined().count { $0 == .masked }
        return [.table(table)]
    }
}
