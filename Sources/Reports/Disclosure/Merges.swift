import Mediation

/// Rare codes put together, by measure and dimension: what each becomes, whatever the condition.
struct Merges: Sendable, Hashable {
    /// By measure; time spent goes with the requests it is shared over.
    private var byMeasure: [Measure: [Dimension: Set<String>]] = [:]

    private static func family(_ measure: Measure) -> Measure { measure == .timeSpent ? .requests : measure }

    /// The rare codes of a measure, by dimension.
    func codes(_ measure: Measure) -> [Dimension: Set<String>] { byMeasure[Self.family(measure)] ?? [:] }

    /// Puts codes of a measure together.
    mutating func set(_ codes: [Dimension: Set<String>], _ measure: Measure) { byMeasure[Self.family(measure)] = codes }

    /// These, and those of another year.
    func with(_ other: Merges) -> Merges {
        var both = self
        both.byMeasure.merge(other.byMeasure) { $0.merging($1) { $0.union($1) } }
        return both
    }

    /// A tally with the rare codes of these crossings put together.
    func applied(to tally: Tally, _ requests: [CrossingRequest]) -> Tally {
        var changed = tally
        for request in requests {
            let rare = codes(request.measure)
            guard request.dimensions.contains(where: { rare[$0] != nil }), let crossing = tally.crossings[request.code]
            else { continue }
            func merged(_ key: [String]) -> [String] {
                zip(request.dimensions, key).map { rare[$0]?.contains($1) == true ? Tally.merged : $1 }
            }
            var result = Tally.Crossing()
            result.total = crossing.total
            result.visitsInAll = crossing.visitsInAll
            for (key, cell) in crossing.cells { result.cells[merged(key), default: Tally.Cell()] += cell }
            for (key, visits) in crossing.visits { result.visits[merged(key), default: MonthlyVisits()] += visits }
            changed.crossings[request.code] = result
        }
        return changed
    }
}
