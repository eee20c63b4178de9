import Mediation
import Valuation

/// An evaluated impact map, for scripts and for people.
public enum ImpactMapRendering {
    /// The JSON form of the contract, unrounded.
    public static func json(_ map: ImpactMap, _ result: ImpactMap.Result) -> JSON {
        [
            "schemaVersion": 1, "name": .text(map.name),
            "yearlyValues": .numbers(
                Dictionary(result.yearlyValues.map { (String($0.key), $0.value) }) { first, _ in first }),
            "totalPresentValue": .number(result.totalPresentValue), "inputValue": .number(result.inputValue),
            "netPresentValue": .number(result.netPresentValue), "ratio": .number(result.ratio),
            "netRatio": .number(result.netRatio), "paybackMonths": .number(result.paybackMonths),
            "byPayer": .numbers(result.byPayer),
            "outcomes": .list(
                zip(map.outcomes, result.presentValues).map { line, value in
                    [
                        "stakeholder": .text(line.stakeholder), "outcome": .text(line.name),
                        "impact": .number(line.outcome.waterfall.afterAttribution), "presentValue": .number(value),
                    ]
                }),
            "warnings": .list(map.warnings.map { $0.french }),
        ]
    }

    /// For a terminal: to the cent, ratio to two decimals.
    public static func text(_ map: ImpactMap, _ result: ImpactMap.Result, _ language: Language) -> String {
        let numbers = NumberText(language)
        func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
        func amount(_ value: Double) -> String { numbers.decimal(value, decimals: 2) }
        let rows = zip(map.outcomes, result.presentValues).map { line, value in
            [line.stakeholder, line.name, amount(line.outcome.waterfall.afterAttribution), amount(value)]
        }
        var lines = [map.name, say("Montants en ", "Amounts in ") + map.currency, ""]
        lines += TextTable.lines(
            [
                [
                    say("Partie prenante", "Stakeholder"), say("Changement", "Outcome"),
                    say("Impact d’un an", "Impact of one year"), say("Valeur actuelle", "Present value"),
                ]
            ] + rows,
            wordColumns: 2)
        lines.append("")
        lines += TextTable.lines(
            [[say("Année", "Year"), say("Valeur non actualisée", "Undiscounted value")]]
                + result.yearlyValues.sorted { $0.key < $1.key }.map { [String($0.key), amount($0.value)] })
        lines += [
            "", say("Valeur actuelle totale", "Total present value") + " : " + amount(result.totalPresentValue),
            say("Ressources", "Inputs") + " : " + amount(result.inputValue),
            say("Valeur nette", "Net present value") + " : " + amount(result.netPresentValue),
            say("Ratio", "Ratio") + " : "
                + (result.ratio.map { numbers.decimal($0, decimals: 2) } ?? say("aucun", "none")),
            say("Retour des ressources", "Payback") + " : "
                + (result.paybackMonths.map { numbers.decimal($0, decimals: 1) + say(" mois", " months") }
                    ?? say("pas atteint", "not reached")),
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}
