import ArgumentParser
import Workspace

/// Shows sessions.
struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("list", or: "lister", does: "Montre les séances.", "Shows sessions.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: .words(
            "Période : 2025, 2025-03, 2025-T1…", "Period: 2025, 2025-03, 2025-Q1…", value: say("période", "period")))
    var when: String?
    @OptionGroup var filters: FilterOptions
    @Flag(help: .words("Au format sessions.csv.", "As sessions.csv.")) var csv = false

    func run() throws {
        let span = try when.map { try period($0) }
        let register = try global.reading()
        let list = try OptionNames.naming { try SessionList(of: span, filters.selection, in: register) }
        if let problem = list.problem { throw problem }
        guard csv, !global.json else { return try global.show(list) }
        try list.writeCSV(Console.data)
    }
}

/// Shows one session and its history.
struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("show", or: "voir", does: "Montre une séance et son histoire.", "Shows a session and its history.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .session) var id: String

    func run() throws { try global.show(SessionHistory(of: id, in: global.reading())) }
}
