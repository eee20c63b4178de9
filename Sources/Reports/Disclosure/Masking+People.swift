import Mediation

extension Masking {
    /// Hides of the people what is hidden of the passages of the same key, and numbers of people surely too small.
    ///
    /// - Parameter tables: the tables the masks were decided on; for each of people, one of passages by the same.
    mutating func hidePeople(_ tables: [TableDefinition], _ tally: Tally, _ labels: Labels, _ audience: Audience) {
        for table in tables where table.measure == .people {
            let passages = table.passages.crossing.code
            if withheld.contains(passages) { withheld.insert(table.crossing.code) }
            for key in (tally.crossings[table.crossing.code]?.visits ?? [:]).keys {
                let isSensitive = zip(table.dimensions, key).contains { labels.isSensitive($0, $1) }
                let people = tally.people(key, of: table.crossing)
                let isSmall =
                    people.published(
                        audience.threshold(sensitive: isSensitive), visits: tally.visits(key, of: table.crossing))
                    == nil
                if let reason = isSmall ? .small : self.reason(passages, key) {
                    reasons[table.crossing.code, default: [:]][key] = reason
                }
            }
        }
    }
}

extension TableDefinition {
    /// The table of passages by the same, whose masks people follow.
    var passages: TableDefinition { TableDefinition(.passages, by: dimensions, where: condition) }
}

extension Tally {
    /// Passages of one cell of a crossing by `people`.
    func visits(_ key: [String], of request: CrossingRequest) -> Int {
        crossings[request.code]?.visits[key]?.count ?? 0
    }
}
