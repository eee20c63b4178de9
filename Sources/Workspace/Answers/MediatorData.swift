import Mediation
import Output
import Register

/// What a register keeps of one mediator, for her (GDPR, article 15).
package struct MediatorData: Answer {
    private let mediator: Mediator
    private let sessions: [StoredSession]
    /// Days of the first and last session of each month in which a purge kept that she held some.
    private let purgedMonths: [Period]

    /// Takes the data from a register open for writing: what goes out of someone of the team is a reading the journal
    /// keeps. Throws a `RegisterProblem` for a code that is not known.
    package init(of code: String, in register: Register) throws {
        guard let mediator = try register.setup().mediators[code] else {
            throw RegisterProblem.unknown(noun: SetupItem.Kind.mediator.noun, code: code)
        }
        self.mediator = mediator
        var filter = SessionFilter()
        filter.mediators = [code]
        (sessions, purgedMonths) = try register.snapshot {
            (try $0.sessions(filter: filter), try $0.purgedMonths(of: code))
        }
        try register.note(.export, "privacy \(code)")
    }

    /// What is kept of her, the number and length of her sessions, and their days.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "code": .text(mediator.code), "name": .text(mediator.name), "post": .text(mediator.post),
            "fullTimeEquivalentHundredths": .integer(mediator.fteHundredths),
            "from": .text(mediator.from?.description), "to": .text(mediator.to?.description),
            "sessions": .integer(sessions.count), "minutes": .integer(minutes),
            "days": .list(days), "purgedMonths": .list(purgedMonths.map(\.description)),
        ]
    }

    /// The same, one line each thing.
    package func text(_ language: Language) -> String {
        func line(_ french: String, _ english: String, _ value: String?) -> String {
            "  " + language.say("\(french) : ", "\(english): ") + (value ?? "–") + "\n"
        }
        let numbers = NumberText(language)
        return language.say("Médiatrice \(mediator.code)\n", "Mediator \(mediator.code)\n")
            + line("nom", "name", mediator.name) + line("poste", "post", mediator.post)
            + line(
                "équivalent temps plein", "full-time equivalent",
                mediator.fteHundredths.map { numbers.decimal(Double($0) / 100, decimals: 2) })
            + line("premier jour", "first day", mediator.from?.description)
            + line("dernier jour", "last day", mediator.to?.description)
            + line("séances", "sessions", numbers.count(sessions.count))
            + line("durée", "duration", numbers.duration(minutes: minutes))
            + line("jours", "days", days.isEmpty ? nil : days.joined(separator: " "))
            + line(
                "mois purgés", "months purged",
                purgedMonths.isEmpty
                    ? nil : purgedMonths.map { String($0.start.description.prefix(7)) }.joined(separator: " "))
    }

    private var minutes: Int { sessions.reduce(0) { $0 + $1.session.minutes.value } }
    private var days: [String] { Set(sessions.map(\.session.day.description)).sorted() }
}
