import Foundation
import Interchange
import Mediation
import Register

/// What was answered to questions and could not be kept, given back so that nothing has to be asked again.
struct RefusedEntry: Problem {
    let problem: RegisterProblem
    /// The command that says the same.
    let arguments: [String]

    /// A session the storage refused.
    init(_ problem: RegisterProblem, _ session: Session) {
        self.problem = problem
        // What was typed before the questions (the register, the language) goes with the answers.
        arguments = Array(CommandLine.arguments.dropFirst()) + SessionDraft(session).options
    }

    var code: String { problem.code }
    var message: Sentence { problem.message }
    var hint: Sentence { problem.hint }
    var status: ExitStatus { problem.status }
}

/// A command as it is typed in a shell.
enum TypedCommand {
    /// `relais` and its arguments, quoted where a shell would read something else.
    static func text(_ arguments: [String]) -> String { (["relais"] + arguments).map(quoted).joined(separator: " ") }

    private static func quoted(_ word: String) -> String {
        let plain = CharacterSet(charactersIn: "-_=:/.,+@%").union(.alphanumerics)
        if !word.isEmpty, word.unicodeScalars.allSatisfy(plain.contains) { return word }
        return "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
