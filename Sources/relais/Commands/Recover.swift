import ArgumentParser
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
    @Argument(help: .file("Le registre abîmé.", "The damaged register.")) var file: String
    @Option(
        help: .file(
            "Registre à faire ; sinon, à côté du fichier abîmé.", "Register to make; else beside the damaged file."))
    var to: String?

    func run() throws {
        let (recovery, target, altered) = try RecoveryFiles.recover(file, to: to, by: Program.author)
        try global.acknowledge(RecoverySummary(recovery, target: target, alteredFile: altered))
    }
}
