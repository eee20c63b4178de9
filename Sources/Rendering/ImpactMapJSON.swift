import Mediation
import Output
import Valuation

/// An evaluated impact map, as JSON.
package enum ImpactMapJSON {
    /// The JSON form of the contract, unrounded, and what the engine says of its own certainty.
    package static func object(_ evaluation: ImpactMapEvaluation, _ language: Language) -> JSON {
        let (map, result, sensitivity) = (evaluation.map, evaluation.result, evaluation.sensitivity)
        return [
            "schemaVersion": 1, "name": .text(map.name),
            "yearlyValues": byYear(result.yearlyValues), "yearlyPresentValues": byYear(result.yearlyPresentValues),
            "totalPresentValue": .number(result.totalPresentValue), "inputValue": .number(result.inputValue),
            "netPresentValue": .number(result.netPresentValue), "ratio": .number(result.ratio),
            "netRatio": .number(result.netRatio), "paybackMonths": .number(result.paybackMonths),
            "discountedPaybackMonths": .number(evaluation.discountedPaybackMonths),
            "discountedPaybackYears": .number(evaluation.discountedPaybackYears),
            "firstValueYear": .integer(evaluation.firstValueYear), "byPayer": .numbers(result.byPayer),
            "payers": .object(
                result.byPayer.reduce(into: [:]) { object, payer in
                    object[payer.key] = [
                        "presentValue": .number(payer.value),
                        "inputs": .number(result.inputsByStakeholder[payer.key] ?? 0),
                        "return": .number(result.payerReturn(payer.key)),
                    ]
                }), "internalRateOfReturn": .number(evaluation.internalRateOfReturn),
            "switching": .list(sensitivity.switching.map(SensitivityJSON.json)),
            "tornado": .list(sensitivity.swings.map { SensitivityJSON.json($0, hasRatio: sensitivity.hasRatio) }),
            "twoWay": [
                "changes": .list(sensitivity.changes.map { .number($0) }),
                "ratios": .list(sensitivity.twoWay.map { .list($0.map { .number($0) }) }),
            ],
            "simulation": sensitivity.simulation.map(SensitivityJSON.json) ?? .null,
            "outcomes": .list(
                zip(map.outcomes, result.presentValues).map { line, value in
                    [
                        "stakeholder": .text(line.stakeholder), "outcome": .text(line.name),
                        "impact": .number(line.outcome.waterfall.afterAttribution), "presentValue": .number(value),
                    ]
                }),
            "expected": .list(
                evaluation.printedTotals.map {
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
            "warnings": .list(evaluation.warnings.map { $0.text(language) }),
        ]
    }

    private static func byYear(_ values: [Int: Double]) -> JSON {
        .numbers(Dictionary(uniqueKeysWithValues: values.map { (String($0.key), $0.value) }))
    }
}
