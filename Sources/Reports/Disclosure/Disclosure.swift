import Mediation

/// Statistical disclosure control of a report's tables of people: rare codes are put together first, then small counts
/// are hidden, and what would give them away by subtraction: within a table, between tables of the report, between the
/// quarters, halves and whole of a year, and between the funder's report and the public's.
struct Disclosure {
    /// Codes that may be put together as "others" without losing their meaning.
    private static let mergeable: Set<Dimension> = [.place, .placeKind, .kind, .origin, .outcome, .domain, .theme]

    let labels: Labels
    let audience: Audience
    /// One tally for each quarter of the year, or one for the period alone.
    let leaves: [Tally]

    /// What was decided for all periods published together.
    struct Decision {
        /// What each rare code becomes.
        var merges = Merges()
        fileprivate var families: [(tables: [TableDefinition], solved: Solved?)] = []

        /// What must not be shown of a period made of some leaves.
        func masking(_ period: [Int]) -> Masking {
            var masking = Masking()
            for (tables, solved) in families {
                let isWhole = solved?.family.leafCount == 1
                // A period that is not told at all, or only as a part of the whole.
                guard let solved, !isWhole || solved.isOnlyPeriod || period.count == 4 else {
                    masking.withheld.formUnion(tables.flatMap(\.requests).map(\.code))
                    continue
                }
                let level = isWhole || period.count == 4 ? 2 : period.count == 2 ? 1 : 0
                solved.family.mask(solved.problem, level, isWhole ? [0] : period, &masking)
            }
            return masking
        }
    }

    fileprivate struct Solved {
        let family: TableFamily
        let problem: SuppressionProblem
        /// Whether the period stands alone: it is no part of a year.
        let isOnlyPeriod: Bool
    }

    /// Puts rare codes together and decides what to hide.
    func decide(_ tables: [TableDefinition]) -> Decision {
        var decision = Decision()
        guard audience != .internal else { return decision }
        let people = tables.filter { $0.unit.isOfPeople || $0.unit == .quantity }
        var families: [(name: String, tables: [TableDefinition])] = []
        for table in people {
            let name = Merges.family(table.measure, table.condition)
            if let index = families.firstIndex(where: { $0.name == name }) {
                families[index].tables.append(table)
            } else {
                families.append((name, [table]))
            }
        }
        for family in families { decision.merges.codes[family.name] = rareCodes(family.tables) }
        let requests = people.flatMap(\.requests)
        let merged = leaves.map { decision.merges.applied(to: $0, requests) }
        decision.families = families.map { ($0.tables, solve($0.tables, merged)) }
        return decision
    }

    // MARK: - Rare codes

    /// The codes of each dimension too rare to be shown alone, where together they can be: for all audiences those too
    /// rare for a funder, so that no audience's "others" gives away another's.
    private func rareCodes(_ tables: [TableDefinition]) -> [Dimension: Set<String>] {
        let dimensions = Set(tables.flatMap(\.dimensions))
        var rare: [Dimension: Set<String>] = [:]
        for dimension in dimensions where Self.mergeable.contains(dimension) {
            if dimension == .theme || dimension == .domain, dimensions.isSuperset(of: [.theme, .domain]) { continue }
            guard let table = tables.first(where: { $0.dimensions.contains(dimension) }),
                table.measure.addsUp(over: dimension)
            else { continue }
            var counts: [String: Int] = [:]
            for leaf in leaves {
                for (key, cell) in leaf.crossings[table.margin(dimension).code]?.cells ?? [:] {
                    counts[key[0], default: 0] += cell.value + cell.unknown
                }
            }
            func threshold(_ code: String) -> Int {
                Audience.funder.threshold(sensitive: labels.isSensitive(dimension, code))
            }
            let small = counts.filter { $0.value > 0 && $0.value < threshold($0.key) && $0.key != Contact.unknown }
            let needed = small.keys.map(threshold).max() ?? 0
            if small.count > 1, small.values.reduce(0, +) >= needed { rare[dimension] = Set(small.keys) }
        }
        return rare
    }

    // MARK: - Hidden cells

