import ArgumentParser
import Interchange
import Mediation
import Register
import Workspace

/// Takes out what is told of people before a day.
struct Purge: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "purge", or: "purger", does: "Efface pour toujours le détail des séances d’avant un jour.",
            "Erases for ever the detail of sessions before a day.")
    }

    @OptionGroup var global: GlobalOptions
    @Option(help: .words("Premier jour gardé.", "First day kept.", value: say("jour", "day"))) var before: String
    @Flag(help: .words("Dire ce qui partirait, ne rien effacer.", "Tell what would go, erase nothing."))
    var dryRun = false
    @Flag(help: .withoutConfirmation) var yes = false

    func run() throws {
        let today = try global.day()
        let register = try global.open(for: dryRun ? .reading : .writing)
        let purging = try OptionNames.naming { try Purging(before: before, today: today, in: register) }
        if !dryRun { try confirm(purging.planned) }
        let copy = dryRun ? nil : try purging.carryOut()
        try global.acknowledge(PurgeSummary(purging.planned, copy: copy))
    }

    /// Nothing is erased on a stray key: the number of sessions must be typed, or `--yes` given.
    private func confirm(_ planned: PurgeResult) throws {
        guard !yes else { return }
        guard Console.isInteractive else { throw EntryProblem("--yes", "", .missing) }
        let answer = Console.ask(
            say(
                "\(planned.versions, fr: "séance va être effacée", "séances vont être effacées") pour toujours. Tapez \(planned.versions) pour continuer",
                "\(planned.versions, en: "session", "sessions") will be erased for ever. Type \(planned.versions) to go on"
            ))
        guard answer == String(planned.versions) else { throw Interruption() }
    }
}
