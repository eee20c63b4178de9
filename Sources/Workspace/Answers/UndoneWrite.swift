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
        return language.say("\(word.french) : ", "\(word.english): ") + words.text(language) + "\n"
    }

    /// What to ask before it is done, without the mark of a question.
    package var question: Sentence {
        let word = act == .undone ? Sentence("Défaire", "Undo") : Sentence("Refaire", "Redo")
        return Sentence("\(word.french) \(words.french)", "\(word.english) \(words.english)")
    }

    /// That the last write of all is someone else's; nil when it is this one.
    package var warning: Sentence? {
        write.later.map { later in
            Sentence(
                "La dernière écriture est de \(later.byline.french) : \(later.title). Ceci est la vôtre d’avant.",
                "The last write is by \(later.byline.english): \(later.title). This is yours from before.")
        }
    }

    /// The write, its sessions, and whose it is when it is someone else's.
    private var words: Sentence {
        let sessions = [" (\(write.sessions) séance(s))", " (\(write.sessions) session(s))"]
        let byline = write.entry.byline
        let author = [", écrit par \(byline.french)", ", written by \(byline.english)"]
        func all(_ rank: Int) -> String {
            write.entry.title + (write.sessions == 0 ? "" : sessions[rank]) + (write.isOwn ? "" : author[rank])
        }
        return Sentence(all(0), all(1))
    }
}
