import ArgumentParser
import Foundation
import Interchange
import Mediation
import Nomenclature
import Register
import Rendering
import Sheets

/// Brings a file or a folder in: everything or nothing.
struct Import: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: say(
                "Importe sessions.csv, un dossier, ou par un profil n’importe quel tableau.",
                "Imports sessions.csv, a folder, or by a profile any table."),
            aliases: ["importer"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            say(
                "Fichier CSV, .xlsx ou .ods, dossier, ou - pour l’entrée standard.",
                "CSV, .xlsx or .ods file, folder, or - for the standard input."), valueName: say("fichier", "file")))
    var file: String
    @Option(
        help: ArgumentHelp(
            say(
                "Profil : \(Profile.names.joined(separator: ", ")), ou FICHIER.yaml.",
                "Profile: \(Profile.names.joined(separator: ", ")), or FILE.yaml."), valueName: say("profil", "profile")
        ))
    var profile: String?
    @Flag(
        help: ArgumentHelp(
            say(
                "Proposer un profil pour ce tableau, ne rien écrire.",
                "Propose a profile for this table, write nothing.")))
    var suggestProfile = false
    @Option(
        help: ArgumentHelp(
            say(
                "Valeur quand le tableau ne la dit pas, par exemple minutes=120 ; répétable.",
                "Value when the table does not tell it, for instance minutes=120; may be repeated."),
            valueName: say("champ=valeur", "field=value")))
    var set: [String] = []
    @Flag(help: ArgumentHelp(say("Tout vérifier, ne rien écrire.", "Check everything, write nothing."))) var dryRun =
        false
    @Flag(
        help: ArgumentHelp(
            say(
                "Écrire les bonnes séances, garder les autres lignes dans un fichier à corriger.",
                "Write the good sessions, keep the other rows in a file to be corrected.")))
    var skipBadRows = false

    func run() throws {
        Interruption.listen()
        let source = try ImportSource(file)
        if suggestProfile { return try suggest(source) }
        let chosen = try chosenProfile()
        let context = try global.writing()
        // What an import brings can be undone; what was there before is kept whole all the same.
        if !dryRun, try context.register.lastSession() != nil {
            try Backups(of: context.register.path).make(context.register, because: "import")
        }
        let outcome = try FileImport(
            register: context.register, book: context.book, setup: context.setup, today: context.today,
            profile: chosen, isDryRun: dryRun, skipsBadRows: skipBadRows
        ).run(source)
        let telling = ImportTelling(outcome: outcome, isDryRun: dryRun, book: context.book)
        if global.json { Console.out(telling.json.document) } else { telling.tell() }
        if outcome.wasRefused { throw Ending(status: .usage) }
    }

    private func suggest(_ source: ImportSource) throws {
        guard let table = source.sessions.first else { throw FileProblem(file, .nothingInFolder(expected: ["sessions.csv"])) }
        let context: (CodeBook, AssociationSetup)
        do {
            let register = try global.open(for: .reading)
            context = (try register.codeBook(), try register.setup())
        } catch RegisterProblem.missing { context = (.common, AssociationSetup()) }
        let suggestion = try ProfileSuggestion(table, context.0, context.1, today: try global.day())
        let yaml = suggestion.yaml(.current, file: table.name)
        guard global.json else { return Console.out(yaml) }
        Console.out(
            JSON.object([
                "schemaVersion": 1, "profile": .text(yaml), "unplacedColumns": .list(suggestion.unplaced),
                "personalColumns": .list(suggestion.personal),
                "toFill": .list(suggestion.toFill.map(\.name)),
                "unknownWords": .object(
                    Dictionary(suggestion.unknownWords.map { ($0.key.name, .list($0.value)) }) { first, _ in first }),
            ]).document)
    }

    /// The profile asked for; `relais` for our own table in a workbook or below other lines.
    private func chosenProfile() throws -> Profile? {
        var chosen: Profile?
        if let name = profile {
            if let text = Profile.text(named: name) {
                chosen = try Profile(yaml: text, file: name)
            } else {
                guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
                    throw EntryProblem(
                        "--profile", name, .notOneOf(Profile.names + [say("FICHIER.yaml", "FILE.yaml")]))
                }
                guard let data = FileManager.default.contents(atPath: name) else { throw FileProblem(name, .missing) }
                guard let text = String(data: data, encoding: .utf8) else { throw FileProblem(name, .notText) }
                chosen = try Profile(yaml: text, file: name)
            }
        } else if !set.isEmpty {
            throw EntryProblem("--set", set[0], .needsProfile)
        }
        for value in set {
            do { try chosen?.set(value) } catch let problem as EntryProblem { throw problem.renamed("--set") }
        }
        try chosen?.checkComplete(profile ?? "")
        return chosen
    }
}
