import ArgumentParser

extension CommandConfiguration {
    /// A command with its English name, its French names and one sentence for the help.
    static func named(
        _ name: String, or aliases: String..., does french: String, _ english: String
    ) -> CommandConfiguration {
        CommandConfiguration(commandName: name, abstract: say(french, english), aliases: aliases)
    }
}

extension ArgumentHelp {
    /// A sentence for the help of an option.
    /// - Parameter value: what stands for its value; nil for the name of the option.
    static func words(_ french: String, _ english: String, value: String? = nil) -> ArgumentHelp {
        ArgumentHelp(say(french, english), valueName: value)
    }

    /// The period a command is about.
    static var period: ArgumentHelp { .words("Période.", "Period.", value: say("période", "period")) }
    /// Why something is changed.
    static var reason: ArgumentHelp { .words("Pourquoi.", "Why.", value: say("raison", "reason")) }
    /// Do what is asked without asking back.
    static var withoutConfirmation: ArgumentHelp {
        .words("Ne pas demander de confirmation.", "Ask for no confirmation.")
    }
    /// Why a period is closed or reopened.
    static var journalReason: ArgumentHelp {
        .words("Pourquoi, pour le journal.", "Why, for the journal.", value: say("raison", "reason"))
    }
    /// Which session.
    static var session: ArgumentHelp {
        .words("Numéro de la séance.", "Number of the session.", value: say("numéro", "number"))
    }
    /// A file whose nature the sentence says.
    static func file(_ french: String, _ english: String) -> ArgumentHelp {
        .words(french, english, value: say("fichier", "file"))
    }
    /// What is set up, by its code.
    static func code(_ french: String, _ english: String) -> ArgumentHelp { .words(french, english, value: "code") }
}
