import ArgumentParser
import Interchange
import Samples
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
        guard let plan = SamplePlan.all.first(where: { $0.letter == sample }) else {
            throw EntryProblem("--sample", sample, .notOneOf(SamplePlan.all.map(\.letter)))
        }
        let demo = DemoFolder(folder, plan)
        guard !csv else { return try demo.writeTables() }
        let (path, result) = try demo.make(global.context(), by: Program.author)
        try global.show(DemoSummary(demo, path, result))
        guard !global.json else { return }
        try Console.out(say("À essayer :", "To try:") + "\n  relais --register \(path) list 2025-03\n")
    }
}
