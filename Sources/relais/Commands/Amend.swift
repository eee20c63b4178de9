import ArgumentParser
import Interchange
import Mediation
import Output
import Register
import Workspace

/// Corrects a session; the version before is kept.
struct Amend: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "amend", abstract: say("Corrige une séance.", "Corrects a session."),
            discussion: say(
                """
                Les lignes se désignent par leur numéro, celui que montre « relais show » :
                  --contact-number 2 "gender=femme"   ne change que le genre de la deuxième
                  --add-contact "theme=sante/couverture" --remove-contact 3
                --contact et --effect seuls remplacent toutes les lignes.
                """,
                """
                Lines go by their number, the one `relais show` gives:
                  --contact-number 2 "gender=femme"   changes the gender of the second only
                  --add-contact "theme=sante/couverture" --remove-contact 3
                --contact and --effect alone replace all the lines.
                """), aliases: ["corriger"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .session) var id: String
    @OptionGroup var options: SessionOptions
    @OptionGroup var lines: LineOptions
    @Option(help: .reason) var reason: String?
    @Option(help: .version) var version: Int?
    @Flag(help: .withoutConfirmation) var yes = false

    func run() throws {
        let context = try global.writing()
        let reason = try OptionNames.naming { try Reason.checked(self.reason) }
        guard !options.isEmpty || !lines.isEmpty else { throw EntryProblem(say("options", "options"), "", .missing) }
        let base = try context.register.standing(id, expecting: version)
        let session = try SessionOptions.namingOptions {
            var draft = try options.draft(over: base.session)
            try lines.change(&draft, options)
            return try context.entry.keeping(base.session).session(draft)
        }
        let replaced = ReplacedLines(
            base.session, session, contacts: !options.contact.isEmpty, effects: !options.effect.isEmpty)
        if Console.isInteractive, !global.json, !yes, let question = replaced.question {
            let hint = say(
                "Pour une seule ligne : --contact-number, --add-contact, --remove-contact.\n",
                "For one line: --contact-number, --add-contact, --remove-contact.\n")
            Console.err(hint)
            guard Console.confirms(question) else { throw Interruption() }
        }
        let stored = try context.register.amend(
            id, as: session, reason: reason, expecting: base.version, on: context.today)
        try global.show(AmendedSession(stored, replaced))
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
    @Option(help: .version) var version: Int?

    func run() throws {
        let register = try global.open(for: .writing)
        let reason = try OptionNames.naming { try Reason.checked(self.reason) }
        try register.cancel(id, reason: reason, expecting: version)
        try global.acknowledge(
            Acknowledgement(
                ["cancelled": .text(id)], Sentence("Séance \(id) annulée.", "Session \(id) cancelled.")))
    }
}

extension ArgumentHelp {
    /// The version of a session one looks at.
    fileprivate static var version: ArgumentHelp {
        .words(
            "Version que l’on a sous les yeux ; si la séance a changé depuis, rien n’est fait.",
            "The version one looks at; if the session has changed since, nothing is done.", value: "n")
    }
}
