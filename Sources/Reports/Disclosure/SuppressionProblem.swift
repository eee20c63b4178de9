/// Linked tables of one count of people: which cells to hide so that no hidden one can be computed from what is shown.
///
/// Primary: counts below the threshold, zero included where both its row and its column were seen (a zero of a row or
/// column nobody was counted in is structural, and shown). Complementary: for each hidden cell, others are hidden until
/// some change of the counts, which no published total shows, changes that cell. Such a change is a cycle through
/// hidden cells (Cox, 1980); the cheapest is found by Dijkstra's algorithm.
struct SuppressionProblem {
    let published: PublishedPeriods
    var margins: [SuppressionMargin]
    var grids: [SuppressionGrid]
    /// Positions of the margins of domains and themes, where both are counted: each domain is the sum of its themes.
    var hierarchy: (domains: Int, themes: Int)?

    /// Hides what must be.
    mutating func solve() {
        for index in margins.indices { margins[index].hideSmall(published) }
        for index in grids.indices { hideSmall(index) }
        for index in margins.indices where index != hierarchy?.themes { protectMargin(index) }
        if let hierarchy {
            followDomains(hierarchy)
            protectMargin(hierarchy.themes)
        }
        for index in grids.indices where !grids[index].isWithheld { protectGrid(index) }
    }

    /// Whether a row and a column were both seen in one of some subperiods: otherwise their crossing is a structural zero.
    func isOpen(_ grid: SuppressionGrid, _ row: Int, _ column: Int, _ subperiods: [Int]) -> Bool {
        let (rowMargin, columnMargin) = (margins[grid.rowMargin], margins[grid.columnMargin])
        // A code known apart only is open where it holds someone.
        let isApart = rowMargin.hasNoTotal.contains(row) || columnMargin.hasNoTotal.contains(column)
        return subperiods.contains { subperiod in
            isApart
                ? grid.values[subperiod][row][column] > 0
                : rowMargin.values[subperiod][row] > 0 && columnMargin.values[subperiod][column] > 0
        }
    }

