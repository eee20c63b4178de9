import ArgumentParser
import CSV
import Interchange
import Mediation
import Nomenclature
import Register
import Rendering

/// Which sessions are meant, as options.
struct FilterOptions: ParsableArguments {
    @Option(parsing: .singleValue, help: ArgumentHelp(say("Type de séance.", "Kind of session."), valueName: "code"))
    var kind: [String] = []
    @Option(parsing: .singleValue, help: ArgumentHelp(say("Lieu.", "Place."), valueName: "code")) var place: [String] =
        []
    @Option(parsing: .singleValue, help: ArgumentHelp(say("Médiatrice.", "Mediator."), valueName: "code")) var mediator:
        [String] = []
    @Option(parsing: .singleValue, help: ArgumentHelp(say("Thème ou domaine.", "Theme or domain."), valueName: "code"))
    var theme: [String] = []
    @Option(parsing: .singleValue, help: ArgumentHelp(say("Action financée.", "Funded action."), valueName: "code"))
    var funding: [String] = []

    /// The filter; a code nobody knows is refused rather than answered by nothing.
    func filter(_ book: CodeBook, _ setup: AssociationSetup) throws -> SessionFilter {
        for code in kind where book[.kind, code] == nil {
            throw EntryProblem("--kind", code, .unknownCode(.kind, nearest: book.nearest(.kind, to: code)))
        }
        for code in theme where book[.theme, code] == nil {
            throw EntryProblem("--theme", code, .unknownCode(.theme, nearest: book.nearest(.theme, to: code)))
        }
        for code in place where setup.places[code] == nil { throw EntryProblem("--place", code, .unknownPlace) }
        for code in mediator where setup.mediators[code] == nil {
            throw EntryProblem("--mediator", code, .unknownMediator)
        }
        for code in funding where setup.fundings[code] == nil {
            throw EntryProblem("--funding", code, .unknownFunding)
        }
        var filter = SessionFilter()
        filter.kinds = Set(kind.map { book.canonical(.kind, $0) })
        filter.places = Set(place)
        filter.mediators = Set(mediator)
        filter.themes = Set(theme.map { book.canonical(.theme, $0) })
        filter.fundings = Set(funding)
        return filter
    }

    /// Whether costs can be set against the sessions meant.
    var isWholeOrOneFunding: Bool {
        kind.isEmpty && place.isEmpty && mediator.isEmpty && theme.isEmpty && funding.count <= 1
    }

    /// The filter in words, for the head of a report.
    func words(_ book: CodeBook, _ setup: AssociationSetup) -> [Sentence] {
        var words: [Sentence] = []
        func add(_ codes: [String], _ french: String, _ english: String, _ name: (String) -> Sentence) {
            guard !codes.isEmpty else { return }
            let names = codes.map(name)
            words.append(
                Sentence(
                    "\(french) : \(names.map(\.french).joined(separator: ", "))",
                    "\(english): \(names.map(\.english).joined(separator: ", "))"))
        }
        add(kind, "Type de séance", "Kind of session") { book[.kind, $0]?.label ?? Sentence($0, $0) }
        add(place, "Lieu", "Place") {
            let name = setup.places[$0]?.name ?? $0
            return Sentence(name, name)
        }
        add(theme, "Thème", "Theme") { book[.theme, $0]?.label ?? Sentence($0, $0) }
        add(funding, "Action financée", "Funded action") {
            let name = setup.fundings[$0]?.title ?? $0
            return Sentence(name, name)
        }
        add(mediator, "Médiatrice", "Mediator") { Sentence($0, $0) }
        return words
    }
}

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
        let book = try register.codeBook()
        let setup = try register.setup()
        let sessions = try register.sessions(in: span, filter: filters.filter(book, setup))
        if global.json {
            let object: JSON = [
                "schemaVersion": 1, "period": span.map { ReportJSON.period($0) } ?? .null,
                "sessions": .list(sessions.map { SessionJSON.object($0) }),
            ]
            Console.out(object.document)
            if sessions.isEmpty { throw Ending(status: .nothing) }
            return
        }
        guard !sessions.isEmpty else { throw NothingThere(period: span) }
        if csv {
            Console.data(CSVText.row(SessionColumn.contract.map { .text($0.name) }, separator: ";"))
            for session in sessions {
                Console.data(
                    SessionRows.rows(session).map { CSVText.row($0.map { .text($0) }, separator: ";") }.joined())
            }
        } else {
            Console.out(text(sessions, book, setup))
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
            Console.out(JSON.object(object).document)
            return
        }
        Console.out(SessionText.lines(latest.stored).joined(separator: "\n") + "\n")
        Console.out(say("\nHistoire\n", "\nHistory\n"))
        for version in versions {
            var line = "  v\(version.stored.version)  \(version.since?.madeAt ?? "")  \(version.since?.verb ?? "")"
            if let until = version.until {
                line += " → \(until.madeAt)  \(until.verb) \(until.reason.map { "(\($0))" } ?? "")"
            }
            Console.out(line + "\n")
        }
    }
}
