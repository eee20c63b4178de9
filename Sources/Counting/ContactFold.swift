import Mediation

/// One contact line while it is counted. Codes are numbers of the interner.
struct ContactFold {
    let count: Int
    let publicCodes: PublicCodes
    /// Each theme once, the main one first.
    var themes: [Int] = []
    /// Those of the themes that are asked for, where not all are; nil for all.
    var askedThemes: [Int]?
    var actions: [Int] = []
    var referrals: [Int] = []
    var margins: [(dimension: Dimension, code: Int, count: Int)] = []

    init(count: Int, _ publicCodes: PublicCodes) {
        self.count = count
        self.publicCodes = publicCodes
    }

    /// The requests of each head that count: its themes, or those of them that are asked for.
    var requests: [Int] { askedThemes ?? themes }

    func hasMargin(_ dimension: Dimension) -> Bool {
        !margins.isEmpty && margins.contains { $0.dimension == dimension }
    }

    /// Heads by code in a dimension of the public: the margins, and what they leave under the line's own code; all heads
    /// under that code without margins.
    func heads(by dimension: Dimension) -> [(code: Int, heads: Int)] {
        guard hasMargin(dimension) else { return [(publicCodes[dimension], count)] }
        let given = margins.filter { $0.dimension == dimension }
        let rest = count - given.reduce(0) { $0 + $1.count }
        return given.map { ($0.code, $0.count) } + (rest > 0 ? [(publicCodes[dimension], rest)] : [])
    }
}
