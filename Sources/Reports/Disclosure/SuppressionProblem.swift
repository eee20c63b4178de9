/// Linked tables of one count of people: which cells to hide so that no hidden one can be computed from what is shown.
///
/// Primary: counts below the threshold, zero included where both its row and its column were seen (a zero of a row or
/// column nobody was counted in is structural, and shown). Complementary: for each hidden cell, others are hidden until
/// some change of the counts, which no published total shows, changes that cell. Such a change is a cycle through
/// hidden cells (Cox, 1980); the cheapest is found by Dijkstra's algorithm.
struct SuppressionProblem {
    let levels: Levels
    var lines: [SuppressionLine]
    var grids: [SuppressionGrid]
    /// Line of the domains and line of the themes, where both are counted: each domain is the sum of its themes.
    var hierarchy: (domains: Int, themes: Int)?

    /// Hides what must be.
    mutating func solve() {
        for index in lines.indices { lines[index].hideSmall(levels) }
        for index in grids.indices { hideSmall(index) }
        for index in lines.indices where index != hierarchy?.themes { protectLine(index) }
        if let hierarchy {
            followDomains(hierarchy)
            protectLine(hierarchy.themes)
        }
        for index in grids.indices where !grids[index].isWithheld { protectGrid(index) }
    }

    /// Whether a row and a column were both seen in one of some leaves: otherwise their crossing is a structural zero.
    func isOpen(_ grid: SuppressionGrid, _ row: Int, _ column: Int, _ leaves: [Int]) -> Bool {
        let (rowLine, columnLine) = (lines[grid.rowLine], lines[grid.columnLine])
        // What is known apart only is open where it holds someone.
        let isApart = rowLine.hasNoTotal.contains(row) || columnLine.hasNoTotal.contains(column)
        return leaves.contains { leaf in
            isApart
                ? grid.values[leaf][row][column] > 0
                : rowLine.values[leaf][row] > 0 && columnLine.values[leaf][column] > 0
        }
    }

