/// Finds, in one crossed table, the cheapest change of counts that no total shows (Dijkstra's algorithm on the graph of
/// rows and columns, a cell being an edge). Built once a table: only the depths of its cells change.
struct CycleSearch {
    private let rows: Int
    private let columns: Int
    private let values: [[Int]]
    private let open: [[Bool]]
    private let whole: [Int]
    /// Node of each row and column, by depth. Rows whose counts may move between one another are one; those no total
    /// constrains are all one with each other, `free`.
    private let rowNodes: [[Int]]
    private let columnNodes: [[Int]]
    private let free: Int

    init(_ grid: SuppressionGrid, _ problem: SuppressionProblem) {
        let (rows, columns) = (grid.rows, grid.columns)
        self.rows = rows
        self.columns = columns
        let free = rows + columns
        self.free = free
        values = grid.values.map { Array($0.joined()) }
        open = grid.values.indices.map { subperiod in
            (0..<rows).flatMap { row in (0..<columns).map { problem.isOpen(grid, row, $0, [subperiod]) } }
        }
        whole = (0..<rows).flatMap { row in (0..<columns).map { grid.whole(row, $0) } }
        let (rowMargin, columnMargin) = (problem.margins[grid.rowMargin], problem.margins[grid.columnMargin])
        func isFree(_ margin: SuppressionMargin, _ code: Int, _ depth: Int) -> Bool {
            // A hidden total that adds up with no other is no constraint either.
            margin.hasNoTotal.contains(code) || !margin.isAdditive && margin.depths[code] >= depth
        }
        // Where the codes across do not add up, nothing constrains a row, or a column.
        rowNodes = (0...PublishedPeriods.top).map { depth in
            (0..<rows).map {
                !columnMargin.isAdditive || isFree(rowMargin, $0, depth) ? free : rowMargin.interchangeable[depth][$0]
            }
        }
        columnNodes = (0...PublishedPeriods.top).map { depth in
            (0..<columns).map {
                !rowMargin.isAdditive || isFree(columnMargin, $0, depth)
                    ? free : rows + columnMargin.interchangeable[depth][$0]
            }
        }
    }

    /// Whether some people could be there in some subperiods.
    func isOpen(_ cell: Int, _ subperiods: [Int]) -> Bool { subperiods.contains { open[$0][cell] } }

    /// Which cells may move up, or down, by one along a transfer.
    private func movable(_ transfer: PublishedPeriods.Transfer, up: Bool) -> [Bool] {
        (0..<rows * columns).map { cell in
            guard open[transfer.subperiod][cell], up || values[transfer.subperiod][cell] > 0 else { return false }
            guard let opposite = transfer.opposite else { return true }
            return open[opposite][cell] && (!up || values[opposite][cell] > 0)
        }
    }

    /// The cheapest way to move a cell's count, up or down by one, with rows and columns keeping their totals; nil where
    /// there is none.
    func cheapest(_ cell: Int, isUp: Bool, _ transfer: PublishedPeriods.Transfer, _ depths: [Int]) -> (
        cycle: [Int], cost: Int
    )? {
        let (along, against) = (movable(transfer, up: isUp), movable(transfer, up: !isUp))
        guard along[cell] else { return nil }
        func cost(_ cell: Int) -> Int { PublishedPeriods.cost(whole[cell], from: depths[cell], to: transfer.depth) }
        let (rowNodes, columnNodes) = (rowNodes[transfer.depth], columnNodes[transfer.depth])
        let (start, end) = (columnNodes[cell % columns], rowNodes[cell / columns])
        guard start != end else { return ([cell], cost(cell)) }
        var rowsOf = [[Int]](repeating: [], count: free + 1)
        var columnsOf = [[Int]](repeating: [], count: free + 1)
        for row in 0..<rows { rowsOf[rowNodes[row]].append(row) }
        for column in 0..<columns { columnsOf[columnNodes[column]].append(column) }
        var distance = [Int](repeating: .max, count: free + 1)
        var step = [(from: Int, cell: Int)](repeating: (-1, -1), count: free + 1)
        var isDone = [Bool](repeating: false, count: free + 1)
        distance[start] = 0
        while true {
            var node = -1
            for candidate in 0...free where !isDone[candidate] && distance[candidate] < .max {
                if node < 0 || distance[candidate] < distance[node] { node = candidate }
            }
            guard node >= 0 else { return nil }
            if node == end { break }
            isDone[node] = true
            func reach(_ other: Int, _ to: Int, _ canMove: [Bool]) {
                guard other != cell, canMove[other], !isDone[to] else { return }
                let reached = distance[node] + cost(other)
                guard reached < distance[to] else { return }
                distance[to] = reached
                step[to] = (node, other)
            }
            // Leaving a column the count moves the other way; leaving a row it moves this way again.
            for column in columnsOf[node] {
                for row in 0..<rows { reach(row * columns + column, rowNodes[row], against) }
            }
            for row in rowsOf[node] {
                for column in 0..<columns { reach(row * columns + column, columnNodes[column], along) }
            }
        }
        var cycle = [cell]
        var node = end
        while node != start {
            cycle.append(step[node].cell)
            node = step[node].from
        }
        return (cycle, cost(cell) + distance[end])
    }
}
