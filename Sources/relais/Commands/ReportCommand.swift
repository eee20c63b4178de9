import ArgumentParser
import CSV
import Foundation
import Interchange
import Mediation
import Output
import Register
import Reports
import Valuation
import Workspace

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
        let definition = try ReportLibrary.definition(kind, .current)
        let format = try knownFormat()
        guard let profile = TableForm(rawValue: profile) else {
            throw EntryProblem("--profile", profile, .notOneOf(TableForm.allCases.map(\.rawValue)))
        }
        var request = ReportRequest(period: try period(when), audience: try knownAudience())
        request.selection = filters.selection
        request.model = model
        request.acceptsWeakEvidence = acceptWeakEvidence
        request.comparison = try compare.map { text in
            guard text == "previous" || text == "precedent" else { return try period(text) }
            guard let previous = request.period.previous else {
                throw EntryProblem("--compare", text, .periodOutsideCalendar)
            }
            return previous
        }
        if let narrative {
            let read = try ReportLibrary.narrative(narrative, for: definition)
            for warning in read.warnings { Console.err(warning.text(.current) + "\n") }
            request.narrative = read.narrative
        }
        let context = try global.context()
        let report = try OptionNames.naming { try request.report(definition, global.open(for: .reading), context) }
        let files = ReportFiles(report, context, width: Console.width)
        if explainMasks { explain(files) }
        try write(files, report, format, profile)
    }

    private func explain(_ files: ReportFiles) {
        let lines = files.maskLines
        for line in lines { Console.err(line + "\n") }
        if lines.isEmpty { Console.err(say("Rien n’est caché.\n", "Nothing is hidden.\n")) }
    }

    private func write(_ files: ReportFiles, _ report: Report, _ format: String, _ form: TableForm) throws {
        if let binary = ReportFiles.BinaryFormat(rawValue: format) {
            guard let output else { throw EntryProblem("--output", "", .missing) }
            return try files.write(binary, to: output)
        }
        if let text = ReportFiles.TextFormat(rawValue: format) {
            return try put(files.text(text), files, text == .text ? Console.out : Console.data)
        }
        if let table {
            guard let text = files.table(table, form) else {
                throw EntryProblem("--table", table, .notOneOf(report.tables.map(\.code)))
            }
            return try put(text, files, Console.data)
        }
        guard let output else { throw EntryProblem("--output", "", .missing) }
        try files.writeCSV(form, toFolder: output)
    }

    /// Writes to the file asked for, or to the standard output.
    private func put(_ text: String, _ files: ReportFiles, _ console: (String) throws -> Void) throws {
        guard let output else { return try console(text) }
        try files.write(text, to: output)
    }

    private func knownFormat() throws -> String {
        let known = ReportFiles.formats
        let ending = output.map { URL(fileURLWithPath: $0).pathExtension } ?? ""
        let format =
            global.json
            ? "json"
            : format ?? (table != nil ? "csv" : ending == "txt" || ending.isEmpty ? "text" : ending)
        guard known.contains(format) else { throw EntryProblem("--format", format, .notOneOf(known)) }
        return format
    }

    private func knownAudience() throws -> Audience {
        // What is written to a file may leave the association.
        guard let audience else { return output == nil ? .internal : .funder }
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
        let definition = try ReportLibrary.definition(file, .current)
        let tables = definition.tables.count
        if global.json {
            let object: JSON = [
                "schemaVersion": 1, "kind": .text(definition.kind), "title": .text(definition.title.text(.current)),
                "tables": .list(definition.tables.map(\.code)),
            ]
            return try Console.out(object.document)
        }
        try Console.out(
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
        let found = try ReportLibrary.digest(in: file)
        let digest = try global.open(for: .reading).contentDigest()
        // A text report prints the first twelve characters.
        let matches = digest.hasPrefix(found)
        if global.json {
            try Console.out(
                JSON.object([
                    "schemaVersion": 1, "matches": .bool(matches), "reportDigest": .text(found),
                    "registerDigest": .text(digest),
                ]).document)
        } else {
            try Console.out(
                matches
                    ? say(
                        "Ce rapport vaut pour le registre tel qu’il est.\n",
                        "This report holds for the register as it is.\n")
                    : say(
                        "Le registre a changé depuis ce rapport : refaites-le.\n",
                        "The register has changed since this report: make it again.\n"))
        }
        if !matches { throw ExitWith(status: .findings) }
    }
}
