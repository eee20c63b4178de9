import Mediation
import Valuation

/// How sure the result is: what weighs, what would overturn it, evidence, guards.
extension ValuationPanel {
    /// Codes of the parameters that give away no rule fired by a handful of events.
    private var disclosableParameters: Set<String> {
        let grouped = grouped
        let rules = material.model.rules.filter { rule in avoided.contains { $0.rule == rule.code } }
        let hidden = Set(
            rules.filter { grouped.contains($0.code) }.flatMap { $0.terms.compactMap(\.price.proxy) }
        ).subtracting(rules.filter { !grouped.contains($0.code) }.flatMap { $0.terms.compactMap(\.price.proxy) })
        return Set(
            valuation.parameters.map(\.code).filter { code in
                let rule = code.split(separator: ".").first.map(String.init) ?? ""
                return !grouped.contains(rule) && !hidden.contains(code)
            })
    }

    private var sensitivity: SensitivityTables {
        let shown = disclosableParameters
        return SensitivityTables(
            analysis: material.sensitivity, isShown: { shown.contains($0.code) }, unit: .euros, value: Self.avoidedCost,
            switchingLimit: audience == .internal ? nil : 10)
    }

    /// What weighs most on the avoided cost.
    var tornado: ReportTable? {
        var table = sensitivity.tornado
        table?.notes.append(
            Sentence(
                "Centre : \(Rounded.euros(valuation.avoidedCost.central, .french)).",
                "Centre: \(Rounded.euros(valuation.avoidedCost.central, .english))."))
        return table
    }

    /// What would overturn the result.
    var switching: [Report.Block] { sensitivity.switching }

    /// The ratio when outcomes and inputs vary together.
    var twoWay: ReportTable? { sensitivity.twoWay }

    /// The spread of the ratio, and what the figures are drawn from.
    var simulation: [Report.Block] {
        sensitivity.simulated.map { block in
            guard case .table(var table) = block else { return block }
            table.notes.append(
                Sentence(
                    "Parts : loi PERT ; valeurs unitaires : lognormale, ou PERT quand une seule borne est connue ; tarifs fixes.",
                    "Shares: PERT; unit values: lognormal, or PERT with one known end; tariffs fixed."))
            return .table(table)
        }
    }

    /// The figures the low and high estimates change.
    var estimates: ReportTable? {
        let grouped = grouped
        let changes = material.changes.filter { !grouped.contains($0.rule) }
        guard !changes.isEmpty else { return nil }
        let cost = valuation.avoidedCost
        let total = [cost.low, cost.central, cost.high].map { value in
            ReportTable.Cell.text(
                Sentence(NumberText(.french).euros(value), NumberText(.english).euros(value)))
        }
        var table = ReportTable(
            code: "valuation_readings",
            title: Sentence("Trois lectures : ce qui change", "Three estimates: what changes"),
            unit: .text,
            rows: changes.map {
                ReportTable.Heading(
                    "\($0.rule).\($0.role.rawValue)",
                    Sentence("\($0.rule) \($0.role.words.french)", "\($0.rule) \($0.role.words.english)"))
            } + [ReportTable.Heading("avoided", Self.avoidedCost)], columns: Self.estimateColumns,
            cells: changes.map { change in
                [change.low, change.central, change.high].map { .text(SensitivityTables.figure($0, change.role)) }
            } + [total])
        table.notes = [
            Sentence(
                "La lecture prudente retire aussi la correction d’optimisme de la note de preuve.",
                "The low estimate also takes off the correction for optimism of the grade of evidence.")
        ]
        return table
    }

    /// What the avoided cost rests on, by grade of evidence.
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

    /// The checks against double counting.
    var doubleCounting: ReportTable {
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
                    .text(check.state.words),
                    .text(audience == .internal ? check.detailedFinding : check.finding),
                ]
            })
    }
}
