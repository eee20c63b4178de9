import ArgumentParser
import Interchange
import Mediation
import Output
import Register
import Workspace

/// Takes out what is told of people before a day.
struct Purge: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "purge",
            abstract: say(
                "Efface pour toujours le détail des séances d’avant un jour.",
                "Erases for ever the detail of sessions before a day."), aliases: ["purger"])
    }

    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp(say("Premier jour gardé.", "First day kept."), valueName: say("jour", "day")))
    var before: String
    @Flag(help: ArgumentHelp(say("Dire ce qui partirait, ne rien effacer.", "Tell what would go, erase nothing.")))
    var dryRun = false
    @Flag(help: ArgumentHelp(say("Ne pas demander de confirmation.", "Ask for no confirmation."))) var yes = false

    func run() throws {
        let today = try global.day()
        let register = try global.open(for: dryRun ? .reading : .writing)
        let day = try EntryReader(try register.codeBook(), try register.setup(), today: today).day(before, "--before")
        guard day <= today else { throw EntryProblem("--before", before, .dayInFuture(today: today)) }
        let planned = try register.purge(before: day, isDryRun: true)
        guard planned.versions > 0 else { throw SelectionProblem.nothingSelected(nil) }
        if !dryRun {
            try confirm(planned)
            let copy = try Backups(of: register.path).make(register, because: "purge")
            _ = try register.purge(before: day, isDryRun: false)
            if !global.json {
                Console.err(
                    say(
                        "La copie d’avant contient encore ces données : \(copy). Effacez-la, et vos autres sauvegardes, une fois la purge vérifiée.\n",
                        "The copy made before still has these data: \(copy). Delete it, and your other backups, once the purge is checked.\n"
                    ))
            }
        }
        guard global.json else {
            let words = "\(planned.versions), \(planned.passages), \(planned.comments)"
            Console.err(
                say(
                    "\(dryRun ? "À effacer" : "Effacé") (séances, passages, remarques) : \(words).\n",
                    "\(dryRun ? "To be erased" : "Erased") (sessions, visits, remarks): \(words).\n"))
            return
        }
        try Console.out(
            JSON.object([
                "schemaVersion": 1, "dryRun": .bool(dryRun), "sessions": .integer(planned.versions),
                "passages": .integer(planned.passages), "comments": .integer(planned.comments),
            ]).document)
    }

    /// Nothing is erased on a stray key: the number of sessions must be typed, or `--yes` given.
    private func confirm(_ planned: PurgeResult) throws {
        guard !yes else { return }
        guard Console.isInteractive else { throw EntryProblem("--yes", "", .missing) }
        let answer = Console.ask(
            say(
                "\(planned.versions) séances vont être effacées pour toujours. Tapez \(planned.versions) pour continuer",
                "\(planned.versions) sessions will be erased for ever. Type \(planned.versions) to go on"))
        guard answer == String(planned.versions) else { throw Interruption() }
    }
}
