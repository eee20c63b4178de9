import Mediation

/// A civil year of the whole association as an audience may see it: what its exact tables hide, in each of its periods.
struct PublishedYear {
    /// Rare codes put together, and hidden cells.
    let decision: Disclosure.Decision
    /// The quarters, with rare codes put together.
    private let quarters: [Tally]
    /// What is hidden of the smallest of its year, halves and quarters that holds the period told of.
    private let masking: Masking

    /// - Parameters:
    ///   - quarters: counts of its four quarters, with the crossings of `AssociationTables`.
    ///   - own: ranks of the quarters that hold the period told of; all where no half does.
    init(_ quarters: [Tally], own: [Int], _ labels: Labels, _ audience: Audience) {
        let decision = Disclosure(labels: labels, audience: audience, subperiods: quarters).decide(
            AssociationTables.all)
        self.decision = decision
        self.quarters = quarters.map { decision.merges.applied(to: $0, AssociationTables.requests) }
        masking = decision.masking(own)
    }

    /// Whether it hides the count of a key, whatever the condition.
    func hides(_ request: CrossingRequest, _ key: [String]) -> Bool {
        let exact = CrossingRequest(request.measure, by: request.dimensions).code
        return masking.withheld.contains(exact) || masking.reason(exact, key) != nil
    }

    /// The codes of a dimension counted in the year by a measure, or by any where no table is of that one.
    func codes(_ measure: Measure, _ dimension: Dimension) -> Set<String> {
        let requests = AssociationTables.requests.filter { $0.dimensions.contains(dimension) }
        let own = requests.filter { $0.measure == measure }
        var codes: Set<String> = []
        for request in own.isEmpty ? requests : own {
            guard let rank = request.dimensions.firstIndex(of: dimension) else { continue }
            for quarter in quarters {
                for (key, cell) in quarter.crossings[request.code]?.cells ?? [:] where cell != Tally.Cell() {
                    codes.insert(key[rank])
                }
            }
        }
        return codes
    }
}
