import Mediation

extension Valuation {
    /// The valuation with what a reader must know of its prices and its evidence, and why no ratio is given.
    func addingWarnings(_ model: ValuationModel, _ tally: Tally, _ acceptsWeakEvidence: Bool) -> Valuation {
        var copy = self
        if priceYear < period.mainYear {
            copy.warnings.append(.earlierPrices(used: priceYear, wanted: period.mainYear))
        }
        copy.warnings += unvalued.map { .unvalued(rule: $0.rule, missing: $0.missing) }
        copy.refusals = refusals(model, tally.totals)
        let weak = gradeShares["D"] ?? 0
        if weak > model.weakEvidenceLimit {
            if acceptsWeakEvidence {
                copy.warnings.append(.weakEvidence(share: weak))
            } else {
                copy.refusals.append(.weakEvidence(share: weak))
            }
        }
        let avoided = lines.filter(\.isAvoidedCost)
        if avoided.count > 1, let half = avoided.first(where: { $0.presentValue.central > avoidedCost.central / 2 }) {
            copy.warnings.append(.concentration(rule: half.rule, label: half.label))
        }
        if lines.contains(where: { $0.kind == .input }) { copy.warnings.append(.volunteeringAsEffect) }
        let minutes = tally.totals.minutes * Workload.partsOfOne
        if let asked = tally.work?.asked.time { copy.sharesSessions = asked < minutes }
        return copy
    }

    private func refusals(_ model: ValuationModel, _ totals: Tally.Totals) -> [Refusal] {
        var refusals: [Refusal] = []
        if let absence = inputs.absence { refusals.append(.noInputs(absence)) }
        let coverage =
            totals.sessionsWithContacts > 0
            ? Double(totals.sessionsWithResult) / Double(totals.sessionsWithContacts) : 1
        if coverage < model.outcomeCoverageMinimum { refusals.append(.fewResults(share: coverage)) }
        return refusals
    }
}
