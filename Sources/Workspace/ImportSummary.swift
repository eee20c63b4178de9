import Interchange
import Mediation
import Nomenclature
import Output
import Register

/// What an import did, or would do, for a person or a script.
package struct ImportSummary {
    let outcome: FileImport.Outcome
    private let isDryRun: Bool
    private let book: CodeBook
    let language: Language
    let words: (Remedy) -> String

    /// - Parameter words: the words of a remedy.
    package init(
        _ outcome: FileImport.Outcome, isDryRun: Bool, _ book: CodeBook, _ language: Language,
        words: @escaping (Remedy) -> String
    ) {
        self.outcome = outcome
        self.isDryRun = isDryRun
        self.book = book
        self.language = language
        self.words = words
    }

    func say(_ french: String, _ english: String) -> String { language.say(french, english) }

    /// What a person reads, one line each.
    package var lines: [String] {
        var lines = (outcome.notes + outcome.reconciliation.sentences).map { $0.text(language) } + doubts + refusedRows
        if isDryRun { lines += preview }
        func line(_ text: String) { lines.append(text) }
        let result = outcome.result
        for key in result.changed.prefix(50) {
            line(
                say(
                    "Séance « \(key) » : déjà là avec un autre contenu, laissée telle quelle.",
                    "Session “\(key)”: there already with another content, left as it is."))
        }
        if let file = outcome.refusedFile {
            line(
                say(
                    "\(outcome.refused.count, fr: "ligne refusée, gardée", "lignes refusées, gardées") dans \(file) : corrigez-les, puis importez ce fichier.",
                    "\(outcome.refused.count, en: "row", "rows") refused, kept in \(file): correct them, then import that file."
                ))
        }
        if let refusal = outcome.refusal {
            line("\(message(refusal).text(language)) [\(Self.code(refusal))]\n  \(hint(refusal).text(language))")
        } else {
            line(
                say(
                    "\(isDryRun ? "À importer" : "Importé") : \(result.sessions, fr: "séance", "séances"), \(result.contacts, fr: "passage", "passages"), \(result.setUp, fr: "ligne", "lignes") de réglage ; \(result.unchanged, fr: "séance", "séances") déjà là.",
                    "\(isDryRun ? "To import" : "Imported"): \(result.sessions, en: "session", "sessions"), \(result.contacts, en: "visit", "visits"), \(result.setUp, en: "set-up row", "set-up rows"); \(result.unchanged, en: "session", "sessions") already there."
                ))
        }
        return lines
    }

    private var preview: [String] {
        var lines: [String] = []
        func line(_ text: String) { lines.append(text) }
        let preview = outcome.preview
        if !preview.places.isEmpty {
            let list = preview.places.map { "\($0.name) (\($0.code), \($0.kind))" }.joined(separator: " ; ")
            line(say("Lieux à créer : \(list).", "Places to be made: \(list)."))
        }
        if !preview.mediators.isEmpty {
            let list = preview.mediators.map { one in one.name.map { "\($0) (\(one.code))" } ?? one.code }
            line(
                say(
                    "Médiatrices à créer : \(list.joined(separator: " ; ")).",
                    "Mediators to be made: \(list.joined(separator: "; "))."))
        }
        guard !preview.months.isEmpty else { return lines }
        line(say("Mois : séances, passages", "Month: sessions, visits"))
        for (month, counts) in preview.months.sorted(by: { $0.key < $1.key }) {
            line("  \(month) : \(counts.sessions), \(counts.passages)")
        }
        guard !preview.themes.isEmpty else { return lines }
        line(say("Demandes par domaine :", "Requests by domain:"))
        for (theme, count) in preview.themes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            line("  \(book[.theme, theme]?.label.text(language) ?? theme) : \(count)")
        }
        return lines
    }

    /// One JSON object; see the contract, §4.
    package var json: JSON {
        let rows: [JSON] = outcome.problems.map {
            [
                "file": .text($0.file), "line": .integer($0.line), "column": .text($0.problem.field),
                "value": .text($0.problem.value), "code": .text($0.problem.code),
                "reason": .text($0.problem.why.text(language)), "hint": .text(words($0.problem.remedy)),
            ]
        }
        let preview = outcome.preview
        var object: [String: JSON] = [
            "schemaVersion": 1, "dryRun": .bool(isDryRun), "written": .bool(!isDryRun && outcome.refusal == nil),
            "sessions": .integer(outcome.result.sessions), "contacts": .integer(outcome.result.contacts),
            "setUp": .integer(outcome.result.setUp), "unchanged": .integer(outcome.result.unchanged),
            "changed": .list(outcome.result.changed), "refusedRows": .list(rows),
            "reconciliation": reconciliation, "doubts": .list(outcome.doubts.map { $0.json(language) }),
            "detected": .list(outcome.notes.map { $0.text(language) }),
            "preview": [
                "months": .object(
                    preview.months.mapValues { ["sessions": .integer($0.sessions), "passages": .integer($0.passages)] }),
                "domains": .object(preview.themes.mapValues { .integer($0) }),
                "newPlaces": .list(preview.places.map(\.code)), "newMediators": .list(preview.mediators.map(\.code)),
            ],
        ]
        if let file = outcome.refusedFile { object["refusedFile"] = .text(file) }
        if let refusal = outcome.refusal {
            object["error"] = [
                "code": .text(Self.code(refusal)), "message": .text(message(refusal).text(language)),
                "hint": .text(hint(refusal).text(language)),
            ]
        }
        return .object(object)
    }
}
