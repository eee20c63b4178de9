import ArgumentParser
import CSV
import Foundation
import Interchange
import Mediation
import Output
import Register
import Reports
import Samples
import Valuation
import Workspace

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
        let demo = DemoFolder(folder, plan)
        guard !csv else { return try demo.writeTables() }
        let (path, result) = try demo.make(global.context(), author: Program.author)
        if global.json {
            let object: JSON = [
                "schemaVersion": 1, "register": .text(path), "sessions": .integer(result.sessions),
                "passages": .integer(result.contacts),
            ]
            try Console.out(object.document)
        } else {
            try Console.out(
                say(
                    """
                    \(demo.name), données fictives : \(result.sessions) séances, \(result.contacts) passages.
                    À ouvrir :
                      \(folder)/synthesis.html    la synthèse d’une page (aussi en PDF)
                      \(folder)/activity.html     le rapport d’activité 2025 (PDF, XLSX, JSON, CSV)
                      \(folder)/valuation.html    les coûts évités estimés
                      et sept rapports pour les financeurs : \(ReportDefinition.kinds[2...8].joined(separator: ", "))
                    À essayer :
                      relais --register \(path) list 2025-03

                    """,
                    """
                    \(demo.name), fictitious data: \(result.sessions) sessions, \(result.contacts) visits.
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
}
