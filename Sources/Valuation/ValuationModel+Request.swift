import Mediation

extension ValuationModel {
    /// Name of the crossing of effects a valuation asks the tally for.
    static let effectsCrossing = "valuation/effects"

    /// What the tally must count for a valuation over a period.
    /// - Parameters:
    ///   - scope: what the report that asks covers.
    ///   - rule: code of a rule whose sessions are wanted one by one; nil for none.
    package func request(
        _ period: Period, _ filter: SessionFilter, scope: SessionFilter = SessionFilter(), tracing rule: String? = nil
    ) -> TallyRequest {
        var request = TallyRequest(period: period)
        (request.filter, request.scope) = (filter, scope)
        request.countsWork = !(filter.isEmpty && scope.isEmpty)
        request.triggers = triggers
        request.tracedTrigger = rule
        request.crossings = [CrossingRequest(Self.effectsCrossing, .effects, by: [.effect])]
        request.looksForDuplicates = true
        return request
    }
}
