import Mediation
import Nomenclature
import Valuation

extension ReportDefinition {
    /// The report.
    package func report(_ material: ReportMaterial) -> Report {
        ReportBuilder(self, material).report
    }
}

/// Makes the blocks of a report, one after the other.
struct ReportBuilder {
    private let definition: ReportDefinition
    private let material: ReportMaterial
    private let labels: Labels
    private let counts: PublishedCounts
    /// Of the period compared with; nil without one, or where it cannot be published beside this one.
    private let compared: PublishedCounts?
    /// Why there are no counts to compare with.
    private let gap: IndicatorValue.Unavailability
    private var tally: Tally { counts.tally }
    private var masking: Masking { counts.masking }

    init(_ definition: ReportDefinition, _ material: ReportMaterial) {
        self.definition = definition
        self.material = material
        labels = Labels(material.book, material.setup)
        let tables = definition.tables + definition.hiddenTables
        counts = PublishedCounts(material.counts, tables, labels, material.audience)
        gap = material.comparisonGap ?? .overlappingPeriod
        compared = material.comparison.flatMap { [labels] in
            guard material.comparisonGap == nil,
                material.audience == .internal || $0.canBePublished(beside: material.counts)
            else { return nil }
            return PublishedCounts($0, tables, labels, material.audience)
        }
    }

    var report: Report {
        let sections = definition.sections.map { section in
            Report.Section(title: section.title, blocks: section.blocks.flatMap(blocks))
        }.filter { !$0.blocks.isEmpty }
        var report = Report(
            kind: definition.kind, title: definition.title, association: material.association, period: material.period,
            comparison: material.comparison?.period, scope: labels.words(ofScope: definition.scope),
            filters: material.filters, audience: material.audience, generatedOn: material.today,
            registerDigest: material.registerDigest,
            digestDays: material.digestDays,
            model: definition.hasValuation
                ? material.valuation.map {
                    "\($0.valuation.modelCode) \($0.valuation.modelVersion) \($0.digest.prefix(12))"
                }
                : nil,
            program: material.program, isOnePage: definition.isOnePage, sections: sections, notes: notes, masks: [],
            inputs: inputs)
        report.masks = masks(report)
        return report
    }

    private func blocks(_ block: ReportDefinition.Block) -> [Report.Block] {
        if let lost = PurgedBlock(block, tally, material, labels) { return [.text([lost.words])] }
        switch block {
        case .indicators(let block):
            let indicators = Report.Block.indicators(block.codes.map { indicator($0, block) })
            return block.codes.contains(where: \.isCost)
                ? [indicators, .text(material.counts.inputs.sentences)] : [indicators]
        case .table(let definition):
            guard let table = definition.table(tally, labels, masking, material.audience) else {
                return masking.isWithheld(definition)
                    ? [
                        .text([
                            Sentence(
                                "\(definition.title(labels).french) : tableau retiré, trop petits nombres.",
                                "\(definition.title(labels).english): table withheld, numbers too small.")
                        ])
                    ]
                    : []
            }
            let beside = beside(table, definition)
            return [definition.chart.map { .chart(ReportChart($0, of: beside)) } ?? .table(beside)]
        case .text(let text): return [.text([text])]
        case .narrative(let heading, let isNeeded):
            if let part = material.narrative?.part(heading) {
                return [.narrative(Narrative.Part(heading: heading, paragraphs: part.paragraphs))]
            }
            guard isNeeded else { return [] }
            return [
                .text([
                    Sentence(
                        "\(heading.french) : non renseigné par l’association.",
                        "\(heading.english): not told by the association.")
                ])
            ]
        case .valuation(let parts):
            guard let valuation = material.valuation else { return [] }
            let panel = ValuationPanel(valuation, material.audience)
            return parts.flatMap(panel.blocks)
        case .targets:
            return Targets(material, of: definition.funders, tally, masking, labels).blocks
        case .quality: return Quality(tally, masking, labels, counts.rounding(LineCondition())).blocks
        }
    }

