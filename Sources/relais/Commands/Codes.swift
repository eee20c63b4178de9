import ArgumentParser
import Interchange
import Mediation
import Nomenclature
import Output
import Register

/// The nomenclature.
struct Codes: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "codes", abstract: say("Les listes de codes.", "The code lists."),
            subcommands: [ShowCodes.self, AddCode.self, RetireCode.self, MergeCode.self],
            defaultSubcommand: ShowCodes.self)
    }

    /// A list by its name.
    static func list(_ name: String) throws -> CodeList {
        guard let list = CodeList(rawValue: name) else {
            throw EntryProblem(say("liste", "list"), name, .notOneOf(CodeList.allCases.map(\.rawValue)))
        }
        return list
    }

    /// A list an association may change.
    static func storedList(_ name: String) throws -> CodeList {
        let list = try Self.list(name)
        guard CodeList.stored.contains(list) else {
            throw EntryProblem(say("liste", "list"), name, .notOneOf(CodeList.stored.map(\.rawValue)))
        }
        return list
    }
}

struct ShowCodes: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: say("Montre une liste.", "Shows a list."), aliases: ["lister"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Nom de la liste.", "Name of the list."))) var list: String?

    func run() throws {
        // Without a register, the common lists.
        let book: CodeBook
        do { book = try global.open(for: .reading).codeBook() } catch RegisterProblem.missing { book = .common }
        let lists = try list.map { [try Codes.list($0)] } ?? CodeList.allCases
        if global.json {
            Console.out(
                JSON.object([
                    "schemaVersion": 1,
                    "lists": .object(
                        Dictionary(
                            lists.map { list in
                                (list.rawValue, .list(book.codes(list).map(Self.object)))
                            }
                        ) { first, _ in first }),
                ]).document)
        } else if list == nil {
            Console.out(lists.map { "\($0.rawValue)  (\(book.codes($0).count))" }.joined(separator: "\n") + "\n")
        } else {
            let rows = book.codes(lists[0]).filter { $0.mergedInto == nil }.map {
                [$0.code, $0.label.text(.current), $0.hint]
            }
            Console.out(
                TextTable.lines(
                    [[say("code", "code"), say("libellé", "label"), say("aide", "hint")]] + rows, wordColumns: 3
                )
                .joined(separator: "\n") + "\n")
        }
    }

    private static func object(_ code: Code) -> JSON {
        [
            "code": .text(code.code), "parent": .text(code.parent),
            "label": ["fr": .text(code.label.french), "en": .text(code.label.english)], "hint": .text(code.hint),
            "sensitive": .bool(code.isSensitive), "dataInclusion": .text(code.dataInclusion),
            "laCoop": .text(code.laCoop), "unit": .text(code.unit?.rawValue),
            "asksConfirmation": .bool(code.asksConfirmation), "common": .text(code.common),
            "retiredOn": .text(code.retiredOn?.description), "mergedInto": .text(code.mergedInto),
        ]
    }
}

struct AddCode: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add",
            abstract: say(
                "Ajoute un code à soi, rattaché à un code commun.", "Adds an own code, tied to a common one."),
            aliases: ["ajouter"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Liste.", "List."))) var list: String
    @Argument(help: ArgumentHelp(say("Code nouveau.", "New code."))) var code: String
    @Option(
        help: ArgumentHelp(say("Code commun auquel il se rattache.", "Common code it is tied to."), valueName: "code"))
    var common: String
    @Option(help: ArgumentHelp(say("Libellé.", "Label."))) var label: String
    @Option(help: ArgumentHelp(say("Libellé anglais.", "English label."))) var labelEn: String?

    func run() throws {
        let context = try global.writing()
        let list = try Codes.storedList(list)
        guard CodeBook.common[list, common] != nil else {
            throw EntryProblem(
                "--common", common, .unknownCode(list, nearest: CodeBook.common.nearest(list, to: common)))
        }
        guard context.book[list, code] == nil else {
            throw RegisterProblem.duplicate(noun: Sentence("Le code", "Code"), code: code)
        }
        let (code, label) = (try CodeText.checked(levels: code), try LabelText.checked(label, "--label"))
        let labelEn = try labelEn.map { try LabelText.checked($0, "--label-en") }
        try context.register.change(
            "codes add",
            code: LocalCode(list: list, code: code, label: Sentence(label, labelEn ?? label), common: common))
        SetupOptions.acknowledge("code", code, global)
    }
}

struct RetireCode: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "retire",
            abstract: say("Retire un code ; l’historique reste.", "Retires a code; history stays."),
            aliases: ["retirer"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Liste.", "List."))) var list: String
    @Argument(help: ArgumentHelp("Code.")) var code: String
    @Option(help: ArgumentHelp(say("Dernier jour d’usage.", "Last day of use."))) var on: String?

    func run() throws {
        let context = try global.writing()
        let list = try Codes.storedList(list)
        let day = try on.map { try context.entry.day($0, "--on") } ?? context.today
        var change = try Self.change(list, code, context.book)
        change.retiredOn = day
        try context.register.change("codes retire", code: change)
        SetupOptions.acknowledge("code", code, global)
    }

    /// What a register keeps of a code that is there.
    static func change(_ list: CodeList, _ code: String, _ book: CodeBook) throws -> LocalCode {
        guard let known = book[list, code] else {
            throw EntryProblem("code", code, .unknownCode(list, nearest: book.nearest(list, to: code)))
        }
        return LocalCode(
            list: list, code: code, label: known.common == nil ? nil : known.label, common: known.common,
            retiredOn: known.retiredOn, mergedInto: known.mergedInto)
    }
}

struct MergeCode: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "merge", abstract: say("Compte un code avec un autre.", "Counts a code with another one."),
            aliases: ["fusionner"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Liste.", "List."))) var list: String
    @Argument(help: ArgumentHelp(say("Code qui disparaît des choix.", "Code that leaves the choices."))) var code:
        String
    @Option(help: ArgumentHelp(say("Code qui le remplace.", "Code that takes its place."))) var into: String

    func run() throws {
        let context = try global.writing()
        let list = try Codes.storedList(list)
        var change = try RetireCode.change(list, code, context.book)
        guard context.book[list, into] != nil else {
            throw EntryProblem("--into", into, .unknownCode(list, nearest: context.book.nearest(list, to: into)))
        }
        // A circle would count nothing.
        guard context.book.canonical(list, into) != code else {
            throw EntryProblem("--into", into, .given(twice: code))
        }
        change.mergedInto = into
        try context.register.change("codes merge", code: change)
        SetupOptions.acknowledge("code", code, global)
    }
}
