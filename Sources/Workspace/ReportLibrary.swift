import Foundation
import Interchange
import Mediation
import Reports
import Sheets

/// Report definitions, the texts that go with them, and reports made before, from files.
package enum ReportLibrary {
    /// A definition by kind, or from a `.yaml` file.
    package static func definition(_ kindOrFile: String, _ language: Language) throws -> ReportDefinition {
        if let known = ReportDefinition.named(kindOrFile) { return known }
        guard kindOrFile.hasSuffix(".yaml") || kindOrFile.hasSuffix(".yml") else {
            throw EntryProblem(
                language.say("rapport", "report"), kindOrFile,
                .notOneOf(ReportDefinition.kinds + [language.say("FICHIER.yaml", "FILE.yaml")]))
        }
        return try ReportDefinition(yaml: try wordsWithoutPerson(kindOrFile), file: kindOrFile)
    }

    /// The coordinator's text.
    /// - Returns: the text, and what to look at in it: headings no block asks for.
    package static func narrative(
        _ path: String, for definition: ReportDefinition
    ) throws -> (narrative: Narrative, warnings: [Sentence]) {
        var warnings: [Sentence] = []
        let narrative = Narrative(markdown: try wordsWithoutPerson(path))
        for heading in narrative.unplaced(in: definition) {
            warnings.append(
                Sentence(
                    "« \(heading) » : aucun bloc de ce rapport ne porte ce titre, ce texte est laissé de côté.",
                    "“\(heading)”: no block of this report has that heading, this text is left aside."))
        }
        return (narrative, warnings)
    }

    /// The text of a file whose words are printed. Throws an `EntryProblem` named after the line that points to a
    /// person.
    private static func wordsWithoutPerson(_ path: String) throws -> String {
        let text = try text(path)
        try WordGuard.checkLines(of: text, path)
        return text
    }

    private static func text(_ path: String) throws -> String {
        guard let text = String(data: try FileContent.read(path), encoding: .utf8) else {
            throw FileProblem(path, .unreadable)
        }
        return text
    }

    /// The digest of the register a report was made from, whole or its first twelve characters (a text report), and the
    /// days it covers: none for a digest of everything.
    package static func digest(in path: String) throws -> (digest: String, days: [Period]) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw FileProblem(path, .missing)
        }
        let file = isFolder.boolValue ? path + "/provenance.csv" : path
        let text: String
        if file.hasSuffix(".xlsx") {
            text = (try? ZipArchive(file).text("docProps/core.xml")) ?? ""
        } else {
            // Bytes as characters: a PDF is not UTF-8, its digest is plain ASCII.
            guard FileManager.default.fileExists(atPath: file) else { throw NoDigest(path: path) }
            text = String(decoding: try FileContent.read(file), as: UTF8.self)
        }
        for pattern in [
            #/relais-register-digest ([0-9a-f]{64})/#, #/"registerDigest"\s*:\s*"([0-9a-f]{64})"/#,
            #/registerDigest[,;]([0-9a-f]{64})/#, #/(?:registre|register)\s+([0-9a-f]{12})/#,
        ] {
            if let match = text.firstMatch(of: pattern) { return (String(match.1), days(in: text)) }
        }
        throw NoDigest(path: path)
    }

    /// The days beside a digest.
    private static func days(in text: String) -> [Period] {
        for pattern in [
            #/relais-register-digest [0-9a-f]{64} ([0-9.,-]+)/#, #/"digestDays"\s*:\s*\[([^\]]*)\]/#,
            #/digestDays[,;]"?([0-9.,-]+)/#, #/(?:registre|register)\s+[0-9a-f]{12}\s+\(([0-9.,-]+)\)/#,
        ] {
            guard let match = text.firstMatch(of: pattern) else { continue }
            return match.1.matches(of: #/\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d/#).compactMap {
                try? Period(typed: String($0.0))
            }
        }
        return []
    }
}

/// A file that carries no digest of a register.
package struct NoDigest: Problem {
    let path: String
    /// Stable code.
    package var code: String { "E-REPORT-DIGEST" }
    /// Which file.
    package var message: Sentence {
        Sentence("\(path) n’est pas un rapport de Relais.", "\(path) is no report of Relais.")
    }
    /// Give a report.
    package var remedy: Remedy { .giveReport }
    /// Wrong usage: another file should have been given.
    package var category: ProblemCategory { .usage }
}