    /// Nil where nothing can be told.
    private func solve(_ tables: [TableDefinition], _ leaves: [Tally]) -> Solved? {
        var solved: Solved?
        // The public's masks begin with the funder's.
        for audience in audience == .public ? [Audience.funder, .public] : [.funder] {
            let strong = strong(leaves, tables[0], audience)
            guard !strong.isEmpty else {
                if audience == self.audience { return nil }
                continue
            }
            let family = TableFamily(tables, strong, labels)
            var problem = family.problem(audience)
            if let solved { problem.take(solved.problem) }
            problem.solve()
            solved = Solved(family: family, problem: problem, isOnlyPeriod: leaves.count == 1)
        }
        return solved
    }

    /// The leaves, or their sum where one of them has a handful of people: it tells nothing of its own, and the year
    /// stands alone. None where the sum is a handful too.
    private func strong(_ leaves: [Tally], _ table: TableDefinition, _ audience: Audience) -> [Tally] {
        guard table.measure != .effects else { return leaves }
        let totals = leaves.map { $0.crossings[table.crossing.code]?.total.value ?? 0 }
        let few = 1..<audience.threshold(sensitive: false)
        if few.contains(totals.reduce(0, +)) { return [] }
        return totals.contains(where: few.contains) ? [leaves.dropFirst().reduce(leaves[0], +)] : leaves
    }
}

/// The tables of one measure under one condition, as a suppression problem.
private struct TableFamily {
    private let tables: [TableDefinition]
    private let leaves: [Tally]
    private let labels: Labels
    private let dimensions: [Dimension]
    private let codes: [Dimension: [String]]
    private let grids: [TableDefinition]

    var leafCount: Int { leaves.count }

    init(_ tables: [TableDefinition], _ leaves: [Tally], _ labels: Labels) {
        self.tables = tables
        self.leaves = leaves
        self.labels = labels
        var dimensions: [Dimension] = []
        for dimension in tables.flatMap(\.dimensions) where !dimensions.contains(dimension) {
            dimensions.append(dimension)
        }
        self.dimensions = dimensions
        grids = tables.filter { $0.dimensions.count == 2 }
        var codes: [Dimension: Set<String>] = [:]
        for leaf in leaves {
            for table in tables {
                for request in table.requests {
                    for key in (leaf.crossings[request.code]?.cells ?? [:]).keys {
                        for (dimension, code) in zip(request.dimensions, key) {
                            codes[dimension, default: []].insert(code)
                        }
                    }
                }
            }
        }
        self.codes = codes.mapValues { $0.sorted() }
    }

    private func margin(_ dimension: Dimension) -> CrossingRequest {
        CrossingRequest(tables[0].measure, by: [dimension], where: tables[0].condition)
    }

    private func count(_ cell: Tally.Cell) -> Int { tables[0].measure == .effects ? cell.value / 100 : cell.value }

    private func threshold(_ audience: Audience, _ dimension: Dimension, _ code: String) -> Int {
        audience.threshold(sensitive: labels.isSensitive(dimension, code))
    }

    func problem(_ audience: Audience) -> SuppressionProblem {
        let levels = Levels(leaves: leaves.count)
        var lines = dimensions.map { line($0, audience, levels) }
        let grids = grids.map { table -> SuppressionGrid in
            let (rows, columns) = (codes[table.dimensions[0]] ?? [], codes[table.dimensions[1]] ?? [])
            let values = leaves.map { leaf in
                let cells = leaf.crossings[table.crossing.code]?.cells ?? [:]
                return rows.map { row in columns.map { count(cells[[row, $0]] ?? Tally.Cell()) } }
            }
            return SuppressionGrid(
                rowLine: dimensions.firstIndex(of: table.dimensions[0]) ?? 0,
                columnLine: dimensions.firstIndex(of: table.dimensions[1]) ?? 0, values: values)
        }
        var hierarchy: (domains: Int, themes: Int)?
        if let domains = dimensions.firstIndex(of: .domain), let themes = dimensions.firstIndex(of: .theme) {
            hierarchy = (domains, themes)
            let known = codes[.domain] ?? []
            let domainOf = (codes[.theme] ?? []).map { known.firstIndex(of: labels.domain(of: $0)) ?? 0 }
            lines[themes].groups = Array(repeating: domainOf, count: Levels.top + 1)
        }
        return SuppressionProblem(levels: levels, lines: lines, grids: grids, hierarchy: hierarchy)
    }

