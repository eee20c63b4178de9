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
    var remedy: Remedy { problem.remedy }
    var category: ProblemCategory { problem.category }
}

extension SessionDraft {
    /// The options that, typed after `record`, give this draft again.
    var options: [String] {
        func option(_ name: String, _ value: String) -> [String] { value.isEmpty ? [] : [name, value] }
        return option("--day", day) + option("--start", start) + option("--minutes", minutes) + option("--kind", kind)
            + option("--place", place) + mediators.flatMap { option("--mediator", $0) }
            + fundings.flatMap { option("--funding", $0) } + partners.flatMap { option("--partner", $0) }
            + languages.flatMap { option("--language", $0) } + option("--present", present)
            + option("--turned-away", turnedAway) + contacts.flatMap { option("--contact", $0.typed) }
            + effects.flatMap { option("--effect", $0.typed) }
    }
}
