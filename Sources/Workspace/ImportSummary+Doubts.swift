import Interchange
import Mediation
import Output

/// What an import leaves open, and why it was not written.
extension ImportSummary {
    /// The doubts, each with its answers and what they change.
    var doubts: [String] {
        outcome.doubts.flatMap { doubt in
            let values = doubt.values.map { "« \($0.replacing("\n", with: " ")) »" }.joined(separator: ", ")
            let sign = doubt.isBlocking ? "!" : "?"
            let head =
                "\(sign) \(doubt.column)\(values.isEmpty ? "" : " (\(values))") : \(doubt.question.text(language))"
            let answers = doubt.choices.map { choice in
                let isGuess =
                    choice.name == doubt.guess ? say(" (pris sans réponse)", " (taken without an answer)") : ""
                return "    \(doubt.column)=\(choice.name) : \(choice.effect.text(language))\(isGuess)"
            }
            return [head] + answers
        }
    }

    /// What the files say against what was read, as the contract writes it, §7.
    var reconciliation: JSON {
        let found = outcome.reconciliation
        var rows: [String: JSON] = ["file": .integer(found.fileRows)]
        var lines: [String: JSON] = [:]
        for kind in Reconciliation.RowKind.allCases {
            rows[kind.rawValue] = .integer(found.rows[kind] ?? 0)
            guard kind != .sessions else { continue }
            lines[kind.rawValue] = .list(
                (found.places[kind] ?? []).map { ["table": .text($0.table), "line": .integer($0.line)] })
        }
        return [
            "rows": .object(rows), "lines": .object(lines),
            "columns": .list(
                found.columns.map { column in
                    [
                        "title": .text(column.title), "field": .text(column.field),
                        "fileSum": .integer(column.fileSum), "takenSum": .integer(column.takenSum),
                        "refusedSum": .integer(column.refusedSum), "leftSum": .integer(column.leftSum),
                        "unassignedSum": .integer(column.unassignedSum), "addedSum": .integer(column.addedSum),
                        "difference": .integer(column.difference),
                    ]
                }),
            "totals": .list(
                found.totals.map { total in
                    [
                        "where": .text(total.place.text(language)), "says": .integer(total.says),
                        "read": .integer(total.read),
                    ]
                }), "agrees": .bool(found.agrees),
        ]
    }

    /// Stable code of a refusal.
    static func code(_ refusal: FileImport.Refusal) -> String {
        switch refusal {
        case .rows: "E-IMPORT-ROWS"
        case .doubts: "E-IMPORT-DOUBT"
        case .difference: "E-IMPORT-DIFFERENCE"
        }
    }

    /// Why nothing was written.
    func message(_ refusal: FileImport.Refusal) -> Sentence {
        switch refusal {
        case .rows:
            return Sentence(
                "\(outcome.problems.count, fr: "ligne refusée", "lignes refusées") : rien n’a été écrit.",
                "\(outcome.problems.count, en: "row", "rows") refused: nothing was written.")
        case .doubts:
            let count = outcome.doubts.count(where: \.isBlocking)
            return Sentence(
                "\(count, fr: "question", "questions") sans réponse : rien n’a été écrit.",
                "\(count, en: "question", "questions") without an answer: nothing was written.")
        case .difference:
            return Sentence(
                "Ce qui est lu n’est pas ce que dit le fichier : rien n’a été écrit.",
                "What was read is not what the file says: nothing was written.")
        }
    }

    /// What to do about a refusal; names no option.
    func hint(_ refusal: FileImport.Refusal) -> Sentence {
        switch refusal {
        case .rows: Sentence("Corrigez ces lignes, puis recommencez.", "Correct these rows, then try again.")
        case .doubts:
            Sentence(
                "Répondez à chaque « ! » : COLONNE=CHOIX, ou dans le profil.",
                "Answer each “!”: COLUMN=CHOICE, or in the profile.")
        case .difference:
            Sentence(
                "Corrigez le fichier ou le profil, ou acceptez la différence.",
                "Correct the file or the profile, or accept the difference.")
        }
    }
}

extension Doubt {
    /// The doubt as the contract writes it, §7.
    package func json(_ language: Language) -> JSON {
        [
            "column": .text(column), "kind": .text(kind.rawValue), "blocking": .bool(isBlocking),
            "values": .list(values),
            "guess": .text(guess), "question": .text(question.text(language)),
            "choices": .list(choices.map { ["choice": .text($0.name), "effect": .text($0.effect.text(language))] }),
        ]
    }
}