    private func line(_ dimension: Dimension, _ audience: Audience, _ levels: Levels) -> SuppressionLine {
        let codes = codes[dimension] ?? []
        func values(_ count: (Tally.Cell) -> Int) -> [[Int]] {
            leaves.map { leaf in
                let cells = leaf.crossings[margin(dimension).code]?.cells ?? [:]
                return codes.map { count(cells[[$0]] ?? Tally.Cell()) }
            }
        }
        let thresholds = codes.map { threshold(audience, dimension, $0) }
        let isAdditive = tables[0].measure.addsUp(over: dimension)
        var line = SuppressionLine(values: values(count), isAdditive: isAdditive, thresholds: thresholds)
        if tables[0].measure == .people {
            // A range tells two counts: the people met for the first time, and those of unknown attendance.
            var unknown = SuppressionLine(values: values(\.unknown), isAdditive: isAdditive, thresholds: thresholds)
            unknown.hideSmall(levels)
            line.depths = unknown.depths
        }
        if dimension == .attendance, tables[0].measure == .passages {
            // First times add up to the low end of the people received, which is printed.
            let isFirst = codes.map { ["premiere_fois", "premiere_fois_annee"].contains($0) ? 1 : 0 }
            line.groups = Array(repeating: isFirst, count: Levels.top + 1)
        }
        // What is known apart has a total of its own among people, none elsewhere.
        let printed = line
        line.hasNoTotal = Set(codes.indices.filter { codes[$0] == Tally.uncrossed && printed.whole($0) == 0 })
        return line
    }

    func mask(
        _ problem: SuppressionProblem, _ level: Int, _ period: [Int], _ masking: inout Masking
    ) {
        func isHidden(_ depth: Int) -> Bool { depth >= level }
        for (dimension, line) in zip(dimensions, problem.lines) {
            let request = margin(dimension).code
            if line.isWithheld { masking.withheld.insert(request) }
            for (position, code) in (codes[dimension] ?? []).enumerated()
            where isHidden(line.depths[position]) && line.sum(position, period) > 0 {
                masking.reasons[request, default: [:]][[code]] =
                    line.sum(position, period) < line.thresholds[position] ? .small : .complementary
            }
        }
        for (table, grid) in zip(grids, problem.grids) {
            let (rows, columns) = (codes[table.dimensions[0]] ?? [], codes[table.dimensions[1]] ?? [])
            let (rowLine, columnLine) = (problem.lines[grid.rowLine], problem.lines[grid.columnLine])
            if grid.isWithheld || rowLine.isWithheld || columnLine.isWithheld {
                masking.withheld.insert(table.crossing.code)
            }
            for (row, rowCode) in rows.enumerated() {
                for (column, columnCode) in columns.enumerated()
                where isHidden(grid.depths[row][column]) && problem.isOpen(grid, row, column, period) {
                    let isSmall =
                        grid.sum(row, column, period) < max(rowLine.thresholds[row], columnLine.thresholds[column])
                    masking.reasons[table.crossing.code, default: [:]][[rowCode, columnCode]] =
                        isSmall ? .small : .complementary
                }
            }
        }
    }
}

extension SuppressionProblem {
    /// Begins with what a solved problem of the same tables hides: what is hidden from a funder is from the public.
    ///
    /// Where this one stands for the whole alone, what the other hides in the whole counts.
    mutating func take(_ other: SuppressionProblem) {
        func depth(_ other: Int) -> Int { levels.leaves == 1 && other < Levels.top ? Levels.shown : other }
        for index in lines.indices {
            for code in lines[index].depths.indices {
                lines[index].depths[code] = max(lines[index].depths[code], depth(other.lines[index].depths[code]))
            }
            lines[index].isWithheld = other.lines[index].isWithheld
        }
        for index in grids.indices {
            for row in grids[index].depths.indices {
                for column in grids[index].depths[row].indices {
                    grids[index].depths[row][column] = max(
                        grids[index].depths[row][column], depth(other.grids[index].depths[row][column]))
                }
            }
            grids[index].isWithheld = other.grids[index].isWithheld
        }
    }
}
