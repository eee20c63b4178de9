import Mediation
import Output
import Valuation

/// An evaluated impact map, for scripts and for people.
package enum ImpactMapRendering {
    /// Changes of outcomes and inputs in the two-way table.
    static let changes = [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]

    /// The JSON form of the contract, unrounded, and what the engine says of its own certainty.
    package static func json(
        _ map: ImpactMap, _ result: ImpactMap.Result, _ parameters: [Parameter], _ simulation: Simulation?,
        _ language: Language
    ) -> JSON {
        [
            "schemaVersion": 1, "name": .text(map.name),
            "yearlyValues": byYear(result.yearlyValues), "yearlyPresentValues": byYear(result.yearlyPresentValues),
            "totalPresentValue": .number(result.totalPresentValue), "inputValue": .number(result.inputValue),
            "netPresentValue": .number(result.netPresentValue), "ratio": .number(result.ratio),
            "netRatio": .number(result.netRatio), "paybackMonths": .number(result.paybackMonths),
            "discountedPaybackMonths": .number(map.discountedPaybackMonths),
            "discountedPaybackYears": .number(map.discountedPaybackYears),
            "firstValueYear": .integer(map.firstValueYear), "byPayer": .numbers(result.byPayer),
            "payers": .object(
                result.byPayer.reduce(into: [:]) { object, payer in
                    object[payer.key] = [
                        "presentValue": .number(payer.value),
                        "inputs": .number(result.inputsByStakeholder[payer.key] ?? 0),
                        "return": .number(result.payerReturn(payer.key)),
                    ]
                }), "internalRateOfReturn": .number(map.internalRateOfReturn),
            "switching": .list(map.switchingValues(parameters).map(SensitivityRendering.json)),
            "tornado": .list(map.tornado(parameters).map(SensitivityRendering.json)),
            "twoWay": [
                "changes": .list(changes.map { .number($0) }),
                "ratios": .list(map.twoWay(changes).map { .list($0.map { .number($0) }) }),
            ],
            "simulation": simulation.map(SensitivityRendering.json) ?? .null,
            "outcomes": .list(
                zip(map.outcomes, result.presentValues).map { line, value in
                    [
                        "stakeholder": .text(line.stakeholder), "outcome": .text(line.name),
                        "impact": .number(line.outcome.waterfall.afterAttribution), "presentValue": .number(value),
                    ]
                }),
            "expected": .list(
                map.printedTotals(result).map {
                    [
                        "total": .text($0.total.rawValue), "printed": .number($0.printed),
                        "computed": .number($0.computed), "agrees": .bool($0.agrees),
                    ]
                }),
            "assumed": .list(
                map.assumptions.map {
                    [
                        "key": .text($0.key), "value": .text($0.value),
                        "outcomes": .list($0.outcomes.map { .integer($0) }),
                    ]
                }),
            "warnings": .list(warnings(map, result).map { $0.text(language) }),
        ]
    }

    /// What was read with a doubt, and the totals whose source made another sum.
    private static func warnings(_ map: ImpactMap, _ result: ImpactMap.Result) -> [Sentence] {
        map.warnings + map.printedTotals(result).compactMap(\.warning)
    }

    private static func byYear(_ values: [Int: Double]) -> JSON {
        .numbers(Dictionary(uniqueKeysWithValues: values.map { (String($0.key), $0.value) }))
    }

    /// For a terminal: to the cent, ratio to two decimals.
    package static func text(
        _ map: ImpactMap, _ result: ImpactMap.Result, _ parameters: [Parameter], _ simulation: Simulation?,
        _ language: Language
    ) -> String {
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
            say("Taux de rendement interne", "Internal rate of return") + " : "
                + (map.internalRateOfReturn.map { numbers.decimal($0 * 100, decimals: 2) + " %" }
                    ?? say("aucun", "none")),
        ]
        if !result.byPayer.isEmpty {
            lines += [""]
            lines += TextTable.lines(
                [
                    [
                        say("Payeur", "Payer"), say("Valeur actuelle", "Present value"),
                        say("Ses ressources", "Own inputs"), say("Retour", "Return"),
                    ]
                ]
                    + result.byPayer.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                        [
                            $0.key, amount($0.value), amount(result.inputsByStakeholder[$0.key] ?? 0),
                            result.payerReturn($0.key).map(amount) ?? "—",
                        ]
                    })
        }
        lines += SensitivityRendering.text(
            .init(map: map, parameters: parameters, simulation: simulation, changes: changes, tellsRatio: true),
            language)
        let remarks = map.assumptions.map(\.sentence) + warnings(map, result)
        if !remarks.isEmpty { lines += [""] + remarks.map { "! " + $0.text(language) } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Closed forms beside what the engine computes.
    package static func json(_ identities: IdentityCase) -> JSON {
        [
            "schemaVersion": 1, "name": .text(identities.name),
            "identities": .list(
                identities.tests.map {
                    [
                        "value": .number($0.value), "totalPresentValue": .number($0.computed),
                        "printed": .number($0.totalPresentValue),
                        "difference": .number($0.computed - $0.totalPresentValue),
                    ]
                }),
        ]
    }

    /// Internal rates of return as printed and as computed; null where there is none, or more than one.
    package static func json(_ rates: IRRCase) -> JSON {
        [
            "schemaVersion": 1, "name": .text(rates.name),
            "internalRatesOfReturn": .list(
                rates.vectors.map { ["printed": .number($0.printed), "computed": .number($0.computed)] }),
        ]
    }

    /// The same for a terminal.
    package static func text(_ rates: IRRCase, _ language: Language) -> String {
        let numbers = NumberText(language)
        func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
        func rate(_ rate: Double?) -> String {
            rate.map { numbers.decimal($0 * 100, decimals: 4) + " %" } ?? say("aucun", "none")
        }
        let rows = rates.vectors.enumerated().map { [String($0 + 1), rate($1.printed), rate($1.computed)] }
        let head = [say("Suite", "Flows"), say("Imprimé", "Printed"), say("Calculé", "Computed")]
        return ([rates.name, ""] + TextTable.lines([head] + rows)).joined(separator: "\n") + "\n"
    }

    /// Closed forms for a terminal.
    package static func text(_ identities: IdentityCase, _ language: Language) -> String {
        let numbers = NumberText(language)
        func say(_ french: String, _ english: String) -> String { language == .french ? french : english }
        let rows = identities.tests.map {
            [
                numbers.decimal($0.value, decimals: 2), numbers.decimal($0.totalPresentValue, decimals: 6),
                numbers.decimal($0.computed, decimals: 6),
            ]
        }
        let head = [say("Valeur d’un an", "Value of a year"), say("Imprimé", "Printed"), say("Calculé", "Computed")]
        return ([identities.name, ""] + TextTable.lines([head] + rows)).joined(separator: "\n") + "\n"
    }
}
