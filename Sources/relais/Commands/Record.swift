import ArgumentParser
import Interchange
import Mediation
import Output
import Register
import Workspace

/// Notes a session.
struct Record: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "record", abstract: say("Note une séance.", "Records a session."),
            discussion: say(
                """
                Sans option, sur un terminal, la commande pose les questions.
                  --contact "count=12 theme=langue/atelier_langue margin=gender:femme:9,age_band:26_39:8"
                  --effect "code=temps_partenaire_gagne quantity=30 confirmed-by=dept75"
                """,
                """
                Without options, on a terminal, the command asks.
                  --contact "count=12 theme=langue/atelier_langue margin=gender:femme:9,age_band:26_39:8"
                  --effect "code=temps_partenaire_gagne quantity=30 confirmed-by=dept75"
                """), aliases: ["noter"])
    }

    @OptionGroup var global: GlobalOptions
    @OptionGroup var options: SessionOptions
    @Option(
        help: .words(
            "Reprend la dernière séance (ou ce numéro), aujourd’hui.",
            "The last session (or this number) again, today.", value: say("numéro", "number"))) var again: String?

    func run() throws {
        let context = try global.writing()
        let (register, today) = (context.register, context.today)
        let stored: StoredSession
        if options.isEmpty, again == nil {
            guard Console.isInteractive, !global.json else { throw EntryProblem("--day", "", .missing) }
            let session = try Questions(context, usualMediator: Program.usualMediator).session()
            do { stored = try register.record(session, on: today) } catch let problem as RegisterProblem
                where [.storage, .busy, .forbidden].contains(problem.category)
            { throw RefusedEntry(problem, session) }
        } else {
            let session = try SessionOptions.namingOptions {
                try context.entry.session(try draft(register, today))
            }
            stored = try register.record(session, on: today)
        }
        try global.show(RecordedSession(stored, Sentence("Séance notée", "Session recorded")))
    }

    private func draft(_ register: Register, _ today: CivilDate) throws -> SessionDraft {
        let proposal = SessionProposal(register)
        if let again { return try options.draft(over: try proposal.again(again, on: today)) }
        return try proposal.completed(try options.draft(), mediator: Program.usualMediator)
    }
}
