import Mediation
import Nomenclature
import Register
import Reports
import Valuation

/// The counts a purge keeps so that what was told of its sessions can be told again: all that the reports and the models
/// compiled in ask for, of every session and of those of each funding; and of every session, what `tally` counts by one
/// question.
///
/// A report of the association's own, a model of its own, a place or a kind asked for alone are not kept: their figures are
/// missing afterwards, and said to be.
package enum PurgePlan {
    /// The requests, one a selection and list of triggers; their period is of no meaning.
    package static func requests(_ setup: AssociationSetup, _ language: Language) throws -> [TallyRequest] {
        let period = Period(year: 2000)
        let definitions = ReportDefinition.kinds.compactMap { ReportDefinition.named($0) }
        let models = try ValuationModel.names.map { try ModelLibrary.model($0, language) }
        var kept = [marginal(period)]
        for funding in [nil] + setup.fundings.keys.sorted().map(Optional.some) {
            var filter = SessionFilter()
            if let funding { filter.fundings = [funding] }
            for definition in definitions {
                add(definition.request(period, filter), to: &kept)
                guard definition.hasValuation else { continue }
                for model in models { add(model.request(period, filter, scope: definition.scope), to: &kept) }
            }
        }
        return kept
    }

    /// Each measure in all, and by each dimension but the mediators; different people in all.
    private static func marginal(_ period: Period) -> TallyRequest {
        var request = TallyRequest(period: period)
        for measure in Measure.allCases where measure != .effects {
            let dimensions = Dimension.allCases.filter {
                measure != .people && measure.canBeCrossed(by: $0) && $0 != .mediator && $0 != .effect
            }
            request.crossings +=
                [CrossingRequest(measure, by: [])] + dimensions.map { CrossingRequest(measure, by: [$0]) }
        }
        return request
    }

    /// Adds what a request counts to one of the same sessions, where its triggers are the same or either has none.
    private static func add(_ request: TallyRequest, to kept: inout [TallyRequest]) {
        let index = kept.firstIndex {
            $0.filter == request.filter && $0.scope == request.scope
                && ($0.triggers.isEmpty || request.triggers.isEmpty || $0.triggers == request.triggers)
        }
        guard let index else { return kept.append(request) }
        let known = Set(kept[index].crossings)
        kept[index].crossings += request.crossings.filter { !known.contains($0) }
        if kept[index].triggers.isEmpty { kept[index].triggers = request.triggers }
    }
}
