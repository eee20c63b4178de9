import Mediation

/// Rare codes put together, by crossing and dimension: what each becomes.
struct Merges: Sendable, Hashable {
    /// By family of crossings (measure and condition) and dimension.
    var codes: [String: [Dimension: Set<String>]] = [:]

    static func family(_ measure: Measure, _ condition: LineCondition) -> String { measure.rawValue + condition.name }

    /// A tally with the rare codes of these crossings put together.
    func applied(to tally: Tally, _ requests: [CrossingRequest]) -> Tally {
        var merged = tally
        for request in requests {
            guard let rare = codes[Self.family(request.measure, request.condition)],
                request.dimensions.contains(where: { rare[$0] != nil }), let crossing = tally.crossings[request.code]
            else { continue }
            var result = Tally.Crossing()
            result.total = crossing.total
            for (key, cell) in crossing.cells {
                let newKey = zip(request.dimensions, key).map { rare[$0]?.contains($1) == true ? Tally.merged : $1 }
                result.cells[newKey, default: Tally.Cell()] += cell
            }
            merged.crossings[request.code] = result
        }
        return merged
    }
}
