import ArgumentParser
import Workspace

/// Which sessions are meant, as options.
struct FilterOptions: ParsableArguments {
    @Option(parsing: .singleValue, help: ArgumentHelp(say("Type de séance.", "Kind of session."), valueName: "code"))
    var kind: [String] = []
    @Option(parsing: .singleValue, help: ArgumentHelp(say("Lieu.", "Place."), valueName: "code")) var place: [String] =
        []
    @Option(parsing: .singleValue, help: ArgumentHelp(say("Médiatrice.", "Mediator."), valueName: "code")) var mediator:
        [String] = []
    @Option(parsing: .singleValue, help: ArgumentHelp(say("Thème ou domaine.", "Theme or domain."), valueName: "code"))
    var theme: [String] = []
    @Option(parsing: .singleValue, help: ArgumentHelp(say("Action financée.", "Funded action."), valueName: "code"))
    var funding: [String] = []

    /// The codes given, as a selection.
    var selection: SessionSelection {
        var selection = SessionSelection()
        selection.kinds = kind
        selection.places = place
        selection.mediators = mediator
        selection.themes = theme
        selection.fundings = funding
        return selection
    }
}
