import ArgumentParser
import Mediation
import Output
import Register

/// What was done to the register, write after write.
struct Journal: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "journal", abstract: say("Le journal des écritures.", "The journal of writes."),
            subcommands: [JournalList.self, JournalVerify.self], defaultSubcommand: JournalList.self)
    }
}

/// Shows the journal: to ask about one write. It is no watch on the team: no option picks or counts an author.
struct JournalList: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: say("Montre le journal (par défaut).", "Shows the journal (default)."))
    }

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let entries = try global.open(for: .reading).journal()
        if global.json {
            let list: [JSON] = entries.map { entry in
                [
                    "entry": .integer(Int(entry.id)), "madeAt": .text(entry.madeAt), "verb": .text(entry.verb),
                    "author": .text(entry.author), "object": .text(entry.object), "reason": .text(entry.reason),
                    "file": .text(entry.fileName),
                    "undone": .bool(entry.isUndone), "chainDigest": .text(entry.chainDigest),
                ]
            }
            return try Console.out(JSON.object(["schemaVersion": 1, "entries": .list(list)]).document)
        }
        for entry in entries {
            let object = entry.verb == "import" ? entry.fileName ?? entry.object : entry.object
            let words = [entry.verb, Console.oneLine(object), entry.reason.map { "« \(Console.oneLine($0)) »" } ?? ""]
                .filter { !$0.isEmpty }
            let undone = entry.isUndone ? say("  (défaite)", "  (undone)") : ""
            try Console.out(
                "\(entry.id)  \(entry.madeAt)  \(Console.oneLine(entry.author ?? "-"))  \(words.joined(separator: " · "))\(undone)\n"
            )
        }
    }
}

/// Follows the chain of digests.
struct JournalVerify: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify", abstract: say("Vérifie la chaîne du journal.", "Checks the journal's chain."),
            aliases: ["verifier"])
    }

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let register = try global.open(for: .reading)
        let broken = try register.brokenLink()
        if global.json {
            let link: JSON =
                broken.map { ["entry": .integer(Int($0.entry)), "why": .text($0.why.text(.current))] } ?? .null
            try Console.out(JSON.object(["schemaVersion": 1, "brokenLink": link]).document)
        } else if let broken {
            Console.err(
                say(
                    "La chaîne se rompt à l’écriture \(broken.entry) : \(broken.why.french). [E-JOURNAL-BROKEN]\n",
                    "The chain breaks at entry \(broken.entry): \(broken.why.english). [E-JOURNAL-BROKEN]\n"))
        } else if try register.journal().allSatisfy({ $0.chainDigest == nil }) {
            Console.err(say("Le journal n’a pas encore de chaîne.\n", "The journal has no chain yet.\n"))
        } else {
            Console.err(say("La chaîne du journal tient.\n", "The journal's chain holds.\n"))
        }
        if broken != nil { throw ExitWith(status: .findings) }
    }
}
