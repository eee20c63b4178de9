import Mediation
import Output
import Valuation

/// A valuation in the JSON form of the contract.
package enum ValuationJSON {
    /// The object; numbers unrounded.
    package static func object(
        _ valuation: Valuation, _ sensitivity: SensitivityAnalysis, _ changes: [Valuation.Change], modelDigest: String
    ) -> JSON {
        var avoided = estimate(valuation.avoidedCost)
        avoided["cash"] = .number(valuation.cash.central)
        avoided["capacity"] = .number(valuation.capacity.central)
        let ratio: JSON =
            valuation.ratio.map { ratio in
                var object = estimate(ratio)
                object["cashInputs"] = .number(valuation.cashRatio)
                return .object(object)
            } ?? .null
        return [
            "schemaVersion": 1, "period": .period(valuation.period),
            "model": [
                "code": .text(valuation.modelCode), "version": .text(valuation.modelVersion),
                "digest": .text(modelDigest),
            ],
            "convention": [
                "timing": .text(valuation.discounting.timing.rawValue),
                "discountRate": .number(valuation.discounting.rates.first), "priceYear": .integer(valuation.priceYear),
                "deduction": "multiplicative", "dropOff": "from_second_year",
            ],
            "inputs": InputsJSON.object(valuation.inputs, .french),
            "avoidedCost": .object(avoided), "benefitsToPeople": .object(estimate(valuation.benefitsToPeople)),
            "scenarios": .object(estimate(valuation.scenarios)), "ratio": ratio,
            "lines": .list(valuation.lines.map { line($0, valuation.priceYear) }),
            "byPayer": .numbers(valuation.byPayer),
            "transfers": .numbers(valuation.transfers), "publicAvoidedCost": .number(valuation.publicAvoidedCost),
            "ledger": .list(
                valuation.ledger.sorted { $0.key < $1.key }.flatMap { payer, kinds in
                    kinds.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                        ["payer": .text(payer), "kind": .text($0.key.rawValue), "value": .number($0.value)]
                    }
                }),
            "readings": .list(
                changes.map {
                    [
                        "rule": .text($0.rule), "role": .text($0.role.rawValue), "prudent": .number($0.low),
                        "central": .number($0.central), "favourable": .number($0.high),
                    ]
                }),
            "guards": .list(
                valuation.checks.map {
                    [
                        "number": .integer($0.number), "title": .text($0.title.french),
                        "state": .text($0.state.rawValue), "finding": .text($0.detailedFinding.french),
                    ]
                }),
            "unvalued": .list(
                valuation.unvalued.map {
                    [
                        "rule": .text($0.rule), "quantity": .number($0.quantity), "unit": .text($0.unit),
                        "missing": .list($0.missing),
                    ]
                }),
            "assumedShare": .number(valuation.assumedShare), "byDomain": .numbers(valuation.byDomain),
            "gradeShares": .numbers(valuation.gradeShares),
            "switching": .list(sensitivity.switching.map(SensitivityJSON.json)),
            "tornado": .list(sensitivity.swings.map { SensitivityJSON.json($0, hasRatio: sensitivity.hasRatio) }),
            "simulation": sensitivity.simulation.map(SensitivityJSON.json) ?? .null,
            "outcomes": .list(valuation.map.outcomes.map(SensitivityJSON.json)),
            "parameters": .list(valuation.parameters.map(SensitivityJSON.json)),
            "sharing": valuation.sharesSessions ? .text(Valuation.sharingRule.french) : .null,
            "warnings": .list(
                (valuation.warnings.map(\.sentence) + valuation.refusals.map(\.sentence)).map { .text($0.french) }),
        ]
    }

    private static func estimate(_ estimate: Estimate) -> [String: JSON] {
        ["low": .number(estimate.low), "central": .number(estimate.central), "high": .number(estimate.high)]
    }

    static func line(_ line: Valuation.Line, _ priceYear: Int) -> JSON {
        [
            "rule": .text(line.rule), "kind": .text(line.kind.rawValue), "domain": .text(line.domain),
            "effect": .list(line.effects), "quantity": .number(line.quantity), "unit": .text(line.unit),
            "confirmedQuantity": .number(line.confirmedQuantity), "weightedQuantity": .number(line.weightedQuantity),
            "sessions": .integer(line.sessions), "proxy": .text(line.proxy), "unitValue": .number(line.unitValue),
            "priceYear": .integer(priceYear),
            "per": .number(line.unitsPerProxyUnit), "probability": .number(line.probability),
            "deadweight": .number(line.deadweight), "displacement": .number(line.displacement),
            "attribution": .number(line.attribution), "gross": .number(line.waterfall.gross),
            "afterDeadweight": .number(line.waterfall.afterDeadweight),
            "afterDisplacement": .number(line.waterfall.afterDisplacement),
            "afterAttribution": .number(line.waterfall.afterAttribution),
            "presentValue": .object(estimate(line.presentValue)), "payers": .numbers(line.payers),
            "counterparts": .numbers(line.counterparts), "optimismBias": .number(line.bias),
            "grade": .text(line.grade), "excludedBy": .text(line.excludedBy),
        ]
    }
}
