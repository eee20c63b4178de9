import ArgumentParser
import Foundation
import Interchange
import Mediation
import Output
import Rendering
import Valuation
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
        CommandConfiguration(
            commandName: "list", abstract: say("Liste les modèles.", "Lists the models."), aliases: ["lister"])
    }

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let models = ValuationModel.names.compactMap { ValuationModel(named: $0) }
        if global.json {
            let listed: [JSON] = models.map {
                [
                    "code": .text($0.code), "version": .text($0.version), "rules": .integer($0.rules.count),
                    "proxies": .integer($0.proxies.count),
                ]
            }
            let empty: [JSON] = ValuationModel.emptyNames.map {
                ["code": .text($0), "version": .null, "rules": 0, "proxies": 0]
            }
            return try Console.out(JSON.object(["schemaVersion": 1, "models": .list(listed + empty)]).document)
        }
        for model in models {
            try Console.out(
                "\(model.code) \(model.version) · \(model.label.text(.current)) · \(model.rules.count) "
                    + say("règles", "rules") + ", \(model.proxies.count) " + say("valeurs unitaires", "unit values")
                    + "\n")
        }
        for name in ValuationModel.emptyNames {
            try Console.out(name + say(" · vide, à remplir", " · empty, to be filled") + "\n")
        }
    }
}

/// Shows the rules and unit values of a model with their sources.
struct ModelShow: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: say("Montre règles, valeurs et sources.", "Shows rules, values and sources."), aliases: ["voir"])
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
        CommandConfiguration(
            commandName: "check",
            abstract: say("Contrôle un modèle, cellule par cellule.", "Checks a model, cell by cell."),
            aliases: ["verifier"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: modelHelp) var model: String

    func run() throws {
        let files = try ModelLibrary.files(model, .current)
        let findings = ValuationModel.emptyNames.contains(model) ? [] : ValuationModel.check(files)
        if global.json {
            let listed: [JSON] = findings.map {
                [
                    "severity": .text($0.isRefusal ? "refusal" : "warning"), "file": .text($0.file),
                    "line": .integer($0.line),
                    "column": .text($0.column), "why": .text($0.why.text(.current)),
                ]
            }
            try Console.out(JSON.object(["schemaVersion": 1, "findings": .list(listed)]).document)
        } else {
            for finding in findings {
                try Console.out(
                    (finding.isRefusal ? say("Refusé : ", "Refused: ") : say("À voir : ", "Look at: "))
                        + finding.message.text(.current) + "\n")
            }
        }
        if findings.contains(where: \.isRefusal) { throw ExitWith(status: .findings) }
    }
}

/// Writes the files of a model, to be edited in a spreadsheet.
struct ModelExport: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export", abstract: say("Écrit les fichiers d’un modèle.", "Writes the files of a model."),
            aliases: ["exporter"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: modelHelp) var model: String
    @Argument(help: ArgumentHelp(say("Dossier.", "Folder."), valueName: say("dossier", "folder"))) var folder: String

    func run() throws {
        let names = try ModelLibrary.export(model, to: folder, .current)
        try Console.out(
            global.json
                ? JSON.object(["schemaVersion": 1, "folder": .text(folder), "files": .list(names)]).document
                : say("Écrit dans \(folder) : ", "Written to \(folder): ") + names.joined(separator: ", ") + "\n")
    }
}
