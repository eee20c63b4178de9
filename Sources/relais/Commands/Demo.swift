import ArgumentParser
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
        let register = try Register(creating: path, association: made.association, program: Program.name)
        let today = try global.day()
        let result = try register.importing(file: "données fictives", digest: "", today: today) { importer in
            for noun in made.setup { for setup in Setup.from(noun) { try importer.setUp(setup) } }
            for (key, session) in made.sessions { try importer.add(Register.ImportedSession(session, key: key)) }
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
                      \(folder)/rapport-activite.txt    le rapport d’activité 2025
                      \(folder)/valorisation.txt        les coûts évités estimés
                      \(folder)/tableaux/               les tableaux en CSV, pour un tableur
                      \(folder)/rapport-activite.json   les mêmes chiffres, pour un programme
                    À essayer :
                      relais --register \(path) list 2025-03

                    """,
                    """
                    \(made.association.name), fictitious data: \(result.sessions) sessions, \(result.contacts) visits.
                    To open:
                      \(folder)/rapport-activite.txt    the activity report of 2025
                      \(folder)/valorisation.txt        the estimated avoided costs
                      \(folder)/tableaux/               the tables as CSV, for a spreadsheet
                      \(folder)/rapport-activite.json   the same figures, for a program
                    To try:
                      relais --register \(path) list 2025-03

                    """))
        }
    }

    private func writeReports(_ path: String, _ today: CivilDate) throws {
        let year = try period("2025")
        let register = try Register(opening: path, for: .reading, program: Program.name)
        let report = try ReportCommand.activity(register, today, year, nil, .financeur)
        try ReportFiles.write(ReportText(.current).document(report), to: folder + "/rapport-activite.txt")
        try ReportFiles.write(ReportJSON.object(report, .current).document, to: folder + "/rapport-activite.json")
        try ReportFiles.write(report, toFolder: folder + "/tableaux")
        let (valuation, _, model) = try ValuationOptions.valuation(
            register, try register.roster(), year, model: try ModelFiles.model("prudent-v1"))
        let simulation =
            valuation.ratio == nil
            ? nil : valuation.map.simulated(valuation.parameters, draws: 10_000, seed: 1)
        let text = ValuationText(.current, try register.codeBook()).document(
            valuation, try register.association(), simulation, model.changes(valuation))
        try ReportFiles.write(text, to: folder + "/valorisation.txt")
    }
}
