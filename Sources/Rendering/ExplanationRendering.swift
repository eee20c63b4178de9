import Mediation
import Output
import Valuation

/// One rule explained.
package enum ExplanationRendering {
    /// For scripts; numbers unrounded.
    package static func json(_ explanation: Explanation) -> JSON {
        [
            "schemaVersion": 1, "rule": .text(explanation.rule.code), "label": .text(explanation.rule.label.french),
            "period": .period(explanation.period), "priceYear": .integer(explanation.priceYear),
            "lines": .list(explanation.lines.map { ValuationJSON.line($0, explanation.priceYear) }),
            "proxies": .list(
                explanation.proxies.map {
                    [
                        "code": .text($0.proxy.code), "value": .number($0.value.central),
                        "originalValue": .number($0.proxy.value.central), "originalYear": .integer($0.proxy.priceYear),
                        "unit": .text($0.proxy.unit), "grade": .text($0.proxy.grade), "source": .text($0.proxy.source),
                        "address": .text($0.proxy.address),
                    ]
                }),
            "purgedOn": .text(explanation.purgedOn?.description),
            "sessions": .list(
                explanation.sessions.map {
                    [
                        "number": .integer($0.number), "day": .text($0.day), "quantity": .number($0.quantity.value),
                        "confirmed": .number($0.confirmed.value),
                        "share": .number(Double($0.share.part) / Double($0.share.whole)),
                        "excludedBy": .text($0.excludedBy),
                    ]
                }),
        ]
    }

    /// For a terminal: every number a reader needs to do the sum again.
    package static func text(_ explanation: Explanation, _ language: Language) -> String {
        let text = ExplanationText(explanation, language)
        return (text.head + text.formulas + text.sources + text.sessions).joined(separator: "\n") + "\n"
    }
}

private struct ExplanationText {
    private let explanation: Explanation
    private let language: Language
    private let numbers: NumberText

    init(_ explanation: Explanation, _ language: Language) {
        self.explanation = explanation
        self.language = language
        numbers = NumberText(language)
    }

    private func figure(_ value: Double, _ decimals: Int = 4) -> String { numbers.decimal(value, decimals: decimals) }
    private func euros(_ value: Double) -> String { numbers.euros(value, decimals: 2) }

    var head: [String] {
        let rule = explanation.rule
        return [
            "\(rule.code) · \(rule.label.text(language))",
            language.say("Du ", "From ") + numbers.day(explanation.period.start) + language.say(" au ", " to ")
                + numbers.day(explanation.period.last),
            rule.reason,
        ]
    }

    var formulas: [String] {
        guard !explanation.lines.isEmpty else {
            return [
                "",
                language.say(
                    "Rien de noté sur la période pour cette règle.", "Nothing noted in the period for this rule."),
            ]
        }
        return explanation.lines.filter { $0.excludedBy == nil }.flatMap { line -> [String] in
            guard line.kind != .count else {
                return ["", language.say("Compté sans euros : ", "Counted without euros: ") + figure(line.quantity, 2)]
            }
            return steps(line)
        }
    }

    private func steps(_ line: Valuation.Line) -> [String] {
        let (noted, confirmed) = (figure(line.quantity, 2), figure(line.confirmedQuantity, 2))
        let weight = figure(explanation.rule.unconfirmedWeight, 2)
        let kept = figure(line.weightedQuantity, 2)
        let fall = line.waterfall
        let value = line.presentValue
        return [
            "",
            language.say("Noté : ", "Noted: ") + "\(noted) (\(line.unit)), "
                + language.say("dont confirmé par un partenaire : ", "of which confirmed by a partner: ") + confirmed,
            language.say("Retenu : ", "Kept: ") + "\(confirmed) + (\(noted) − \(confirmed)) × \(weight) = \(kept)",
            language.say("Brut : ", "Gross: ") + "\(kept) / \(figure(line.unitsPerProxyUnit, 0)) × "
                + language.say("probabilité ", "probability ")
                + "\(figure(line.probability)) × \(figure(line.unitValue)) € [\(line.proxy)] = \(euros(fall.gross))",
            language.say("moins la part sans nous ", "less deadweight ")
                + "\(figure(line.deadweight, 2)) → \(euros(fall.afterDeadweight))",
            language.say("moins la part déplacée ", "less displacement ")
                + "\(figure(line.displacement, 2)) → \(euros(fall.afterDisplacement))",
            language.say("moins la part des autres ", "less attribution to others ")
                + "\(figure(line.attribution, 2)) → \(euros(fall.afterAttribution))",
            language.say(
                "Lecture prudente : bornes basses, puis correction d’optimisme de ",
                "Low reading: low ends, then a correction for optimism of ")
                + numbers.percent(line.bias),
            language.say("Valeur retenue : ", "Value: ") + euros(value.central) + language.say(", de ", ", from ")
                + euros(value.low)
                + language.say(" à ", " to ") + euros(value.high) + ", " + language.say("note ", "grade ") + line.grade,
        ]
    }

    var sources: [String] {
        guard !explanation.proxies.isEmpty else { return [] }
        return [
            "",
            language.say("Valeurs unitaires, en euros de ", "Unit values, in euros of ") + "\(explanation.priceYear)",
        ]
            + explanation.proxies.flatMap(source)
    }

    private func source(_ priced: Explanation.PricedProxy) -> [String] {
        let proxy = priced.proxy
        let original = "\(figure(proxy.value.central, 2)) € (\(proxy.priceYear))"
        return [
            "  \(proxy.code) : \(euros(priced.value.central)) (\(proxy.label.text(language)), \(proxy.unit))",
            "    " + language.say("à l’origine ", "originally ") + original + ", " + language.say("note ", "grade ")
                + proxy.grade,
            "    \(proxy.source) · \(proxy.address)",
        ]
    }

    var sessions: [String] {
        let all = explanation.sessions
        guard !all.isEmpty else { return purged }
        let isShared = all.contains { $0.share != .all }
        let head =
            [
                language.say("Séance", "Session"), language.say("Jour", "Day"), language.say("Noté", "Noted"),
                language.say("Confirmé", "Confirmed"),
            ]
            + (isShared ? [language.say("Part", "Share")] : []) + [language.say("Compte", "Counts")]
        let rows = all.map {
            [
                String($0.number), $0.day, figure($0.quantity.value, 2), figure($0.confirmed.value, 2),
            ]
                + (isShared ? ["\($0.share.part)/\($0.share.whole)"] : [])
                + [
                    $0.excludedBy.map { language.say("non, déjà compté par \($0)", "no, counted already by \($0)") }
                        ?? language.say("oui", "yes")
                ]
        }
        return [""] + TextTable.lines([head] + rows) + purged
    }

    /// That sessions counted above are not listed.
    private var purged: [String] {
        explanation.purgedOn.map { day in
            [
                "",
                language.say(
                    "Séances purgées le \(numbers.day(day)) : comptées ici, elles ne peuvent plus être citées.",
                    "Sessions purged on \(numbers.day(day)): counted here, they can no longer be named."),
            ]
        } ?? []
    }
}
