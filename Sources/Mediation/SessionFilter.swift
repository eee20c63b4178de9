/// Which sessions are wanted. All conditions must hold; an empty set accepts any. What a condition means exactly is said
/// where sessions are matched (`SessionMatcher`, room Counting).
package struct SessionFilter: Hashable, Sendable {
    /// Codes of list `kind`.
    package var kinds: Set<String> = []
    /// Codes of places.
    package var places: Set<String> = []
    /// Codes of mediators; one of the session's is enough.
    package var mediators: Set<String> = []
    /// Codes of fundings; one of the session's is enough.
    package var fundings: Set<String> = []
    /// Themes or domains; one theme of one contact is enough.
    package var themes: Set<String> = []

    /// Every session is wanted.
    package init() {}

    /// Whether every session is wanted.
    package var isEmpty: Bool {
        kinds.isEmpty && places.isEmpty && mediators.isEmpty && fundings.isEmpty && themes.isEmpty
    }
}
