import Mediation
import Output
import Register

/// What a backup put back changes.
package struct RestoreSummary: Answer {
    private let before: RegisterTotals?
    private let after: RegisterTotals
    private let kept: String?

    /// - Parameters:
    ///   - before: what the register held; nil when there was none or it could not be read.
    ///   - kept: where the former register is kept; nil when there was none.
    package init(before: RegisterTotals?, after: RegisterTotals, kept: String?) {
        self.before = before
        self.after = after
        self.kept = kept
    }

    /// The totals before and after, and the file kept.
    package func fields(_ language: Language) -> [String: JSON] {
        ["before": before.map(Self.object) ?? .null, "after": Self.object(after), "kept": .text(kept)]
    }

    private static func object(_ totals: RegisterTotals) -> JSON {
        [
            "sessions": .integer(totals.sessions), "passages": .integer(totals.passages),
            "lastEntry": .integer(Int(totals.lastEntry)),
        ]
    }

    /// The same, in two or three lines.
    package func text(_ language: Language) -> String {
        let nothing =
            kept == nil ? language.say("pas de registre", "no register") : language.say("illisible", "unreadable")
        let (former, now) = (before.map { words($0, language) } ?? nothing, words(after, language))
        let file =
            kept.map {
                language.say("L’ancien fichier est gardé : \($0)\n", "The old file is kept: \($0)\n")
            } ?? ""
        return language.say("Avant : \(former)\nMaintenant : \(now)\n", "Before: \(former)\nNow: \(now)\n") + file
    }

    private func words(_ totals: RegisterTotals, _ language: Language) -> String {
        language.say(
            "\(totals.sessions, fr: "séance", "séances"), \(totals.passages, fr: "passage", "passages"), \(totals.lastEntry, fr: "écriture", "écritures")",
            "\(totals.sessions, en: "session", "sessions"), \(totals.passages, en: "visit", "visits"), \(totals.lastEntry, en: "write", "writes")"
        )
    }
}
