import ArgumentParser
import Workspace

/// What was done to the register, write after write.
struct Journal: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "journal", abstract: say("Le journal des écritures.", "The journal of writes."),
            subcommands: [JournalList.self, JournalVerify.self], defaultSubcommand: JournalList.self)
    }
}

/// Shows the journal: to ask about one write. It is no watch on the team: no option picks or counts an author.
struct JournalList: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("list", does: "Montre le journal (par défaut).", "Shows the journal (default).")
    }

    @OptionGroup var global: GlobalOptions

    func run() throws { try global.show(JournalListing(of: global.reading())) }
}

/// Follows the chain of digests.
struct JournalVerify: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("verify", or: "verifier", does: "Vérifie la chaîne du journal.", "Checks the journal's chain.")
    }

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let verification = try JournalVerification(of: global.reading())
        try global.acknowledge(verification)
        if verification.isBroken { throw ExitWith(status: .findings) }
    }
}
