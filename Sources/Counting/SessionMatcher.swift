import Mediation
import Nomenclature

/// What a `SessionFilter` means, for tallies and lists alike: every condition given holds; a merged code counts as the
/// code it was merged into; a theme is accepted by its own code or its domain's; one mediator, one funding, one theme of
/// one contact is enough.
package struct SessionMatcher {
    private var kinds: CodeMatcher
    private var places: CodeMatcher
    private var mediators: CodeMatcher
    private var fundings: CodeMatcher
    private var themes: CodeMatcher
    private let acceptsAny: Bool
    /// For sessions given as values.
    private var interner: CodeInterner

    /// A matcher for a filter. Codes it has seen are remembered: use one for many sessions.
    package init(_ filter: SessionFilter, _ book: CodeBook) {
        kinds = CodeMatcher(.kind, filter.kinds)
        places = CodeMatcher(.place, filter.places)
        mediators = CodeMatcher(.mediator, filter.mediators)
        fundings = CodeMatcher(.funding, filter.fundings)
        themes = CodeMatcher(.theme, filter.themes)
        acceptsAny = filter.isEmpty
        interner = CodeInterner(book)
    }

    /// Whether a session is wanted.
    package mutating func accepts(_ session: Session) -> Bool {
        if acceptsAny { return true }
        func numbers(_ dimension: Dimension, _ codes: [String]) -> [Int] {
            codes.map { interner.number(dimension, $0) }
        }
        var fold = SessionFold()
        fold.kind = interner.number(.kind, session.kind)
        fold.place = interner.number(.place, session.place)
        fold.codeNumbers[.mediator] = numbers(.mediator, session.mediators)
        fold.codeNumbers[.funding] = numbers(.funding, session.fundings)
        let themes = numbers(.theme, session.contacts.flatMap(\.themes))
        return accepts(fold, themes: CollectionOfOne(themes), interner)
    }

    /// Whether a session that is being counted is wanted.
    mutating func accepts(_ session: SessionFold, _ interner: CodeInterner) -> Bool {
        acceptsAny || accepts(session, themes: session.lines.lazy.map(\.themes), interner)
    }

    private mutating func accepts(
        _ session: SessionFold, themes lines: some Sequence<[Int]>, _ interner: CodeInterner
    ) -> Bool {
        guard kinds.accepts(session.kind, interner), places.accepts(session.place, interner),
            mediators.acceptsOne(of: session.codeNumbers[.mediator], interner),
            fundings.acceptsOne(of: session.codeNumbers[.funding], interner)
        else { return false }
        if themes.acceptsAny { return true }
        for line in lines where themes.acceptsOne(of: line, interner) { return true }
        return false
    }
}
