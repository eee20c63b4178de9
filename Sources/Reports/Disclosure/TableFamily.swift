import Mediation

/// The tables of one measure under one condition, as a suppression problem.
struct TableFamily {
    private let tables: [TableDefinition]
    private let subperiods: [Tally]
    private let labels: Labels
    private let dimensions: [Dimension]
    private let codes: [Dimension: [String]]
    private let grids: [TableDefinition]

    var subperiodCount: Int { subperiods.count }

    init(_ tables: [TableDefinition], _ subperiods: [Tally], _ labels: Labels) {
        self.tables = tables
        self.subperiods = subperiods
        self.labels = labels
        var dimensions: [Dimension] = []
        for dimension in tables.flatMap(\.dimensions) where !dimensions.contains(dimension) {
            dimensions.append(dimension)
        }
        self.dimensions = dimensions
        grids = tables.filter { $0.dimensions.count == 2 }
        var codes: [Dimension: Set<String>] = [:]
        for subperiod in subperiods {
            for table in tables {
                for request in table.requests {
                    for key in (subperiod.crossings[request.code]?.cells ?? [:]).keys {
                        for (dimension, code) in zip(request.dimensions, key) {
                            codes[dimension, default: []].insert(code)
                        }
                    }
                }
            }
        }
        self.codes = codes.mapValues { $0.sorted() }
    }

    private func request(_ dimension: Dimension) -> CrossingRequest {
        CrossingRequest(tables[0].measure, by: [dimension], where: tables[0].condition)
    }

    private func count(_ cell: Tally.Cell) -> Int { tables[0].measure == .effects ? cell.value / 100 : cell.value }

    private func threshold(_ audience: Audience, _ dimension: Dimension, _ code: String) -> Int {
        audience.threshold(sensitive: labels.isSensitive(dimension, code))
    }

    func problem(_ audience: Audience) -> SuppressionProblem {
        let published = PublishedPeriods(count: subperiods.count)
        var margins = dimensions.map { margin($0, audience, published) }
        let grids = grids.map { table -> SuppressionGrid in
            let (rows, columns) = (codes[table.dimensions[0]] ?? [], codes[table.dimensions[1]] ?? [])
            let values = subperiods.map { subperiod in
                let cells = subperiod.crossings[table.crossing.code]?.cells ?? [:]
                return rows.map { row in columns.map { count(cells[[row, $0]] ?? Tally.Cell()) } }
            }
            return SuppressionGrid(
                rowMargin: dimensions.firstIndex(of: table.dimensions[0]) ?? 0,
                columnMargin: dimensions.firstIndex(of: table.dimensions[1]) ?? 0, values: values)
        }
        var hierarchy: (domains: Int, themes: Int)?
        if let domains = dimensions.firstIndex(of: .domain), let themes = dimensions.firstIndex(of: .theme),
            !(codes[.domain] ?? []).isEmpty
        {
            hierarchy = (domains, themes)
            let known = codes[.domain] ?? []
            let domainOf = (codes[.theme] ?? []).map { known.firstIndex(of: labels.domain(of: $0)) ?? 0 }
            margins[themes].groups = Array(repeating: domainOf, count: PublishedPeriods.top + 1)
        }
        return SuppressionProblem(published: published, margins: margins, grids: grids, hierarchy: hierarchy)
    }

    private func margin(_ dimension: Dimension, _ audience: Audience, _ published: PublishedPeriods)
        -> SuppressionMargin
    {
        let codes = codes[dimension] ?? []
        let values = subperiods.map { subperiod in
            let cells = subperiod.crossings[request(dimension).code]?.cells ?? [:]
            return codes.map { count(cells[[$0]] ?? Tally.Cell()) }
        }
        let thresholds = codes.map { threshold(audience, dimension, $0) }
        let isAdditive = tables[0].measure.addsUp(over: dimension)
        var margin = SuppressionMargin(values: values, isAdditive: isAdditive, thresholds: thresholds)
        if dimension == .attendance, tables[0].measure == .passages {
            // First times add up to the new people, which are printed.
            let isFirst = codes.map { ["premiere_fois", "premiere_fois_annee"].contains($0) ? 1 : 0 }
            margin.groups = Array(repeating: isFirst, count: PublishedPeriods.top + 1)
        }
        // What is known apart has a total of its own among people, none elsewhere.
        let printed = margin
        margin.hasNoTotal = Set(codes.indices.filter { codes[$0] == Tally.uncrossed && printed.whole($0) == 0 })
        return margin
    }

    func mask(
        _ problem: SuppressionProblem, _ level: Int, _ period: [Int], _ masking: inout Masking
    ) {
        func isHidden(_ depth: Int) -> Bool { depth >= level }
        for (dimension, margin) in zip(dimensions, problem.margins) {
            let request = request(dimension).code
            if margin.isWithheld { masking.withheld.insert(request) }
            for (position, code) in (codes[dimension] ?? []).enumerated()
            where isHidden(margin.depths[position]) && margin.sum(position, period) > 0 {
                masking.reasons[request, default: [:]][[code]] =
                    margin.sum(position, period) < margin.thresholds[position] ? .small : .complementary
            }
        }
        for (table, grid) in zip(grids, problem.grids) {
            let (rows, columns) = (codes[table.dimensions[0]] ?? [], codes[table.dimensions[1]] ?? [])
            let (rowMargin, columnMargin) = (problem.margins[grid.rowMargin], problem.margins[grid.columnMargin])
            if grid.isWithheld || rowMargin.isWithheld || columnMargin.isWithheld {
                masking.withheld.insert(table.crossing.code)
            }
            for (row, rowCode) in rows.enumerated() {
                for (column, columnCode) in columns.enumerated()
                where isHidden(grid.depths[row][column]) && problem.isOpen(grid, row, column, period) {
                    let isSmall =
                        grid.sum(row, column, period) < max(rowMargin.thresholds[row], columnMargin.thresholds[column])
                    masking.reasons[table.crossing.code, default: [:]][[rowCode, columnCode]] =
                        isSmall ? .small : .complementary
                }
            }
        }
    }
}
