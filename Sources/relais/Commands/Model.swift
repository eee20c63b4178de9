import ArgumentParser
import Mediation
import Output
import Workspace

/// The valuation models.
struct Model: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "model", abstract: say("Les modèles de valorisation.", "The valuation models."),
            subcommands: [ModelList.self, ModelShow.self, ModelCheckCommand.self, ModelExport.self],
            aliases: ["modele"])
    }
}

private let modelHelp = ArgumentHelp(
    say("Nom ou dossier du modèle.", "Name or folder of the model."), valueName: say("modèle", "model"))

/// Lists the models.
struct ModelList: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("list", or: "lister", does: "Liste les modèles.", "Lists the models.")
    }

    @OptionGroup var global: GlobalOptions

    func run() throws { try global.show(ModelListing()) }
}

/// Shows the rules and unit values of a model with their sources.
struct ModelShow: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("show", or: "voir", does: "Montre règles, valeurs et sources.", "Shows rules, values and sources.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: modelHelp) var model: String

    func run() throws {
        try Console.out(try ModelLibrary.catalogue(model, asJSON: global.json, .current))
    }
}

/// Checks a model.
struct ModelCheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "check", or: "verifier", does: "Contrôle un modèle, cellule par cellule.", "Checks a model, cell by cell.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: modelHelp) var model: String

    func run() throws {
        let findings = try ModelFindings(of: model, .current)
        try global.show(findings)
        if findings.isRefused { throw ExitWith(status: .findings) }
    }
}

/// Writes the files of a model, to be edited in a spreadsheet.
struct ModelExport: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("export", or: "exporter", does: "Écrit les fichiers d’un modèle.", "Writes the files of a model.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: modelHelp) var model: String
    @Argument(help: .words("Dossier.", "Folder.", value: say("dossier", "folder"))) var folder: String

    func run() throws {
        let names = try ModelLibrary.export(model, to: folder, .current)
        let list = names.joined(separator: ", ")
        try global.show(
            Acknowledgement(
                ["folder": .text(folder), "files": .list(names)],
                Sentence("Écrit dans \(folder) : \(list)", "Written to \(folder): \(list)")))
    }
}
