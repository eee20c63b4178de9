import ArgumentParser
import CSV
import Interchange
import Mediation
import Output
import Register
import Reports
import Workspace

/// Writes the register, or a period of it, as a folder of tables.
struct Export: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export",
            abstract: say(
                "Écrit toutes les données dans un dossier de tableaux.", "Writes all data to a folder of tables."),
            aliases: ["exporter"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Dossier à faire.", "Folder to make."), valueName: say("dossier", "folder")))
    var folder: String
    @Option(help: ArgumentHelp(say("Une période seulement.", "One period only."), valueName: say("période", "period")))
    var period: String?
    @Option(help: ArgumentHelp(say("Forme des tableaux.", "Form of the tables."), valueName: "opendata|excel-fr"))
    var profile = "opendata"
    @Option(
        help: ArgumentHelp(
            say(
                "interne : tout, à garder ; financeur, public : tableaux aux petits nombres cachés.",
                "interne: everything, to be kept; financeur, public: tables with small counts hidden.")))
    var audience = "interne"

    func run() throws {
        guard let form = TableForm(rawValue: profile) else {
            throw EntryProblem("--profile", profile, .notOneOf(TableForm.allCases.map(\.rawValue)))
        }
        guard let audience = Audience(rawValue: audience) else {
            throw EntryProblem("--audience", audience, .notOneOf(Audience.allCases.map(\.rawValue)))
        }
        let span = try period.map { try relais.period($0) }
        let context = try global.context()
        let register = try global.open(for: audience == .internal ? .writing : .reading)
        let target = ExportFolder(register, form, span, context)
        if audience == .internal {
            let sessions = try target.writeOwn(to: folder)
            // What goes out with every line is a reading the journal keeps.
            try register.note(.export, span.map { "\($0.start)..\($0.last)" } ?? "")
            try tell(
                sessions,
                say(
                    "\(sessions) séance(s) écrites dans \(folder). À garder dans l’association.",
                    "\(sessions) session(s) written to \(folder). To be kept within the association."))
        } else {
            guard let span else { throw EntryProblem("--period", "", .missing) }
            let definition = try ReportLibrary.definition("activity", .current)
            let report = try ReportRequest(period: span, audience: audience).report(definition, register, context)
            try target.writeMasked(report, to: folder)
            try tell(
                report.tables.count,
                say(
                    "\(report.tables.count) tableau(x) écrits dans \(folder), petits nombres cachés.",
                    "\(report.tables.count) table(s) written to \(folder), small counts hidden."))
        }
    }

    private func tell(_ count: Int, _ text: String) throws {
        guard global.json else { return Console.err(text + "\n") }
        try Console.out(
            JSON.object([
                "schemaVersion": 1, "folder": .text(folder), "audience": .text(audience), "written": .integer(count),
            ]).document)
    }
}
