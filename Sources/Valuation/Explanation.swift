import Mediation

/// Everything needed to do again by hand what one rule gives.
package struct Explanation: Sendable {
    /// The rule explained.
    package let rule: Rule
    /// Lines of the rule: one a kind of euro, and those set aside.
    package let lines: [Valuation.Line]
    /// The unit values used, with their sources.
    package let proxies: [PricedProxy]
    /// The sessions it fired in, in order of entry, those where another rule sets it aside too.
    package let sessions: [TracedSession]
    /// The day sessions it may have fired in were purged: they are counted and not listed; nil where all are.
    package let purgedOn: CivilDate?
    /// The days valued.
    package let period: Period
    /// Year whose prices are used.
    package let priceYear: Int
    /// How values of later years are brought back to the activity year.
    package let discounting: Discounting

    /// A proxy in euros of the price year.
    package struct PricedProxy: Sendable, Hashable {
        /// The proxy as the model gives it, in euros of its own price year.
        package let proxy: Proxy
        /// In euros of the valuation's price year; a tariff is left as it is.
        package let value: Estimate
    }

    /// Explains one rule of a valuation.
    /// - Parameter tally: the counts behind it, made tracing the rule.
    package init(_ rule: Rule, _ valuation: Valuation, _ model: ValuationModel, _ tally: Tally) {
        self.rule = rule
        lines = valuation.lines.filter { $0.rule == rule.code }
        proxies = rule.proxyCodes.compactMap { code in
            model.proxies[code].map { PricedProxy(proxy: $0, value: model.priced($0, in: valuation.priceYear)) }
        }
        sessions = tally.trace
        purgedOn = tally.gap.flatMap { $0.lacksSessions ? $0.purgedOn : nil }
        period = valuation.period
        priceYear = valuation.priceYear
        discounting = valuation.discounting
    }
}
