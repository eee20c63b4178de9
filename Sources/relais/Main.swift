import ArgumentParser
import Foundation
import Mediation

@main
enum Main {
    static func main() {
        signal(SIGPIPE, SIG_DFL)  // A closed pipe ends the program without a message.
        let typed = Array(CommandLine.arguments.dropFirst())
        let arguments = CommandArguments.arranged(typed)
        let language = CommandLanguage.asked(typed, ProcessInfo.processInfo.environment)
        let asJSON = arguments.contains("--json")
        Interruption.listen(language, asJSON: asJSON)
        let status = CommandLanguage.$current.withValue(language) { run(typed, arguments, asJSON) }
        exit(status.rawValue)
    }

    private static func run(_ typed: [String], _ arguments: [String], _ asJSON: Bool) -> ExitStatus {
        var status = ExitStatus.fine
        do {
            try CommandLanguage.check(typed)
            try GlobalOptions.checkDay(typed)
            var command = try Relais.parseAsRoot(arguments)
            try command.run()
        } catch { status = Failure(error).report(asJSON: asJSON) }
        do { try Console.close() } catch { status = Failure(error).report(asJSON: false) }
        return status
    }
}
