import Mediation
import Nomenclature

/// Planned against done, for each funding asked for that has targets; without a funding asked for, for those of the period
/// whose funder is one the report is for. What was promised to one funder is never shown to another.
struct Targets {
    /// What the tally counts by funding.
    static let measures = IndicatorCode.targets.compactMap(\.measure)

    private let material: ReportMaterial
    private let funders: [String]
    private let tally: Tally
    private let masking: Masking
    private let labels: Labels
    private let audience: Audience

    /// - Parameter funders: words by which the funders the report is for are known.
    init(_ material: ReportMaterial, of funders: [String], _ tally: Tally, _ masking: Masking, _ labels: Labels) {
        self.labels = labels
        self.material = material
        self.funders = funders
        audience = material.audience
        self.tally = tally
        self.masking = masking
    }

    private func isShown(_ funding: Funding) -> Bool {
        if !material.filter.fundings.isEmpty { return material.filter.fundings.contains(funding.code) }
        let funder = Self.words(funding.funder)
        return funders.contains { word in
            let wanted = Self.words(word)
            return !wanted.isEmpty && funder.indices.contains { funder[$0...].starts(with: wanted) }
        }
    }

    /// The words of a name, without case and accents.
    private static func words(_ name: String) -> [Substring] {
        folded(name).split { !$0.isLetter && !$0.isNumber }
    }

    var blocks: [Report.Block] {
        let promised = material.setup.fundings.values.filter {
            !$0.targets.isEmpty && $0.from <= material.period.last && $0.to >= material.period.start
        }.sorted { $0.code < $1.code }
        guard !promised.isEmpty, material.filter.fundings != [Tally.none] else { return [] }
        let fundings = promised.filter(isShown)
        guard !fundings.isEmpty else {
            return [
                .text([
                    Sentence(
                        "Prévu et réalisé : les objectifs de la période sont ceux d’un autre financeur. Demandez le rapport d’une action financée.",
                        "Planned and done: the targets of the period are another funder's. Ask for the report of one funded action."
                    )
                ])
            ]
        }
        var rows: [ReportTable.Heading] = []
        var cells: [[ReportTable.Cell]] = []
        for funding in fundings {
            for target in funding.targets.sorted(by: { $0.indicator < $1.indicator }) {
                // A code this version does not know keeps its promise, and has nothing done.
                let code = IndicatorCode(rawValue: target.indicator)
                let label = code.map { Indicator($0).label } ?? Sentence(target.indicator, target.indicator)
                rows.append(
                    ReportTable.Heading(
                        "\(funding.code).\(target.indicator)",
                        Sentence("\(funding.title) : \(label.french)", "\(funding.title): \(label.english)")))
                cells.append(self.cells(funding.code, target.value, code))
            }
        }
        var table = ReportTable(
            code: "targets", title: Sentence("Prévu et réalisé", "Planned and done"), unit: .number, rows: rows,
            columns: [
                ReportTable.Heading("planned", Sentence("Prévu", "Planned")),
                ReportTable.Heading("done", Sentence("Réalisé", "Done")),
                ReportTable.Heading("rate", Sentence("Taux", "Rate"), unit: .share),
                ReportTable.Heading("state", Sentence("Atteint ?", "Reached?")),
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

    private func cells(_ funding: String, _ target: Quantity, _ indicator: IndicatorCode?) -> [ReportTable.Cell] {
        let planned = target.value
        let done = indicator.map { self.done(funding, $0) } ?? .unavailable
        let rate: ReportTable.Cell =
            switch done {
            case .number(let value) where planned > 0: .number(value / planned)
            case .range(let low, _) where planned > 0: .number(Double(low) / planned)
            case .masked: .masked
            default: .unavailable
            }
        return [.number(planned), done, rate, state(done, planned)]
    }

    /// Whether a target is reached. Of people, of whom only bounds may be known: when the lower one reaches it; not, when
    /// the upper one does not.
    private func state(_ done: ReportTable.Cell, _ planned: Double) -> ReportTable.Cell {
        let ends: (low: Double, high: Double)
        switch done {
        case .number(let value): ends = (value, value)
        case .range(let low, let high): ends = (Double(low), Double(high))
        default: return done
        }
        if ends.low >= planned { return .text(Sentence("oui", "yes")) }
        return .text(ends.high < planned ? Sentence("non", "no") : Sentence("ne peut se dire", "cannot be told"))
    }

    private func done(_ funding: String, _ indicator: IndicatorCode) -> ReportTable.Cell {
        if indicator == .qpvShare {
            let request = CrossingRequest(.passages, by: [.funding, .territory])
            let cells = tally.crossings[request.code]?.cells ?? [:]
            var heads: [String: Int] = [:]
            for (key, cell) in cells where key[0] == funding {
                let territory = labels.common(.territory, key[1])
                if ["qpv", Contact.unknown].contains(territory), masking.reason(request.code, key) != nil {
                    return .masked
                }
                heads[territory, default: 0] += cell.value
            }
            guard !masking.withheld.contains(request.code) else { return .masked }
            let whole = heads.reduce(0) { $0 + ($1.key == Contact.unknown ? 0 : $1.value) }
            return whole > 0 ? .number(Double(heads["qpv"] ?? 0) / Double(whole)) : .unavailable
        }
        guard let measure = indicator.measure else { return .unavailable }
        let request = CrossingRequest(measure, by: [.funding])
        guard !masking.hides([funding], of: request, labels) else { return .masked }
        guard measure == .people else {
            // Exact, above the threshold: what was promised to a funder.
            let crossing = material.counts.tally.crossings[request.code] ?? Tally.Crossing()
            let shown = measure == .timeSpent ? crossing.wholeMinutes : crossing
            return .number(Double(shown.cells[[funding]]?.value ?? 0))
        }
        let people =
            indicator == .people ? tally.people([funding], of: request) : tally.newPeople([funding], of: request)
        guard
            let published = people.published(
                audience.threshold(sensitive: false), visits: tally.visits([funding], of: request),
                isRounded: masking.rounded.contains(request.code))
        else { return .masked }
        return published.isExact
            ? .number(Double(published.low)) : .range(low: published.low, high: published.high)
    }
}