    private mutating func hideSmall(_ index: Int) {
        let grid = grids[index]
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let threshold = max(
                    margins[grid.rowMargin].thresholds[row], margins[grid.columnMargin].thresholds[column])
                for depth in published.depths where depth > grids[index].depths[row][column] {
                    let isSmall = published.periods(depth).contains {
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
        let transfer: PublishedPeriods.Transfer
        let cost: Int
        /// Grid, and the position across it.
        let crossings: [(grid: Int, across: Int)]
    }

    private mutating func protectMargin(_ index: Int) {
        guard margins[index].isAdditive else { return }
        var todo = margins[index].depths.indices.filter { margins[index].depths[$0] >= 0 }
        while let code = todo.popLast() {
            for depth in published.depths where depth <= margins[index].depths[code] {
                for period in published.periods(depth) where margins[index].sum(code, period) > 0 {
                    guard let exchange = exchangeOrWithhold(index, code, depth, period) else { continue }
                    if margins[index].depths[exchange.partner] < exchange.transfer.depth {
                        margins[index].depths[exchange.partner] = exchange.transfer.depth
                        todo.append(exchange.partner)
                    }
                    if margins[index].depths[code] < exchange.transfer.depth {
                        margins[index].depths[code] = exchange.transfer.depth
                        todo.append(code)
                    }
                    for (grid, across) in exchange.crossings {
                        for own in [code, exchange.partner] { hide(grid, index, own, across, exchange.transfer.depth) }
                    }
                    margins[index].makeInterchangeable(code, exchange.partner, exchange.transfer.depth)
                }
            }
        }
    }

    /// The cheapest exchange; failing that, the crossed tables that forbid one are withheld, then the margin itself.
    private mutating func exchangeOrWithhold(_ index: Int, _ code: Int, _ depth: Int, _ period: [Int]) -> Exchange? {
        if let exchange = cheapestExchange(index, code, depth, period) { return exchange }
        for grid in grids.indices where grids[grid].rowMargin == index || grids[grid].columnMargin == index {
            grids[grid].isWithheld = true
        }
        if let exchange = cheapestExchange(index, code, depth, period) { return exchange }
        margins[index].isWithheld = true
        return nil
    }

    private func cheapestExchange(_ index: Int, _ code: Int, _ depth: Int, _ period: [Int]) -> Exchange? {
        let margin = margins[index]
        var best: Exchange?
        for transfer in published.transfers(depth, period) {
            for partner in margin.depths.indices
            where partner != code && margin.groups[transfer.depth][partner] == margin.groups[transfer.depth][code]
                && !margin.hasNoTotal.contains(partner)
            {
                for isUp in [true, false] {
                    // One of the two gives in each subperiod: it must have some to give.
                    let giver = isUp ? partner : code
                    let taker = isUp ? code : partner
                    guard margin.values[transfer.subperiod][giver] > 0, margin.values[transfer.subperiod][taker] > 0,
                        transfer.opposite.map({ margin.values[$0][taker] > 0 && margin.values[$0][giver] > 0 }) ?? true
                    else { continue }
                    var cost =
                        PublishedPeriods.cost(margin.whole(partner), from: margin.depths[partner], to: transfer.depth)
                        + PublishedPeriods.cost(margin.whole(code), from: margin.depths[code], to: transfer.depth)
                    var crossings: [(grid: Int, across: Int)] = []
                    var isPossible = true
                    for (position, grid) in grids.enumerated()
                    where !grid.isWithheld && (grid.rowMargin == index || grid.columnMargin == index) {
                        guard let (across, extra) = cheapestAcross(grid, index, giver, taker, transfer) else {
                            isPossible = false
                            break
                        }
                        cost += extra
                        crossings.append((position, across))
                    }
                    guard isPossible, cost < best?.cost ?? .max else { continue }
                    best = Exchange(partner: partner, transfer: transfer, cost: cost, crossings: crossings)
                }
            }
        }
        return best
    }

    private func cheapestAcross(
        _ grid: SuppressionGrid, _ margin: Int, _ giver: Int, _ taker: Int, _ transfer: PublishedPeriods.Transfer
    ) -> (across: Int, cost: Int)? {
        let isRow = grid.rowMargin == margin
        var best: (across: Int, cost: Int)?
        for across in 0..<(isRow ? grid.columns : grid.rows) {
            func place(_ own: Int) -> (row: Int, column: Int) { isRow ? (own, across) : (across, own) }
            let (from, to) = (place(giver), place(taker))
            guard grid.values[transfer.subperiod][from.row][from.column] > 0,
                isOpen(grid, to.row, to.column, [transfer.subperiod]),
                transfer.opposite.map({
                    grid.values[$0][to.row][to.column] > 0 && isOpen(grid, from.row, from.column, [$0])
                }) ?? true
            else { continue }
            let cost = [from, to].reduce(0) {
                $0
                    + PublishedPeriods.cost(
                        grid.whole($1.row, $1.column), from: grid.depths[$1.row][$1.column], to: transfer.depth)
            }
            if cost < best?.cost ?? .max { best = (across, cost) }
        }
        return best
    }

    private mutating func hide(_ grid: Int, _ margin: Int, _ own: Int, _ across: Int, _ depth: Int) {
        let (row, column) = grids[grid].rowMargin == margin ? (own, across) : (across, own)
        grids[grid].depths[row][column] = max(grids[grid].depths[row][column], depth)
    }

    /// Where counts move between domains, they move between themes of theirs: the smallest theme of each is hidden, and
    /// the themes of both add up together.
    private mutating func followDomains(_ hierarchy: (domains: Int, themes: Int)) {
        let domains = margins[hierarchy.domains]
        let domainOf = margins[hierarchy.themes].groups[PublishedPeriods.top]
        for domain in domains.depths.indices where domains.depths[domain] >= 0 {
            let themes = domainOf.indices.filter {
                domainOf[$0] == domain && margins[hierarchy.themes].whole($0) > 0
            }
            guard
                let smallest = themes.min(by: {
                    margins[hierarchy.themes].whole($0) < margins[hierarchy.themes].whole($1)
                })
            else { continue }
            margins[hierarchy.themes].depths[smallest] = max(
                margins[hierarchy.themes].depths[smallest], domains.depths[domain])
        }
        for depth in 0...PublishedPeriods.top {
            margins[hierarchy.themes].groups[depth] = domainOf.map { domains.interchangeable[depth][$0] }
        }
    }

    // MARK: - Two dimensions

    private mutating func protectGrid(_ index: Int) {
        let columns = grids[index].columns
        let search = CycleSearch(grids[index], self)
        var depths = Array(grids[index].depths.joined())
        var todo = depths.indices.filter { depths[$0] >= 0 }
        while let cell = todo.popLast() {
            for depth in published.depths where depth <= depths[cell] {
                for period in published.periods(depth) where search.isOpen(cell, period) {
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
        for transfer in published.transfers(depth, period) {
            for isUp in [true, false] {
                guard let (cycle, cost) = search.cheapest(cell, isUp: isUp, transfer, depths), cost < best?.cost ?? .max
                else { continue }
                if cost == 0 { return (cycle, transfer.depth) }
                best = (cycle, cost, transfer.depth)
            }
        }
        return best.map { ($0.cycle, $0.depth) }
    }
}
