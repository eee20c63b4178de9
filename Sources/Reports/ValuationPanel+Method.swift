import Mediation
import Valuation

/// How it was computed: sources, conventions, years.
extension ValuationPanel {
    /// The unit values used, as their sources give them; nil without any.
    var sources: ReportTable? {
        let grouped = grouped
        let fired = material.model.rules.filter { rule in
            avoided.contains { $0.rule == rule.code } && !grouped.contains(rule.code)
        }
        let codes = Set(fired.flatMap(\.proxyCodes))
        let proxies = codes.sorted().compactMap { material.model.proxies[$0] }
        guard !proxies.isEmpty else { return nil }
        return ReportTable(
            code: "valuation_sources", title: Sentence("Valeurs unitaires et sources", "Unit values and sources"),
            unit: .text,
            rows: proxies.map { ReportTable.Heading($0.code, $0.label) },
            columns: [
                ReportTable.Heading("value", Sentence("Valeur d’origine", "Original value")),
                ReportTable.Heading("year", Sentence("Année", "Year")),
                ReportTable.Heading("grade", Sentence("Note", "Grade")),
                ReportTable.Heading("source", Sentence("Source", "Source")),
            ],
            cells: proxies.map { proxy in
                [
                    .text(
                        Sentence(
                            "\(Rounded.decimal(proxy.value.central, 2, .french)) \(proxy.unit)",
                            "\(Rounded.decimal(proxy.value.central, 2, .english)) \(proxy.unit)")),
                    .text(Sentence(String(proxy.priceYear), String(proxy.priceYear))),
                    .text(Sentence(proxy.grade, proxy.grade)),
                    .text(Sentence("\(proxy.source) · \(proxy.address)", "\(proxy.source) · \(proxy.address)")),
                ]
            })
    }

    /// What the calculation rests on.
    var conventions: ReportTable {
        let rate = valuation.discounting.rates.first ?? 0
        let rows: [(String, Sentence, Sentence)] = [
            (
                "model", Sentence("Modèle", "Model"),
                Sentence(
                    "\(valuation.modelCode) \(valuation.modelVersion), empreinte \(material.digest.prefix(12))",
                    "\(valuation.modelCode) \(valuation.modelVersion), digest \(material.digest.prefix(12))")
            ),
            (
                "deduction", Sentence("Déductions", "Deductions"),
                Sentence(
                    "en produit : sans nous, puis déplacé, puis part des autres",
                    "as a product: deadweight, then displacement, then attribution")
            ),
            (
                "timing", Sentence("Actualisation", "Discounting"),
                Sentence(
                    "\(Rounded.percent(rate, .french, 1)) par an, en euros constants ; \(timing.french)",
                    "\(Rounded.percent(rate, .english, 1)) a year, constant euros; \(timing.english)")
            ),
            (
                "dropOff", Sentence("Baisse", "Drop-off"),
                Sentence("à partir de la deuxième année de l’effet", "from the second year of the outcome")
            ),
            (
                "priceYear", Sentence("Prix", "Prices"),
                Sentence(
                    "euros de \(valuation.priceYear), tarifs non réévalués",
                    "euros of \(valuation.priceYear), tariffs as they are")
            ),
            (
                "rounding", Sentence("Arrondis", "Rounding"),
                Sentence(
                    "aucun pendant le calcul ; la somme des lignes affichées peut différer du total d’un euro",
                    "none while computing; displayed lines may differ from the total by one euro")
            ),
            (
                "perspective", Sentence("Point de vue", "Perspective"),
                perspective
            ),
            (
                "counterfactual", Sentence("Option de référence", "Counterfactual"),
                Sentence(
                    "ce qui serait arrivé sans la médiation : part sans nous de chaque règle",
                    "what would have happened without mediation: deadweight of each rule")
            ),
        ]
        return ReportTable(
            code: "valuation_conventions", title: Sentence("Conventions de calcul", "Conventions"), unit: .text,
            rows: rows.map { ReportTable.Heading($0.0, $0.1) },
            columns: [ReportTable.Heading("convention", Sentence("Convention", "Convention"))],
            cells: rows.map { [.text($0.2)] })
    }

    /// When in its year a value falls, and so how the activity year is discounted.
    private var timing: Sentence {
        switch valuation.discounting.timing {
        case .guide:
            Sentence("l’année de l’activité n’est pas actualisée", "the activity year is not discounted")
        case .midYear:
            Sentence(
                "chaque valeur tombe au milieu de son année : l’année de l’activité est actualisée d’une demi-année",
                "each value falls in the middle of its year: the activity year is discounted by half a year")
        case .endYear:
            Sentence(
                "chaque valeur tombe à la fin de son année : l’année de l’activité est actualisée d’un an",
                "each value falls at the end of its year: the activity year is discounted by one year")
        }
    }

    /// Yearly values and present value; nil without any.
    var years: ReportTable? {
        let result = valuation.map.evaluated()
        let values = result.yearlyValues.sorted { $0.key < $1.key }
        guard !values.isEmpty else { return nil }
        var table = ReportTable(
            code: "valuation_years", title: Sentence("Coût évité par année", "Avoided cost by year"), unit: .euros,
            rows: values.map {
                let year = String(valuation.period.mainYear + $0.key)
                return ReportTable.Heading(String($0.key), Sentence(year, year))
            },
            columns: [
                ReportTable.Heading("value", Sentence("Valeur", "Value")),
                ReportTable.Heading("present", Sentence("Valeur actuelle", "Present value")),
            ],
            cells: values.map { [.number($0.value), .number(result.yearlyPresentValues[$0.key] ?? 0)] })
        table.columnTotals = [
            .number(values.reduce(0) { $0 + $1.value }), .number(valuation.avoidedCost.central),
        ]
        return table
    }
}
