import ArgumentParser
import CSV
import Interchange
import Mediation
import Reports
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
        .named("make", does: "Fait un rapport (par défaut).", "Makes a report (default).")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            say(
                "Rapport : \(ReportDefinition.kinds.joined(separator: ", ")), ou un fichier .yaml.",
                "Report: \(ReportDefinition.kinds.joined(separator: ", ")), or a .yaml file."),
            valueName: say("rapport", "report"))) var kind: String
    @Argument(help: .period) var when: String
    @Option(help: ArgumentHelp("text, html, pdf, xlsx, csv, json")) var format: String?
    @Option(help: .file("Fichier (ou dossier, en CSV).", "File (or folder, as CSV).")) var output: String?
    @Option(help: ArgumentHelp("interne, financeur, public")) var audience: String?
    @Option(help: .code("Un seul tableau, en CSV.", "One table alone, as CSV.")) var table: String?
    @Option(help: .words("Forme du CSV.", "Form of the CSV.", value: "opendata|excel-fr"))
    var profile = "opendata"
    @Option(
        help: .words(
            "Période comparée : previous, ou une période.", "Period to compare with: previous, or a period.",
            value: say("période", "period"))) var compare: String?
    @Option(
        help: .file(
            "Votre texte, en Markdown ; ses titres disent où il va.",
            "Your text, in Markdown; its headings say where it goes.")) var narrative: String?
    @Option(help: .words("Modèle de valorisation.", "Valuation model.", value: say("modèle", "model")))
    var model = "prudent-v1"
    @Flag(help: .words("Donner le ratio malgré des preuves faibles.", "Give the ratio in spite of weak evidence."))
    var acceptWeakEvidence = false
    @Flag(help: .words("Dire ce qui est caché, et pourquoi.", "Tell what is hidden, and why."))
    var explainMasks = false
    @OptionGroup var filters: FilterOptions

    func run() throws {
        let definition = try ReportLibrary.definition(kind, .current)
        let format = try OptionNames.naming {
            try ReportFormat(named: global.json ? "json" : self.format, file: output, isOneTable: table != nil)
        }
        guard let profile = TableForm(rawValue: profile) else {
            throw EntryProblem("--profile", profile, .notOneOf(TableForm.allCases.map(\.rawValue)))
        }
        let request = try request(definition)
        let context = try global.context()
        let report = try OptionNames.naming { try request.report(definition, global.reading(), context) }
        let files = ReportFiles(report, context, width: Console.width)
        if explainMasks { explain(files) }
        let written = try OptionNames.naming { try files.write(format, profile, table: table, to: output) }
        guard let text = written else { return }
        try format == .text ? Console.out(text) : Console.data(text)
    }

    private func request(_ definition: ReportDefinition) throws -> ReportRequest {
        let span = try period(when)
        let reader = try OptionNames.naming { try Audience(named: audience, isForFile: output != nil) }
        var request = ReportRequest(period: span, audience: reader)
        request.selection = filters.selection
        request.model = model
        request.acceptsWeakEvidence = acceptWeakEvidence
        request.comparison = try compare.map { text in
            guard ["previous", "precedent"].contains(text) else { return try period(text) }
            return try OptionNames.naming { try request.previousPeriod(text) }
        }
        if let narrative {
            let read = try ReportLibrary.narrative(narrative, for: definition)
            for warning in read.warnings { Console.err(warning.text(.current) + "\n") }
            request.narrative = read.narrative
        }
        return request
    }

    private func explain(_ files: ReportFiles) {
        let lines = files.maskLines
        for line in lines { Console.err(line + "\n") }
        if lines.isEmpty { Console.err(say("Rien n’est caché.\n", "Nothing is hidden.\n")) }
    }
}

/// Checks a report definition.
struct ReportCheck: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "check", or: "verifier-definition", does: "Contrôle une définition de rapport.",
            "Checks a report definition.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .file("Fichier .yaml.", ".yaml file.")) var file: String

    func run() throws { try global.show(DefinitionSummary(of: file, .current)) }
}

/// Says whether a report still tells what the register holds.
struct ReportVerify: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "verify", or: "controler", does: "Dit si un rapport vaut encore pour ce registre.",
            "Says whether a report still holds for this register.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: .file(
            "Rapport : html, pdf, xlsx, json, txt ou dossier CSV.", "Report: html, pdf, xlsx, json, txt or CSV folder.")
    ) var file: String

    func run() throws {
        let verification = try ReportVerification(of: file, against: global.reading)
        try global.show(verification)
        if !verification.matches { throw ExitWith(status: .findings) }
    }
}
