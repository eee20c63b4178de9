import ArgumentParser
import Mediation
import Output
import Register

private let reasonHelp = ArgumentHelp(
    say("Pourquoi, pour le journal.", "Why, for the journal."), valueName: say("raison", "reason"))
private let periodHelp = ArgumentHelp(say("Période.", "Period."), valueName: say("période", "period"))

/// Freezes a period.
struct Close: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "close",
            abstract: say(
                "Clôt une période : plus rien ne s’y écrit.", "Closes a period: nothing more is written in it."),
            aliases: ["cloturer"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: periodHelp) var when: String
    @Option(help: reasonHelp) var reason: String

    func run() throws {
        let period = try period(when)
        try global.open(for: .writing).close(period, reason: reason)
        try Closing.tell(period, "closed", say("Close", "Closed"), global.json)
    }
}

/// Takes the freeze off.
struct Reopen: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "reopen", abstract: say("Rouvre une période close.", "Reopens a closed period."),
            aliases: ["rouvrir"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: periodHelp) var when: String
    @Option(help: reasonHelp) var reason: String

    func run() throws {
        let period = try period(when)
        try global.open(for: .writing).reopen(period, reason: reason)
        try Closing.tell(period, "reopened", say("Rouverte", "Reopened"), global.json)
    }
}

private enum Closing {
    static func tell(_ period: Period, _ key: String, _ word: String, _ isJSON: Bool) throws {
        try Console.out(
            isJSON
                ? JSON.object(["schemaVersion": 1, key: .period(period)]).document
                : "\(word) : \(period.start) – \(period.last)\n")
    }
}
