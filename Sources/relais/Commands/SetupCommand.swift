import ArgumentParser
import Interchange
import Mediation
import Output
import Register
import Workspace

/// The fields of something an association sets up, as options.
protocol SetupFields: ParsableArguments {
    /// What is set up; its name is that of the command.
    static var kind: SetupItem.Kind { get }
    /// The French name of the command.
    static var alias: String { get }
    /// One sentence for the help.
    static var abstract: String { get }
    /// What was typed, by field.
    var fields: [String: String] { get }
}

/// `relais place`, `relais mediator`…: add, list, amend, retire.
struct SetupCommand<Fields: SetupFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Fields.kind.rawValue, abstract: Fields.abstract,
            subcommands: [
                AddSetupItem<Fields>.self, ListSetupItems<Fields>.self, AmendSetupItem<Fields>.self,
                RetireSetupItem<Fields>.self,
            ],
            aliases: [Fields.alias])
    }
}

/// Adds one.
struct AddSetupItem<Fields: SetupFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("add", or: "ajouter", does: "Ajoute.", "Adds one.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .code("Code court.", "Short code.")) var code: String?
    @OptionGroup var options: Fields

    func run() throws {
        let editor = SetupEditor(Fields.kind, try global.writing())
        let given = try OptionNames.naming { try editor.add(code, options.fields) }
        try global.acknowledge(Acknowledgement.recorded(Fields.kind.rawValue, given))
    }
}

/// Changes some fields.
struct AmendSetupItem<Fields: SetupFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("amend", or: "corriger", does: "Corrige.", "Corrects one.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .code("Code ou numéro.", "Code or number.")) var code: String
    @OptionGroup var options: Fields
    @Option(help: .reason) var reason: String?

    func run() throws {
        let editor = SetupEditor(Fields.kind, try global.writing())
        try OptionNames.naming { try editor.amend(code, options.fields, reason: reason) }
        try global.acknowledge(Acknowledgement.recorded(Fields.kind.rawValue, code))
    }
}

/// Keeps one, and proposes it no more.
struct RetireSetupItem<Fields: SetupFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("retire", or: "retirer", does: "Retire sans effacer.", "Retires one; nothing is erased.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .code("Code ou numéro.", "Code or number.")) var code: String
    @Option(
        help: .words(
            "Dernier jour (aujourd’hui sans rien).", "Last day (today if not given).", value: say("jour", "day")))
    var on: String?

    func run() throws {
        let context = try global.writing()
        let day = try on.map { try context.entry.day($0, "--on") } ?? context.today
        try SetupEditor(Fields.kind, context).retire(code, on: day)
        try global.acknowledge(Acknowledgement.recorded(Fields.kind.rawValue, code))
    }
}

/// Shows them all.
struct ListSetupItems<Fields: SetupFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("list", or: "lister", does: "Montre la liste.", "Shows them.")
    }

    @OptionGroup var global: GlobalOptions

    func run() throws { try global.show(SetupListing(Fields.kind, global.reading().setup())) }
}

extension Acknowledgement {
    /// Says that something set up is kept.
    static func recorded(_ noun: String, _ code: String) -> Acknowledgement {
        Acknowledgement(
            ["noun": .text(noun), "code": .text(code)],
            Sentence("Enregistré : \(noun) \(code)", "Recorded: \(noun) \(code)"))
    }
}
