import Mediation
import Valuation

/// What is not in the total: gains of people, hypotheses, what is counted without euros.
extension ValuationPanel {
    /// Gains of the people and long-term hypotheses, then who gains and who pays.
    var benefits: [Report.Block] {
        let lines = valuation.lines.filter { $0.excludedBy == nil && ($0.kind == .benefit || $0.kind == .scenario) }
        guard !lines.isEmpty else {
            return [
                .text([
                    Sentence(
                        "Ni gain des personnes ni hypothèse de long terme sur la période.",
                        "No gain of the people and no long-term hypothesis in the period.")
                ])
            ]
        }
        var table = ReportTable(
            code: "valuation_benefits",
            title: Sentence("À part : gains des personnes et hypothèses", "Apart: gains of the people and hypotheses"),
            unit: .euros,
            rows: lines.map {
                ReportTable.Heading(
                    $0.rule, Sentence("\($0.rule) \($0.label.french)", "\($0.rule) \($0.label.english)"))
            },
            columns: [ReportTable.Heading("kind", Sentence("Nature", "Kind"), unit: .text)] + Self.estimateColumns,
            cells: lines.map {
                [.text(Self.kind($0.kind))]
                    + (isSmall($0) ? [.masked, .masked, .masked] : row($0.presentValue))
            })
        table.suppressed = table.cells.joined().count { $0 == .masked }
        table.notes = [
            Sentence(
                "Hors du coût évité et du ratio. Un gain de la personne est un transfert : ce qu’elle gagne, un autre le paie.",
                "Out of the avoided cost and of the ratio. A gain of the person is a transfer: what one gains, another pays."
            )
        ]
        // A masked line would follow from a total.
        guard table.suppressed == 0 else { return [.table(table)] }
        if lines.count > 1 {
            table.columnTotals = [.void] + row(lines.reduce(Estimate.zero) { $0 + $1.presentValue })
        }
        return [.table(table)] + (transfers.map { [.table($0)] } ?? [])
    }

    /// What the gains of people move from one payer to another; nil without any.
    private var transfers: ReportTable? {
        let transfers = valuation.transfers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard !transfers.isEmpty else { return nil }
        var table = ReportTable(
            code: "valuation_transfers",
            title: Sentence("Qui gagne, qui paie ces gains", "Who gains, who pays these gains"), unit: .euros,
            rows: transfers.map { ReportTable.Heading($0.key, PayerNames.name($0.key)) },
            columns: [ReportTable.Heading("central", Sentence("Central", "Central"))],
            cells: transfers.map { [.number($0.value)] })
        table.columnTotals = [.number(valuation.transfers.sumInKeyOrder)]
        table.notes = [
            Sentence(
                "Ce sont des transferts : leur somme est nulle pour la collectivité.",
                "These are transfers: their sum is nil for the community.")
        ]
        return table
    }

    /// What is counted without euros, set aside or without a value.
    var unpriced: [Report.Block] {
        let lines = valuation.lines.filter { $0.kind == .count && $0.excludedBy == nil }
        var blocks: [Report.Block] = []
        if !lines.isEmpty {
            var table = ReportTable(
                code: "valuation_unpriced", title: Sentence("Compté sans euros", "Counted without euros"),
                unit: .number,
                rows: lines.map { ReportTable.Heading($0.rule, $0.label) },
                columns: [
                    ReportTable.Heading("quantity", Sentence("Quantité", "Quantity")),
                    ReportTable.Heading("unit", Sentence("Unité", "Unit"), unit: .text),
                ],
                cells: lines.map { [isSmall($0) ? .masked : .number($0.quantity), .text(Self.unit($0.unit))] })
            table.suppressed = table.cells.joined().count { $0 == .masked }
            blocks.append(.table(table))
        }
        var sentences = [
            Sentence(
                "Ce qui est compté sans euros importe autant : aucun coût unitaire fiable n’existe. L’écoute, la confiance, la dignité, la prévention n’ont pas de prix ici.",
                "What is counted without euros matters as much: no reliable unit cost exists. Listening, trust, dignity, prevention have no price here."
            )
        ]
        let setAside = valuation.lines.filter { $0.excludedBy != nil && !isSmall($0) }.map {
            Sentence(
                "\($0.rule), \(Rounded.decimal($0.quantity, 0, .french)) \(Self.unit($0.unit).french), déjà compté par \($0.excludedBy ?? "")",
                "\($0.rule), \(Rounded.decimal($0.quantity, 0, .english)) \(Self.unit($0.unit).english), counted already by \($0.excludedBy ?? "")"
            )
        }
        if !setAside.isEmpty {
            sentences.append(
                Sentence(
                    "Mis de côté : " + setAside.map(\.french).joined(separator: " ; ") + ".",
                    "Set aside: " + setAside.map(\.english).joined(separator: "; ") + "."))
        }
        blocks.append(
            .text(
                sentences
                    + valuation.unvalued.map {
                        Sentence(
                            "\($0.label.french) : sans valeur, il manque \($0.missing.joined(separator: ", ")).",
                            "\($0.label.english): without a value, \($0.missing.joined(separator: ", ")) is missing.")
                    }))
        return blocks
    }
}
