import ArgumentParser
import CSV
import Interchange
import Mediation
import Nomenclature
import Output
import Register
import Workspace

/// Shows sessions.
struct List: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: say("Montre les séances.", "Shows sessions."), aliases: ["lister"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            say("Période : 2025, 2025-03, 2025-T1…", "Period: 2025, 2025-03, 2025-Q1…"),
            valueName: say("période", "period")))
    var when: String?
    @OptionGroup var filters: FilterOptions
    @Flag(help: ArgumentHelp(say("Au format sessions.csv.", "As sessions.csv."))) var csv = false

    func run() throws {
        let span = try when.map { try period($0) }
        let register = try global.open(for: .reading)
        let (book, setup, sessions) = try register.snapshot { snapshot in
            let (book, setup) = (try snapshot.codeBook(), try snapshot.setup())
            return (book, setup, try snapshot.sessions(in: span, filter: filters.filter(book, setup)))
        }
        if global.json {
            let object: JSON = [
                "schemaVersion": 1, "period": span.map { .period($0) } ?? .null,
                "sessions": .list(sessions.map { SessionJSON.object($0) }),
            ]
            try Console.out(object.document)
            if sessions.isEmpty { throw ExitWith(status: .nothing) }
            return
        }
        guard !sessions.isEmpty else { throw SelectionProblem.nothingSelected(span) }
        if csv {
            try Console.data(CSVText.row(SessionColumn.contract.map { .text($0.name) }, separator: ";"))
            for session in sessions {
                try Console.data(
                    SessionRows.rows(session).map { CSVText.row($0.map { .text($0) }, separator: ";") }.joined())
            }
        } else {
            try Console.out(text(sessions, book, setup))
        }
    }

    private func text(_ sessions: [StoredSession], _ book: CodeBook, _ setup: AssociationSetup) -> String {
        let head = [
            say("Jour", "Day"), say("N°", "No."), say("Type", "Kind"), say("Lieu", "Place"),
            say("Médiatrices", "Mediators"),
            "min", say("Passages", "Visits"),
        ]
        let rows = sessions.map { stored in
            let session = stored.session
            return [
                session.day.description, String(stored.number),
                book[.kind, session.kind]?.label.text(.current) ?? session.kind,
                setup.places[session.place]?.name ?? session.place, session.mediators.joined(separator: " "),
                session.minutes.description, String(session.passages),
            ]
        }
        return TextTable.lines([head] + rows, wordColumns: 5).joined(separator: "\n") + "\n"
    }
}

/// Shows one session and its history.
struct Show: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: say("Montre une séance et son histoire.", "Shows a session and its history."),
            aliases: ["voir"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp(say("Numéro de la séance.", "Number of the session."), valueName: say("numéro", "number")))
    var id: String

    func run() throws {
        let versions = try global.open(for: .reading).versions(of: id)
        guard let latest = versions.last(where: { $0.until == nil }) ?? versions.last else {
            throw RegisterProblem.noSession(id)
        }
        if global.json {
            var object: [String: JSON] = ["schemaVersion": 1, "session": SessionJSON.object(latest.stored)]
            object["versions"] = .list(
                versions.map { version in
                    [
                        "version": .integer(version.stored.version), "by": .text(version.since?.verb),
                        "madeAt": .text(version.since?.madeAt), "closedBy": .text(version.until?.verb),
                        "closedAt": .text(version.until?.madeAt), "reason": .text(version.until?.reason),
                        "session": SessionJSON.object(version.stored),
                    ]
                })
            try Console.out(JSON.object(object).document)
            return
        }
        try Console.out(SessionText.lines(latest.stored).joined(separator: "\n") + "\n")
        try Console.out(say("\nHistoire\n", "\nHistory\n"))
        for version in versions {
            var line = "  v\(version.stored.version)  \(version.since?.madeAt ?? "")  \(version.since?.verb ?? "")"
            if let until = version.until {
                line += " → \(until.madeAt)  \(until.verb) \(until.reason.map { "(\($0))" } ?? "")"
            }
            try Console.out(line + "\n")
        }
    }
}
