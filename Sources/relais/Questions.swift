import Mediation
import Workspace

/// Asks questions on the terminal; `?` shows the choices.
struct Questions {
    private let context: EntryContext
    private let usualMediator: String?

    /// - Parameter usualMediator: code of the mediator this computer is set for; nil when not known.
    init(_ context: EntryContext, usualMediator: String?) {
        self.context = context
        self.usualMediator = usualMediator
    }

    /// The session answered. Throws an `ExitWith` when the input ends.
    func session() throws -> Session {
        Console.err(say("Entrée garde, ? montre les choix.\n", "Enter keeps, ? shows the choices.\n"))
        return try SessionQuestions(
            context, .current, usualMediator: usualMediator, ask: Self.answer(to:), tell: Self.tell
        ).session()
    }

    private static func answer(to question: Question) throws -> String {
        while true {
            let answer = try Console.answer(question.words, question.proposal)
            if answer == "?" {
                for choice in question.choices { Console.err("  \(choice.code)  \(choice.label)\n") }
                continue
            }
            if let codes = question.codes(of: answer) { return codes }
            Console.err("  \(question.refusal(of: answer).text(.current))\n")
        }
    }

    private static func tell(_ problem: any Problem) {
        Console.err(
            "  \(problem.message.text(.current)) [\(problem.code)]\n  \(problem.remedy.command.text(.current))\n")
    }
}
