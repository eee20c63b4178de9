import Mediation
import Valuation

/// What is not in the total: gains of people, hypotheses, what is counted without euros.
extension ValuationPanel {
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
            columns: [ReportTable.Heading("kind", Sentence("Nature", "Kind"), unit: .text)] + Self.readingColumns,
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
        return [.table(table)]
    }

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
        let aside = valuation.lines.filter { $0.excludedBy != nil && !isSmall($0) }.map {
            Sentence(
                "\($0.rule), déjà compté par \($0.excludedBy ?? "")",
                "\($0.rule), counted already by \($0.excludedBy ?? "")")
        }
        if !aside.isEmpty {
            sentences.append(
                Sentence(
                    "Mis de côté : " + aside.map(\.french).joined(separator: " ; ") + ".",
                    "Set aside: " + aside.map(\.english).joined(separator: "; ") + "."))
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
