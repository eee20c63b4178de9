import Interchange
import Mediation

/// The rows refused, for a person: those of one kind together.
extension ImportSummary {
    private struct Kind: Hashable {
        let file: String
        let field: String
        let why: Sentence
    }

    /// From how many rows of one kind on they are told together.
    private static let groupSize = 4

    /// One line a row, or one for all rows with the same problem in the same column.
    var refusedRows: [String] {
        var kinds: [Kind] = []
        var groups: [Kind: [RowProblem]] = [:]
        for row in outcome.problems {
            let kind = Kind(file: row.file, field: row.problem.field, why: row.problem.why)
            if groups[kind] == nil { kinds.append(kind) }
            groups[kind, default: []].append(row)
        }
        var lines: [String] = []
        for kind in kinds.prefix(50) {
            let rows = groups[kind] ?? []
            lines += rows.count < Self.groupSize ? rows.map(one) : [group(kind, rows)]
        }
        if kinds.count > 50 {
            lines.append(say("… et d’autres lignes refusées.", "… and other rows refused."))
        }
        return lines
    }

    private func one(_ row: RowProblem) -> String {
        say("\(row.file), ligne \(row.line), colonne ", "\(row.file), line \(row.line), column ")
            + "\(row.problem.message.text(language)) [\(row.problem.code)]\n  \(words(row.problem.remedy))"
    }

    private func group(_ kind: Kind, _ rows: [RowProblem]) -> String {
        var values: [String] = []
        for row in rows where !row.problem.value.isEmpty && !values.contains(row.problem.value) && values.count < 5 {
            values.append(row.problem.value)
        }
        let shown = values.map { say("« \($0) »", "“\($0)”") }.joined(separator: ", ")
        let places = rows.prefix(5).map { String($0.line) }.joined(separator: ", ") + (rows.count > 5 ? "…" : "")
        let why = "\(shown)\(shown.isEmpty ? "" : " ")\(kind.why.text(language))"
        return say(
            "\(kind.file), \(rows.count, fr: "ligne", "lignes") (\(places)), colonne \(kind.field) : \(why).",
            "\(kind.file), \(rows.count, en: "row", "rows") (\(places)), column \(kind.field): \(why).")
            + " [\(rows[0].problem.code)]\n  \(words(rows[0].problem.remedy))"
    }
}
