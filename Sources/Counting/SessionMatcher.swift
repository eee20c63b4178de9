import Mediation
import Nomenclature

/// What a `SessionFilter` means, for tallies and lists alike: every condition given holds; a merged code counts as the
/// code it was merged into, an association's own code as the common code it is tied to; a theme is accepted by its own
/// code or its domain's; one mediator, one post, one funding is enough, a session without funding has the code
/// `Tally.none` for one. Themes narrow a session to the contact lines that
/// have one of them.
package struct SessionMatcher {
    private var kinds: CodeMatcher
    private var places: CodeMatcher
    private var placesOfKind: CodeMatcher
    private var mediators: CodeMatcher
    private var holders: CodeMatcher
    private var fundings: CodeMatcher
    private var themes: CodeMatcher
    private let acceptsAny: Bool
    /// For sessions given as values.
    private var interner: CodeInterner

    /// A matcher for a filter. Codes it has seen are remembered: use one for many sessions.
    /// - Parameter setup: the places and mediators the sessions are of.
    package init(_ filter: SessionFilter, _ book: CodeBook, _ setup: AssociationSetup) {
        kinds = CodeMatcher(.kind, filter.kinds)
        places = CodeMatcher(.place, filter.places)
        placesOfKind = CodeMatcher(placesOf: filter.placeKinds, book, setup)
        mediators = CodeMatcher(.mediator, filter.mediators)
        holders = CodeMatcher(holdersOf: filter.posts, setup)
        fundings = CodeMatcher(.funding, filter.fundings)
        themes = CodeMatcher(.theme, filter.themes)
        acceptsAny = filter.isEmpty
        interner = CodeInterner(book)
    }

    /// Whether a session is wanted, in whole or in part.
    package mutating func accepts(_ session: Session) -> Bool { part(of: session) != nil }

    /// The part of a session that is wanted: the session with the contact lines wanted; nil when it is not wanted.
    package mutating func part(of session: Session) -> Session? {
        if acceptsAny { return session }
        func numbers(_ dimension: Dimension, _ codes: [String]) -> [Int] {
            codes.map { interner.number(dimension, $0) }
        }
        var fold = SessionFold()
        fold.kind = interner.number(.kind, session.kind)
        fold.place = interner.number(.place, session.place)
        fold.codeNumbers[.mediator] = numbers(.mediator, session.mediators)
        fold.codeNumbers[.funding] = numbers(.funding, session.fundings)
        guard meets(fold, interner) else { return nil }
        if themes.acceptsAny { return session }
        var part = session
        part.contacts = []
        for contact in session.contacts {
            let asked = numbers(.theme, contact.themes)
            if themes.acceptsOne(of: asked, interner) { part.contacts.append(contact) }
        }
        return part.contacts.isEmpty ? nil : part
    }

    /// The part of a session being counted that is wanted; nil when it is not wanted.
    mutating func part(of session: SessionFold, _ interner: CodeInterner) -> SessionFold? {
        if acceptsAny { return session }
        guard meets(session, interner), var part = session.narrowed(to: &themes, interner) else { return nil }
        Self.keep(.funding, &fundings, &part, interner)
        Self.keep(.mediator, &mediators, &part, interner)
        Self.keep(.mediator, &holders, &part, interner)
        return part
    }

    /// Whether all conditions hold but that on themes.
    private mutating func meets(_ session: SessionFold, _ interner: CodeInterner) -> Bool {
        kinds.accepts(session.kind, interner) && places.accepts(session.place, interner)
            && placesOfKind.accepts(session.place, interner)
            && mediators.acceptsOne(of: session.codeNumbers[.mediator], interner)
            && holders.acceptsOne(of: session.codeNumbers[.mediator], interner)
            && acceptsFunding(session.codeNumbers[.funding], interner)
    }

    private mutating func acceptsFunding(_ numbers: [Int], _ interner: CodeInterner) -> Bool {
        numbers.isEmpty ? fundings.accepts(interner.noFunding, interner) : fundings.acceptsOne(of: numbers, interner)
    }

    /// Notes which fundings or mediators of a session are asked for; a session without any is asked for whole.
    private static func keep(
        _ dimension: Dimension, _ matcher: inout CodeMatcher, _ part: inout SessionFold, _ interner: CodeInterner
    ) {
        guard !matcher.acceptsAny, !part.codeNumbers[dimension].isEmpty else { return }
        let listed = part.asked[dimension] ?? part.codeNumbers[dimension]
        part.asked[dimension] = listed.filter { matcher.accepts($0, interner) }
    }
}
