import ArgumentParser
import CSV
import Foundation
import Interchange
import Mediation
import Register
import Rendering
import Reports
import Samples
import Valuation

/// Makes a fictitious association with its reports, to look around.
struct Demo: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "demo",
            abstract: say(
                "Crée une association fictive et ses rapports.", "Makes a fictitious association and its reports."))
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Dossier.", "Folder."), valueName: say("dossier", "folder"))) var folder = "demo"
    @Option(help: ArgumentHelp(say("Exemple : a, b ou c.", "Sample: a, b or c."), valueName: "a|b|c")) var sample = "b"

    @Flag(help: ArgumentHelp(say("Seulement les fichiers CSV à importer.", "Only the CSV files to import."))) var csv =
        false

    func run() throws {
        guard let plan = SamplePlan.all.first(where: { $0.letter == sample }) else {
            throw EntryProblem("--sample", sample, .notOneOf(SamplePlan.all.map(\.letter)))
        }
        let made = Sample(plan)
        guard !csv else {
            for (name, text) in SampleFiles.texts(made) { try ReportFiles.write(text, to: folder + "/" + name) }
            return
        }
        let path = folder + "/demo.relais"
        let register = try Register(
            creating: path, association: made.association, program: Program.name, author: Program.author)
        let today = try global.day()
        let result = try register.importing(file: "données fictives", digest: "") { importer in
            for item in made.setup { try importer.setUp(item) }
            for (key, session) in made.sessions {
                try importer.add(Register.ImportedSession(session, key: key, today: today, codes: importer.codes))
            }
        }
        try writeReports(path, today)
        if global.json {
            let object: JSON = [
                "schemaVersion": 1, "register": .text(path), "sessions": .integer(result.sessions),
                "passages": .integer(result.contacts),
            ]
            Console.out(object.document)
        } else {
            Console.out(
                say(
                    """
                    \(made.association.name), données fictives : \(result.sessions) séances, \(result.contacts) passages.
                    À ouvrir :
                      \(folder)/synthesis.html    la synthèse d’une page (aussi en PDF)
                      \(folder)/activity.html     le rapport d’activité 2025 (PDF, XLSX, JSON, CSV)
                      \(folder)/valuation.html    les coûts évités estimés
                      et sept rapports pour les financeurs : \(ReportDefinition.kinds[2...8].joined(separator: ", "))
                    À essayer :
                      relais --register \(path) list 2025-03

                    """,
                    """
                    \(made.association.name), fictitious data: \(result.sessions) sessions, \(result.contacts) visits.
                    To open:
                      \(folder)/synthesis.html    the one-page synthesis (as PDF too)
                      \(folder)/activity.html     the activity report of 2025 (PDF, XLSX, JSON, CSV)
                      \(folder)/valuation.html    the estimated avoided costs
                      and seven reports for funders: \(ReportDefinition.kinds[2...8].joined(separator: ", "))
                    To try:
                      relais --register \(path) list 2025-03

                    """))
        }
    }

    /// Every kind of report, in every form.
    private func writeReports(_ path: String, _ today: CivilDate) throws {
        let year = try period("2025")
        let register = try Register(opening: path, for: .reading, program: Program.name, author: Program.author)
        for kind in ReportDefinition.kinds {
            guard let definition = ReportDefinition.named(kind) else { continue }
            let report = try ReportRequest(period: year, audience: .financeur).report(definition, register, today)
            let name = "\(folder)/\(kind)"
            for format in ["html", "json", "txt"] {
                try ReportFiles.write(ReportFiles.text(report, format), to: "\(name).\(format)")
            }
            try ReportFiles.write(report, "xlsx", to: name + ".xlsx", today)
            if ReportPDF.located != nil { try ReportFiles.write(report, "pdf", to: name + ".pdf", today) }
            try ReportFiles.write(report, ReportCSV(.opendata, .current), toFolder: name + "-csv")
        }
    }
}
