import ArgumentParser
import Foundation
import Mediation
import Output
import Register

@main
enum Main {
    static func main() {
        signal(SIGPIPE, SIG_DFL)  // A closed pipe ends the program without a word.
        let arguments = CommandArguments.arranged(Array(CommandLine.arguments.dropFirst()))
        do {
            var command = try Relais.parseAsRoot(arguments)
            try command.run()
        } catch {
            exit(Failure(error).told(asJSON: arguments.contains("--json")))
        }
    }
}

/// How a command ends when it does not end well.
struct Failure {
    private let error: any Error

    init(_ error: any Error) { self.error = error }

    /// Tells the person (and the script), and answers the exit status.
    func told(asJSON: Bool) -> Int32 {
        if let ending = error as? Ending { return ending.status.rawValue }
        if let problem = error as? any Problem {
            return tell(
                problem.code, problem.message.text(.current), hint(problem), ExitStatus(problem.category), asJSON)
        }
        let status = Relais.exitCode(for: error)
        let text = Relais.fullMessage(for: error)
        if status == .success {
            Console.out(HelpText.translated(text) + "\n")
            return 0
        }
        guard status == .validationFailure else {
            return tell(
                "E-UNEXPECTED", say("Erreur imprévue : \(text)", "Unexpected error: \(text)"),
                say("Signalez-la avec ce message.", "Report it with this message."), .unexpected, asJSON)
        }
        return tell(
            "E-USAGE", HelpText.usageProblem(Relais.message(for: error)),
            say("Voyez « relais help » ou « relais help COMMANDE ».", "See `relais help` or `relais help COMMAND`."),
            .usage, asJSON)
    }

    /// What to do; when the storage refused, with the command to type again.
    private func hint(_ problem: any Problem) -> String {
        let hint = problem.remedy.command.text(.current)
        let answered = (problem as? RefusedEntry)?.arguments
        guard [.storage, .busy].contains(problem.category) || answered != nil else { return hint }
        let again = answered ?? Array(CommandLine.arguments.dropFirst())
        return hint + say("\nÀ refaire : ", "\nTo do again: ") + TypedCommand.text(again)
    }

    private func tell(_ code: String, _ message: String, _ hint: String, _ status: ExitStatus, _ asJSON: Bool) -> Int32
    {
        if asJSON {
            let error: JSON = ["code": .text(code), "message": .text(message), "hint": .text(hint)]
            Console.out(JSON.object(["schemaVersion": 1, "error": error]).document)
        }
        Console.err("relais : \(message) [\(code)]\n\(hint)\n")
        return status.rawValue
    }
}

/// A command that said all it had to say, and ends with a status.
struct Ending: Error {
    let status: ExitStatus
}
