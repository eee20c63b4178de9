import ArgumentParser
import Workspace

/// Which sessions are meant, as options.
struct FilterOptions: ParsableArguments {
    @Option(parsing: .singleValue, help: .code("Type de séance.", "Kind of session.")) var kind: [String] = []
    @Option(parsing: .singleValue, help: .code("Lieu.", "Place.")) var place: [String] = []
    @Option(parsing: .singleValue, help: .code("Médiatrice.", "Mediator.")) var mediator: [String] = []
    @Option(parsing: .singleValue, help: .code("Thème ou domaine.", "Theme or domain.")) var theme: [String] = []
    @Option(parsing: .singleValue, help: .code("Action financée, ou aucun.", "Funded action, or aucun (none)."))
    var funding: [String] = []

    /// The codes given, as a selection.
    var selection: SessionSelection {
        var selection = SessionSelection()
        (selection.kinds, selection.places, selection.mediators) = (kind, place, mediator)
        (selection.themes, selection.fundings) = (theme, funding)
        return selection
    }
}
