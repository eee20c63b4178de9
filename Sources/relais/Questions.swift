import Foundation
import Interchange
import Mediation
import Nomenclature
import Register

/// Asks for a session on a terminal, proposing what was used last. A wrong answer is told and asked again; `?` shows
/// the choices.
struct Questions {
    private let register: Register
    private let entry: EntryReader
    private let book: CodeBook
    private let setup: AssociationSetup
    private let today: CivilDate

    init(_ register: Register, _ entry: EntryReader, _ book: CodeBook, _ setup: AssociationSetup, _ today: CivilDate) {
        self.register = register
        self.entry = entry
        self.book = book
        self.setup = setup
        self.today = today
    }

    func session() throws -> Session {
        Console.err(
            say(
                "Entrée garde la proposition, ? montre les choix.\n", "Enter keeps the proposal, ? shows the choices.\n"
            ))
        let last = try register.lastSession()?.session
        let mediator =
            ProcessInfo.processInfo.environment["RELAIS_MEDIATOR"] ?? last?.mediators.joined(separator: ",") ?? ""
        var draft = SessionDraft()
        while true {
            draft.mediators = try several(
                say("Médiatrice(s)", "Mediator(s)"), mediator, setup.mediators.values.map { ($0.code, $0.name ?? "") })
            draft.day = try openDay(draft.day.isEmpty ? today.description : draft.day)
            draft.kind = try one(say("Type de séance", "Kind of session"), last?.kind ?? "permanence", choices(.kind))
            let alike = try draft.mediators.first.flatMap { try register.lastSession(mediator: $0, kind: draft.kind) }?
                .session
            draft.place = try one(
                say("Lieu", "Place"), alike?.place ?? last?.place ?? "", setup.places.values.map { ($0.code, $0.name) }
            )
            draft.minutes = try one(say("Durée", "Duration"), (alike?.minutes ?? Minutes(120)).description, [])
            draft.turnedAway = try one(say("Personnes non reçues", "People turned away"), "", [])
            do {
                _ = try entry.frame(draft)
                break
            } catch let problem as EntryProblem { tell(problem) }
        }
        let day = try entry.frame(draft).day
        draft.contacts = try contacts(on: day)
        return try entry.session(draft)
    }

    /// A day that reads, of a period that is not closed: said at once, not after all the other answers.
    private func openDay(_ proposal: String) throws -> String {
        while true {
            let typed = try one(say("Jour", "Day"), proposal, [])
            do {
                let day = try entry.day(typed, say("Jour", "Day"))
                if let closed = try register.closedPeriods().first(where: { $0.contains(day) }) {
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
            let count = try one(
                say(
                    "Contact \(next) : combien de personnes ? (0 pour finir)",
                    "Contact \(next): how many people? (0 to end)"),
                contacts.isEmpty ? "1" : "0", [])
            if count == "0" { return contacts }
            var contact = ContactDraft()
            contact.count = count
            contact.themes = try several(
                say("Thème(s)", "Theme(s)"), contacts.last?.themes.joined(separator: ",") ?? "", choices(.theme))
            contact.gender = try one(say("Genre", "Gender"), Contact.unknown, choices(.gender))
            contact.ageBand = try one(say("Âge", "Age"), Contact.unknown, choices(.ageBand))
            contact.attendance = try one(say("Fréquentation", "Attendance"), Contact.unknown, choices(.attendance))
            contact.territory = try one(
                say("Territoire", "Territory"), contacts.last?.territory ?? Contact.unknown, choices(.territory))
            contact.outcome = try one(say("Résultat", "Outcome"), Contact.unknown, choices(.outcome))
            do {
                _ = try entry.contact(contact, on: day)
                contacts.append(contact)
            } catch let problem as EntryProblem { tell(problem) }
        }
    }

    private func choices(_ list: CodeList) -> [(String, String)] {
        book.codes(list).filter { today <= $0.lastDay }.map { ($0.code, $0.label.text(.current)) }
    }

    private func several(_ question: String, _ proposal: String, _ choices: [(String, String)]) throws -> [String] {
        try one(question, proposal, choices, isList: true).split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    /// An answer: free when there are no choices, else codes; a label typed for a code is understood.
    private func one(_ question: String, _ proposal: String, _ choices: [(String, String)], isList: Bool = false) throws
        -> String
    {
        while true {
            guard let answer = Console.ask(question, proposal: proposal) else { throw ExitWith(status: .interrupted) }
            if answer == "?" {
                for (code, label) in choices.sorted(by: { $0.0 < $1.0 }) { Console.err("  \(code)  \(label)\n") }
                continue
            }
            guard !choices.isEmpty else { return answer }
            let typed = isList ? answer.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } : [answer]
            let codes = typed.map { word in
                choices.first { $0.0 == word }?.0 ?? choices.first { folded($0.1) == folded(word) }?.0
            }
            if !codes.isEmpty, codes.allSatisfy({ $0 != nil }) { return codes.compactMap { $0 }.joined(separator: ",") }
            Console.err(
                say(
                    "  « \(answer) » n’est pas un choix : ? les montre.\n",
                    "  “\(answer)” is not a choice: ? shows them.\n"))
        }
    }

    private func tell(_ problem: any Problem) {
        Console.err(
            "  \(problem.message.text(.current)) [\(problem.code)]\n  \(problem.remedy.command.text(.current))\n")
    }
}
