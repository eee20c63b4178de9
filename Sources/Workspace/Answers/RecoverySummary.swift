import Mediation
import Output
import Register

/// What a recovery could save, and what it could not.
package struct RecoverySummary: Answer {
    private let recovery: Recovery
    private let target: String
    private let alteredFile: String?

    /// - Parameters:
    ///   - target: the register made.
    ///   - alteredFile: the table of what was read but changed; nil for none.
    package init(_ recovery: Recovery, target: String, alteredFile: String?) {
        self.recovery = recovery
        self.target = target
        self.alteredFile = alteredFile
    }

    /// The register made, and the counts.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "file": .text(target), "sessions": .integer(recovery.sessions),
            "passages": .integer(recovery.passages), "altered": .integer(recovery.altered.count),
            "alteredFile": .text(alteredFile), "unreadable": .integer(recovery.unreadable),
            "missing": .list(recovery.missing.map { .integer($0) }),
            "madeUp": .list(recovery.recreatedFromCode.map { .text($0) }),
        ]
    }

    /// One sentence each thing; at most twenty numbers of lost sessions.
    package func text(_ language: Language) -> String {
        sentences.map { $0.text(language) + "\n" }.joined()
    }

    private var sentences: [Sentence] {
        var sentences = [
            Sentence(
                "Repris dans \(target) : \(recovery.sessions, fr: "séance", "séances"), \(recovery.passages, fr: "passage", "passages").",
                "Saved in \(target): \(recovery.sessions, en: "session", "sessions"), \(recovery.passages, en: "visit", "visits")."
            )
        ]
        func add(_ french: String, _ english: String) { sentences.append(Sentence(french, english)) }
        if recovery.unreadable > 0 {
            add(
                "Illisibles : \(recovery.unreadable, fr: "ligne", "lignes").",
                "Unreadable: \(recovery.unreadable, en: "row", "rows").")
        }
        if !recovery.missing.isEmpty {
            let numbers =
                recovery.missing.prefix(20).map(String.init).joined(separator: ", ")
                + (recovery.missing.count > 20 ? "…" : "")
            add(
                "Numéros de séance perdus : \(recovery.missing.count) (\(numbers)).",
                "Session numbers lost: \(recovery.missing.count) (\(numbers)).")
        }
        if let alteredFile {
            let count = recovery.altered.count
            add(
                "Lues mais changées : \(count, fr: "séance, non reprise", "séances, non reprises"). À vérifier dans \(alteredFile).",
                "Read but changed: \(count, en: "session", "sessions"), not taken. To be looked at in \(alteredFile).")
        }
        if !recovery.recreatedFromCode.isEmpty {
            let codes = recovery.recreatedFromCode.joined(separator: ", ")
            add("Recréés avec leur seul code : \(codes).", "Made again with their code alone: \(codes).")
        }
        add(
            "Le fichier abîmé n’a pas été touché. L’historique (anciennes versions, journal) n’est pas repris.",
            "The damaged file was not touched. Its past (earlier versions, journal) is not taken along.")
        return sentences
    }
}
