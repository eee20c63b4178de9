/// The counts of two dimensions crossed, with what is hidden of them.
struct SuppressionGrid {
    /// Positions of its margins in the problem.
    let rowMargin: Int
    let columnMargin: Int
    /// By subperiod, row and column.
    let values: [[[Int]]]
    /// How deep each cell is hidden, by row and column.
    var depths: [[Int]]
    /// No cell of it can be shown without giving others away.
    var isWithheld = false

    init(rowMargin: Int, columnMargin: Int, values: [[[Int]]], depths: [[Int]]? = nil) {
        self.rowMargin = rowMargin
        self.columnMargin = columnMargin
        self.values = values
        self.depths =
            depths ?? values[0].map { $0.map { _ in PublishedPeriods.shown } }
    }

    var rows: Int { depths.count }
    var columns: Int { depths.first?.count ?? 0 }

    func sum(_ row: Int, _ column: Int, _ subperiods: [Int]) -> Int {
        subperiods.reduce(0) { $0 + values[$1][row][column] }
    }

    func whole(_ row: Int, _ column: Int) -> Int { sum(row, column, Array(values.indices)) }
}
