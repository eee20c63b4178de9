/// Which sessions and contact lines a crossing counts. All conditions must hold; an empty set accepts any.
package struct LineCondition: Hashable, Sendable {
    /// Codes of list `kind`.
    package var kinds: Set<String> = []
    /// Codes of list `place_kind`: the kind of the session's place.
    package var placeKinds: Set<String> = []
    /// Themes or domains: only the contact lines with one of them count; a count of whole sessions takes the sessions
    /// with at least one such line. They stand in place of the themes of the request's scope.
    package var themes: Set<String> = []

    /// Everything counts.
    package init() {}

    /// Whether everything counts.
    package var isEmpty: Bool { kinds.isEmpty && placeKinds.isEmpty && themes.isEmpty }

    /// The condition as a part of a name; empty for none.
    package var name: String {
        [("kind", kinds), ("place_kind", placeKinds), ("theme", themes)].filter { !$0.1.isEmpty }
            .map { "?\($0.0)=" + $0.1.sorted().joined(separator: ",") }.joined()
    }
}
