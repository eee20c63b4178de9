import Mediation

/// Rare codes put together, by crossing and dimension: what each becomes.
struct Merges: Sendable, Hashable {
    /// By family of crossings (measure and condition) and dimension.
    var codes: [String: [Dimension: Set<String>]] = [:]

    /// Time spent goes with the requests it is shared over.
    static func family(_ measure: Measure, _ condition: LineCondition) -> String {
        (measure == .timeSpent ? Measure.requests : measure).rawValue + condition.name
    }

    /// A tally with the rare codes of these crossings put together.
    func applied(to tally: Tally, _ requests: [CrossingRequest]) -> Tally {
        var changed = tally
        for request in requests {
            guard let rare = codes[Self.family(request.measure, request.condition)],
                request.dimensions.contains(where: { rare[$0] != nil }), let crossing = tally.crossings[request.code]
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
