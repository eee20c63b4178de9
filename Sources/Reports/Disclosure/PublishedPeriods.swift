/// The periods published together: the quarters of a year, its halves and the year itself; or one period alone.
///
/// A pattern of hidden cells is the same for all quarters, and for both halves: what is hidden in the year is hidden in
/// its halves, and what is hidden in a half is hidden in its quarters. So no period gives away another by subtraction.
struct PublishedPeriods {
    /// How many tallies there are: 4 quarters, or 1.
    let count: Int

    /// Depth of a cell that is hidden nowhere.
    static let shown = -1
    /// Depth of a cell hidden in every period.
    static let top = 2

    /// Depths a cell may be hidden to, the widest first: 2 the whole, 1 halves, 0 quarters.
    var depths: [Int] { count == 4 ? [2, 1, 0] : [2] }

    /// The subperiods of each period of a depth.
    func periods(_ depth: Int) -> [[Int]] {
        guard count == 4 else { return [Array(0..<count)] }
        switch depth {
        case 2: return [[0, 1, 2, 3]]
        case 1: return [[0, 1], [2, 3]]
        default: return [[0], [1], [2], [3]]
        }
    }

    /// A way to change a count unseen: in one subperiod, with the opposite change in another where wider periods show it.
    struct Transfer {
        let subperiod: Int
        /// Where the opposite change is made; nil when the cells are hidden in the whole.
        let opposite: Int?
        /// How deep the cells must be hidden.
        let depth: Int
    }

    /// The ways to change the count of a period of that depth.
    func transfers(_ depth: Int, _ period: [Int]) -> [Transfer] {
        period.flatMap { subperiod -> [Transfer] in
            var transfers = [Transfer(subperiod: subperiod, opposite: nil, depth: 2)]
            guard count == 4 else { return transfers }
            if depth <= 1 {
                for other in subperiod < 2 ? [2, 3] : [0, 1] {
                    transfers.append(Transfer(subperiod: subperiod, opposite: other, depth: 1))
                }
            }
            if depth == 0 { transfers.append(Transfer(subperiod: subperiod, opposite: subperiod ^ 1, depth: 0)) }
            return transfers
        }
    }

    /// What hiding a cell deeper costs: first as few cells as can be in the widest periods, then small ones.
    static func cost(_ value: Int, from depth: Int, to wanted: Int) -> Int {
        guard depth < wanted else { return 0 }
        let share = [10, 100, 1000][wanted]
        return share * 1000 + value * share / 10
    }
}
