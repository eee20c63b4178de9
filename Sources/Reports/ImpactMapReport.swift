import Mediation
import Valuation

/// An evaluated impact map, ready to be rendered: amounts to the cent, ratios to two decimals.
package struct ImpactMapReport {
    private let evaluation: ImpactMapEvaluation
    private var map: ImpactMap { evaluation.map }
    private var result: ImpactMap.Result { evaluation.result }

    /// A map with everything it comes to.
    package init(_ evaluation: ImpactMapEvaluation) { self.evaluation = evaluation }

    /// Its parts, in order; those without content are left out.
    package var sections: [Report.Section] {
        let certainty = SensitivityTables(
            analysis: evaluation.sensitivity, unit: .number, value: Sentence("Valeur", "Value"), switchingLimit: nil)
        let remarks = map.assumptions.map(\.sentence) + evaluation.warnings
        let parts: [(Sentence, [Report.Block])] = [
            (Sentence("Changements", "Outcomes"), [.table(outcomes), .table(years)]),
            (Sentence("Résultat", "Result"), [.table(totals)] + (payers.map { [.table($0)] } ?? [])),
            (
                Sentence("À quel point c’est sûr", "How sure it is"),
                [certainty.tornado, certainty.twoWay].compactMap { $0 }.map(Report.Block.table) + certainty.switching
                    + (evaluation.sensitivity.simulation == nil ? [] : certainty.simulated)
            ),
            (Sentence("Suppositions et remarques", "Assumptions and remarks"), remarks.isEmpty ? [] : [.text(remarks)]),
        ]
        return parts.filter { !$0.1.isEmpty }.map { Report.Section(title: $0.0, blocks: $0.1) }
    }

    private var outcomes: ReportTable {
        let rows = map.outcomes.enumerated().map { rank, line in
            let name = [line.stakeholder, line.name].filter { !$0.isEmpty }.joined(separator: " · ")
            return ReportTable.Heading(String(rank + 1), Sentence(name, name))
        }
        var table = ReportTable(
            code: "impact_map_outcomes",
            title: Sentence("Montants en \(map.currency)", "Amounts in \(map.currency)"), unit: .number, rows: rows,
            columns: [
                ReportTable.Heading("impact", Sentence("Impact d’un an", "Impact of one year")),
                ReportTable.Heading("present", Sentence("Valeur actuelle", "Present value")),
            ],
            cells: zip(map.outcomes, result.presentValues).map { line, value in
                [Self.amount(line.outcome.waterfall.afterAttribution), Self.amount(value)]
            })
        table.rowTitle = Sentence("Partie prenante · changement", "Stakeholder · outcome")
        return table
    }

    private var years: ReportTable {
        let values = result.yearlyValues.sorted { $0.key < $1.key }
        var table = ReportTable(
            code: "impact_map_years", title: Sentence("Valeur par année", "Value by year"), unit: .number,
            rows: values.map { ReportTable.Heading(String($0.key), Sentence(String($0.key), String($0.key))) },
            columns: [
                ReportTable.Heading("value", Sentence("Non actualisée", "Undiscounted")),
                ReportTable.Heading("present", Sentence("Actuelle", "Present")),
            ],
            cells: values.map { [Self.amount($0.value), Self.amount(result.yearlyPresentValues[$0.key] ?? 0)] })
        table.rowTitle = Sentence("Année", "Year")
        return table
    }

    private var totals: ReportTable {
        let none = ReportTable.Cell.text(Sentence("aucun", "none"))
        let unreached = ReportTable.Cell.text(Sentence("pas atteint", "not reached"))
        func months(_ value: Double?) -> ReportTable.Cell {
            value.map {
                .text(
                    Sentence(
                        Rounded.decimal($0, 1, .french) + " mois", Rounded.decimal($0, 1, .english) + " months"))
            } ?? unreached
        }
        let rows: [(String, Sentence, ReportTable.Cell)] = [
            ("total", ImpactMap.Total.totalPresentValue.words, Self.amount(result.totalPresentValue)),
            ("inputs", ImpactMap.Total.inputValue.words, Self.amount(result.inputValue)),
            ("net", ImpactMap.Total.netPresentValue.words, Self.amount(result.netPresentValue)),
            ("ratio", ImpactMap.Total.ratio.words, result.ratio.map(Self.amount) ?? none),
            ("payback", Sentence("Retour des ressources", "Payback"), months(result.paybackMonths)),
            (
                "discountedPayback", Sentence("Retour, valeurs actualisées", "Payback, discounted values"),
                months(evaluation.discountedPaybackMonths)
            ),
            (
                "internalRateOfReturn", Sentence("Taux de rendement interne", "Internal rate of return"),
                evaluation.internalRateOfReturn.map {
                    .text(Sentence(Rounded.percent($0, .french, 2), Rounded.percent($0, .english, 2)))
                } ?? none
            ),
        ]
        var table = ReportTable(
            code: "impact_map_totals", title: Sentence("Valeur et ressources", "Value and inputs"), unit: .number,
            rows: rows.map { ReportTable.Heading($0.0, $0.1) },
            columns: [ReportTable.Heading("value", Sentence("Valeur", "Value"))], cells: rows.map { [$0.2] })
        table.rowTitle = Sentence("Résultat", "Result")
        if let first = evaluation.firstValueYear {
            table.notes = [
                Sentence(
                    "Les mois du retour se comptent depuis le début de l’année \(first), la première qui a une valeur.",
                    "Months of payback count from the start of year \(first), the first that has a value.")
            ]
        }
        return table
    }

    private var payers: ReportTable? {
        let payers = result.byPayer.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard !payers.isEmpty else { return nil }
        var table = ReportTable(
            code: "impact_map_payers", title: Sentence("Valeur par payeur", "Value by payer"), unit: .number,
            rows: payers.map { ReportTable.Heading($0.key, Sentence($0.key, $0.key)) },
            columns: [
                ReportTable.Heading("present", Sentence("Valeur actuelle", "Present value")),
                ReportTable.Heading("inputs", Sentence("Ses ressources", "Own inputs")),
                ReportTable.Heading("return", Sentence("Retour", "Return")),
            ],
            cells: payers.map { payer in
                [
                    Self.amount(payer.value), Self.amount(result.inputsByStakeholder[payer.key] ?? 0),
                    result.payerReturn(payer.key).map(Self.amount) ?? .void,
                ]
            })
        table.rowTitle = Sentence("Payeur", "Payer")
        return table
    }

    private static func amount(_ value: Double) -> ReportTable.Cell {
        .text(Sentence(Rounded.decimal(value, 2, .french), Rounded.decimal(value, 2, .english)))
    }
}
