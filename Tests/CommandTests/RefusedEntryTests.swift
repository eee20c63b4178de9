import Interchange
import Output
import Testing

@testable import relais

/// What was answered to questions and could not be kept is given back as a command.
@Suite struct RefusedEntryTests {
    @Test func `a session gives its options, and only those that say something`() throws {
        var draft = SessionDraft()
        draft.day = "2025-03-04"
        draft.mediators = ["AB", "CD"]
        draft.turnedAway = "3"
        draft.contacts = [try ContactDraft(typed: "count=2 theme=sante")]
        #expect(
            draft.options == [
                "--day", "2025-03-04", "--mediator", "AB", "--mediator", "CD", "--turned-away", "3", "--contact",
                "count=2 theme=sante",
            ])
    }

    @Test func `a command is quoted as a shell reads it`() {
        let words = ["record", "--contact", "count=2 theme=sante", "--reason", "l'erreur", ""]
        #expect(
            ShellWords.text(["relais"] + words)
                == "relais record --contact 'count=2 theme=sante' --reason 'l'\\''erreur' ''")
    }
}
