import Mediation

extension Valuation {
    /// Central avoided cost by payer and kind; adds up to `avoidedCost.central`.
    package var ledger: [String: [Rule.Kind: Double]] {
        lines.filter(\.isAvoidedCost).reduce(into: [:]) { sum, line in
            for (payer, value) in line.payers { sum[payer, default: [:]][line.kind, default: 0] += value }
        }
    }

    /// A figure that is not the same in the three readings of the result.
    package struct Change: Sendable, Hashable {
        /// Rule the figure is of.
        package let rule: String
        /// Which figure of the rule it is.
        package let role: Parameter.Role
        /// As read prudently, centrally and favourably: for a share that is deducted, the prudent reading is the
        /// largest.
        package let prudent: Double
        /// As read centrally: what the central result is made with.
        package let central: Double
        /// As read favourably: for a share that is deducted, the smallest.
        package let favourable: Double
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
    /// Every figure the prudent and favourable readings of a valuation change, in the order of the rules.
    package func changes(_ valuation: Valuation) -> [Valuation.Change] {
        let fired = Set(valuation.lines.filter(\.isAvoidedCost).map(\.rule))
        return rules.filter { fired.contains($0.code) }.flatMap { rule -> [Valuation.Change] in
            let terms = rule.terms.filter { $0.kind == .cash || $0.kind == .capacity }
            let price = terms.reduce(Estimate.zero) { $0 + priced($1, valuation.priceYear) }
            func change(_ role: Parameter.Role, _ low: Double, _ central: Double, _ high: Double) -> Valuation.Change {
                Valuation.Change(rule: rule.code, role: role, prudent: low, central: central, favourable: high)
            }
            return [
                change(.probability, rule.probability.low, rule.probability.central, rule.probability.high),
                change(.proxy, price.low, price.central, price.high),
                change(.deadweight, rule.deadweight.high, rule.deadweight.central, rule.deadweight.low),
                change(.displacement, rule.displacement.high, rule.displacement.central, rule.displacement.low),
                change(.attribution, rule.attribution.high, rule.attribution.central, rule.attribution.low),
                change(.dropOff, rule.dropOff.high, rule.dropOff.central, rule.dropOff.low),
            ].filter { $0.prudent != $0.central || $0.favourable != $0.central }
        }
    }
}
