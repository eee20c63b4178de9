import ArgumentParser
import Mediation
import Output
import Register
import Workspace

/// Freezes a period.
struct Close: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "close", or: "cloturer", does: "Clôt une période : plus rien ne s’y écrit.",
            "Closes a period: nothing more is written in it.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .period) var when: String
    @Option(help: .journalReason) var reason: String

    func run() throws {
        let period = try period(when)
        try global.open(for: .writing).close(period, reason: try OptionNames.naming { try Reason.checked(reason) })
        try global.show(
            Acknowledgement(["closed": .period(period)], period.listed(after: Sentence("Close", "Closed"))))
    }
}

/// Takes the freeze off.
struct Reopen: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("reopen", or: "rouvrir", does: "Rouvre une période close.", "Reopens a closed period.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .period) var when: String
    @Option(help: .journalReason) var reason: String

    func run() throws {
        let period = try period(when)
        try global.open(for: .writing).reopen(period, reason: try OptionNames.naming { try Reason.checked(reason) })
        try global.show(
            Acknowledgement(["reopened": .period(period)], period.listed(after: Sentence("Rouverte", "Reopened"))))
    }
}

/// Shows the closed periods.
struct Closed: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("closed", or: "closes", does: "Montre les périodes closes.", "Shows the closed periods.")
    }

    @OptionGroup var global: GlobalOptions

    func run() throws { try global.show(ClosedPeriods(in: global.reading())) }
}

extension Period {
    /// A word, then the first and the last day.
    fileprivate func listed(after word: Sentence) -> Sentence {
        let days = "\(start) – \(last)"
        return Sentence("\(word.french) : \(days)", "\(word.english): \(days)")
    }
}
