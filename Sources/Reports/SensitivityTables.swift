import Mediation
import Valuation

/// A sensitivity analysis as tables: the same for a valuation and for a map read from a file.
struct SensitivityTables {
    /// The analysis shown.
    let analysis: SensitivityAnalysis
    /// Whether a figure may be shown.
    var isShown: (Parameter) -> Bool = { _ in true }
    /// Unit of the values.
    let unit: ReportUnit
    /// What the values are called, e.g. `Avoided cost`.
    let value: Sentence
    /// How many switching values are shown, the nearest to the figures used; nil for all.
    let switchingLimit: Int?

    /// How many figures the tornado shows.
    private static let tornadoLimit = 12

    /// The figures that move the result most; nil when none has a range.
    var tornado: ReportTable? {
        let swings = analysis.swings.filter { isShown($0.parameter) }.prefix(Self.tornadoLimit)
        guard !swings.isEmpty else { return nil }
        var columns = [
            ReportTable.Heading(
                "low", Sentence("\(value.french), bas", "\(value.english), low")),
            ReportTable.Heading(
                "high", Sentence("\(value.french), haut", "\(value.english), high")),
            ReportTable.Heading("from", Sentence("Borne basse", "Low end"), unit: .text),
            ReportTable.Heading("to", Sentence("Borne haute", "High end"), unit: .text),
        ]
        if analysis.hasRatio {
            columns += [
                ReportTable.Heading("ratioLow", Sentence("Ratio, bas", "Ratio, low"), unit: .text),
                ReportTable.Heading("ratioHigh", Sentence("Ratio, haut", "Ratio, high"), unit: .text),
            ]
        }
        var table = ReportTable(
            code: "valuation_tornado",
            title: Sentence("Ce qui pèse le plus sur le résultat", "What weighs most on the result"), unit: unit,
            rows: swings.map { ReportTable.Heading($0.parameter.code, Self.label($0.parameter)) }, columns: columns,
            cells: swings.map { swing in
                [
                    .number(swing.valueAtLow), .number(swing.valueAtHigh),
                    .text(Self.figure(swing.parameter.value.low, swing.parameter.role)),
                    .text(Self.figure(swing.parameter.value.high, swing.parameter.role)),
                ] + (analysis.hasRatio ? [Self.ratio(swing.ratioAtLow), Self.ratio(swing.ratioAtHigh)] : [])
            })
        table.rowTitle = Self.figureTitle
        table.notes = [
            Sentence(
                "Chaque chiffre est mis seul à sa borne basse, puis haute.",
                "Each figure is put alone at its low end, then at its high end.")
        ]
        if swings.contains(where: { !$0.parameter.isDocumented }) {
            table.notes.append(
                Sentence(
                    "* : bornes non documentées, erreur connue de la note de preuve.",
                    "*: ends not documented, known error of the grade of evidence."))
        }
        return table
    }

    /// The value each figure must take for a ratio of 1.
    var switching: [Report.Block] {
        guard analysis.hasRatio else {
            return [
                .text([Sentence("Pas de ratio, donc pas de valeur de bascule.", "No ratio, so no switching value.")])
            ]
        }
        let values = analysis.switching.filter { isShown($0.parameter) }
        let found = values.filter { $0.value != nil }
        let none = values.count - found.count
        let nothing = Sentence(
            "Pour \(none) chiffres, aucune valeur possible ne mène à un ratio de 1.",
            "For \(none) figures, no value in the possible range leads to a ratio of 1.")
        guard !found.isEmpty else { return [.text([nothing])] }
        func distance(_ value: SwitchingValue) -> Double {
            let current = value.parameter.value.central
            return current == 0 ? .infinity : abs((value.value ?? 0) / current - 1)
        }
        let nearest = found.sorted {
            (distance($0), $0.parameter.code) < (distance($1), $1.parameter.code)
        }.prefix(switchingLimit ?? found.count)
        var table = ReportTable(
            code: "valuation_switching",
            title: Sentence("Valeurs de bascule, pour un ratio de 1", "Switching values, for a ratio of 1"),
            unit: .text, rows: nearest.map { ReportTable.Heading($0.parameter.code, Self.label($0.parameter)) },
            columns: [
                ReportTable.Heading("used", Sentence("Retenu", "Used")),
                ReportTable.Heading("switching", Sentence("Bascule", "Switching")),
            ],
            cells: nearest.map {
                [
                    .text(Self.figure($0.parameter.value.central, $0.parameter.role)),
                    .text(Self.figure($0.value ?? 0, $0.parameter.role)),
                ]
            })
        table.rowTitle = Self.figureTitle
        return [.table(table)] + (none > 0 ? [.text([nothing])] : [])
    }

