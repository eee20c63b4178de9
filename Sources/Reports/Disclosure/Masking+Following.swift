import Mediation

extension Masking {
    /// Hides of a table what is hidden of the table it follows, by the same key: people of their passages, time spent of
    /// the requests it is shared over, rounded sessions of the passages they were held for. And numbers of people surely
    /// too small.
    ///
    /// - Parameter tables: the tables the masks were decided on, those followed included.
    mutating func follow(_ tables: [TableDefinition], _ tally: Tally, _ labels: Labels, _ audience: Audience) {
        for table in tables {
            guard let followed = table.followed else { continue }
            if table.measure == .sessions || table.measure == .minutes, !rounded.contains(table.crossing.code) {
                continue
            }
            for (request, other) in zip(table.requests, followed.requests) {
                if withheld.contains(other.code) { withheld.insert(request.code) }
                for (key, reason) in reasons[other.code] ?? [:] { reasons[request.code, default: [:]][key] = reason }
            }
            if table.measure == .people { hideSmall(table.crossing, tally, labels, audience) }
        }
    }

    private mutating func hideSmall(
        _ request: CrossingRequest, _ tally: Tally, _ labels: Labels, _ audience: Audience
    ) {
        for key in (tally.crossings[request.code]?.visits ?? [:]).keys {
            let isSensitive = zip(request.dimensions, key).contains { labels.isSensitive($0, $1) }
            let published = tally.people(key, of: request).published(
                audience.threshold(sensitive: isSensitive), visits: tally.visits(key, of: request))
            if published == nil { reasons[request.code, default: [:]][key] = .small }
        }
    }
}

extension TableDefinition {
    /// The table whose masks this one follows; nil for one that has its own, or none.
    var followed: TableDefinition? {
        switch measure {
        case .people: TableDefinition(.passages, by: dimensions, where: condition)
        case .timeSpent where dimensions.contains { $0 == .theme || $0 == .domain }:
            TableDefinition(.requests, by: dimensions, where: condition)
        case .sessions, .minutes, .timeSpent:
            dimensions.contains(.duration) ? nil : TableDefinition(.passages, by: dimensions, where: condition)
        default: nil
        }
    }
}

extension Tally {
    /// Passages of one cell of a crossing by `people`.
    func visits(_ key: [String], of request: CrossingRequest) -> Int {
        crossings[request.code]?.visits[key]?.count ?? 0
    }
}
