import Mediation
import Valuation

/// The panels of a valuation: each amount as a range, with what it is not.
///
/// Rules fired by a handful of events are put together where the report leaves the association: their euros would give
/// their number away.
struct ValuationPanel {
    let material: ValuationMaterial
    let audience: Audience
    var valuation: Valuation { material.valuation }

    init(_ material: ValuationMaterial, _ audience: Audience) {
        self.material = material
        self.audience = audience
    }

    /// The blocks of a part, their tables headed by what their rows are.
    func blocks(_ part: ReportDefinition.ValuationPart) -> [Report.Block] {
        let title: Sentence =
            switch part {
            case .lines, .benefits, .unpriced, .estimates: Sentence("Règle", "Rule")
            case .payers: Sentence("Payeur", "Payer")
            case .tornado, .switching: Sentence("Chiffre", "Figure")
            case .sources: Sentence("Valeur unitaire", "Unit value")
            case .years: Sentence("Année", "Year")
            case .doubleCounting: Sentence("Point regardé", "Point")
            case .twoWay: Sentence("Changements", "Outcomes")
            case .conventions: Sentence("Sujet", "Subject")
            case .grades: Sentence("Preuve", "Evidence")
            default: Sentence("Montant", "Amount")
            }
        func titled(_ table: ReportTable) -> ReportTable {
            var table = table
            table.rowTitle = title
            return table
        }
        return untitled(part).map { block in
            switch block {
            case .table(let table): .table(titled(table))
            case .chart(let chart): .chart(ReportChart(chart.kind, of: titled(chart.table)))
            default: block
            }
        }
    }

    private func untitled(_ part: ReportDefinition.ValuationPart) -> [Report.Block] {
        switch part {
        case .summary: [.text(sentences), .table(summary)]
        case .range: [.chart(ReportChart(.range, of: range))]
        case .lines: avoided.isEmpty ? [.text([Self.nothing])] : [.table(lines)]
        case .payers: avoided.isEmpty ? [] : [.table(payers)]
        case .benefits: benefits
        case .unpriced: unpriced
        case .inputs: [.table(inputs)]
        case .tornado: tornado.map { [.chart(ReportChart(.tornado, of: $0))] } ?? []
        case .switching: switching
        case .twoWay: twoWay.map { [.table($0)] } ?? []
        case .estimates: estimates.map { [.table($0)] } ?? []
        case .grades: grades
        case .doubleCounting: [.table(doubleCounting)]
        case .simulation: simulation
        case .sources: sources.map { [.table($0)] } ?? []
        case .conventions: [.table(conventions)]
        case .years: years.map { [.table($0)] } ?? []
        }
    }

    static let nothing = Sentence("Aucun effet valorisé sur la période.", "No effect valued in the period.")

    // MARK: - What may be shown one by one

    /// Lines of the avoided cost.
    var avoided: [Valuation.Line] { valuation.lines.filter(\.isAvoidedCost) }

    /// Whether a line counts too few events or people to be shown alone.
    func isSmall(_ line: Valuation.Line) -> Bool {
        let threshold = Double(audience.threshold(sensitive: false))
        return ["events", "persons"].contains(line.unit) && line.quantity > 0 && line.quantity < threshold
    }

    /// Rules put together: the small ones, with the next by value where one alone would follow by subtraction.
    var grouped: Set<String> {
        var small = Set(avoided.filter(isSmall).map(\.rule))
        let others = avoided.filter { !small.contains($0.rule) }.sorted {
            ($0.presentValue.central, $0.rule) < ($1.presentValue.central, $1.rule)
        }
        if small.count == 1, let next = others.first { small.insert(next.rule) }
        return small
    }

    // MARK: - Sentences

    /// The sentences of the method (docs/method.md), from the parameters really used.
    private var sentences: [Sentence] {
        let cost = valuation.avoidedCost
        func euros(_ value: Double, _ language: Language) -> String { Rounded.euros(value, language) }
        func both(_ make: (Language) -> String) -> Sentence { Sentence(make(.french), make(.english)) }
        var sentences = [
            both { language in
                let (low, central, high) = (
                    euros(cost.low, language), euros(cost.central, language), euros(cost.high, language)
                )
                return language == .french
                    ? "Sous les hypothèses listées en annexe, l’action est associée à des coûts évités estimés entre \(low) et \(high) (valeur centrale \(central)), \(perspective.french)."
                    : "Under the assumptions listed, the activity is associated with avoided costs estimated between \(low) and \(high) (central value \(central)), \(perspective.english)."
            },
            Sentence(
                "Un coût évité n’est pas une économie budgétaire : il ne devient une économie que si le payeur réduit effectivement la dépense correspondante. Part documentée comme libérable : non estimée.",
                "An avoided cost is not a cash saving: it becomes one only if the payer really spends less. Part documented as releasable: not estimated."
            ),
            Sentence(
                "Le payeur qui finance n’est pas toujours celui qui bénéficie.",
                "The payer who funds is not always the one who benefits."),
        ]
        if let ratio = valuation.ratio {
            sentences.append(
                both { language in
                    let (low, central, high) = (
                        Rounded.ratio(ratio.low, language), Rounded.ratio(ratio.central, language),
                        Rounded.ratio(ratio.high, language)
                    )
                    return language == .french
                        ? "Pour 1 € de ressources mobilisées, le coût évité estimé se situe entre \(low) et \(high) € (valeur centrale \(central) €). Ce ratio dépend du périmètre et ne se compare pas à celui d’une autre structure."
                        : "For €1 of resources used, the estimated avoided cost is between €\(low) and €\(high) (central value €\(central)). This ratio depends on the perimeter and does not compare with that of another body."
                })
        }
        if let ratio = valuation.cashRatio, valuation.inputs.inKind > 0 {
            sentences.append(
                both { language in
                    language == .french
                        ? "Rapporté aux seules ressources en argent, le coût évité central est de \(Rounded.ratio(ratio, .french)) € pour 1 €."
                        : "Over the inputs in money alone, the central avoided cost is €\(Rounded.ratio(ratio, .english)) for €1."
                })
        }
        if valuation.sharesSessions { sentences.append(Valuation.sharingRule) }
        sentences += valuation.refusals.map(\.sentence) + warnings
        sentences.append(
            both { language in
                let shares = valuation.gradeShares.sorted { $0.key < $1.key }.map {
                    "\($0.key) \(Rounded.percent($0.value, language))"
                }.joined(separator: ", ")
                return language == .french
                    ? "Sans groupe de comparaison, le lien de cause à effet est présumé. Preuves des valeurs unitaires, de A (statistique officielle) à D (hypothèse) : \(shares.isEmpty ? "aucune" : shares)."
                    : "Without a comparison group, cause and effect are presumed. Evidence of the unit values, from A (official statistic) to D (assumption): \(shares.isEmpty ? "none" : shares)."
            })
        return sentences
    }

    /// Whose costs are meant: public bodies alone when no other payer has a share.
    var perspective: Sentence {
        valuation.byPayer.allSatisfy { $0.value == 0 || Valuation.publicPayers.contains($0.key) }
            ? Sentence("toutes collectivités confondues", "all public bodies together")
            : Sentence("tous payeurs confondus, publics et privés", "all payers together, public and private")
    }

    /// The warnings, but those another panel gives or that would point to a rule fired by a handful of events.
    private var warnings: [Sentence] {
        let grouped = grouped
        return valuation.warnings.compactMap { warning in
            switch warning {
            case .unvalued: nil
            case .concentration(let rule, _) where grouped.contains(rule): nil
            default: warning.sentence
            }
        }
    }
}
