import Mediation
import Output
import Register

extension PurgedSessions {
    /// What is gone, in one sentence.
    package var words: Sentence {
        Sentence(
            "Séances purgées le \(NumberText(.french).day(day)) : \(sessions). Leur détail n’est plus là ; les rapports donnent les nombres gardés.",
            "Sessions purged on \(NumberText(.english).day(day)): \(sessions). Their detail is gone; reports give the counts kept."
        )
    }

    /// The day and how many.
    var json: JSON { ["on": .text(day.description), "sessions": .integer(sessions)] }
}
