import ArgumentParser
import Mediation
import Output
import Register
import Workspace

/// Takes back the last write.
struct Undo: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "undo", or: "defaire", does: "Défait votre dernière écriture, import compris.",
            "Takes back your last write, import included.")
    }

    @OptionGroup var global: GlobalOptions
    @OptionGroup var options: UndoOptions

    func run() throws {
        let register = try global.open(for: .writing)
        let write = try register.undoable(options.whose)
        try options.confirm(UndoneWrite(write, .undone), sessions: write.sessions, asJSON: global.json)
        let undone = try register.undo(options.whose, expecting: write.entry.id)
        try global.acknowledge(UndoneWrite(undone, .undone))
    }
}

/// Does again what the last `undo` took back.
struct Redo: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "redo", or: "refaire", does: "Refait ce qui vient d’être défait, si rien n’a été écrit depuis.",
            "Does again what was just undone, if nothing was written since.")
    }

    @OptionGroup var global: GlobalOptions
    @OptionGroup var options: UndoOptions

    func run() throws {
        let register = try global.open(for: .writing)
        let write = try register.redoable(options.whose)
        try options.confirm(UndoneWrite(write, .redone), sessions: write.sessions, asJSON: global.json)
        let redone = try register.redo(options.whose, expecting: write.entry.id)
        try global.acknowledge(UndoneWrite(redone, .redone))
    }
}

/// The options of `undo` and `redo`.
struct UndoOptions: ParsableArguments {
    @Flag(help: .words("De n’importe qui, pas de vous seule.", "Of anyone, not of you alone.")) var all = false
    @Flag(help: .withoutConfirmation) var yes = false

    var whose: Register.Whose { all ? .anyone : .own }

    /// Names a later write of someone else, and asks beyond one session.
    func confirm(_ write: UndoneWrite, sessions: Int, asJSON: Bool) throws {
        guard !asJSON else { return }
        if let warning = write.warning { Console.err(warning.text(.current) + "\n") }
        guard Console.isInteractive, !yes, sessions > 1 else { return }
        guard Console.confirms(write.question) else { throw Interruption() }
    }
}
