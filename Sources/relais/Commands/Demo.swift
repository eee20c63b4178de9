import ArgumentParser
import Mediation
import Output
import Workspace

/// Makes a fictitious association with its reports, to look around.
struct Demo: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "demo", does: "Crée une association fictive et ses rapports.",
            "Makes a fictitious association and its reports.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words("Dossier.", "Folder.", value: say("dossier", "folder"))) var folder = "demo"
    @Option(help: .words("Exemple : a, b ou c.", "Sample: a, b or c.", value: "a|b|c")) var sample = "b"

    @Flag(help: .words("Seulement les fichiers CSV à importer.", "Only the CSV files to import."))
    var csv = false

    func run() throws {
        let demo = try OptionNames.naming { try DemoFolder(folder, sample: sample) }
        guard !csv else {
            try demo.writeTables()
            return try global.acknowledge(
                Acknowledgement(
                    ["folder": .text(folder)],
                    Sentence("Tables écrites dans \(folder).", "Tables written to \(folder).")))
        }
        let (path, result) = try demo.make(global.context(), by: Program.author)
        try global.show(DemoSummary(demo, path, result))
        guard !global.json else { return }
        try Console.out(say("À essayer :", "To try:") + "\n  relais --register \(path) list 2025-03\n")
    }
}