    /// A table beside the counts of the period compared with, masked as that period's own report masks them.
    private func beside(_ table: ReportTable, _ definition: TableDefinition) -> ReportTable {
        guard material.comparison != nil else { return table }
        guard let compared else { return table.comparedWithNothing(.unavailable) }
        if compared.tally.purgedOn(ReportDefinition.Block.table(definition).requests) != nil {
            return table.comparedWithNothing(.unavailable)
        }
        if compared.masking.isWithheld(definition) { return table.comparedWithNothing(.masked) }
        var before = definition.table(compared.tally, labels, compared.masking, material.audience)
        if definition.dimensions[0] == .month {
            guard let months = material.monthsBefore else { return table }
            before = before?.renamed { heading in
                let month = months[heading.code] ?? heading.code
                return ReportTable.Heading(month, labels.label(.month, month))
            }
        }
        let hasSameMerges = counts.hasSameMerges(as: compared, definition)
        return table.compared(
            with: before,
            order: { labels.ordered(definition.dimensions[0], $0) },
            isMerged: (
                here: { counts.isMerged($0, definition) },
                before: { compared.isMerged($0, definition) || $0 == Tally.merged && !hasSameMerges }
            ))
    }

    private func indicator(_ code: IndicatorCode, _ block: ReportDefinition.IndicatorsBlock) -> ReportIndicator {
        let entry = Indicator(code)
        func value(_ counts: PublishedCounts) -> IndicatorValue {
            if let day = counts.tally.purgedOn(entry.requests(block.condition)) {
                return .unavailable(.purged(on: day))
            }
            let figures = Figures(
                counts.tally, block.condition, labels, inputs: counts.inputs,
                rounding: counts.rounding(block.condition), hasThemes: counts.hasThemes(block.condition))
            return entry.value(figures, for: material.audience, counts.masking)
        }
        let words = labels.words(block.condition)
        var indicator = ReportIndicator(
            code: code.rawValue + block.condition.name,
            label: words.map {
                Sentence("\(entry.label.french) (\($0.french))", "\(entry.label.english) (\($0.english))")
            } ?? entry.label,
            unit: entry.unit, value: value(counts), definition: entry.definition)
        if material.comparison != nil {
            indicator.previous = compared.map(value) ?? .unavailable(gap)
        }
        indicator.hasBasis = entry.isOfPeople
        if entry.isOfHeads || counts.hasThemes(block.condition) {
            indicator.rounding = counts.rounding(block.condition)?.base
        }
        indicator.threshold = block.thresholds[code]
        return indicator
    }

    /// What the activity cost, where a figure of the report is made of it.
    private var inputs: Inputs? {
        if definition.hasValuation, let valuation = material.valuation { return valuation.valuation.inputs }
        let hasCosts = definition.blocks.contains {
            if case .indicators(let block) = $0 { block.codes.contains(where: \.isCost) } else { false }
        }
        return hasCosts ? material.counts.inputs : nil
    }

    private var notes: [Sentence] {
        var notes = material.notes + scopeNotes
        if material.comparison != nil, compared == nil {
            notes.append(
                Sentence("Avant : non disponible, \(gap.words.french).", "Before: not available, \(gap.words.english).")
            )
        }
        let totals = tally.totals
        if totals.headCountLines > 0 {
            notes.append(
                totals.headsInHeadCounts >= max(1, material.audience.threshold(sensitive: false))
                    ? Sentence(
                        "\(totals.headCountLines, fr: "ligne compte", "lignes comptent") un groupe, \(totals.headsInHeadCounts, fr: "personne", "personnes") en tout. On n’invente pas le détail qui n’a pas été noté.",
                        "\(totals.headCountLines, en: "line counts", "lines count") a group, \(totals.headsInHeadCounts, en: "person", "people") in all. Details nobody noted are not invented."
                    )
                    : Sentence(
                        "Quelques lignes comptent un groupe. On n’invente pas le détail qui n’a pas été noté.",
                        "Some lines count a group. Details nobody noted are not invented."))
        }
        notes.append(
            Sentence(
                "Séances, passages, personnes, demandes et participations ne s’additionnent pas.",
                "Sessions, visits, people, requests and participations do not add up together."))
        switch material.audience {
        case .internal: notes.append(Sentence("Usage interne : ne pas diffuser.", "Internal use: do not pass on."))
        case .funder, .public:
            let threshold = material.audience.threshold(sensitive: false)
            notes.append(
                Sentence(
                    "s : secret. Les nombres de personnes sous \(threshold) (sous 11 pour les sujets sensibles), et ceux qui les trahiraient, sont cachés. n.d. : non disponible. /// : sans objet.",
                    "s: secret. Counts of people under \(threshold) (under 11 for sensitive matters), and those that would give them away, are hidden. n.d.: not available. ///: no object."
                ))
            notes += roundingNotes
        }
        return notes
    }

