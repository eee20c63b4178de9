import Mediation

/// Planned against done, for each funding with targets in the period.
struct Targets {
    /// What a target may be of, besides the share of the QPV public.
    static let measures: [Measure] = [
        .sessions, .minutes, .passages, .people, .requests, .participations, .turnedAway,
    ]

    private let setup: AssociationSetup
    private let period: Period
    private let tally: Tally
    private let labels: Labels
    private let audience: Audience
    private let masking: Masking

    init(
        _ setup: AssociationSetup, _ period: Period, _ tally: Tally, _ labels: Labels, _ audience: Audience,
        _ masking: Masking
    ) {
        self.setup = setup
        self.period = period
        self.tally = tally
        self.labels = labels
        self.audience = audience
        self.masking = masking
    }

    var blocks: [Report.Block] {
        let fundings = setup.fundings.values.filter {
            !$0.targets.isEmpty && $0.from <= period.last && $0.to >= period.start
        }.sorted { $0.code < $1.code }
        guard !fundings.isEmpty else { return [] }
        var rows: [ReportTable.Heading] = []
        var cells: [[ReportTable.Cell]] = []
        for funding in fundings {
            for target in funding.targets.sorted(by: { $0.indicator < $1.indicator }) {
                let (label, unit, _) = Indicators.description(target.indicator)
                rows.append(
                    ReportTable.Heading(
                        "\(funding.code).\(target.indicator)",
                        Sentence("\(funding.title) : \(label.french)", "\(funding.title): \(label.english)")))
                cells.append(self.cells(funding.code, target, unit))
            }
        }
        var table = ReportTable(
            code: "targets", title: Sentence("Prévu et réalisé", "Planned and done"), unit: .number, rows: rows,
            columns: [
                ReportTable.Heading("planned", Sentence("Prévu", "Planned")),
                ReportTable.Heading("done", Sentence("Réalisé", "Done")),
                ReportTable.Heading("rate", Sentence("Taux", "Rate"), unit: .share),
            ], cells: cells)
        table.suppressed = cells.joined().count { $0 == .masked }
        table.rowTitle = Sentence("Action et indicateur", "Action and indicator")
        table.notes = [
            Sentence(
                "Réalisé sur les séances de l’action, dans la période du rapport.",
                "Done in the sessions of the action, within the period of the report.")
        ]
        return [.table(table)]
    }

    private func cells(_ funding: String, _ target: Funding.Target, _ unit: ReportUnit) -> [ReportTable.Cell] {
        let planned = target.value.value
        let done = done(funding, target.indicator)
        let rate: ReportTable.Cell =
            switch done {
            case .number(let value) where planned > 0: .number(value / planned)
            case .range(let low, _) where planned > 0: .number(Double(low) / planned)
            case .masked: .masked
            default: .unavailable
            }
        return [.number(planned), done, rate]
    }

    private func done(_ funding: String, _ indicator: String) -> ReportTable.Cell {
        if indicator == "qpvShare" {
            let request = CrossingRequest(.passages, by: [.funding, .territory])
            let cells = tally.crossings[request.code]?.cells ?? [:]
            let known = cells.filter { $0.key[0] == funding && $0.key[1] != Contact.unknown }.map(\.value.value)
            let hidden = ["qpv", Contact.unknown].contains { masking.reason(request.code, [funding, $0]) != nil }
            guard !hidden, !masking.withheld.contains(request.code) else { return .masked }
            let whole = known.reduce(0, +)
            return whole > 0 ? .number(Double(cells[[funding, "qpv"]]?.value ?? 0) / Double(whole)) : .unavailable
        }
        guard let measure = Measure(rawValue: indicator), Self.measures.contains(measure) else { return .unavailable }
        let request = CrossingRequest(measure, by: [.funding]).code
        guard masking.reason(request, [funding]) == nil, !masking.withheld.contains(request) else { return .masked }
        let cell = tally.crossings[request]?.cells[[funding]] ?? Tally.Cell()
        return measure == .people && cell.unknown > 0
            ? .range(low: cell.value, high: cell.value + cell.unknown) : .number(Double(cell.value))
    }
}

/// What is known and what is not of the figures.
struct Quality {
    /// The questions asked of each head.
    static let dimensions: [Dimension] = [.gender, .ageBand, .attendance, .territory, .outcome]

    private let tally: Tally
    private let labels: Labels
    private let masking: Masking

    init(_ tally: Tally, _ labels: Labels, _ masking: Masking) {
        self.tally = tally
        self.labels = labels
        self.masking = masking
    }

    var blocks: [Report.Block] {
        let passages = tally.totals.passages
        guard passages > 0 else { return [] }
        let rows = Self.dimensions.map { dimension -> (ReportTable.Heading, [ReportTable.Cell]) in
            let request = CrossingRequest(.passages, by: [dimension]).code
            let count = tally.crossings[request]?.cells[[Contact.unknown]]?.value ?? 0
            let isHidden =
                masking.reason(request, [Contact.unknown]) != nil || masking.withheld.contains(request)
            let name = TableDefinition.name(dimension)
            return (
                ReportTable.Heading(
                    dimension.rawValue, Sentence(name.french.sentenceCased, name.english.sentenceCased)),
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
        table.rowTitle = Sentence("Question", "Question")
        table.suppressed = table.cells.joined().count { $0 == .masked }
        return [.table(table)]
    }
}

extension String {
    /// The text with a capital at its head.
    var sentenceCased: String { prefix(1).uppercased() + dropFirst() }
}
