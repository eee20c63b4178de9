import Mediation
import Valuation

/// How sure the result is: what weighs, what would overturn it, evidence, guards.
extension ValuationPanel {
    /// How many figures the tornado and the switching values show.
    private static var shown: Int { 10 }

    /// Parameters that tell nothing of a rule fired by a handful of events.
    private var tellable: [Parameter] {
        let grouped = grouped
        let rules = material.model.rules.filter { rule in avoided.contains { $0.rule == rule.code } }
        let hidden = Set(
            rules.filter { grouped.contains($0.code) }.flatMap { $0.terms.compactMap(\.price.proxy) }
        ).subtracting(rules.filter { !grouped.contains($0.code) }.flatMap { $0.terms.compactMap(\.price.proxy) })
        return valuation.parameters.filter { parameter in
            let rule = parameter.code.split(separator: ".").first.map(String.init) ?? ""
            return !grouped.contains(rule) && !hidden.contains(parameter.code)
        }
    }

    var tornado: ReportTable? {
        let swings = valuation.map.tornado(tellable).prefix(Self.shown)
        guard !swings.isEmpty else { return nil }
        var table = ReportTable(
            code: "valuation_tornado",
            title: Sentence("Ce qui pèse le plus sur le résultat", "What weighs most on the result"),
            unit: .euros,
            rows: swings.map { ReportTable.Heading($0.parameter.code, Self.label($0.parameter)) },
            columns: [
                ReportTable.Heading("low", Sentence("Coût évité, borne basse", "Avoided cost, low end")),
                ReportTable.Heading("high", Sentence("Coût évité, borne haute", "Avoided cost, high end")),
                ReportTable.Heading("from", Sentence("Borne basse", "Low end"), unit: .text),
                ReportTable.Heading("to", Sentence("Borne haute", "High end"), unit: .text),
            ],
            cells: swings.map { swing in
                [
                    .number(swing.valueAtLow), .number(swing.valueAtHigh),
                    .text(Self.figure(swing.parameter.value.low, swing.parameter.role)),
                    .text(Self.figure(swing.parameter.value.high, swing.parameter.role)),
                ]
            })
        table.notes = [
            Sentence(
                "Chaque chiffre est mis seul à sa borne basse, puis haute. * : bornes non documentées, erreur connue de la note de preuve.",
                "Each figure alone at its low end, then high. *: ends not documented, known error of the grade of evidence."
            ),
            Sentence(
                "Centre : \(Rounded.euros(valuation.avoidedCost.central, .french)).",
                "Centre: \(Rounded.euros(valuation.avoidedCost.central, .english))."),
        ]
        return table
    }

    var switching: [Report.Block] {
        guard valuation.ratio != nil else {
            return [
                .text([Sentence("Pas de ratio, donc pas de valeur de bascule.", "No ratio, so no switching value.")])
            ]
        }
        let values = valuation.map.switchingValues(tellable)
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
        }.prefix(Self.shown)
        let table = ReportTable(
            code: "valuation_switching",
            title: Sentence("Valeurs de bascule, pour un ratio de 1", "Switching values, for a ratio of 1"),
            unit: .text,
            rows: nearest.map { ReportTable.Heading($0.parameter.code, Self.label($0.parameter)) },
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
        return [.table(table)] + (none > 0 ? [.text([nothing])] : [])
    }

    var readings: ReportTable? {
        let grouped = grouped
        let changes = material.changes.filter { !grouped.contains($0.rule) }
        guard !changes.isEmpty else { return nil }
        return ReportTable(
            code: "valuation_readings",
            title: Sentence("Trois lectures : ce qui change", "Three readings: what changes"),
            unit: .text,
            rows: changes.map {
                ReportTable.Heading(
                    "\($0.rule).\($0.role.rawValue)",
                    Sentence("\($0.rule) \($0.role.words.french)", "\($0.rule) \($0.role.words.english)"))
            }, columns: Self.readingColumns,
            cells: changes.map { change in
                [change.low, change.central, change.high].map { .text(Self.figure($0, change.role)) }
            })
    }

