import ArgumentParser
import Foundation
import Interchange
import Mediation
import Output
import Register
import Workspace

/// Options of every command.
struct GlobalOptions: ParsableArguments {
    @Option(help: .file("Le registre.", "The register.")) var register: String?

    @Option(help: .words("Langue : fr ou en.", "Language: fr or en.", value: "fr|en")) var lang: String?

    @Option(help: .words("Le jour d’aujourd’hui.", "Today's day.", value: say("jour", "day"))) var today: String?

    @Flag(help: .words("Répondre en JSON.", "Answer in JSON.")) var json = false

    /// Option, then `RELAIS_REGISTER`, then the data folder of the user.
    var registerPath: String {
        let environment = ProcessInfo.processInfo.environment
        func given(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let path = register ?? given("RELAIS_REGISTER") { return path }
        let data = given("XDG_DATA_HOME") ?? (given("HOME") ?? ".") + "/.local/share"
        return data + "/relais/register.relais"
    }

    /// What the work of a command needs: the language of this run, the day, the printer, whether to
    /// go on.
    func context() throws -> WorkContext {
        WorkContext(
            language: .current, today: try day(), printer: PagePrinter.found(in: ProcessInfo.processInfo.environment),
            checkpoint: { try Interruption.check() })
    }

    /// The day given, or the computer's.
    func day() throws -> CivilDate {
        guard let today else { return try Self.civilToday() }
        return try Self.day(today)
    }

    /// Refuses a day of `--today` that does not read, whatever the command. Throws an `EntryProblem`.
    static func checkDay(_ arguments: [String]) throws {
        if let today = CommandArguments.value(of: "--today", in: arguments) { _ = try day(today) }
    }

    private static func day(_ text: String) throws -> CivilDate {
        guard let day = CivilDate(iso: text) else { throw EntryProblem("--today", text, .dayUnreadable) }
        return day
    }

    private static func civilToday() throws -> CivilDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        guard now >= 0,
            let day = CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        else { throw WrongClock() }
        return day
    }

    /// What a command opens the register for.
    enum Purpose { case reading, writing }

    /// Opens the register.
    func open(for purpose: Purpose) throws -> Register {
        let mode: Register.Mode = purpose == .reading ? .reading : .writing(Program.author)
        let register = try Register(opening: registerPath, for: mode, onWait: Self.tellWaiting)
        if purpose == .writing { try Self.tell(OpeningWarnings.beforeWriting(to: register)) }
        return register
    }

    /// Said once, when another program has held the register for a second.
    @Sendable static func tellWaiting() { tell([OpeningWarnings.waiting]) }

    /// Says what a person should know, and goes on.
    static func tell(_ warnings: [Sentence]) { for warning in warnings { Console.err(warning.text(.current) + "\n") } }

    /// Opens the register to read.
    func reading() throws -> Register { try open(for: .reading) }

    /// Opens the register to write, with what is needed to check what was typed.
    func writing() throws -> EntryContext {
        let today = try day()
        return try EntryContext(open(for: .writing), today: today)
    }

    /// Writes an answer to the standard output: the object for a program, or the words.
    func show(_ answer: some Answer) throws {
        try Console.out(json ? answer.document(.current) : answer.text(.current))
    }

    /// Writes the object for a program to the standard output, or the words to the standard error: they say what was
    /// done, and are no data.
    func acknowledge(_ answer: some Answer) throws {
        guard !json else { return try show(answer) }
        Console.err(answer.text(.current))
    }
}

/// The computer's clock is before 1970 or after 2199.
struct WrongClock: Problem {
    var code: String { "E-CLOCK" }
    var message: Sentence {
        Sentence("L’horloge de cet ordinateur est déréglée.", "The clock of this computer is wrong.")
    }
    var remedy: Remedy {
        .advice(
            Sentence(
                "Réglez l’horloge, ou donnez le jour avec --today.", "Set the clock, or give the day with --today."))
    }
    var category: ProblemCategory { .usage }
}

/// A period as typed.
func period(_ text: String) throws -> Period {
    do { return try Period(typed: text) } catch {
        throw EntryProblem(say("période", "period"), text, error == .reversed ? .periodReversed : .periodUnreadable)
    }
}
