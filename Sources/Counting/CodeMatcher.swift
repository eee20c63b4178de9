import Mediation

/// Whether codes of one dimension are among those wanted; answers are remembered by number. A wanted common code stands for
/// the own codes tied to it, a domain for all its themes.
struct CodeMatcher {
    private let dimension: Dimension
    private let wanted: Set<String>
    /// Whether any code is accepted.
    let acceptsAny: Bool
    private var answers: [Bool?] = []

    /// A matcher of some codes; without a wanted code, of any.
    init(_ dimension: Dimension, _ wanted: Set<String>) {
        self.init(dimension, wanted, acceptsAny: wanted.isEmpty)
    }

    /// A matcher of some codes, of any, or of none: `wanted` may be empty where not any is accepted.
    init(_ dimension: Dimension, _ wanted: Set<String>, acceptsAny: Bool) {
        self.dimension = dimension
        self.wanted = wanted
        self.acceptsAny = acceptsAny
    }

    mutating func accepts(_ number: Int, _ interner: CodeInterner) -> Bool {
        if acceptsAny { return true }
        if number < answers.count, let known = answers[number] { return known }
        while answers.count <= number { answers.append(nil) }
        let answer =
            wanted.contains(interner.code(dimension, number))
            || wanted.contains(interner.code(dimension, interner.common(dimension, number)))
            || dimension == .theme && wanted.contains(interner.domainCode(ofTheme: number))
        answers[number] = answer
        return answer
    }

    /// Whether one of some codes is accepted; without a code, whether any would be.
    mutating func acceptsOne(of numbers: [Int], _ interner: CodeInterner) -> Bool {
        if acceptsAny { return true }
        for number in numbers where accepts(number, interner) { return true }
        return false
    }
}
