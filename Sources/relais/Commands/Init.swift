import ArgumentParser
import Interchange
import Mediation
import Output
import Register
import Workspace

/// Makes the register of an association.
struct Init: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("init", or: "creer", does: "Crée le registre d’une association.", "Makes an association's register.")
    }

    @OptionGroup var global: GlobalOptions

    @Option(help: .words("Nom de l’association.", "Name of the association.", value: say("nom", "name")))
    var name: String

    @Option(help: .code("Code court.", "Short code.")) var code: String?

    func run() throws {
        let association = Association(
            code: try CodeText.checked(code ?? "association", "--code"),
            name: try LabelText.checked(name, "--name", at: .association))
        let path = global.registerPath
        GlobalOptions.tell(OpeningWarnings.sharing(path))
        _ = try Register(creating: path, association: association, by: Program.author)
        let fields: [String: JSON] = [
            "register": .text(path),
            "association": ["code": .text(association.code), "name": .text(association.name)],
        ]
        try global.acknowledge(
            Acknowledgement(fields, Sentence("Registre créé : \(path)", "Register made: \(path)")))
    }
}
