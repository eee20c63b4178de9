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

    /// Sixths of a head that each head counts for: a head of several themes is shared equally between them.
    var sixthsAsked: Int { themes.isEmpty ? 6 : 6 * requests.count / themes.count }

    func hasMargin(_ dimension: Dimension) -> Bool {
        !margins.isEmpty && margins.contains { $0.dimension == dimension }
    }

    /// Heads by code in a dimension of the public, each code once: the margins, and what they leave under the line's own
    /// code; all heads under that code without margins.
    func heads(by dimension: Dimension) -> [(code: Int, heads: Int)] {
        guard hasMargin(dimension) else { return [(publicCodes[dimension], count)] }
        var parts: [(code: Int, heads: Int)] = []
        func add(_ code: Int, _ heads: Int) {
            if let known = parts.firstIndex(where: { $0.code == code }) {
                parts[known].heads += heads
            } else {
                parts.append((code, heads))
            }
        }
        for margin in margins where margin.dimension == dimension { add(margin.code, margin.count) }
        let rest = count - parts.reduce(0) { $0 + $1.heads }
        if rest > 0 { add(publicCodes[dimension], rest) }
        return parts
    }
}
