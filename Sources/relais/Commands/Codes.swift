import ArgumentParser
import Interchange
import Mediation
import Nomenclature
import Output
import Register
import Workspace

/// The nomenclature.
struct Codes: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "codes", abstract: say("Les listes de codes.", "The code lists."),
            subcommands: [ShowCodes.self, AddCode.self, RetireCode.self, MergeCode.self],
            defaultSubcommand: ShowCodes.self)
    }
}

struct ShowCodes: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("list", or: "lister", does: "Montre une liste.", "Shows a list.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words("Nom de la liste.", "Name of the list.")) var list: String?

    func run() throws {
        // Without a register, the common lists.
        let book: CodeBook
        do { book = try global.reading().codeBook() } catch RegisterProblem.missing { book = .common }
        try global.show(CodeListing(book, list.map { try CodeList(named: $0, .current) }))
    }
}

struct AddCode: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "add", or: "ajouter", does: "Ajoute un code à soi, rattaché à un code commun.",
            "Adds an own code, tied to a common one.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words("Liste.", "List.")) var list: String
    @Argument(help: .words("Code nouveau.", "New code.")) var code: String
    @Option(help: .code("Code commun auquel il se rattache.", "Common code it is tied to.")) var common: String
    @Option(help: .words("Libellé.", "Label.")) var label: String
    @Option(help: .words("Libellé anglais.", "English label.")) var labelEn: String?

    func run() throws {
        let context = try global.writing()
        let list = try CodeList(changeable: list, .current)
        let change = try OptionNames.naming {
            try CodeChange.adding(code, to: list, common: common, label: label, labelEn: labelEn, context.book)
        }
        try context.register.change("codes add", code: change)
        try global.acknowledge(Acknowledgement.recorded("code", code))
    }
}

struct RetireCode: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("retire", or: "retirer", does: "Retire un code ; l’historique reste.", "Retires a code; history stays.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words("Liste.", "List.")) var list: String
    @Argument(help: ArgumentHelp("Code.")) var code: String
    @Option(help: .words("Dernier jour d’usage.", "Last day of use.")) var on: String?

    func run() throws {
        let context = try global.writing()
        let list = try CodeList(changeable: list, .current)
        let day = try on.map { try context.entry.day($0, "--on") } ?? context.today
        let change = try CodeChange.retiring(code, of: list, on: day, context.book)
        try context.register.change("codes retire", code: change)
        try global.acknowledge(Acknowledgement.recorded("code", code))
    }
}

struct MergeCode: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("merge", or: "fusionner", does: "Compte un code avec un autre.", "Counts a code with another one.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words("Liste.", "List.")) var list: String
    @Argument(help: .words("Code qui disparaît des choix.", "Code that leaves the choices.")) var code: String
    @Option(help: .words("Code qui le remplace.", "Code that takes its place.")) var into: String

    func run() throws {
        let context = try global.writing()
        let list = try CodeList(changeable: list, .current)
        let change = try OptionNames.naming { try CodeChange.merging(code, of: list, into: into, context.book) }
        try context.register.change("codes merge", code: change)
        try global.acknowledge(Acknowledgement.recorded("code", code))
    }
}