    var grades: [Report.Block] {
        let shares = valuation.gradeShares.sorted { $0.key < $1.key }
        guard !shares.isEmpty else { return [.text([Self.nothing])] }
        var table = ReportTable(
            code: "valuation_grades", title: Sentence("Preuves des valeurs unitaires", "Evidence of the unit values"),
            unit: .share,
            rows: shares.map {
                ReportTable.Heading(
                    $0.key,
                    material.model.grades[$0.key].map { Sentence("\($0.french)", $0.english) } ?? Sentence("", ""))
            },
            columns: [
                ReportTable.Heading("grade", Sentence("Note", "Grade"), unit: .text),
                ReportTable.Heading("share", Sentence("Part du coût évité", "Share of the avoided cost")),
                ReportTable.Heading("bias", Sentence("Correction d’optimisme", "Optimism correction")),
            ],
            cells: shares.map {
                [
                    .text(Sentence($0.key, $0.key)), .number($0.value),
                    .number(material.model.optimismBias[$0.key] ?? 0),
                ]
            })
        table.notes = [
            Sentence(
                "Part du coût évité dont une part retirée est une hypothèse : \(Rounded.percent(valuation.assumedShare, .french)).",
                "Share of the avoided cost with a deduction that is an assumption: \(Rounded.percent(valuation.assumedShare, .english))."
            )
        ]
        return [.table(table)]
    }

    var guards: ReportTable {
        ReportTable(
            code: "valuation_guards",
            title: Sentence("Doubles comptes : ce qui a été regardé", "Counting twice: what was looked at"),
            unit: .text, rows: valuation.checks.map { ReportTable.Heading(String($0.number), $0.title) },
            columns: [
                ReportTable.Heading("state", Sentence("État", "State")),
                ReportTable.Heading("finding", Sentence("Constat", "Finding")),
            ],
            cells: valuation.checks.map { check in
                [
                    .text(check.state == .passed ? Sentence("tenu", "held") : Sentence("à voir", "look at")),
                    .text(audience == .internal ? check.detailedFinding : check.finding),
                ]
            })
    }

    var simulation: [Report.Block] {
        guard let simulation = material.simulation else {
            return [.text([Sentence("Pas de ratio, donc pas de simulation.", "No ratio, so no simulation.")])]
        }
        let rows: [(String, Sentence, Double, ReportUnit)] = [
            (
                "p5", Sentence("Une fois sur vingt au-dessous de (P5)", "Once in twenty below (P5)"), simulation.p5,
                .number
            ),
            ("p50", Sentence("Médiane (P50)", "Median (P50)"), simulation.p50, .number),
            (
                "p95", Sentence("Une fois sur vingt au-dessus de (P95)", "Once in twenty above (P95)"), simulation.p95,
                .number
            ),
            ("mean", Sentence("Moyenne", "Mean"), simulation.mean, .number),
            (
                "standardError", Sentence("Erreur type de la moyenne", "Standard error of the mean"),
                simulation.standardError, .number
            ),
            (
                "probabilityAtLeastOne",
                Sentence("Probabilité d’un ratio d’au moins 1", "Probability of a ratio of 1 or more"),
                simulation.probabilityAtLeastOne, .share
            ),
        ]
        var table = ReportTable(
            code: "valuation_simulation", title: Sentence("Simulation du ratio", "Simulation of the ratio"),
            unit: .text,
            rows: rows.map { ReportTable.Heading($0.0, $0.1) },
            columns: [ReportTable.Heading("value", Sentence("Valeur", "Value"))],
            cells: rows.map { row in
                [
                    .text(
                        row.3 == .share
                            ? Sentence(Rounded.percent(row.2, .french), Rounded.percent(row.2, .english))
                            : Sentence(Rounded.decimal(row.2, 3, .french), Rounded.decimal(row.2, 3, .english)))
                ]
            })
        table.notes = [
            Sentence(
                "\(simulation.draws) tirages, graine \(simulation.seed). Parts : loi PERT ; valeurs unitaires : lognormale, ou PERT quand une seule borne est connue ; tarifs fixes. Un chiffre employé à plusieurs endroits est tiré une fois.",
                "\(simulation.draws) draws, seed \(simulation.seed). Shares: PERT; unit values: lognormal, or PERT with one known end; tariffs fixed. A figure used in several places is drawn once."
            )
        ]
        return [.table(table)]
    }
}
