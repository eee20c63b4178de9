import ArgumentParser
import Foundation
import Mediation
import Output
import Register
import Workspace

/// Copies the register: checked, dated, the oldest let go.
struct Backup: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backup", abstract: say("Sauvegarde le registre.", "Backs the register up."),
            aliases: ["sauvegarder"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp(
            say("Fichier à faire ; sinon, à côté du registre.", "File to make; else beside the register."),
            valueName: say("fichier", "file")))
    var file: String?

    func run() throws {
        let register = try global.open(for: .reading)
        let made: String
        if let file {
            try register.backUp(to: file)
            made = file
        } else {
            made = try Backups(of: register.path).make(register, because: say("demande", "asked"))
        }
        guard global.json else {
            return Console.err(say("Sauvegardé et vérifié : \(made)\n", "Backed up and checked: \(made)\n"))
        }
        try Console.out(JSON.object(["schemaVersion": 1, "file": .text(made)]).document)
    }
}

/// Puts a backup back; the register of now is kept.
struct Restore: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: say("Reprend une sauvegarde.", "Takes a backup back."), aliases: ["restaurer", "reprendre"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("La sauvegarde.", "The backup."), valueName: say("fichier", "file"))) var file:
        String

    func run() throws {
        let done = try Register.restore(file, to: global.registerPath)
        GlobalOptions.warnOfSharing(global.registerPath)
        do { try note() } catch let problem as RegisterProblem {
            // What was asked is done: only the word of it is missing.
            Console.err(
                say(
                    "La reprise est faite, mais le journal n’a pas pu la noter : \(problem.message.french)\n",
                    "The backup is back, but the journal could not keep a word of it: \(problem.message.english)\n"))
        }
        if global.json {
            try Console.out(
                JSON.object([
                    "schemaVersion": 1, "before": done.before.map(totals) ?? .null, "after": totals(done.after),
                    "kept": .text(done.kept),
                ]).document)
            return
        }
        let nothing = done.kept == nil ? say("pas de registre", "no register") : say("illisible", "unreadable")
        let before = done.before.map(words) ?? nothing
        Console.err(
            say(
                "Avant : \(before)\nMaintenant : \(words(done.after))\n",
                "Before: \(before)\nNow: \(words(done.after))\n"))
        if let kept = done.kept {
            Console.err(say("L’ancien fichier est gardé : \(kept)\n", "The old file is kept: \(kept)\n"))
        }
    }

    /// A register of an older version is left as it is: its next write brings it up, and says so.
    private func note() throws {
        let register = try Register(opening: global.registerPath, for: .reading, program: Program.name)
        guard try register.isOfThisVersion() else { return }
        try global.open(for: .writing).note(.restore, URL(fileURLWithPath: file).lastPathComponent)
    }

    private func words(_ totals: RegisterTotals) -> String {
        say(
            "\(totals.sessions) séance(s), \(totals.passages) passage(s), \(totals.lastEntry) écriture(s)",
            "\(totals.sessions) session(s), \(totals.passages) visit(s), \(totals.lastEntry) write(s)")
    }

    private func totals(_ totals: RegisterTotals) -> JSON {
        [
            "sessions": .integer(totals.sessions), "passages": .integer(totals.passages),
            "lastEntry": .integer(Int(totals.lastEntry)),
        ]
    }
}
