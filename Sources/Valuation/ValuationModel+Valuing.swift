import Mediation

extension ValuationModel {
    /// Values a tally made with this model's triggers.
    /// - Parameters:
    ///   - inputs: what the sessions counted cost.
    ///   - acceptsWeakEvidence: gives a ratio even when more than the model's limit rests on assumptions.
    package func value(
        _ tally: Tally, period: Period, inputs: Inputs, acceptsWeakEvidence: Bool = false
    ) -> Valuation {
        let year = min(period.mainYear, lastPriceYear)
        var lines: [Valuation.Line] = []
        var unvalued: [Valuation.Unvalued] = []
        for rule in rules {
            let count = tally.triggers[rule.code] ?? TriggerCount()
            let missing = missingFigures(of: rule)
            if missing.isEmpty {
                lines += self.lines(RulePricing(rule: rule, model: self, priceYear: year), count)
            } else if !count.quantity.isZero {
                unvalued.append(
                    Valuation.Unvalued(
                        rule: rule.code, label: rule.label, quantity: count.quantity.value, unit: rule.unit,
                        missing: missing))
            }
        }
        let (map, parameters) = self.map(tally, inputs, year)
        return Valuation(
            period: period, modelCode: code, modelVersion: version, discounting: discounting, priceYear: year,
            inputs: inputs, lines: lines, unvalued: unvalued, map: map, parameters: parameters
        ).addingChecks(self, tally).addingWarnings(self, tally, acceptsWeakEvidence)
    }

    /// Figures a priced rule needs and nobody filled in: its own columns, then codes of proxies.
    func missingFigures(of rule: Rule) -> [String] { rule.missing + rule.proxyCodes.filter(unvalued.contains) }

    /// The lines of what counts, then of what each other rule sets aside, in alphabetical order of those rules.
    private func lines(_ pricing: RulePricing, _ count: TriggerCount) -> [Valuation.Line] {
        var lines: [Valuation.Line] = []
        if !count.quantity.isZero { lines += self.lines(pricing, count, count.quantity.value, excludedBy: nil) }
        for (excluder, quantity) in count.setAside.sorted(by: { $0.key < $1.key }) {
            lines += self.lines(pricing, TriggerCount(), quantity.value, excludedBy: excluder)
        }
        return lines
    }

    /// A line for each kind of euro of the rule.
    private func lines(_ pricing: RulePricing, _ count: TriggerCount, _ quantity: Double, excludedBy: String?)
        -> [Valuation.Line]
    {
        var kinds: [Rule.Kind] = []
        for term in pricing.rule.terms where !kinds.contains(term.kind) { kinds.append(term.kind) }
        return (kinds.isEmpty ? [.count] : kinds).map {
            line($0, pricing, count, quantity, excludedBy: excludedBy)
        }
    }

    private func line(
        _ kind: Rule.Kind, _ pricing: RulePricing, _ count: TriggerCount, _ quantity: Double, excludedBy: String?
    ) -> Valuation.Line {
        let rule = pricing.rule
        let terms = rule.terms.filter { $0.kind == kind }
        let confirmed = count.confirmed.value
        let weighted = pricing.weighted(quantity, confirmed: confirmed)
        let grade = grade(of: terms) ?? rule.grade
        let bias = optimismBias[grade] ?? 0
        var present = Estimate.zero
        var waterfall = Outcome.Waterfall.zero
        var payers: [String: Double] = [:]
        for term in terms {
            let value = pricing.presentValue(term, quantity: weighted)
            present += value
            waterfall += pricing.outcome(term, quantity: weighted, .central).waterfall
            for (payer, share) in term.payers { payers[payer, default: 0] += value.central * share }
        }
        // The low estimate is also corrected for optimism: a value is lowered, a harm raised.
        present.low *= present.low < 0 ? 1 + bias : 1 - bias
        return Valuation.Line(
            rule: rule.code, kind: kind, domain: rule.domain, label: rule.label, effects: rule.trigger.effects.sorted(),
            quantity: quantity, confirmedQuantity: confirmed, weightedQuantity: weighted, unit: rule.unit,
            sessions: count.sessions, proxy: terms.map(\.price.description).joined(separator: " + "),
            unitValue: terms.reduce(0) { $0 + pricing.price($1).central }, unitsPerProxyUnit: rule.unitsPerProxyUnit,
            probability: rule.probability.central, deadweight: rule.deadweight.central,
            displacement: rule.displacement.central, attribution: rule.attribution.central, waterfall: waterfall,
            presentValue: present, payers: payers,
            counterparts: kind == .benefit ? rule.counterparts.mapValues { -present.central * $0 } : [:], bias: bias,
            grade: grade, restsOnAssumption: rule.sources.areAssumed, reason: rule.reason, excludedBy: excludedBy)
    }

    /// The worst grade of the proxies of some terms; C for an amount as recorded. Nil without terms.
    private func grade(of terms: [Rule.Term]) -> String? {
        terms.map { $0.price.proxy.flatMap { proxies[$0]?.grade } ?? "C" }.max()
    }
}
