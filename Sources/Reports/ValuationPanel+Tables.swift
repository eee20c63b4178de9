import Mediation
import Valuation

extension ValuationPanel {
    /// The low, central and high value, in that order.
    func row(_ estimate: Estimate) -> [ReportTable.Cell] {
        [.number(estimate.low), .number(estimate.central), .number(estimate.high)]
    }

    /// The avoided cost, its parts and the resources, each with its low, central and high value.
    var summary: ReportTable {
        var rows: [(ReportTable.Heading, [ReportTable.Cell])] = [
            (
                ReportTable.Heading("avoided", Self.avoidedCost), row(valuation.avoidedCost)
            ),
            (
                ReportTable.Heading("cash", Sentence("dont argent", "of which cash")), row(valuation.cash)
            ),
            (
                ReportTable.Heading(
                    "capacity", Sentence("dont temps et places libérés", "of which time and places freed")),
                row(valuation.capacity)
            ),
            (
                ReportTable.Heading("public", Sentence("dont payeurs publics", "of which public payers")),
                [.void, .number(valuation.publicAvoidedCost), .void]
            ),
            (
                ReportTable.Heading("inputs", Sentence("Ressources mobilisées", "Resources used")),
                [.void, valuation.inputs.total.map { .number($0) } ?? .unavailable, .void]
            ),
        ]
        if let total = valuation.inputs.total {
            rows.append(
                (
                    ReportTable.Heading("net", Sentence("Coût évité moins ressources", "Avoided cost less resources")),
                    row(valuation.avoidedCost + Estimate(-total))
                ))
        }
        return ReportTable(
            code: "valuation_summary", title: Sentence("Coût évité et ressources", "Avoided cost and resources"),
            unit: .euros, rows: rows.map(\.0), columns: Self.estimateColumns, cells: rows.map(\.1))
    }

    /// The avoided cost and its parts, each with its low, central and high value.
    var range: ReportTable {
        let rows: [(String, Sentence, Estimate)] = [
            ("avoided", Self.avoidedCost, valuation.avoidedCost),
            ("cash", Sentence("dont argent", "of which cash"), valuation.cash),
            (
                "capacity", Sentence("dont temps et places", "of which time and places"), valuation.capacity
            ),
        ]
        return ReportTable(
            code: "valuation_range", title: Sentence("Fourchette du coût évité", "Range of the avoided cost"),
            unit: .euros, rows: rows.map { ReportTable.Heading($0.0, $0.1) }, columns: Self.estimateColumns,
            cells: rows.map { row($0.2) })
    }

    /// Each line of the avoided cost; those too small to be shown alone are put together.
    var lines: ReportTable {
        let grouped = grouped
        let shown = avoided.filter { !grouped.contains($0.rule) }
        var rows = shown.map { line -> (ReportTable.Heading, [ReportTable.Cell]) in
            (
                ReportTable.Heading(
                    "\(line.rule).\(line.kind.rawValue)",
                    Sentence("\(line.rule) \(line.label.french)", "\(line.rule) \(line.label.english)")),
                [
                    .text(Self.kind(line.kind)), .text(Sentence(line.grade, line.grade)), .number(line.quantity),
                    .text(Self.unit(line.unit)), .number(line.waterfall.gross),
                ] + row(line.presentValue)
            )
        }
        let rest = avoided.filter { grouped.contains($0.rule) }
        if !rest.isEmpty {
            rows.append(
                (
                    ReportTable.Heading(
                        "others", Sentence("Autres règles, regroupées", "Other rules, put together")),
                    [.void, .void, .void, .void, .void]
                        + row(rest.reduce(Estimate.zero) { $0 + $1.presentValue })
                ))
        }
        var table = ReportTable(
            code: "valuation_lines", title: Sentence("Coût évité par règle", "Avoided cost by rule"), unit: .euros,
            rows: rows.map(\.0),
            columns: [
                ReportTable.Heading("kind", Sentence("Nature", "Kind"), unit: .text),
                ReportTable.Heading("grade", Sentence("Note", "Grade"), unit: .text),
                ReportTable.Heading("quantity", Sentence("Quantité", "Quantity"), unit: .number),
                ReportTable.Heading("unit", Sentence("Unité", "Unit"), unit: .text),
                ReportTable.Heading("gross", Sentence("Brut", "Gross")),
            ] + Self.estimateColumns, cells: rows.map(\.1))
        table.columnTotals = [.void, .void, .void, .void, .void] + row(valuation.avoidedCost)
        table.notes = [
            Sentence(
                "Brut : avant la part sans nous, la part déplacée et la part des autres. Note : A statistique officielle à D hypothèse.",
                "Gross: before deadweight, displacement and attribution. Grade: A official statistic to D assumption.")
        ]
        return table
    }

    /// The avoided cost of each payer.
    var payers: ReportTable {
        // A payer whose euros come from few events is put together with others, like the rules.
        let grouped = grouped
        let shown = avoided.filter { !grouped.contains($0.rule) }.reduce(into: Set<String>()) {
            $0.formUnion($1.payers.filter { $0.value != 0 }.keys)
        }
        var ledger = valuation.ledger
        let hidden = ledger.keys.filter { !shown.contains($0) }
        if !hidden.isEmpty {
            ledger["others"] = hidden.sorted().reduce(into: [:]) { sum, payer in
                sum.merge(ledger[payer] ?? [:], uniquingKeysWith: +)
            }
            for payer in hidden { ledger[payer] = nil }
        }
        let rows = ledger.map { ($0.key, $0.value[.cash] ?? 0, $0.value[.capacity] ?? 0) }
            .sorted { ($1.1 + $1.2, $0.0) < ($0.1 + $0.2, $1.0) }
        var table = ReportTable(
            code: "valuation_payers", title: Sentence("Coût évité par payeur", "Avoided cost by payer"), unit: .euros,
            rows: rows.map { ReportTable.Heading($0.0, PayerNames.name($0.0)) },
            columns: [
                ReportTable.Heading("cash", Self.kind(.cash)), ReportTable.Heading("capacity", Self.kind(.capacity)),
            ], cells: rows.map { [.number($0.1), .number($0.2)] })
        table.rowTotals = rows.map { .number($0.1 + $0.2) }
        table.columnTotals = [.number(valuation.cash.central), .number(valuation.capacity.central)]
        table.total = .number(valuation.avoidedCost.central)
        table.notes = [Sentence("Lecture centrale.", "Central estimate.")]
        return table
    }

    /// What the activity cost.
    var inputs: ReportTable {
        let amounts = valuation.inputs.amounts
        func cell(_ amount: Euros?) -> [ReportTable.Cell] { [amount.map { .number($0.value) } ?? .unavailable] }
        var table = ReportTable(
            code: "valuation_inputs", title: Sentence("Ressources mobilisées", "Resources used"), unit: .euros,
            rows: [
                ReportTable.Heading("cash", Sentence("En argent", "In money")),
                ReportTable.Heading(
                    "in_kind", Sentence("En nature, bénévolat compris", "In kind, volunteering included")),
            ], columns: [ReportTable.Heading("euros", Sentence("Euros", "Euros"))],
            cells: [cell(amounts?.cash), cell(amounts?.inKind)])
        table.total = cell(amounts?.total)[0]
        table.notes = valuation.inputs.sentences
        return table
    }
}
