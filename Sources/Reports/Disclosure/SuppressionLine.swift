/// The counts of one dimension alone, with what is hidden of them.
struct SuppressionLine {
    /// By leaf and code.
    let values: [[Int]]
    /// Whether the codes add up to the total: each head has one code.
    let isAdditive: Bool
    /// Smallest count shown, by code.
    let thresholds: [Int]
    /// By depth: codes that add up among themselves to a total that is shown there, themes by domain; all alike
    /// otherwise.
    var groups: [[Int]]
    /// How deep each code is hidden.
    var depths: [Int]
    /// By depth: codes whose counts may move from one to the other unseen, by rank of the first of them.
    var pools: [[Int]]
    /// Codes whose total is printed nowhere: what is known apart only.
    var hasNoTotal: Set<Int> = []
    /// No code of it can be shown without giving others away.
    var isWithheld = false

    init(values: [[Int]], isAdditive: Bool, thresholds: [Int], depths: [Int]? = nil) {
        self.values = values
        self.isAdditive = isAdditive
        self.thresholds = thresholds
        groups = Array(repeating: Array(repeating: 0, count: thresholds.count), count: Levels.top + 1)
        self.depths = depths ?? Array(repeating: Levels.shown, count: thresholds.count)
        pools = Array(repeating: Array(thresholds.indices), count: Levels.top + 1)
    }

    /// The count of a code over some leaves.
    func sum(_ code: Int, _ leaves: [Int]) -> Int { leaves.reduce(0) { $0 + values[$1][code] } }

    /// Over all leaves.
    func whole(_ code: Int) -> Int { sum(code, Array(values.indices)) }

    /// Hides the small counts. A code without any count in a period is no row there: a structural zero.
    mutating func hideSmall(_ levels: Levels) {
        for code in depths.indices where !hasNoTotal.contains(code) {
            for depth in levels.depths where depth > depths[code] {
                let isSmall = levels.periods(depth).contains { (1..<thresholds[code]).contains(sum(code, $0)) }
                if isSmall { depths[code] = depth }
            }
        }
    }

    /// What moves unseen at a depth does at those below.
    mutating func pool(_ left: Int, _ right: Int, _ depth: Int) {
        for depth in 0...depth {
            let (kept, gone) = (
                min(pools[depth][left], pools[depth][right]), max(pools[depth][left], pools[depth][right])
            )
            for code in pools[depth].indices where pools[depth][code] == gone { pools[depth][code] = kept }
        }
    }
}