    private mutating func hideSmall(_ index: Int) {
        let grid = grids[index]
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let threshold = max(lines[grid.rowLine].thresholds[row], lines[grid.columnLine].thresholds[column])
                for depth in levels.depths where depth > grids[index].depths[row][column] {
                    let isSmall = levels.periods(depth).contains {
                        grid.sum(row, column, $0) < threshold && isOpen(grid, row, column, $0)
                    }
                    if isSmall { grids[index].depths[row][column] = depth }
                }
            }
        }
    }

    // MARK: - One dimension

    /// What one code moves to another through one column (or row) of each grid they stand in.
    private struct Exchange {
        let partner: Int
        let route: Levels.Route
        let cost: Int
        /// Grid, and the position across it.
        let crossings: [(grid: Int, across: Int)]
    }

    private mutating func protectLine(_ index: Int) {
        guard lines[index].isAdditive else { return }
        var todo = lines[index].depths.indices.filter { lines[index].depths[$0] >= 0 }
        while let code = todo.popLast() {
            for depth in levels.depths where depth <= lines[index].depths[code] {
                for period in levels.periods(depth) where lines[index].sum(code, period) > 0 {
                    guard let exchange = exchangeOrWithhold(index, code, depth, period) else { continue }
                    if lines[index].depths[exchange.partner] < exchange.route.depth {
                        lines[index].depths[exchange.partner] = exchange.route.depth
                        todo.append(exchange.partner)
                    }
                    if lines[index].depths[code] < exchange.route.depth {
                        lines[index].depths[code] = exchange.route.depth
                        todo.append(code)
                    }
                    for (grid, across) in exchange.crossings {
                        for own in [code, exchange.partner] { hide(grid, index, own, across, exchange.route.depth) }
                    }
                    lines[index].pool(code, exchange.partner, exchange.route.depth)
                }
            }
        }
    }

    /// The cheapest exchange; failing that, the crossed tables that forbid one are withheld, then the line itself.
    private mutating func exchangeOrWithhold(_ index: Int, _ code: Int, _ depth: Int, _ period: [Int]) -> Exchange? {
        if let exchange = cheapestExchange(index, code, depth, period) { return exchange }
        for grid in grids.indices where grids[grid].rowLine == index || grids[grid].columnLine == index {
            grids[grid].isWithheld = true
        }
        if let exchange = cheapestExchange(index, code, depth, period) { return exchange }
        lines[index].isWithheld = true
        return nil
    }

    private func cheapestExchange(_ index: Int, _ code: Int, _ depth: Int, _ period: [Int]) -> Exchange? {
        let line = lines[index]
        var best: Exchange?
        for route in levels.routes(depth, period) {
            for partner in line.depths.indices
            where partner != code && line.groups[route.depth][partner] == line.groups[route.depth][code]
                && !line.hasNoTotal.contains(partner)
            {
                for isUp in [true, false] {
                    // One of the two gives in each leaf: it must have some to give.
                    let giver = isUp ? partner : code
                    let taker = isUp ? code : partner
                    guard line.values[route.leaf][giver] > 0, line.values[route.leaf][taker] > 0,
                        route.opposite.map({ line.values[$0][taker] > 0 && line.values[$0][giver] > 0 }) ?? true
                    else { continue }
                    var cost =
                        Levels.cost(line.whole(partner), from: line.depths[partner], to: route.depth)
                        + Levels.cost(line.whole(code), from: line.depths[code], to: route.depth)
                    var crossings: [(grid: Int, across: Int)] = []
                    var isPossible = true
                    for (position, grid) in grids.enumerated()
                    where !grid.isWithheld && (grid.rowLine == index || grid.columnLine == index) {
                        guard let (across, extra) = cheapestAcross(grid, index, giver, taker, route) else {
                            isPossible = false
                            break
                        }
                        cost += extra
                        crossings.append((position, across))
                    }
                    guard isPossible, cost < best?.cost ?? .max else { continue }
                    best = Exchange(partner: partner, route: route, cost: cost, crossings: crossings)
                }
            }
        }
        return best
    }

    private func cheapestAcross(
        _ grid: SuppressionGrid, _ line: Int, _ giver: Int, _ taker: Int, _ route: Levels.Route
    ) -> (across: Int, cost: Int)? {
        let isRow = grid.rowLine == line
        var best: (across: Int, cost: Int)?
        for across in 0..<(isRow ? grid.columns : grid.rows) {
            func place(_ own: Int) -> (row: Int, column: Int) { isRow ? (own, across) : (across, own) }
            let (from, to) = (place(giver), place(taker))
            guard grid.values[route.leaf][from.row][from.column] > 0, isOpen(grid, to.row, to.column, [route.leaf]),
                route.opposite.map({
                    grid.values[$0][to.row][to.column] > 0 && isOpen(grid, from.row, from.column, [$0])
                }) ?? true
            else { continue }
            let cost = [from, to].reduce(0) {
                $0
                    + Levels.cost(
                        grid.whole($1.row, $1.column), from: grid.depths[$1.row][$1.column], to: route.depth)
            }
            if cost < best?.cost ?? .max { best = (across, cost) }
        }
        return best
    }

    private mutating func hide(_ grid: Int, _ line: Int, _ own: Int, _ across: Int, _ depth: Int) {
        let (row, column) = grids[grid].rowLine == line ? (own, across) : (across, own)
        grids[grid].depths[row][column] = max(grids[grid].depths[row][column], depth)
    }

    /// Where counts move between domains, they move between themes of theirs: the smallest theme of each is hidden, and
    /// the themes of both add up together.
    private mutating func followDomains(_ hierarchy: (domains: Int, themes: Int)) {
        let domains = lines[hierarchy.domains]
        let domainOf = lines[hierarchy.themes].groups[Levels.top]
        for domain in domains.depths.indices where domains.depths[domain] >= 0 {
            let themes = domainOf.indices.filter {
                domainOf[$0] == domain && lines[hierarchy.themes].whole($0) > 0
            }
            guard
                let smallest = themes.min(by: {
                    lines[hierarchy.themes].whole($0) < lines[hierarchy.themes].whole($1)
                })
            else { continue }
            lines[hierarchy.themes].depths[smallest] = max(
                lines[hierarchy.themes].depths[smallest], domains.depths[domain])
        }
        for depth in 0...Levels.top {
            lines[hierarchy.themes].groups[depth] = domainOf.map { domains.pools[depth][$0] }
        }
    }

    // MARK: - Two dimensions

    private mutating func protectGrid(_ index: Int) {
        let columns = grids[index].columns
        let search = CycleSearch(grids[index], self)
        var depths = Array(grids[index].depths.joined())
        var todo = depths.indices.filter { depths[$0] >= 0 }
        while let cell = todo.popLast() {
            for depth in levels.depths where depth <= depths[cell] {
                for period in levels.periods(depth) where search.isOpen(cell, period) {
                    guard let best = cheapestCycle(search, cell, depth, period, depths) else {
                        grids[index].isWithheld = true
                        return
                    }
                    for other in best.cycle where depths[other] < best.depth {
                        depths[other] = best.depth
                        todo.append(other)
                    }
                }
            }
        }
        for cell in depths.indices { grids[index].depths[cell / columns][cell % columns] = depths[cell] }
    }

    private func cheapestCycle(_ search: CycleSearch, _ cell: Int, _ depth: Int, _ period: [Int], _ depths: [Int])
        -> (cycle: [Int], depth: Int)?
    {
        var best: (cycle: [Int], cost: Int, depth: Int)?
        for route in levels.routes(depth, period) {
            for isUp in [true, false] {
                guard let (cycle, cost) = search.cheapest(cell, isUp: isUp, route, depths), cost < best?.cost ?? .max
                else { continue }
                if cost == 0 { return (cycle, route.depth) }
                best = (cycle, cost, route.depth)
            }
        }
        return best.map { ($0.cycle, $0.depth) }
    }
}
