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

/// Corrects a session; the version before is kept.
struct Amend: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("amend", or: "corriger", does: "Corrige une séance.", "Corrects a session.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .session) var id: String
    @OptionGroup var options: SessionOptions
    @Option(help: .reason) var reason: String?

    func run() throws {
        let context = try global.writing()
        let reason = try OptionNames.naming { try Reason.checked(self.reason) }
        guard !options.isEmpty else { throw EntryProblem(say("options", "options"), "", .missing) }
        guard let base = try context.register.versions(of: id).last(where: { !$0.stored.isCancelled })?.stored else {
            throw RegisterProblem.alreadyCancelled(number: Int(id) ?? 0)
        }
        let session = try SessionOptions.namingOptions {
            try context.entry.keeping(base.session).session(try options.draft(over: base.session))
        }
        let stored = try context.register.amend(id, as: session, reason: reason, on: context.today)
        try global.show(RecordedSession(stored, Sentence("Séance corrigée", "Session corrected")))
    }
}

/// Cancels a session; it is kept with the reason.
struct Cancel: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "cancel", or: "annuler", does: "Annule une séance, sans l’effacer.", "Cancels a session; nothing is erased."
        )
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .session) var id: String
    @Option(help: .reason) var reason: String?

    func run() throws {
        let register = try global.open(for: .writing)
        try register.cancel(id, reason: try OptionNames.naming { try Reason.checked(reason) })
        try global.acknowledge(
            Acknowledgement(
                ["cancelled": .text(id)], Sentence("Séance \(id) annulée.", "Session \(id) cancelled.")))
    }
}

/// Takes back the last write.
struct Undo: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "undo", or: "defaire", does: "Défait la dernière écriture, import compris.",
            "Takes back the last write, import included.")
    }

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let undone = try global.open(for: .writing).undo()
        let what = [undone.verb, undone.object, undone.fileName ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        try global.acknowledge(
            Acknowledgement(
                [
                    "undone": [
                        "verb": .text(undone.verb), "object": .text(undone.object), "madeAt": .text(undone.madeAt),
                    ]
                ], Sentence("Défait : \(what)", "Undone: \(what)")))
    }
}
