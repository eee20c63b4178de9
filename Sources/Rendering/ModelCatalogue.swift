import Mediation
import Output
import Valuation

/// The rules and unit values of a model, each with its source, year and grade.
package enum ModelCatalogue {
    /// For scripts.
    package static func json(_ model: ValuationModel, digest: String) -> JSON {
        [
            "schemaVersion": 1, "code": .text(model.code), "version": .text(model.version), "digest": .text(digest),
            "rules": .list(
                model.rules.map { rule in
                    [
                        "code": .text(rule.code), "domain": .text(rule.domain), "label": .text(rule.label.french),
                        "kinds": .list(rule.terms.map(\.kind.rawValue)), "unit": .text(rule.unit),
                        "proxies": .list(rule.terms.map(\.price.description)), "probability": share(rule.probability),
                        "deadweight": share(rule.deadweight), "displacement": share(rule.displacement),
                        "attribution": share(rule.attribution), "grade": .text(rule.grade),
                        "reason": .text(rule.reason),
                    ]
                }),
            "proxies": .list(
                model.proxies.values.sorted { $0.code < $1.code }.map { proxy in
                    [
                        "code": .text(proxy.code), "label": .text(proxy.label.french), "value": share(proxy.value),
                        "unit": .text(proxy.unit), "priceYear": .integer(proxy.priceYear),
                        "tariff": .bool(proxy.isTariff),
                        "grade": .text(proxy.grade), "source": .text(proxy.source), "address": .text(proxy.address),
                    ]
                }),
        ]
    }

    private static func share(_ estimate: Estimate) -> JSON {
        ["low": .number(estimate.low), "central": .number(estimate.central), "high": .number(estimate.high)]
    }

    /// Two lists in Markdown, for the annex of a report.
    package static func markdown(_ model: ValuationModel, _ language: Language) -> String {
        let numbers = NumberText(language)
        func range(_ estimate: Estimate) -> String {
            let (low, central, high) = (
                numbers.percent(estimate.low), numbers.percent(estimate.central), numbers.percent(estimate.high)
            )
            return estimate.low == estimate.high ? central : "\(central) (\(low) – \(high))"
        }
        var lines = [language.say("### Règles", "### Rules"), ""]
        for rule in model.rules {
            lines.append("- **\(rule.code)** \(rule.label.text(language)). \(rule.reason)")
            guard !rule.terms.isEmpty else {
                lines.append("  " + language.say("Compté sans euros.", "Counted without euros."))
                continue
            }
            var parts = [
                rule.terms.map { "`\($0.price)`" }.joined(separator: " + ")
                    + (rule.unitsPerProxyUnit == 1 ? "" : " / \(numbers.decimal(rule.unitsPerProxyUnit, decimals: 0))")
            ]
            if rule.probability != Estimate(1) {
                parts.append(
                    language.say("probabilité ", "probability ") + range(rule.probability)
                        + " — \(rule.sources.probability)")
            }
            parts += [
                language.say("part sans nous ", "deadweight ") + range(rule.deadweight)
                    + " — \(rule.sources.deadweight)",
                language.say("part des autres ", "attribution ") + range(rule.attribution)
                    + " — \(rule.sources.attribution)",
                language.say("sans confirmation × ", "unconfirmed × ")
                    + numbers.decimal(rule.unconfirmedWeight, decimals: 1)
                    + " — \(rule.sources.unconfirmed)",
                language.say("note ", "grade ") + rule.grade,
            ]
            lines += parts.map { "  - \($0)" }
        }
        lines += ["", language.say("### Valeurs unitaires", "### Unit values"), ""]
        for proxy in model.proxies.values.sorted(by: { $0.code < $1.code }) {
            let ends =
                proxy.value.low == proxy.value.high
                ? ""
                : " (\(numbers.decimal(proxy.value.low, decimals: 2)) – \(numbers.decimal(proxy.value.high, decimals: 2)))"
            lines.append(
                "- `\(proxy.code)` \(proxy.label.text(language)) : \(numbers.decimal(proxy.value.central, decimals: 2))\(ends) "
                    + "\(proxy.unit), \(proxy.priceYear), " + language.say("note ", "grade ")
                    + "\(proxy.grade). \(proxy.source). \(proxy.address)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
