import Mediation

extension ValuationModel {
    /// Values a tally made with this model's triggers.
    /// - Parameters:
    ///   - costs: the accounts; those of each calendar year count by the share of its days the period covers.
    ///   - funding: restricts the inputs to what is accounted to one funding.
    ///   - acceptsWeakEvidence: gives a ratio even when more than the model's limit rests on assumptions.
    package func value(
        _ tally: Tally, period: Period, costs: [Cost], funding: String? = nil, acceptsWeakEvidence: Bool = false
    ) -> Valuation {
        var warnings: [Sentence] = []
        let year = min(period.mainYear, lastPriceYear)
        if year < period.mainYear {
            warnings.append(
                Sentence(
                    "Prix de \(year) : l’indice de \(period.mainYear) n’est pas encore connu.",
                    "Prices of \(year): the index of \(period.mainYear) is not known yet."))
        }
        var lines: [Valuation.Line] = []
        var unvalued: [Valuation.Unvalued] = []
        for rule in rules {
            let count = tally.triggers[rule.code] ?? TriggerCount()
            let missing = missingFigures(of: rule)
            if missing.isEmpty {
                lines += self.lines(rule, count, year)
            } else if count.quantity > .zero {
                unvalued.append(
                    Valuation.Unvalued(
                        rule: rule.code, label: rule.label, quantity: count.quantity.value, unit: rule.unit,
                        missing: missing))
                let figures = missing.joined(separator: ", ")
                warnings.append(
                    Sentence(
                        "Règle \(rule.code) : pas de valeur, il manque \(figures).",
                        "Rule \(rule.code): no value, \(figures) is missing."))
            }
        }
        let inputs = Valuation.Inputs(of: period, costs, funding: funding)
        let (map, parameters) = self.map(tally, inputs, year)
        let valuation = Valuation(
            period: period, modelCode: code, modelVersion: version, discounting: discounting, priceYear: year,
            inputs: inputs, lines: lines, unvalued: unvalued, guards: [], warnings: warnings, refusals: [], map: map,
            parameters: parameters
        ).guarded(self, tally)
        return valuation.warned(self, tally.totals, acceptsWeakEvidence)
    }

    /// Figures a priced rule needs and nobody filled in.
    func missingFigures(of rule: Rule) -> [String] {
        let codes = rule.terms.flatMap { [$0.price.proxy, $0.priceLow?.proxy, $0.priceHigh?.proxy].compactMap { $0 } }
        return rule.missing + Set(codes).intersection(unvalued).sorted()
    }

    private func lines(_ rule: Rule, _ count: TriggerCount, _ year: Int) -> [Valuation.Line] {
        var lines: [Valuation.Line] = []
        if count.quantity > .zero {
            lines += self.lines(
                rule, quantity: count.quantity.value, confirmed: count.confirmed.value, sessions: count.sessions, year,
                excludedBy: nil)
        }
        for (excluder, quantity) in count.setAside.sorted(by: { $0.key < $1.key }) {
            lines += self.lines(rule, quantity: quantity.value, confirmed: 0, sessions: 0, year, excludedBy: excluder)
        }
        return lines
    }

    /// A line for each kind of euro of the rule.
    private func lines(
        _ rule: Rule, quantity: Double, confirmed: Double, sessions: Int, _ year: Int, excludedBy: String?
    ) -> [Valuation.Line] {
        let weighted = confirmed + (quantity - confirmed) * rule.unconfirmedWeight
        var kinds: [Rule.Kind] = []
        for term in rule.terms where !kinds.contains(term.kind) { kinds.append(term.kind) }
        if kinds.isEmpty { kinds = [.count] }
        return kinds.map { kind in
            let terms = rule.terms.filter { $0.kind == kind }
            let price = terms.reduce(Estimate.zero) { $0 + priced($1, year) }
            let units = weighted / rule.per
            func outcome(_ price: Double, _ reading: KeyPath<Estimate, Double>, _ share: KeyPath<Estimate, Double>)
                -> Outcome
            {
                var outcome = Outcome(quantity: units * rule.probability[keyPath: reading], proxy: price)
                outcome.deadweight = rule.deadweight[keyPath: share]
                outcome.displacement = rule.displacement[keyPath: share]
                outcome.attribution = rule.attribution[keyPath: share]
                outcome.dropOff = rule.dropOff[keyPath: share]
                outcome.durationYears = min(rule.durationYears, maximumDuration)
                outcome.start = rule.start
                return outcome
            }
            // The prudent reading takes the low price, the high deductions and the correction for optimism; the
            // favourable one the high price and the low deductions.
            let grade = grade(of: terms) ?? rule.grade
            let low = outcome(price.low, \.low, \.high).presentValue(discounting)
            let bias = optimismBias[grade] ?? 0
            let central = outcome(price.central, \.central, \.central)
            let present = Estimate(
                low: low * (low < 0 ? 1 + bias : 1 - bias),
                central: central.presentValue(discounting),
                high: outcome(price.high, \.high, \.low).presentValue(discounting))
            var payers: [String: Double] = [:]
            for term in terms {
                let value = outcome(priced(term, year).central, \.central, \.central).presentValue(discounting)
                for (payer, share) in term.payers { payers[payer, default: 0] += value * share }
            }
            return Valuation.Line(
                rule: rule.code, kind: kind, domain: rule.domain, label: rule.label,
                effects: rule.trigger.effects.sorted(), quantity: quantity, confirmedQuantity: confirmed,
                weightedQuantity: weighted, unit: rule.unit, sessions: sessions,
                proxy: terms.map(\.price.description).joined(separator: " + "), unitValue: price.central, per: rule.per,
                probability: rule.probability.central, deadweight: rule.deadweight.central,
                displacement: rule.displacement.central, attribution: rule.attribution.central,
                waterfall: central.waterfall, presentValue: present, payers: payers,
                counterparts: kind == .benefit ? rule.counterparts.mapValues { -present.central * $0 } : [:],
                bias: bias, grade: grade, restsOnAssumption: rule.sources.areAssumed, reason: rule.reason,
                excludedBy: excludedBy)
        }
    }

    func priced(_ term: Rule.Term, _ year: Int) -> Estimate {
        func price(_ price: Rule.Price) -> Estimate {
            (price.proxy.flatMap { proxies[$0] }.map { priced($0, in: year) } ?? Estimate(1)) * price.factor
        }
        var estimate = price(term.price)
        // A replacing price is itself the bound.
        if let low = term.priceLow { estimate.low = price(low).central }
        if let high = term.priceHigh { estimate.high = price(high).central }
        return estimate
    }

    /// The worst grade of the proxies of some terms; C for an amount as recorded.
    private func grade(of terms: [Rule.Term]) -> String? {
        terms.map { $0.price.proxy.flatMap { proxies[$0]?.grade } ?? "C" }.max()
    }
}
