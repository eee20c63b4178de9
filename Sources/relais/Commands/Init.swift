import ArgumentParser
import Interchange
import Mediation
import Nomenclature
import Output
import Register
import Workspace

/// Makes the register of an association.
struct Init: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init",
            abstract: say("Crée le registre d’une association.", "Makes an association's register."),
            aliases: ["creer"])
    }

    @OptionGroup var global: GlobalOptions

    @Option(help: ArgumentHelp(say("Nom de l’association.", "Name of the association."), valueName: say("nom", "name")))
    var name: String

    @Option(help: ArgumentHelp(say("Code court.", "Short code."), valueName: "code"))
    var code: String?

    func run() throws {
        let association = Association(
            code: try CodeText.checked(code ?? "association", "--code"),
            name: try LabelText.checked(name, "--name", at: .association))
        let path = global.registerPath
        GlobalOptions.warnOfSharing(path)
        _ = try Register(creating: path, association: association, program: Program.name, author: Program.author)
        if global.json {
            let object: JSON = [
                "schemaVersion": 1, "register": .text(path),
                "association": ["code": .text(association.code), "name": .text(association.name)],
            ]
            try Console.out(object.document)
        } else {
            Console.err(say("Registre créé : \(path)\n", "Register made: \(path)\n"))
        }
    }
}
