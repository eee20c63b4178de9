import Mediation

/// The pricing of one rule in one price year. The lines of a valuation and its impact map both take their outcomes from
/// here: nowhere else does a quantity become euros.
struct RulePricing {
    /// The rule priced.
    let rule: Rule
    /// The model the rule, its proxies and its discounting come from.
    let model: ValuationModel
    /// The year whose prices are used.
    let priceYear: Int

    /// The quantity that counts: what a partner confirmed in full, the rest at the weight of the rule.
    func weighted(_ quantity: Double, confirmed: Double) -> Double {
        confirmed + (quantity - confirmed) * rule.unconfirmedWeight
    }

    /// Euros of the price year for one unit of the proxy of a term. A bound with a price of its own is the central value
    /// of that price.
    func price(_ term: Rule.Term) -> Estimate {
        var estimate = price(term.price)
        if let low = term.priceLow { estimate.low = price(low).central }
        if let high = term.priceHigh { estimate.high = price(high).central }
        return estimate
    }

    private func price(_ price: Rule.Price) -> Estimate {
        let unit = price.proxy.flatMap { model.proxies[$0] }.map { model.priced($0, in: priceYear) } ?? Estimate(1)
        return unit * price.factor
    }

    /// One term as an outcome, at a level of every figure of the rule.
    /// - Parameter quantity: weighted, in the unit of the rule.
    func outcome(_ term: Rule.Term, quantity: Double, _ level: EstimateLevel) -> Outcome {
        var outcome = Outcome(quantity: quantity / rule.unitsPerProxyUnit, proxy: price(term)[level])
        outcome.probability = rule.probability[level]
        outcome.deadweight = rule.deadweight[level.ofDeductions]
        outcome.displacement = rule.displacement[level.ofDeductions]
        outcome.attribution = rule.attribution[level.ofDeductions]
        outcome.dropOff = rule.dropOff[level.ofDeductions]
        outcome.durationYears = min(rule.durationYears, model.maximumDuration)
        outcome.start = rule.start
        return outcome
    }

    /// Present value of one term at the three levels, in euros of the price year, before any correction for optimism.
    func presentValue(_ term: Rule.Term, quantity: Double) -> Estimate {
        func value(_ level: EstimateLevel) -> Double {
            outcome(term, quantity: quantity, level).presentValue(model.discounting)
        }
        return Estimate(low: value(.low), central: value(.central), high: value(.high))
    }
}
