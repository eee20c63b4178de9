import ArgumentParser
import Foundation
import Interchange
import Mediation
import Register
import Rendering

/// Brings a file or a folder in: everything or nothing.
struct Import: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import",
            abstract: say("Importe sessions.csv, ou un dossier.", "Imports sessions.csv, or a folder."),
            aliases: ["importer"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp(say("Fichier CSV ou dossier.", "CSV file or folder."), valueName: say("fichier", "file")))
    var file: String
    @Flag(help: ArgumentHelp(say("Tout vérifier, ne rien écrire.", "Check everything, write nothing."))) var dryRun =
        false
    @Flag(
        help: ArgumentHelp(
            say("Écrire les bonnes séances, lister les autres.", "Write the good sessions, list the others.")))
    var skipBadRows = false

    func run() throws {
        let context = try global.writing()
        let outcome = try FileImport(
            context.register, context.book, context.roster, context.today, isDryRun: dryRun, skipsBadRows: skipBadRows
        ).run(file)
        if global.json {
            Console.out(json(outcome).document)
        } else {
            tell(outcome)
        }
        if outcome.wasRefused { throw Ending(status: .usage) }
    }

    private func tell(_ outcome: FileImport.Outcome) {
        for line in outcome.detected { Console.err(line.text(.current) + "\n") }
        for row in outcome.problems.prefix(100) {
            Console.err(
                say("\(row.file), ligne \(row.line), colonne ", "\(row.file), line \(row.line), column ")
                    + "\(row.problem.message.text(.current)) [\(row.problem.code)]\n  \(row.problem.hint.text(.current))\n"
            )
        }
        if outcome.problems.count > 100 {
            let more = outcome.problems.count - 100
            Console.err(say("… et \(more) autres lignes refusées.\n", "… and \(more) more rows refused.\n"))
        }
        let result = outcome.result
        for key in result.changed {
            Console.err(
                say(
                    "Séance « \(key) » : déjà là avec un autre contenu, laissée telle quelle.\n",
                    "Session “\(key)”: there already with another content, left as it is.\n"))
        }
        if outcome.wasRefused {
            Console.err(
                say(
                    "\(outcome.problems.count) ligne(s) refusée(s) : rien n’a été écrit. [E-IMPORT-ROWS]\n",
                    "\(outcome.problems.count) row(s) refused: nothing was written. [E-IMPORT-ROWS]\n"))
        } else {
            Console.err(
                say(
                    "\(dryRun ? "À importer" : "Importé") : \(result.sessions) séance(s), \(result.contacts) passage(s), \(result.setUp) ligne(s) de réglage ; \(result.unchanged) séance(s) déjà là.\n",
                    "\(dryRun ? "To import" : "Imported"): \(result.sessions) session(s), \(result.contacts) visit(s), \(result.setUp) set-up row(s); \(result.unchanged) session(s) already there.\n"
                ))
        }
    }

    private func json(_ outcome: FileImport.Outcome) -> JSON {
        let rows: [JSON] = outcome.problems.map {
            [
                "file": .text($0.file), "line": .integer($0.line), "column": .text($0.problem.field),
                "value": .text($0.problem.value), "code": .text($0.problem.code),
                "reason": .text($0.problem.why.text(.current)), "hint": .text($0.problem.hint.text(.current)),
            ]
        }
        var object: [String: JSON] = [
            "schemaVersion": 1, "dryRun": .bool(dryRun), "written": .bool(!dryRun && !outcome.wasRefused),
            "sessions": .integer(outcome.result.sessions), "contacts": .integer(outcome.result.contacts),
            "setUp": .integer(outcome.result.setUp), "unchanged": .integer(outcome.result.unchanged),
            "changed": .list(outcome.result.changed), "refusedRows": .list(rows),
            "detected": .list(outcome.detected.map { $0.text(.current) }),
        ]
        if outcome.wasRefused {
            object["error"] = [
                "code": "E-IMPORT-ROWS",
                "message": .text(
                    say(
                        "\(rows.count) ligne(s) refusée(s) : rien n’a été écrit.",
                        "\(rows.count) row(s) refused: nothing was written.")),
                "hint": .text(say("Corrigez ces lignes, puis recommencez.", "Correct these rows, then try again.")),
            ]
        }
        return .object(object)
    }
}
