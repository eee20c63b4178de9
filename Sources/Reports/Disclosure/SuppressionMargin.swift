/// The counts of one dimension alone, with what is hidden of them.
struct SuppressionMargin {
    /// By subperiod and code.
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
    var interchangeable: [[Int]]
    /// Codes whose total is printed nowhere: what is known apart only.
    var hasNoTotal: Set<Int> = []
    /// No code of it can be shown without giving others away.
    var isWithheld = false

    init(values: [[Int]], isAdditive: Bool, thresholds: [Int], depths: [Int]? = nil) {
        self.values = values
        self.isAdditive = isAdditive
        self.thresholds = thresholds
        groups = Array(repeating: Array(repeating: 0, count: thresholds.count), count: PublishedPeriods.top + 1)
        self.depths = depths ?? Array(repeating: PublishedPeriods.shown, count: thresholds.count)
        interchangeable = Array(repeating: Array(thresholds.indices), count: PublishedPeriods.top + 1)
    }

    /// The count of a code over some subperiods.
    func sum(_ code: Int, _ subperiods: [Int]) -> Int { subperiods.reduce(0) { $0 + values[$1][code] } }

    /// Over all subperiods.
    func whole(_ code: Int) -> Int { sum(code, Array(values.indices)) }

    /// Hides the small counts. A code without any count in a period is no row there: a structural zero.
    mutating func hideSmall(_ published: PublishedPeriods) {
        for code in depths.indices where !hasNoTotal.contains(code) {
            for depth in published.depths where depth > depths[code] {
                let isSmall = published.periods(depth).contains { (1..<thresholds[code]).contains(sum(code, $0)) }
                if isSmall { depths[code] = depth }
            }
        }
    }

    /// What moves unseen at a depth does at those below.
    mutating func makeInterchangeable(_ left: Int, _ right: Int, _ depth: Int) {
        for depth in 0...depth {
            let (kept, gone) = (
                min(interchangeable[depth][left], interchangeable[depth][right]),
                max(interchangeable[depth][left], interchangeable[depth][right])
            )
            for code in interchangeable[depth].indices where interchangeable[depth][code] == gone {
                interchangeable[depth][code] = kept
            }
        }
    }
}
