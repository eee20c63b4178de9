import Mediation
import Nomenclature

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

extension CodeMatcher {
    /// A matcher of the places of some kinds; of any without a kind.
    init(placesOf kinds: Set<String>, _ book: CodeBook, _ setup: AssociationSetup) {
        let wanted = setup.places.filter { _, place in
            let kind = book.canonical(.placeKind, place.kind)
            return kinds.contains(kind) || kinds.contains(book.common(.placeKind, kind))
        }
        self.init(.place, Set(wanted.keys), acceptsAny: kinds.isEmpty)
    }

    /// A matcher of the mediators who hold some posts; of any without a post.
    init(holdersOf posts: Set<String>, _ setup: AssociationSetup) {
        let wanted = setup.mediators.filter { posts.contains($0.value.post) }
        self.init(.mediator, Set(wanted.keys), acceptsAny: posts.isEmpty)
    }
}
