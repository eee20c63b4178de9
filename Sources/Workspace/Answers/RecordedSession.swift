import Mediation
import Output
import Register

/// Says that a session is safe, with the number people will use.
package struct RecordedSession: Answer {
    private let stored: StoredSession
    private let verb: Sentence

    /// - Parameter verb: what was done, at the head of the line.
    package init(_ stored: StoredSession, _ verb: Sentence) {
        self.stored = stored
        self.verb = verb
    }

    /// Identifier, number and version.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "session": [
                "id": .text(stored.id), "number": .integer(stored.number), "version": .integer(stored.version),
            ]
        ]
    }

    /// One line.
    package func text(_ language: Language) -> String {
        let session = stored.session
        return language.say(
            "\(verb.french) : n° \(stored.number), \(session.day), \(session.minutes) min, \(session.passages, fr: "passage", "passages").\n",
            "\(verb.english): no. \(stored.number), \(session.day), \(session.minutes) min, \(session.passages, en: "visit", "visits").\n"
        )
    }
}
