import Mediation

extension Valuation {
    /// Central avoided cost by payer and kind; adds up to `avoidedCost.central`.
    package var ledger: [String: [Rule.Kind: Double]] {
        lines.filter(\.isAvoidedCost).reduce(into: [:]) { sum, line in
            for (payer, value) in line.payers { sum[payer, default: [:]][line.kind, default: 0] += value }
        }
    }

    /// A figure that is not the same in the low, central and high estimates of the result.
    package struct Change: Sendable, Hashable {
        /// Rule the figure is of.
        package let rule: String
        /// Which figure of the rule it is.
        package let role: Parameter.Role
        /// The figure of the low estimate: for a share that is deducted, its largest value.
        package let low: Double
        /// The figure of the central estimate.
        package let central: Double
        /// The figure of the high estimate: for a share that is deducted, its smallest value.
        package let high: Double
    }

    /// Share of the central avoided cost whose deadweight, attribution or probability is said to be an assumption:
    /// the grade of a line is that of its unit value alone. 0 without avoided cost.
    package var assumedShare: Double {
        let total = avoidedCost.central
        guard total > 0 else { return 0 }
        return lines.filter { $0.isAvoidedCost && $0.restsOnAssumption }.reduce(0) { $0 + $1.presentValue.central }
            / total
    }
}

extension ValuationModel {
    /// Every figure the low and high estimates of a valuation change, in the order of the rules.
    package func changes(_ valuation: Valuation) -> [Valuation.Change] {
        let fired = Set(valuation.lines.filter(\.isAvoidedCost).map(\.rule))
        return rules.filter { fired.contains($0.code) }.flatMap { rule -> [Valuation.Change] in
            let pricing = RulePricing(rule: rule, model: self, priceYear: valuation.priceYear)
            let price = rule.avoidedCostTerms.reduce(Estimate.zero) { $0 + pricing.price($1) }
            func change(_ role: Parameter.Role, _ figure: Estimate) -> Valuation.Change {
                Valuation.Change(
                    rule: rule.code, role: role, low: figure.low, central: figure.central, high: figure.high)
            }
            func deduction(_ role: Parameter.Role, _ share: Estimate) -> Valuation.Change {
                change(role, Estimate(low: share.high, central: share.central, high: share.low))
            }
            return [
                change(.probability, rule.probability), change(.proxy, price), deduction(.deadweight, rule.deadweight),
                deduction(.displacement, rule.displacement), deduction(.attribution, rule.attribution),
                deduction(.dropOff, rule.dropOff),
            ].filter { $0.low != $0.central || $0.high != $0.central }
        }
    }
}
