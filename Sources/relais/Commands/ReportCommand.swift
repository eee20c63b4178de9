import ArgumentParser
import CSV
import Foundation
import Interchange
import Mediation
import Register
import Rendering
import Reports
import Valuation

/// Makes a report, checks a definition, verifies a report made before.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report", abstract: say("Fait un rapport.", "Makes a report."),
            subcommands: [ReportMake.self, ReportCheck.self, ReportVerify.self], defaultSubcommand: ReportMake.self,
            aliases: ["rapport"])
    }
}

/// Makes a report.
struct ReportMake: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "make", abstract: say("Fait un rapport (par défaut).", "Makes a report (default)."))
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            say(
                "Rapport : \(ReportDefinition.kinds.joined(separator: ", ")), ou un fichier .yaml.",
                "Report: \(ReportDefinition.kinds.joined(separator: ", ")), or a .yaml file."),
            valueName: say("rapport", "report")))
    var kind: String
    @Argument(help: ArgumentHelp(say("Période.", "Period."), valueName: say("période", "period"))) var when: String
    @Option(help: ArgumentHelp("text, html, pdf, xlsx, csv, json")) var format: String?
    @Option(
        help: ArgumentHelp(
            say("Fichier (ou dossier, en CSV).", "File (or folder, as CSV)."), valueName: say("fichier", "file")))
    var output: String?
    @Option(help: ArgumentHelp("interne, financeur, public")) var audience: String?
    @Option(help: ArgumentHelp(say("Un seul tableau, en CSV.", "One table alone, as CSV."), valueName: "code"))
    var table: String?
    @Option(help: ArgumentHelp(say("Forme du CSV.", "Form of the CSV."), valueName: "opendata|excel-fr")) var profile =
        "opendata"
    @Option(
        help: ArgumentHelp(
            say("Période comparée : previous, ou une période.", "Period to compare with: previous, or a period."),
            valueName: say("période", "period")))
    var compare: String?
    @Option(
        help: ArgumentHelp(
            say(
                "Votre texte, en Markdown ; ses titres disent où il va.",
                "Your text, in Markdown; its headings say where it goes."),
            valueName: say("fichier", "file")))
    var narrative: String?
    @Option(help: ArgumentHelp(say("Modèle de valorisation.", "Valuation model."), valueName: say("modèle", "model")))
    var model = "prudent-v1"
    @Flag(
        help: ArgumentHelp(
            say("Donner le ratio malgré des preuves faibles.", "Give the ratio in spite of weak evidence.")))
    var acceptWeakEvidence = false
    @Flag(help: ArgumentHelp(say("Dire ce qui est caché, et pourquoi.", "Tell what is hidden, and why.")))
    var explainMasks =
        false
    @OptionGroup var filters: FilterOptions

    func run() throws {
        let definition = try ReportFiles.definition(kind)
        let format = try knownFormat()
        guard let profile = TableForm(rawValue: profile) else {
            throw EntryProblem("--profile", profile, .notOneOf(TableForm.allCases.map(\.rawValue)))
        }
        var request = ReportRequest(period: try period(when), audience: try knownAudience(format))
        request.filters = filters
        request.model = model
        request.acceptsWeakEvidence = acceptWeakEvidence
        request.comparison = try compare.map { text in
            guard text == "previous" || text == "precedent" else { return try period(text) }
            guard let previous = request.period.previous else { throw EntryProblem("--compare", text, .dayImpossible) }
            return previous
        }
        request.narrative = try narrative.map { try ReportFiles.narrative($0, for: definition) }
        let report = try request.report(definition, global.open(for: .reading), global.day())
        if explainMasks { ReportFiles.explain(report) }
        try write(report, format, profile)
    }

    private func write(_ report: Report, _ format: String, _ profile: TableForm) throws {
        switch format {
        case "csv":
            let csv = ReportCSV(profile, .current)
            if let table {
                guard let found = report.tables.first(where: { $0.code == table }) else {
                    throw EntryProblem("--table", table, .notOneOf(report.tables.map(\.code)))
                }
                return try put(csv.table(found), Console.data)
            }
            guard let output else { throw EntryProblem("--output", "", .missing) }
            try ReportFiles.write(report, csv, toFolder: output)
        case "pdf", "xlsx":
            guard let output else { throw EntryProblem("--output", "", .missing) }
            try ReportFiles.write(report, format, to: output, global.day())
        case "text": try put(ReportFiles.text(report, format), Console.out)
        default: try put(ReportFiles.text(report, format), Console.data)
        }
    }

    /// Writes to the file asked for, or to the standard output.
    private func put(_ text: String, _ console: (String) -> Void) throws {
        guard let output else { return console(text) }
        try ReportFiles.write(text, to: output)
    }

    private func knownFormat() throws -> String {
        let known = ["text", "html", "pdf", "xlsx", "csv", "json"]
        let ending = output.map { URL(fileURLWithPath: $0).pathExtension } ?? ""
        let format =
            global.json
            ? "json"
            : format ?? (table != nil ? "csv" : ending == "txt" || ending.isEmpty ? "text" : ending)
        guard known.contains(format) else { throw EntryProblem("--format", format, .notOneOf(known)) }
        return format
    }

    private func knownAudience(_ format: String) throws -> Audience {
        // What is written to a file, or is no text for a terminal, may leave the association.
        guard let audience else { return output == nil ? .interne : .financeur }
        guard let known = Audience(rawValue: audience) else {
            throw EntryProblem("--audience", audience, .notOneOf(Audience.allCases.map(\.rawValue)))
        }
        return known
    }
}

