import Mediation
import Output
import Register

/// Says what was taken back, or done again.
package struct UndoneWrite: Answer {
    /// What was done to the write.
    package enum Act: Sendable { case undone, redone }

    private let write: Register.Undoable
    private let act: Act

    /// A write taken back or done again, or about to be.
    package init(_ write: Register.Undoable, _ act: Act) { (self.write, self.act) = (write, act) }

    /// `undone` or `redone`: the write, its sessions, whose it is.
    package func fields(_ language: Language) -> [String: JSON] {
        let entry = write.entry
        return [
            act == .undone ? "undone" : "redone": [
                "verb": .text(entry.verb), "object": .text(entry.object), "madeAt": .text(entry.madeAt),
                "author": .text(entry.author), "file": .text(entry.fileName), "sessions": .integer(write.sessions),
                "isOwn": .bool(write.isOwn),
            ]
        ]
    }

    /// One line.
    package func text(_ language: Language) -> String {
        let word = act == .undone ? Sentence("Défait", "Undone") : Sentence("Refait", "Redone")
        return language.say("\(word.french) : ", "\(word.english): ") + words(language) + "\n"
    }

    /// What to ask before it is done, without the mark of a question.
    package var question: Sentence {
        let word = act == .undone ? Sentence("Défaire", "Undo") : Sentence("Refaire", "Redo")
        return Sentence("\(word.french) : \(words(.french))", "\(word.english): \(words(.english))")
    }

    /// That the last write of all is someone else's; nil when it is this one.
    package var warning: Sentence? {
        write.later.map { later in
            Sentence(
                "La dernière écriture est de \(later.byline.french) : \(later.title.french). Ceci est la vôtre d’avant.",
                "The last write is by \(later.byline.english): \(later.title.english). This is yours from before.")
        }
    }

    /// The write, its sessions, and whose it is when it is someone else's.
    private func words(_ language: Language) -> String {
        let entry = write.entry
        var words = entry.title.text(language)
        if write.sessions > 0 {
            words += language.say(
                " (\(write.sessions, fr: "séance", "séances"))", " (\(write.sessions, en: "session", "sessions"))")
        }
        if !write.isOwn {
            words += language.say(", écrit par \(entry.byline.french)", ", written by \(entry.byline.english)")
        }
        return words
    }
}
