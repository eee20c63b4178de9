import Mediation

/// The tables of the whole association whose counts leave it exact: those of the definitions compiled in, without a
/// condition. Their masks are decided together, the same for every kind of report, and any other count is rounded.
enum AssociationTables {
    /// In the order of the definitions, each crossing once.
    static let all: [TableDefinition] = {
        var seen: Set<String> = []
        return ReportDefinition.kinds.compactMap(ReportDefinition.named).filter(\.scope.isEmpty).flatMap {
            $0.tables + $0.hiddenTables
        }.filter { $0.condition.isEmpty && seen.insert($0.crossing.code).inserted }
    }()

    /// What a tally must count for them.
    static let requests: [CrossingRequest] = {
        var seen: Set<String> = []
        return all.flatMap(\.requests).filter { seen.insert($0.code).inserted }
    }()

    /// The crossings of `requests`.
    static let codes = Set(requests.map(\.code))
}