    /// The ratio when all outcomes change by one share and all inputs by another; nil without a ratio.
    var twoWay: ReportTable? {
        guard !analysis.twoWay.isEmpty else { return nil }
        let headings = analysis.changes.map { change in
            func text(_ language: Language) -> String {
                // A true minus and no plus: a cell that began with either sign would be read as a formula.
                Rounded.percent(change, language).replacing("-", with: "−")
            }
            return ReportTable.Heading(String(change), Sentence(text(.french), text(.english)), unit: .text)
        }
        var table = ReportTable(
            code: "valuation_two_way",
            title: Sentence(
                "Ratio si les changements (lignes) et les ressources (colonnes) varient",
                "Ratio when the outcomes (rows) and the inputs (columns) vary"), unit: .number,
            rows: headings, columns: headings, cells: analysis.twoWay.map { $0.map { Self.ratio($0) } })
        table.rowTitle = Sentence("Changements", "Outcomes")
        return table
    }

    /// The spread of the ratio when every figure is drawn at random.
    var simulated: [Report.Block] {
        guard let simulation = analysis.simulation else {
            return [.text([Sentence("Pas de ratio, donc pas de simulation.", "No ratio, so no simulation.")])]
        }
        func ratio(_ code: String, _ french: String, _ english: String, _ value: Double) -> (
            ReportTable.Heading, Sentence
        ) {
            (
                ReportTable.Heading(code, Sentence(french, english)),
                Sentence(Rounded.decimal(value, 3, .french), Rounded.decimal(value, 3, .english))
            )
        }
        let probability = simulation.probabilityAtLeastOne
        let rows = [
            ratio("p5", "Une fois sur vingt au-dessous de (P5)", "Once in twenty below (P5)", simulation.p5),
            ratio("p50", "Médiane (P50)", "Median (P50)", simulation.p50),
            ratio("p95", "Une fois sur vingt au-dessus de (P95)", "Once in twenty above (P95)", simulation.p95),
            ratio("mean", "Moyenne", "Mean", simulation.mean),
            ratio(
                "standardError", "Erreur type de la moyenne", "Standard error of the mean", simulation.standardError),
            (
                ReportTable.Heading(
                    "probabilityAtLeastOne",
                    Sentence("Probabilité d’un ratio d’au moins 1", "Probability of a ratio of 1 or more")),
                Sentence(Rounded.percent(probability, .french, 1), Rounded.percent(probability, .english, 1))
            ),
        ]
        var table = ReportTable(
            code: "valuation_simulation", title: Sentence("Simulation du ratio", "Simulation of the ratio"),
            unit: .text, rows: rows.map(\.0), columns: [ReportTable.Heading("value", Sentence("Valeur", "Value"))],
            cells: rows.map { [.text($0.1)] })
        table.rowTitle = Sentence("Ratio", "Ratio")
        table.notes = [
            Sentence(
                "\(NumberText(.french).count(simulation.draws)) tirages, graine \(simulation.seed). Un chiffre employé à plusieurs endroits est tiré une fois.",
                "\(NumberText(.english).count(simulation.draws)) draws, seed \(simulation.seed). A figure used in several places is drawn once."
            )
        ]
        return [.table(table)]
    }

    // MARK: - Words

    private static let figureTitle = Sentence("Chiffre", "Figure")

    /// Name of a figure; a star marks ends nobody documented.
    static func label(_ parameter: Parameter) -> Sentence {
        let mark = parameter.isDocumented ? "" : " *"
        return Sentence(parameter.label.french + mark, parameter.label.english + mark)
    }

    /// A figure in its own form: a percentage for a share, years, or two decimals.
    static func figure(_ value: Double, _ role: Parameter.Role) -> Sentence {
        func text(_ language: Language) -> String {
            role.isShare || role == .discountRate
                ? Rounded.percent(value, language, 1) : Rounded.decimal(value, role == .duration ? 0 : 2, language)
        }
        return Sentence(text(.french), text(.english))
    }

    private static func ratio(_ ratio: Double?) -> ReportTable.Cell {
        ratio.map { .text(Sentence(Rounded.decimal($0, 2, .french), Rounded.decimal($0, 2, .english))) } ?? .unavailable
    }
}
