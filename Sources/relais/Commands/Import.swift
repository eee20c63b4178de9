import ArgumentParser
import Foundation
import Interchange
import Mediation
import Output
import Register
import Workspace

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
        help: .file(
            "Fichier CSV, .xlsx ou .ods, dossier, ou - pour l’entrée standard.",
            "CSV, .xlsx or .ods file, folder, or - for the standard input.")) var file: String
    @Option(
        help: .words(
            "Profil : \(Profile.names.joined(separator: ", ")), ou FICHIER.yaml.",
            "Profile: \(Profile.names.joined(separator: ", ")), or FILE.yaml.", value: say("profil", "profile")))
    var profile: String?
    @Flag(
        help: .words(
            "Proposer un profil pour ce tableau, ne rien écrire.", "Propose a profile for this table, write nothing."))
    var suggestProfile = false
    @Option(
        help: .words(
            "Valeur quand le tableau ne la dit pas, par exemple minutes=120 ; répétable.",
            "Value when the table does not tell it, for instance minutes=120; may be repeated.",
            value: say("champ=valeur", "field=value"))) var set: [String] = []
    @Flag(help: .words("Tout vérifier, ne rien écrire.", "Check everything, write nothing.")) var dryRun = false
    @Flag(
        help: .words(
            "Écrire les bonnes séances, garder les autres lignes dans un fichier à corriger.",
            "Write the good sessions, keep the other rows in a file to be corrected.")) var skipBadRows = false
    @Option(
        help: .words(
            "Réponse à une question sur une colonne ; répétable.",
            "Answer to a question about a column; may be repeated.", value: say("colonne=choix", "column=choice")))
    var answer: [String] = []
    @Flag(
        help: .words(
            "Écrire même si les totaux du fichier disent autre chose.",
            "Write even if the totals of the file say otherwise.")) var acceptDifference = false

    func run() throws {
        let copy = file == "-" ? try InputCopy(checkpoint: Interruption.check) : nil
        let source =
            try copy.map { try ImportSource(copyAt: $0.path, name: say("entrée standard", "standard input")) }
            ?? ImportSource(file)
        if suggestProfile { return try suggest(source) }
        var options = FileImport.Options()
        options.profile = try OptionNames.naming {
            try ProfileLibrary.profile(profile, setting: set, answering: answer, .current)
        }
        options.isDryRun = dryRun
        options.skipsBadRows = skipBadRows
        options.acceptsDifference = acceptDifference
        options.answers = answer
        let progress = Progress(dryRun ? say("vérifiées", "checked") : say("importées", "imported"))
        defer { progress.end() }
        options.onSession = progress.step
        let words = { (remedy: Remedy) in remedy.command.text(.current) }
        options.words = words
        let register = try global.open(for: dryRun ? .reading : .writing)
        if Console.isInteractive, !global.json {
            try ImportQuestions(
                register, global.context(), advice: .commandLine, ask: Console.answer,
                tell: { Console.err($0.text(.current) + "\n") }
            ).settle(&options, source)
        }
        let outcome = try FileImport(register, global.context(), options).run(source)
        progress.end()
        let summary = ImportSummary(
            outcome, isDryRun: dryRun, try register.codeBook(), .current, words: words)
        if global.json {
            try Console.out(summary.json.document)
        } else {
            for line in summary.lines { Console.err(line + "\n") }
        }
        if outcome.refusal != nil { throw ExitWith(status: .usage) }
    }

    private func suggest(_ source: ImportSource) throws {
        let proposal = try ProfileProposal(of: source, file, global.reading, advice: .commandLine, on: global.day())
        try global.show(proposal)
    }
}
