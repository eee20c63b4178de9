import ArgumentParser
import Interchange
import Mediation
import Nomenclature
import Output
import Register

/// The fields of something an association sets up, as options.
protocol SetupFields: ParsableArguments {
    /// Name of its command.
    static var name: String { get }
    /// Its French name.
    static var alias: String { get }
    /// One sentence for the help.
    static var abstract: String { get }
    /// Whether people name it by a code (a cost gets a number).
    static var hasCode: Bool { get }
    /// What was typed, by field.
    var fields: [String: String] { get }
    /// The item read from what was typed, over the one of that code.
    func item(_ fields: [String: String], amending code: String?, _ reader: SetupReader) throws -> SetupItem
    /// All of them, as JSON objects and as lines with a head.
    static func listed(_ setup: AssociationSetup) -> [[String: JSON]]
    /// The item that `retire` writes; nil when retiring is not a date.
    static func retired(_ code: String, on day: CivilDate, _ setup: AssociationSetup) -> SetupItem?
}

/// `relais place`, `relais mediator`…: add, list, amend, retire.
struct SetupCommand<Fields: SetupFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Fields.name, abstract: Fields.abstract,
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
        CommandConfiguration(commandName: "add", abstract: say("Ajoute.", "Adds one."), aliases: ["ajouter"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Code court.", "Short code."), valueName: "code")) var code: String?
    @OptionGroup var options: Fields

    func run() throws {
        let context = try global.writing()
        let item = try OptionNames.naming {
            guard Fields.hasCode == (code != nil) else {
                throw EntryProblem("code", code ?? "", Fields.hasCode ? .missing : .codeSyntax)
            }
            var fields = options.fields
            fields["code"] = code
            return try options.item(
                fields, amending: nil, SetupReader(context.book, context.setup, today: context.today))
        }
        let numbers = try context.register.setUp("\(Fields.name) add", [item], isNew: true)
        try SetupOptions.acknowledge(Fields.name, code ?? numbers.first.map(String.init) ?? "", global)
    }
}

/// Changes some fields.
struct AmendSetupItem<Fields: SetupFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "amend", abstract: say("Corrige.", "Corrects one."), aliases: ["corriger"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Code ou numéro.", "Code or number."), valueName: "code")) var code: String
    @OptionGroup var options: Fields
    @Option(help: ArgumentHelp(say("Pourquoi.", "Why."), valueName: say("raison", "reason"))) var reason: String?

    func run() throws {
        let context = try global.writing()
        let item = try OptionNames.naming {
            try options.item(
                options.fields, amending: code, SetupReader(context.book, context.setup, today: context.today))
        }
        try context.register.setUp("\(Fields.name) amend", [item], isNew: false, reason: reason)
        try SetupOptions.acknowledge(Fields.name, code, global)
    }
}

/// Keeps one, and proposes it no more.
struct RetireSetupItem<Fields: SetupFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "retire", abstract: say("Retire sans effacer.", "Retires one; nothing is erased."),
            aliases: ["retirer"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Code ou numéro.", "Code or number."), valueName: "code")) var code: String
    @Option(
        help: ArgumentHelp(
            say("Dernier jour (aujourd’hui sans rien).", "Last day (today if not given)."),
            valueName: say("jour", "day")))
    var on: String?

    func run() throws {
        let context = try global.writing()
        let day = try on.map { try context.entry.day($0, "--on") } ?? context.today
        if let item = Fields.retired(code, on: day, context.setup) {
            try context.register.setUp("\(Fields.name) retire", [item], isNew: false)
        } else {
            let reader = SetupReader(context.book, context.setup, today: context.today)
            let item = try OptionNames.naming { try Fields().item([:], amending: code, reader) }
            try context.register.retire("\(Fields.name) retire", item)
        }
        try SetupOptions.acknowledge(Fields.name, code, global)
    }
}

/// Shows them all.
struct ListSetupItems<Fields: SetupFields>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: say("Montre la liste.", "Shows them."), aliases: ["lister"])
    }

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let objects = Fields.listed(try global.open(for: .reading).setup())
        if global.json {
            let object: [String: JSON] = ["schemaVersion": 1, Fields.name + "s": .list(objects.map { .object($0) })]
            try Console.out(JSON.object(object).document)
        } else {
            try Console.out(SetupOptions.lines(objects))
        }
    }
}

/// What the set-up commands share.
enum SetupOptions {
    static func acknowledge(_ noun: String, _ code: String, _ global: GlobalOptions) throws {
        if global.json {
            let object: JSON = ["schemaVersion": 1, "noun": .text(noun), "code": .text(code)]
            try Console.out(object.document)
        } else {
            Console.err(say("Enregistré : \(noun) \(code)\n", "Recorded: \(noun) \(code)\n"))
        }
    }

    /// A table of objects: the columns that hold something, code first.
    static func lines(_ objects: [[String: JSON]]) -> String {
        let order = [
            "code", "number", "label", "name", "title", "kind", "post", "funder", "year", "category", "amount", "from",
            "to",
        ]
        let used = Set(objects.flatMap { $0.filter { $0.value != .null && $0.value != .list([JSON]()) }.keys })
        let columns = order.filter(used.contains) + used.subtracting(order).sorted()
        guard !columns.isEmpty else { return "" }
        let rows = objects.map { object in columns.map { text(object[$0] ?? .null) } }
        return TextTable.lines([columns] + rows, wordColumns: columns.count).joined(separator: "\n") + "\n"
    }

    private static func text(_ value: JSON) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? say("oui", "yes") : say("non", "no")
        case .integer(let number): String(number)
        case .number(let number): NumberText(.current).decimal(number, decimals: 2)
        case .text(let text): text
        case .list(let items): items.map(text).joined(separator: " ")
        case .object(let object):
            object.sorted { $0.key < $1.key }.map { "\($0.key)=\(text($0.value))" }.joined(separator: " ")
        }
    }
}