    /// What a reader must know of counts that are rounded, said once.
    private var roundingNotes: [Sentence] {
        let all = counts.rounding(LineCondition())
        let hasRounded = report(roundedIn: definition.tables)
        guard let rounding = all ?? (hasRounded ? Rounding(material.audience) : nil) else { return [] }
        let base = rounding.base
        return [
            all != nil
                ? Sentence(
                    "Ce rapport ne couvre pas toute l’association sur une année, un semestre ou un trimestre : les nombres de personnes, totaux compris, sont arrondis à \(base), et ceux sous le seuil sont cachés, zéro compris. Les sommes peuvent différer.",
                    "This report does not cover the whole association over a year, a half or a quarter: counts of people, totals included, are rounded to \(base), and those under the threshold are hidden, zero included. Sums may differ."
                )
                : Sentence(
                    "Les chiffres qui ne portent que sur une partie de l’activité sont arrondis à \(base), et ceux sous le seuil sont cachés, zéro compris.",
                    "Figures of a part of the activity are rounded to \(base), and those under the threshold are hidden, zero included."
                )
        ]
    }

    private func report(roundedIn tables: [TableDefinition]) -> Bool {
        tables.contains { masking.rounded.contains($0.crossing.code) }
            || definition.blocks.contains {
                if case .indicators(let block) = $0 { counts.rounding(block.condition) != nil } else { false }
            }
    }

    /// What a reader must know of a report that does not cover everything.
    private var scopeNotes: [Sentence] {
        var notes: [Sentence] = []
        if definition.isOfFundingAsked, material.filter.fundings.isEmpty {
            notes.append(
                Sentence(
                    "Aucune action financée n’a été demandée : ce bilan couvre toute l’activité.",
                    "No funded action was asked for: this account covers the whole activity."))
        }
        if !definition.scope.themes.isEmpty || !material.filter.themes.isEmpty {
            notes.append(
                Sentence(
                    "Passages et demandes sont ceux de ces thèmes. Une séance peut en traiter d’autres : sa durée et ses effets comptent en entier.",
                    "Visits and requests are those of these themes. A session may deal with others: its length and its effects count in full."
                ))
        }
        return notes
    }

    private func masks(_ report: Report) -> [Report.Mask] {
        report.tables.flatMap { table -> [Report.Mask] in
            guard let definition = definition.tables.first(where: { $0.code == table.code }) else { return [] }
            func mask(_ request: CrossingRequest, _ key: [String], _ row: Sentence, _ column: Sentence) -> Report.Mask?
            {
                masking.reason(request.code, key).map {
                    Report.Mask(table: table.code, row: row, column: column, reason: $0)
                }
            }
            let total = Sentence("Total", "Total")
            let isCrossed = definition.dimensions.count > 1
            var masks = table.rows.flatMap { row in
                table.columns.compactMap { column in
                    mask(
                        definition.crossing, isCrossed ? [row.code, column.code] : [row.code], row.label,
                        isCrossed ? column.label : Sentence("", ""))
                }
            }
            if isCrossed {
                masks += table.rows.compactMap {
                    mask(definition.margin(definition.dimensions[0]), [$0.code], $0.label, total)
                }
                masks += table.columns.compactMap {
                    mask(definition.margin(definition.dimensions[1]), [$0.code], total, $0.label)
                }
            }
            return masks
        }
    }
}