/// Checks a report definition.
struct ReportCheck: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: say("Contrôle une définition de rapport.", "Checks a report definition."),
            aliases: ["verifier-definition"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Fichier .yaml.", ".yaml file."), valueName: say("fichier", "file"))) var file:
        String

    func run() throws {
        let definition = try ReportFiles.definition(file)
        let tables = definition.tables.count
        if global.json {
            let object: JSON = [
                "schemaVersion": 1, "kind": .text(definition.kind), "title": .text(definition.title.text(.current)),
                "tables": .list(definition.tables.map(\.code)),
            ]
            return Console.out(object.document)
        }
        Console.out(
            say("Bon : ", "Fine: ") + "\(definition.title.text(.current)), \(definition.sections.count) "
                + say("sections, \(tables) tableaux", "sections, \(tables) tables") + "\n")
    }
}

/// Says whether a report still tells what the register holds.
struct ReportVerify: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: say(
                "Dit si un rapport vaut encore pour ce registre.",
                "Says whether a report still holds for this register."),
            aliases: ["controler"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            say(
                "Rapport : html, pdf, xlsx, json, txt ou dossier CSV.",
                "Report: html, pdf, xlsx, json, txt or CSV folder."),
            valueName: say("fichier", "file")))
    var file: String

    func run() throws {
        guard let found = try ReportFiles.digest(in: file) else { throw NoDigest(path: file) }
        let digest = try global.open(for: .reading).contentDigest()
        // A text report prints the first twelve characters.
        let matches = digest.hasPrefix(found)
        if global.json {
            Console.out(
                JSON.object([
                    "schemaVersion": 1, "matches": .bool(matches), "reportDigest": .text(found),
                    "registerDigest": .text(digest),
                ]).document)
        } else {
            Console.out(
                matches
                    ? say(
                        "Ce rapport vaut pour le registre tel qu’il est.\n",
                        "This report holds for the register as it is.\n")
                    : say(
                        "Le registre a changé depuis ce rapport : refaites-le.\n",
                        "The register has changed since this report: make it again.\n"))
        }
        if !matches { throw Ending(status: .findings) }
    }
}

/// A file that carries no digest of a register.
struct NoDigest: Problem {
    let path: String
    var code: String { "E-REPORT-DIGEST" }
    var message: Sentence {
        Sentence("\(path) n’est pas un rapport de Relais.", "\(path) is no report of Relais.")
    }
    var remedy: Remedy {
        .advice(Sentence("Donnez un rapport fait par relais report.", "Give a report made by relais report."))
    }
    var category: ProblemCategory { .usage }
}
