import Interchange
import Mediation
import Nomenclature

/// Which sessions are meant, by codes as they are typed. Codes of one list are alternatives; lists narrow one another.
package struct SessionSelection: Sendable, Hashable {
    /// Kinds of session.
    package var kinds: [String] = []
    /// Places.
    package var places: [String] = []
    /// Mediators.
    package var mediators: [String] = []
    /// Themes or domains.
    package var themes: [String] = []
    /// Funded actions; `aucun` (`Tally.none`) for the sessions of none.
    package var fundings: [String] = []

    /// Every session.
    package init() {}

    /// The filter; throws an `EntryProblem`, named after the field (`kind`, `place`, `mediator`, `theme`, `funding`),
    /// for a code nobody knows, rather than select nothing.
    package func filter(_ book: CodeBook, _ setup: AssociationSetup) throws -> SessionFilter {
        for code in kinds where book[.kind, code] == nil {
            throw EntryProblem("kind", code, .unknownCode(.kind, nearest: book.nearest(.kind, to: code)))
        }
        for code in themes where book[.theme, code] == nil {
            throw EntryProblem("theme", code, .unknownCode(.theme, nearest: book.nearest(.theme, to: code)))
        }
        for code in places where setup.places[code] == nil {
            throw EntryProblem.unknown(.unknownPlace, "place", code, setup)
        }
        for code in mediators where setup.mediators[code] == nil {
            throw EntryProblem.unknown(.unknownMediator, "mediator", code, setup)
        }
        for code in fundings where setup.fundings[code] == nil && code != Tally.none {
            throw EntryProblem.unknown(.unknownFunding, "funding", code, setup)
        }
        var filter = SessionFilter()
        filter.kinds = Set(kinds.map { book.canonical(.kind, $0) })
        filter.places = Set(places)
        filter.mediators = Set(mediators)
        filter.themes = Set(themes.map { book.canonical(.theme, $0) })
        filter.fundings = Set(fundings)
        return filter
    }

    /// The selection in words, one sentence a list used, for the head of a report; empty for every session.
    package func words(_ book: CodeBook, _ setup: AssociationSetup) -> [Sentence] {
        var words: [Sentence] = []
        func add(_ codes: [String], _ french: String, _ english: String, _ name: (String) -> Sentence) {
            guard !codes.isEmpty else { return }
            let names = codes.map(name)
            words.append(
                Sentence(
                    "\(french) : \(names.map(\.french).joined(separator: ", "))",
                    "\(english): \(names.map(\.english).joined(separator: ", "))"))
        }
        func same(_ name: String) -> Sentence { Sentence(name, name) }
        add(kinds, "Type de séance", "Kind of session") { book[.kind, $0]?.label ?? same($0) }
        add(places, "Lieu", "Place") { same(setup.places[$0]?.name ?? $0) }
        add(themes, "Thème", "Theme") { book[.theme, $0]?.label ?? same($0) }
        add(fundings, "Action financée", "Funded action") { code in
            code == Tally.none
                ? Sentence("sans financement", "no funding") : same(setup.fundings[code]?.title ?? code)
        }
        add(mediators, "Médiatrice", "Mediator") { same($0) }
        return words
    }
}
