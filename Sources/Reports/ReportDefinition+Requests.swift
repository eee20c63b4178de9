import Mediation

extension ReportDefinition {
    /// What the tally must count for the report, over any period.
    package func request(_ period: Period, _ filter: SessionFilter) -> TallyRequest {
        var request = TallyRequest(period: period)
        request.filter = filter
        request.scope = scope
        request.countsWork = !(filter.isEmpty && scope.isEmpty)
        var seen: Set<String> = []
        request.crossings = blocks.flatMap(\.requests).filter { seen.insert($0.code).inserted }
        return request
    }

    /// Tables that are not shown, but whose masks decide what indicators, targets and the quality panel may show.
    var hiddenTables: [TableDefinition] { tables.compactMap(\.followed) + blocks.flatMap(\.hiddenTables) }
}

extension ReportDefinition.Block {
    /// What the tally must count for it, and for the masks that decide what it may show.
    var requests: [CrossingRequest] {
        let shown: [CrossingRequest] =
            switch self {
            case .indicators(let block): block.codes.flatMap { Indicator($0).requests(block.condition) }
            case .table(let table): table.requests + (table.followed?.requests ?? [])
            case .targets: Targets.measures.map { CrossingRequest($0, by: [.funding]) }
            case .text, .narrative, .valuation, .quality: []
            }
        return shown + hiddenTables.flatMap(\.requests)
    }

    /// Tables it does not show, but whose masks decide what it may; a table's own is `TableDefinition.followed`.
    var hiddenTables: [TableDefinition] {
        switch self {
        case .indicators(let block): block.codes.flatMap { Indicator($0).protection.tables(block.condition) }
        case .targets:
            Targets.measures.filter { ![.sessions, .minutes, .timeSpent].contains($0) }.map {
                TableDefinition($0, by: [.funding])
            } + [TableDefinition(.passages, by: [.funding, .territory])]
        case .quality: Quality.dimensions.map { TableDefinition(.passages, by: [$0]) }
        case .table, .text, .narrative, .valuation: []
        }
    }
}
