import ArgumentParser
import Foundation
import Mediation
import Output
import Register
import Workspace

/// Copies the register: checked, dated, the oldest let go.
struct Backup: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("backup", or: "sauvegarder", does: "Sauvegarde le registre.", "Backs the register up.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .file("Fichier à faire ; sinon, à côté du registre.", "File to make; else beside the register."))
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
        try global.acknowledge(
            Acknowledgement(
                ["file": .text(made)], Sentence("Sauvegardé et vérifié : \(made)", "Backed up and checked: \(made)")))
    }
}

/// Puts a backup back; the register of now is kept.
struct Restore: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("restore", or: "restaurer", "reprendre", does: "Reprend une sauvegarde.", "Takes a backup back.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .file("La sauvegarde.", "The backup.")) var file: String

    func run() throws {
        let done = try Register.restore(file, to: global.registerPath, onWait: GlobalOptions.tellWaiting)
        GlobalOptions.tell(OpeningWarnings.sharing(global.registerPath))
        do { try note() } catch let problem as RegisterProblem {
            // What was asked is done: only the word of it is missing.
            Console.err(
                say(
                    "La reprise est faite, mais le journal n’a pas pu la noter : \(problem.message.french)\n",
                    "The backup is back, but the journal could not keep a word of it: \(problem.message.english)\n"))
        }
        try global.acknowledge(RestoreSummary(before: done.before, after: done.after, kept: done.kept))
    }

    /// A register of an older version is left as it is: its next write brings it up, and says so.
    private func note() throws {
        let register = try Register(opening: global.registerPath, for: .reading)
        guard try register.isOfThisVersion() else { return }
        try global.open(for: .writing).note(.restore, URL(fileURLWithPath: file).lastPathComponent)
    }
}
