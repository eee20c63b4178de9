import Foundation
import Interchange
import Mediation
import Nomenclature
import Register

/// A session asked for question by question, each with what was used last as its proposal. What is wrong is told as soon
/// as it can be, and asked again.
package struct SessionQuestions {
    private let context: EntryContext
    private let language: Language
    private let usualMediator: String?
    private let ask: (Question) throws -> String
    private let tell: (any Problem) -> Void

    /// - Parameters:
    ///   - usualMediator: code of the mediator the device is set for; nil when not known.
    ///   - ask: gives the answer to a question, in codes where it has choices.
    ///   - tell: shows why an answer is asked for again.
    package init(
        _ context: EntryContext, _ language: Language, usualMediator: String?,
        ask: @escaping (Question) throws -> String, tell: @escaping (any Problem) -> Void
    ) {
        self.context = context
        self.language = language
        self.usualMediator = usualMediator
        self.ask = ask
        self.tell = tell
    }

    /// The session answered. Throws what `ask` throws.
    package func session() throws -> Session {
        let last = try context.register.lastSession()?.session
        var draft = SessionDraft()
        while true {
            try askFrame(&draft, last)
            do {
                _ = try context.entry.frame(draft)
                break
            } catch let problem as EntryProblem { tell(problem) }
        }
        draft.contacts = try contacts(on: context.entry.frame(draft).day)
        return try context.entry.session(draft)
    }

    /// Who, when, what, where, how long.
    private func askFrame(_ draft: inout SessionDraft, _ last: Session?) throws {
        let mediator = usualMediator ?? last?.mediators.joined(separator: ",") ?? ""
        draft.mediators = try several(
            Sentence("Médiatrices", "Mediators"), mediator,
            context.setup.mediators.values.map { ($0.code, $0.name ?? "") })
        draft.day = try openDay(draft.day.isEmpty ? context.today.description : draft.day)
        draft.kind = try ask(
            Question(Sentence("Type de séance", "Kind of session"), last?.kind ?? "permanence", choices(.kind)))
        let alike = try draft.mediators.first.flatMap {
            try context.register.lastSession(mediator: $0, kind: draft.kind)
        }?.session
        draft.place = try ask(
            Question(
                Sentence("Lieu", "Place"), alike?.place ?? last?.place ?? "",
                context.setup.places.values.map { ($0.code, $0.name) }))
        draft.minutes = try ask(
            Question(Sentence("Durée", "Duration"), (alike?.minutes ?? Minutes(120)).description))
        draft.turnedAway = try ask(Question(Sentence("Personnes non reçues", "People turned away"), ""))
    }

    /// A day that reads, of a period that is not closed: said at once, not after all the other answers.
    private func openDay(_ proposal: String) throws -> String {
        let words = Sentence("Jour", "Day")
        while true {
            let typed = try ask(Question(words, proposal))
            do {
                let day = try context.entry.day(typed, words.text(language))
                if let closed = try context.register.closedPeriods().first(where: { $0.contains(day) }) {
                    throw RegisterProblem.closed(period: closed)
                }
                return typed
            } catch let problem as EntryProblem {
                tell(problem)
            } catch let problem as RegisterProblem where problem.category == .forbidden { tell(problem) }
        }
    }

    private func contacts(on day: CivilDate) throws -> [ContactDraft] {
        var contacts: [ContactDraft] = []
        while true {
            let next = contacts.count + 1
            let words = Sentence(
                "Contact \(next) : combien de personnes ? (0 pour finir)",
                "Contact \(next): how many people? (0 to end)")
            let count = try ask(Question(words, contacts.isEmpty ? "1" : "0"))
            if count == "0" { return contacts }
            let contact = try contact(count, after: contacts.last)
            do {
                _ = try context.entry.contact(contact, on: day)
                contacts.append(contact)
            } catch let problem as EntryProblem { tell(problem) }
        }
    }

    private func contact(_ count: String, after last: ContactDraft?) throws -> ContactDraft {
        func one(_ french: String, _ english: String, _ proposal: String?, _ list: CodeList) throws -> String {
            try ask(Question(Sentence(french, english), proposal ?? Contact.unknown, choices(list)))
        }
        var contact = ContactDraft()
        contact.count = count
        contact.themes = try several(
            Sentence("Thèmes", "Themes"), last?.themes.joined(separator: ",") ?? "", choices(.theme))
        contact.gender = try one("Genre", "Gender", nil, .gender)
        contact.ageBand = try one("Âge", "Age", nil, .ageBand)
        contact.attendance = try one("Fréquentation", "Attendance", nil, .attendance)
        contact.territory = try one("Territoire", "Territory", last?.territory, .territory)
        contact.outcome = try one("Résultat", "Outcome", nil, .outcome)
        return contact
    }

    private func several(_ words: Sentence, _ proposal: String, _ choices: [Question.Choice]) throws -> [String] {
        try ask(Question(words, proposal, choices, isList: true)).split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    private func choices(_ list: CodeList) -> [Question.Choice] {
        context.book.codes(list).filter { context.today <= $0.lastDay }.map { ($0.code, $0.label.text(language)) }
    }
}
