import ArgumentParser
import Mediation
import Output
import Register
import Workspace

/// Saves what can still be read of a damaged register.
struct Recover: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "recover",
            abstract: say(
                "Sauve ce qui se lit encore d’un registre abîmé, dans un nouveau fichier.",
                "Saves what can still be read of a damaged register, in a new file."),
            discussion: say(
                "Le fichier abîmé n’est pas touché. La dernière sauvegarde (relais restore) vaut souvent mieux : comparez les deux.",
                "The damaged file is not touched. The last backup (relais restore) is often better: compare both."),
            aliases: ["recuperer"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp(say("Le registre abîmé.", "The damaged register."), valueName: say("fichier", "file")))
    var file: String
    @Option(
        help: ArgumentHelp(
            say(
                "Registre à faire ; sinon, à côté du fichier abîmé.", "Register to make; else beside the damaged file."),
            valueName: say("fichier", "file")))
    var to: String?

    func run() throws {
        let (recovery, target, altered) = try RecoveryFiles.recover(file, to: to, author: Program.author)
        if global.json {
            try Console.out(document(recovery, target, altered).document)
        } else {
            tell(recovery, target, altered)
        }
    }

    private func document(_ recovery: Recovery, _ target: String, _ altered: String?) -> JSON {
        [
            "schemaVersion": 1, "file": .text(target), "sessions": .integer(recovery.sessions),
            "passages": .integer(recovery.passages), "altered": .integer(recovery.altered.count),
            "alteredFile": .text(altered), "unreadable": .integer(recovery.unreadable),
            "missing": .list(recovery.missing.map { .integer($0) }),
            "madeUp": .list(recovery.madeUp.map { .text($0) }),
        ]
    }

    private func tell(_ recovery: Recovery, _ target: String, _ altered: String?) {
        Console.err(
            say(
                "Repris dans \(target) : \(recovery.sessions) séance(s), \(recovery.passages) passage(s).\n",
                "Saved in \(target): \(recovery.sessions) session(s), \(recovery.passages) visit(s).\n"))
        if recovery.unreadable > 0 {
            Console.err(
                say("Illisibles : \(recovery.unreadable) ligne(s).\n", "Unreadable: \(recovery.unreadable) row(s).\n"))
        }
        if !recovery.missing.isEmpty {
            let numbers = recovery.missing.prefix(20).map(String.init).joined(separator: ", ")
            let more = recovery.missing.count > 20 ? "…" : ""
            Console.err(
                say(
                    "Numéros de séance perdus : \(recovery.missing.count) (\(numbers)\(more)).\n",
                    "Session numbers lost: \(recovery.missing.count) (\(numbers)\(more)).\n"))
        }
        if let altered {
            Console.err(
                say(
                    "Lues mais changées : \(recovery.altered.count) séance(s), non reprises. À vérifier dans \(altered).\n",
                    "Read but changed: \(recovery.altered.count) session(s), not taken. To be looked at in \(altered).\n"
                ))
        }
        if !recovery.madeUp.isEmpty {
            Console.err(
                say(
                    "Recréés avec leur seul code : \(recovery.madeUp.joined(separator: ", ")).\n",
                    "Made again with their code alone: \(recovery.madeUp.joined(separator: ", ")).\n"))
        }
        Console.err(
            say(
                "Le fichier abîmé n’a pas été touché. L’historique (anciennes versions, journal) n’est pas repris.\n",
                "The damaged file was not touched. Its past (earlier versions, journal) is not taken along.\n"))
    }
}
