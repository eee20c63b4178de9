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

    /// Whether a row and a column were both seen in some leaves: otherwise their crossing is a structural zero.
    func isOpen(_ grid: SuppressionGrid, _ row: Int, _ column: Int, _ leaves: [Int]) -> Bool {
        let (rowLine, columnLine) = (lines[grid.rowLine], lines[grid.columnLine])
        // What is known apart only is open where it holds someone.
        if rowLine.hasNoTotal.contains(row) || columnLine.hasNoTotal.contains(column) {
            return grid.sum(row, column, leaves) > 0
        }
        return rowLine.sum(row, leaves) > 0 && columnLine.sum(column, leaves) > 0
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
                    lines[index].pool(code, exchange.partner)
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
                where partner != code && line.groups[partner] == line.groups[code]
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

    /// Where counts move between domains, they move between themes of theirs: the smallest theme of each is hidden.
    private mutating func followDomains(_ hierarchy: (domains: Int, themes: Int)) {
        let domains = lines[hierarchy.domains]
        for domain in domains.depths.indices where domains.depths[domain] >= 0 {
            let themes = lines[hierarchy.themes].groups.indices.filter {
                lines[hierarchy.themes].groups[$0] == domain && lines[hierarchy.themes].whole($0) > 0
            }
            if let smallest = themes.min(by: { lines[hierarchy.themes].whole($0) < lines[hierarchy.themes].whole($1) })
            {
                lines[hierarchy.themes].depths[smallest] = max(
                    lines[hierarchy.themes].depths[smallest], domains.depths[domain])
            }
        }
        lines[hierarchy.themes].groups = lines[hierarchy.themes].groups.map {
            domains.pools.indices.contains($0) ? domains.pools[$0] : $0
        }
    }

    // MARK: - Two dimensions

    private mutating func protectGrid(_ index: Int) {
        var todo: [(row: Int, column: Int)] = []
        for row in 0..<grids[index].rows {
            for column in 0..<grids[index].columns where grids[index].depths[row][column] >= 0 {
                todo.append((row, column))
            }
        }
        while let (row, column) = todo.popLast() {
            for depth in levels.depths where depth <= grids[index].depths[row][column] {
                for period in levels.periods(depth) where isOpen(grids[index], row, column, period) {
                    var best: (cycle: [(row: Int, column: Int)], cost: Int, depth: Int)?
                    search: for route in levels.routes(depth, period)
                    where isOpen(grids[index], row, column, [route.leaf]) {
                        for isUp in [true, false] {
                            guard let (cycle, cost) = cheapestCycle(index, row, column, isUp, route),
                                cost < best?.cost ?? .max
                            else { continue }
                            best = (cycle, cost, route.depth)
                            if cost == 0 { break search }
                        }
                    }
                    guard let best else {
                        grids[index].isWithheld = true
                        return
                    }
                    for (row, column) in best.cycle where grids[index].depths[row][column] < best.depth {
                        grids[index].depths[row][column] = best.depth
                        todo.append((row, column))
                    }
                }
            }
        }
    }

    /// The cheapest way to move the count of a cell, up or down by one, with its row and its column keeping their totals.
    private func cheapestCycle(_ index: Int, _ row: Int, _ column: Int, _ isUp: Bool, _ route: Levels.Route)
        -> (cycle: [(row: Int, column: Int)], cost: Int)?
    {
        let grid = grids[index]
        // Rows whose counts may move between one another are one; all rows are, where columns do not add up.
        let free = grid.rows + grid.columns
        let rowIsFree = !lines[grid.columnLine].isAdditive
        let columnIsFree = !lines[grid.rowLine].isAdditive
        // A hidden total that adds up with no other is no constraint either.
        func isFree(_ line: SuppressionLine, _ code: Int) -> Bool {
            line.hasNoTotal.contains(code) || !line.isAdditive && line.depths[code] >= route.depth
        }
        func rowNode(_ row: Int) -> Int {
            rowIsFree || isFree(lines[grid.rowLine], row) ? free : lines[grid.rowLine].pools[row]
        }
        func columnNode(_ column: Int) -> Int {
            columnIsFree || isFree(lines[grid.columnLine], column)
                ? free : grid.rows + lines[grid.columnLine].pools[column]
        }
        func canMove(_ row: Int, _ column: Int, up: Bool) -> Bool {
            guard isOpen(grid, row, column, [route.leaf]) else { return false }
            if !up, grid.values[route.leaf][row][column] == 0 { return false }
            guard let opposite = route.opposite else { return true }
            return isOpen(grid, row, column, [opposite]) && (!up || grid.values[opposite][row][column] > 0)
        }
        guard canMove(row, column, up: isUp) else { return nil }
        func cost(_ row: Int, _ column: Int) -> Int {
            Levels.cost(grid.whole(row, column), from: grid.depths[row][column], to: route.depth)
        }
        let (start, end) = (columnNode(column), rowNode(row))
        let own = cost(row, column)
        guard start != end else { return ([(row, column)], own) }
        var distance = Array(repeating: Int.max, count: free + 1)
        var step = [(from: Int, row: Int, column: Int)?](repeating: nil, count: free + 1)
        var isDone = Array(repeating: false, count: free + 1)
        distance[start] = 0
        while true {
            var node = -1
            for candidate in distance.indices
            where !isDone[candidate] && distance[candidate] < (node < 0 ? Int.max : distance[node]) { node = candidate }
            guard node >= 0 else { return nil }
            if node == end { break }
            isDone[node] = true
            for row2 in 0..<grid.rows {
                for column2 in 0..<grid.columns where row2 != row || column2 != column {
                    // Leaving a column the count moves the other way; leaving a row it moves this way again.
                    for (from, to, up) in [
                        (columnNode(column2), rowNode(row2), !isUp), (rowNode(row2), columnNode(column2), isUp),
                    ] where from == node && to != node && !isDone[to] {
                        guard canMove(row2, column2, up: up) else { continue }
                        let reached = distance[node] + cost(row2, column2)
                        if reached < distance[to] {
                            distance[to] = reached
                            step[to] = (node, row2, column2)
                        }
                    }
                }
            }
        }
        var cycle = [(row, column)]
        var node = end
        while node != start, let taken = step[node] {
            cycle.append((taken.row, taken.column))
            node = taken.from
        }
        return (cycle, own + distance[end])
    }
}
