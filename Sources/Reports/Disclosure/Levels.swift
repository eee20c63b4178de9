/// The periods published together: the quarters of a year, its halves and the year itself; or one period alone.
///
/// A pattern of hidden cells is the same for all quarters, and for both halves: what is hidden in the year is hidden in
/// its halves, and what is hidden in a half is hidden in its quarters. So no period gives away another by subtraction.
struct Levels {
    /// How many tallies there are: 4 quarters, or 1.
    let leaves: Int

    /// Depth of a cell that is hidden nowhere.
    static let shown = -1
    /// Depth of a cell hidden in every period.
    static let top = 2

    /// Depths a cell may be hidden to, the widest first: 2 the whole, 1 halves, 0 quarters.
    var depths: [Int] { leaves == 4 ? [2, 1, 0] : [2] }

    /// The leaves of each period of a depth.
    func periods(_ depth: Int) -> [[Int]] {
        guard leaves == 4 else { return [Array(0..<leaves)] }
        switch depth {
        case 2: return [[0, 1, 2, 3]]
        case 1: return [[0, 1], [2, 3]]
        default: return [[0], [1], [2], [3]]
        }
    }

    /// A way to change a count unseen: in one leaf, with the opposite change in another where wider periods show it.
    struct Route {
        let leaf: Int
        /// Where the opposite change is made; nil when the cells are hidden in the whole.
        let opposite: Int?
        /// How deep the cells must be hidden.
        let depth: Int
    }

    /// The ways to change the count of a period of that depth.
    func routes(_ depth: Int, _ period: [Int]) -> [Route] {
        period.flatMap { leaf -> [Route] in
            var routes = [Route(leaf: leaf, opposite: nil, depth: 2)]
            guard leaves == 4 else { return routes }
            if depth <= 1 {
                for other in leaf < 2 ? [2, 3] : [0, 1] { routes.append(Route(leaf: leaf, opposite: other, depth: 1)) }
            }
            if depth == 0 { routes.append(Route(leaf: leaf, opposite: leaf ^ 1, depth: 0)) }
            return routes
        }
    }

    /// What hiding a cell deeper costs: first as few cells as can be in the widest periods, then small ones.
    static func cost(_ value: Int, from depth: Int, to wanted: Int) -> Int {
        guard depth < wanted else { return 0 }
        let share = [10, 100, 1000][wanted]
        return share * 1000 + value * share / 10
    }
}
