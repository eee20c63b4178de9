import ArgumentParser
import Foundation
import Mediation
import Output

/// How a command ends when it does not end well, or when it only shows help.
struct Failure {
    private let error: any Error

    init(_ error: any Error) { self.error = error }

    /// Writes what went wrong for the person and for the script, and gives the exit status.
    func report(asJSON: Bool) -> ExitStatus {
        switch error {
        case let ending as ExitWith: return ending.status
        case let problem as any Problem:
            Self.write(problem.code, problem.message.text(.current), hint(problem), asJSON: asJSON)
            return ExitStatus(problem.category)
        default: return reportParsing(asJSON)
        }
    }

    /// What the argument parser threw: the help asked for, or what is wrong with the options.
    private func reportParsing(_ asJSON: Bool) -> ExitStatus {
        let status = Relais.exitCode(for: error)
        let text = Relais.fullMessage(for: error)
        if status == .success {
            do { try Console.out(HelpText.translated(text) + "\n") } catch {
                return Failure(error).report(asJSON: false)
            }
            return .fine
        }
        guard status == .validationFailure else {
            Self.write(
                "E-UNEXPECTED", say("Erreur imprévue : \(text)", "Unexpected error: \(text)"),
                say("Signalez-la avec ce message.", "Report it with this message."), asJSON: asJSON)
            return .unexpected
        }
        Self.write(
            "E-USAGE", HelpText.usageProblem(Relais.message(for: error)),
            say("Voyez « relais help » ou « relais help COMMANDE ».", "See `relais help` or `relais help COMMAND`."),
            asJSON: asJSON)
        return .usage
    }

    /// What to do; when the storage refused, with the command to type again.
    private func hint(_ problem: any Problem) -> String {
        let hint = problem.remedy.command.text(.current)
        let answered = (problem as? RefusedEntry)?.arguments
        let isRefused = [.storage, .busy].contains(problem.category) && !(problem is OutputProblem)
        guard isRefused || answered != nil else { return hint }
        let again = answered ?? Array(CommandLine.arguments.dropFirst())
        return hint + say("\nÀ refaire : ", "\nTo do again: ") + ShellWords.text(["relais"] + again)
    }

    /// Writes a problem on the standard error, and as JSON on the standard output when it is asked for.
    static func write(_ code: String, _ message: String, _ hint: String, asJSON: Bool) {
        if asJSON {
            let error: JSON = ["code": .text(code), "message": .text(message), "hint": .text(hint)]
            // When the output fails too, the person still has the message below, and the script the status.
            try? Console.out(JSON.object(["schemaVersion": 1, "error": error]).document)
        }
        Console.err("relais : \(message) [\(code)]\n\(hint)\n")
    }
}

/// Ends a command that has written all it had to write, with a status.
struct ExitWith: Error {
    let status: ExitStatus
}
