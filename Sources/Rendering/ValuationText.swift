import Mediation
import Nomenclature
import Output
import Reports
import Valuation

/// A valuation for a terminal.
package struct ValuationText {
    private let language: Language
    private let book: CodeBook
    private let numbers: NumberText

    /// In a language, with the words of an association.
    package init(_ language: Language, _ book: CodeBook) {
        self.language = language
        self.book = book
        numbers = NumberText(language)
    }

    private func say(_ french: String, _ english: String) -> String { language == .french ? french : english }

    /// The whole valuation, ended by LF.
    package func document(
        _ valuation: Valuation, _ association: Association, _ simulation: Simulation?, _ changes: [Valuation.Change]
    ) -> String {
        var lines = [
            say("Coûts évités estimés · ", "Estimated avoided costs · ") + association.name,
            say("Du ", "From ") + numbers.day(valuation.period.start) + say(" au ", " to ")
                + numbers.day(valuation.period.last),
        ]
        if association.isFictitious { lines.append(say("DONNÉES FICTIVES", "FICTITIOUS DATA")) }
        lines += [
            "",
            say("Coût évité, tous payeurs confondus", "Avoided cost, all payers together") + " : "
                + range(valuation.avoidedCost),
        ]
        lines.append(
            say("  dont argent ", "  of which cash ") + numbers.euros(valuation.cash.central)
                + say(", temps et places libérés ", ", time and places freed ")
                + numbers.euros(valuation.capacity.central))
        lines.append(
            say("  dont payeurs publics ", "  of which public payers ") + numbers.euros(valuation.publicAvoidedCost))
        lines.append(say("Ressources mobilisées", "Resources used") + " : " + numbers.euros(valuation.inputs.total))
        if let ratio = valuation.ratio {
            lines.append(
                say("Pour 1 € de ressources : de ", "For €1 of resources: from ")
                    + numbers.decimal(ratio.low, decimals: 2)
                    + say(" à ", " to ") + numbers.decimal(ratio.high, decimals: 2)
                    + say(" €, au centre ", ", central ")
                    + numbers.decimal(ratio.central, decimals: 2))
        }
        lines.append(
            say(
                "Un coût évité n’est pas une économie budgétaire : il ne le devient que si le payeur réduit sa dépense.",
                "An avoided cost is not a cash saving: it becomes one only if the payer spends less."))
        lines += [""] + ledger(valuation) + [""] + payers(valuation)
        lines += beside(valuation)
        lines += [""] + grades(valuation)
        lines += SensitivityRendering.text(
            .init(
                map: valuation.map, parameters: valuation.parameters, simulation: simulation,
                changes: ImpactMapRendering.changes, tellsRatio: valuation.ratio != nil), language)
        lines += [""] + readings(changes, valuation) + [""] + guards(valuation)
        lines += [""] + (valuation.warnings + valuation.refusals.map(\.sentence)).map { "! " + $0.text(language) }
        lines.append(
            say("Modèle ", "Model ") + "\(valuation.modelCode) \(valuation.modelVersion), "
                + say("prix de ", "prices of ") + "\(valuation.priceYear), "
                + say("taux ", "rate ") + numbers.decimal((valuation.discounting.rates.first ?? 0) * 100, decimals: 1)
                + " %")
        return lines.joined(separator: "\n") + "\n"
    }

    private func range(_ estimate: Estimate) -> String {
        say("de ", "from ") + numbers.euros(estimate.low) + say(" à ", " to ") + numbers.euros(estimate.high)
            + say(", au centre ", ", central ") + numbers.euros(estimate.central)
    }

    private func ledger(_ valuation: Valuation) -> [String] {
        let head = [
            say("Règle", "Rule"), say("Ce qui est compté", "What is counted"), say("Nature", "Kind"),
            say("Note", "Grade"),
            say("Quantité", "Quantity"), say("Brut", "Gross"), say("Net bas", "Net low"), say("Net", "Net"),
            say("Net haut", "Net high"),
        ]
        let rows = valuation.lines.filter { $0.excludedBy == nil && $0.kind != .count && $0.kind != .input }.map {
            line in
            [
                line.rule, line.label.text(language), kind(line.kind), line.grade,
                numbers.decimal(line.quantity, decimals: 0) + " " + unit(line.unit),
                numbers.euros(line.waterfall.gross),
                numbers.euros(line.presentValue.low), numbers.euros(line.presentValue.central),
                numbers.euros(line.presentValue.high),
            ]
        }
        return rows.isEmpty
            ? [say("Aucun effet valorisé sur la période.", "No effect valued in the period.")]
            : TextTable.lines([head] + rows, wordColumns: 4)
    }

    private func payers(_ valuation: Valuation) -> [String] {
        let ledger = valuation.ledger
        let rows = valuation.byPayer.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { payer, value in
            [PayerNames.name(payer).text(language)]
                + [ledger[payer]?[.cash] ?? 0, ledger[payer]?[.capacity] ?? 0, value].map { numbers.euros($0) }
        }
        guard !rows.isEmpty else { return [] }
        let totals = [valuation.cash, valuation.capacity, valuation.avoidedCost].map { numbers.euros($0.central) }
        return TextTable.lines(
            [[say("Payeur", "Payer"), kind(.cash), kind(.capacity), say("Coût évité", "Avoided cost")]] + rows
                + [["Total"] + totals])
    }

    /// The three readings: what each changes.
    private func readings(_ changes: [Valuation.Change], _ valuation: Valuation) -> [String] {
        guard !changes.isEmpty else { return [] }
        func figure(_ value: Double, _ role: Parameter.Role) -> String {
            role.isShare ? numbers.decimal(value * 100, decimals: 1) + "\u{A0}%" : numbers.euros(value, decimals: 2)
        }
        let head = [
            say("Trois lectures : ce qui change", "Three readings: what changes"), say("prudente", "prudent"),
            say("centrale", "central"), say("favorable", "favourable"),
        ]
        let rows = changes.map { change in
            ["\(change.rule) \(change.role.words.text(language))"]
                + [change.low, change.central, change.high].map { figure($0, change.role) }
        }
        let value = [valuation.avoidedCost.low, valuation.avoidedCost.central, valuation.avoidedCost.high]
        return TextTable.lines(
            [head] + rows + [[say("Coût évité", "Avoided cost")] + value.map { numbers.euros($0) }])
            + [
                say(
                    "La lecture prudente retire aussi la correction d’optimisme de la note de preuve.",
                    "The prudent reading also takes off the correction for optimism of the grade of evidence.")
            ]
    }

    private func guards(_ valuation: Valuation) -> [String] {
        [say("Doubles comptes : ce qui a été regardé", "Counting twice: what was looked at")]
            + valuation.checks.map { check in
                let mark = check.state == .passed ? say("tenu", "held") : say("à voir", "look at")
                return
                    "\(check.number). \(check.title.text(language)) : \(mark), \(check.detailedFinding.text(language))"
            }
    }

    private func grades(_ valuation: Valuation) -> [String] {
        let shares = valuation.gradeShares.sorted { $0.key < $1.key }.map { "\($0.key) \(numbers.percent($0.value))" }
        guard !shares.isEmpty else { return [] }
        return [
            say(
                "Preuves, de A (statistique officielle) à D (hypothèse) : ",
                "Evidence, from A (official statistic) to D (assumption): ")
                + shares.joined(separator: ", "),
            say(
                "La note est celle de la valeur unitaire. Part du coût évité dont une part retirée est une hypothèse : ",
                "The grade is that of the unit value. Share of the avoided cost with a deduction that is an assumption: "
            ) + numbers.percent(valuation.assumedShare),
        ]
    }

    private func beside(_ valuation: Valuation) -> [String] {
        var lines: [String] = []
        if valuation.benefitsToPeople != .zero {
            lines.append(
                say("À part, gains des personnes : ", "Apart, gains of the people: ")
                    + range(valuation.benefitsToPeople))
        }
        let transfers = valuation.transfers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        if !transfers.isEmpty {
            lines.append(
                say(
                    "  ce sont des transferts, nuls pour la collectivité : ",
                    "  these are transfers, nil for the collective: ")
                    + transfers.map { "\(PayerNames.name($0.key).text(language)) \(numbers.euros($0.value))" }
                    .joined(separator: ", "))
        }
        if valuation.scenarios != .zero {
            lines.append(
                say("À part, hypothèses de long terme : ", "Apart, long-term hypotheses: ") + range(valuation.scenarios)
            )
        }
        let counted = valuation.lines.filter { $0.kind == .count }
        if !counted.isEmpty {
            lines.append(
                say("Compté sans euros : ", "Counted without euros: ")
                    + counted.map { "\($0.label.text(language)) (\(numbers.decimal($0.quantity, decimals: 0)))" }
                    .joined(separator: ", "))
        }
        let aside = valuation.lines.filter { $0.excludedBy != nil }
        for line in aside {
            lines.append(
                say("Mis de côté : ", "Set aside: ")
                    + "\(line.rule), \(numbers.decimal(line.quantity, decimals: 0)) \(unit(line.unit)), "
                    + say("déjà compté par ", "counted already by ") + (line.excludedBy ?? ""))
        }
        return lines.isEmpty ? [] : [""] + lines
    }

    private func kind(_ kind: Rule.Kind) -> String {
        switch kind {
        case .cash: say("argent", "cash")
        case .capacity: say("temps, places", "capacity")
        case .benefit: say("gain des personnes", "benefit")
        case .scenario: say("hypothèse", "scenario")
        case .count: say("compté", "count")
        case .input: say("apport", "input")
        }
    }

    private func unit(_ unit: String) -> String {
        switch unit {
        case "minutes": "min"
        case "events": say("fois", "times")
        case "persons": say("pers.", "pers.")
        default: "€"
        }
    }
}
