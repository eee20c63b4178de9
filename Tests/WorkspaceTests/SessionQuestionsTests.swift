import Interchange
import Mediation
import Nomenclature
import Register
import Testing
import Workspace

/// The questions of a session, answered by a list.
@Suite struct SessionQuestionsTests {

    /// A register with a mediator, two places and one session.
    private func context() throws -> EntryContext {
        let register = try Register(
            inMemoryFor: Mediation.Association(code: "x", name: "Essai"), by: Author(program: "test"))
        _ = try register.setUp(
            "set up",
            [
                .place(Place(code: "local", name: "Notre local", kind: "local_association")),
                .place(Place(code: "ecole", name: "École Jourdain", kind: "ecole")),
                .mediator(Mediator(code: "AB")),
            ], isNew: true)
        return try EntryContext(register, today: #require(CivilDate(year: 2025, month: 3, day: 5)))
    }

    /// What was asked and told while a list of answers lasted; an empty answer keeps the proposal.
    private final class Script {
        struct Ended: Error {}
        var answers: [String]
        var asked: [Question] = []
        var told: [String] = []

        init(_ answers: [String]) { self.answers = answers }

        func answer(to question: Question) throws -> String {
            asked.append(question)
            guard !answers.isEmpty else { throw Ended() }
            let answer = answers.removeFirst()
            return answer.isEmpty ? question.proposal : try #require(question.codes(of: answer))
        }
    }

    private func session(_ script: Script, _ context: EntryContext) throws -> Session {
        try SessionQuestions(
            context, .french, usualMediator: "AB", ask: script.answer(to:), tell: { script.told.append($0.code) }
        ).session()
    }

    @Test func `a session is made of the answers, labels understood as codes`() throws {
        let script = Script([
            "", "", "permanence", "ecole jourdain", "1h30", "", "1", "sante/couverture", "", "", "", "", "", "0",
        ])
        let session = try session(script, context())
        #expect(session.place == "ecole")
        #expect(session.minutes.value == 90)
        #expect(session.mediators == ["AB"])
        #expect(session.day.description == "2025-03-05")
        #expect(session.contacts.map(\.themes) == [["sante/couverture"]])
        #expect(script.told.isEmpty)
    }

    @Test func `a second session is proposed what the first was`() throws {
        let context = try context()
        let first = Script(["", "", "permanence", "ecole", "45", "", "0"])
        _ = try context.register.record(session(first, context), on: context.today)
        let second = Script(["", "", "", "", "", "", "0"])
        let session = try session(second, context)
        #expect(session.place == "ecole" && session.minutes.value == 45)
    }

    @Test func `a day of a closed period, or that is no day, is asked again at once`() throws {
        let context = try context()
        try context.register.close(Period(typed: "2024"), reason: "bilan remis")
        let script = Script(["", "2024-06-03", "32/13", "2025-03-04", "", "local", "", "", "0"])
        #expect(try session(script, context).day.description == "2025-03-04")
        #expect(script.told == ["E-CLOSED", "E-DAY"])
        #expect(script.asked.count { $0.words.french == "Jour" } == 3)
    }

    @Test func `an answer that is no choice is not taken`() throws {
        let question = Question(Sentence("Lieu", "Place"), "", [("ecole", "École"), ("local", "Notre local")])
        #expect(question.codes(of: "gymnase") == nil)
        #expect(question.codes(of: "ÉCOLE") == "ecole")
        #expect(question.choices.map(\.code) == ["ecole", "local"])
    }

    @Test func `a name that several have is no answer, and their codes are told`() {
        let question = Question(
            Sentence("Lieu", "Place"), "", [("pmi-nord", "PMI"), ("pmi-sud", "PMI"), ("ecole", "École")])
        #expect(question.codes(of: "pmi") == nil && question.codes(of: "pmi-sud") == "pmi-sud")
        #expect(question.refusal(of: "pmi").french.contains("pmi-nord, pmi-sud"))
        #expect(question.refusal(of: "gymnase").french.contains("n’est pas un choix"))
    }
}
