/// Which sessions are wanted, and which of their contact lines. All conditions must hold; an empty set accepts any. What a condition means exactly is said
/// where sessions are matched (`SessionMatcher`, room Counting).
package struct SessionFilter: Hashable, Sendable {
    /// Codes of list `kind`.
    package var kinds: Set<String> = []
    /// Codes of places.
    package var places: Set<String> = []
    /// Codes of list `place_kind`: the kind of the session's place.
    package var placeKinds: Set<String> = []
    /// Codes of mediators; one of the session's is enough.
    package var mediators: Set<String> = []
    /// Posts (`Mediator.posts`); one mediator of the session who holds one of them is enough.
    package var posts: Set<String> = []
    /// Codes of fundings; one of the session's is enough. `Tally.none` for the sessions without any.
    package var fundings: Set<String> = []
    /// Themes or domains: only the contact lines with one of them are wanted, and the sessions that have such a line.
    package var themes: Set<String> = []

    /// Every session is wanted.
    package init() {}

    /// Whether every session is wanted.
    package var isEmpty: Bool {
        self == SessionFilter()
    }
}
