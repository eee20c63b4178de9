import Foundation
import Interchange
import Mediation
import Register
import Rendering
import Reports
import Sheets

/// Reports and their files on the disk.
enum ReportFiles {
    // MARK: - Reading

    /// A definition by kind, or from a file.
    static func definition(_ kindOrFile: String) throws -> ReportDefinition {
        if let known = ReportDefinition.named(kindOrFile) { return known }
        guard kindOrFile.hasSuffix(".yaml") || kindOrFile.hasSuffix(".yml") else {
            throw EntryProblem(
                say("rapport", "report"), kindOrFile,
                .notOneOf(ReportDefinition.kinds + [say("FICHIER.yaml", "FILE.yaml")]))
        }
        guard FileManager.default.fileExists(atPath: kindOrFile) else { throw FileProblem(kindOrFile, .missing) }
        guard let data = FileManager.default.contents(atPath: kindOrFile),
            let text = String(data: data, encoding: .utf8)
        else { throw FileProblem(kindOrFile, .unreadable) }
        return try ReportDefinition(yaml: text, file: kindOrFile)
    }

    /// The coordinator's text, with a word on what looks like a person and on headings no block asks for.
    static func narrative(_ path: String, for definition: ReportDefinition) throws -> Narrative {
        guard FileManager.default.fileExists(atPath: path) else { throw FileProblem(path, .missing) }
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else { throw FileProblem(path, .unreadable) }
        for (rank, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for what in PersonMarks.found(in: String(line)) {
                Console.err(
                    say(
                        "Attention, \(path) ligne \(rank + 1) : cela ressemble à \(what.french). Aucun nom ne doit sortir.\n",
                        "Careful, \(path) line \(rank + 1): this looks like \(what.english). No name may leave.\n"))
            }
        }
        let narrative = Narrative(markdown: text)
        for heading in narrative.unplaced(in: definition) {
            Console.err(
                say(
                    "« \(heading) » : aucun bloc de ce rapport ne porte ce titre, ce texte est laissé de côté.\n",
                    "“\(heading)”: no block of this report has that heading, this text is left aside.\n"))
        }
        return narrative
    }

    /// The digest of the register a report was made from; nil when it tells none.
    static func digest(in path: String) throws -> String? {
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
            text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        for pattern in [
            #/relais-register-digest ([0-9a-f]{64})/#, #/"registerDigest"\s*:\s*"([0-9a-f]{64})"/#,
            #/registerDigest[,;]([0-9a-f]{64})/#, #/(?:registre|register) ([0-9a-f]{12})/#,
        ] {
            if let match = text.firstMatch(of: pattern) { return String(match.1) }
        }
        return nil
    }

    // MARK: - Writing

    /// The text of a report in one of the forms that are text.
    static func text(_ report: Report, _ format: String) throws -> String {
        switch format {
        case "json": ReportJSON.object(report, .current).document
        case "html": try ReportHTML(.current).document(report)
        default: ReportText(.current, width: Console.width).document(report)
        }
    }

    /// A PDF or a workbook.
    static func write(_ report: Report, _ format: String, to path: String, _ today: CivilDate) throws {
        guard format == "xlsx" else {
            return try ReportPDF.print(ReportHTML(.current).document(report), to: path, on: today)
        }
        let made = FileManager.default.temporaryDirectory.appending(path: "relais-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: made) }
        guard ReportXLSX(.current).write(report, to: made.path),
            let data = FileManager.default.contents(atPath: made.path)
        else { throw RegisterProblem.unwritable(path: made.path, detail: "XLSX") }
        try write(data, to: path)
    }

    /// One CSV file a table, the indicators, and what the report says of itself.
    static func write(_ report: Report, _ csv: ReportCSV, toFolder folder: String) throws {
        try write(csv.provenance(report), to: folder + "/provenance.csv")
        try write(csv.indicators(report), to: folder + "/indicators.csv")
        for table in report.tables { try write(csv.table(table), to: "\(folder)/\(table.code).csv") }
    }

    /// A whole file or none; its folder is made if need be.
    static func write(_ text: String, to path: String) throws { try write(Data(text.utf8), to: path) }

    /// A whole file or none; its folder is made if need be.
    static func write(_ data: Data, to path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do { try data.write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw RegisterProblem.readOnly(path: path)
        }
    }

    /// What is hidden and why, on the standard error.
    static func explain(_ report: Report) {
        for mask in report.masks {
            let place = [mask.row, mask.column].map { $0.text(.current) }.filter { !$0.isEmpty }.joined(
                separator: " × ")
            let reason =
                mask.reason == .small
                ? say("petit nombre", "small count")
                : say("trahirait un petit nombre", "would give a small count away")
            Console.err("\(mask.table) · \(place) : \(reason)\n")
        }
        if report.masks.isEmpty { Console.err(say("Rien n’est caché.\n", "Nothing is hidden.\n")) }
    }
}
