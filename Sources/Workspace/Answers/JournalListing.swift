import Mediation
import Output
import Register

/// The journal, write after write.
package struct JournalListing: Answer {
    private let entries: [JournalEntry]

    /// The whole journal of a register.
    package init(of register: Register) throws { entries = try register.journal() }

    /// The entries, oldest first.
    package func fields(_ language: Language) -> [String: JSON] {
        let entries: [JSON] = entries.map { entry in
            [
                "entry": .integer(Int(entry.id)), "madeAt": .text(entry.madeAt), "verb": .text(entry.verb),
                "author": .text(entry.author), "object": .text(entry.object), "reason": .text(entry.reason),
                "file": .text(entry.fileName), "undone": .bool(entry.isUndone),
                "chainDigest": .text(entry.chainDigest),
            ]
        }
        return ["entries": .list(entries)]
    }

    /// One line an entry, oldest first.
    package func text(_ language: Language) -> String {
        entries.map { entry in
            let object = entry.verb == "import" ? entry.fileName ?? entry.object : entry.object
            let words = [entry.verb, object.onOneLine, entry.reason.map { "« \($0.onOneLine) »" } ?? ""]
                .filter { !$0.isEmpty }.joined(separator: " · ")
            let undone = entry.isUndone ? language.say("  (défaite)", "  (undone)") : ""
            return "\(entry.id)  \(entry.madeAt)  \((entry.author ?? "-").onOneLine)  \(words)\(undone)\n"
        }.joined()
    }
}
