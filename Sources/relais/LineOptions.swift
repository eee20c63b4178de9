import ArgumentParser
import Interchange
import Mediation

/// The options that change single lines of a session.
struct LineOptions: ParsableArguments {
    @Option(
        parsing: .upToNextOption,
        help: .words(
            "Change ce contact, et lui seul ; se répète.", "Changes this contact alone; may be repeated.",
            value: say("n° gender=…", "no. gender=…")))
    var contactNumber: [String] = []

    @Option(
        parsing: .singleValue,
        help: .words(
            "Ajoute un contact ; se répète.", "Adds a contact; may be repeated.", value: "count=… gender=… theme=…"))
    var addContact: [String] = []

    @Option(
        parsing: .singleValue,
        help: .words("Ôte ce contact ; se répète.", "Removes this contact; may be repeated.", value: say("n°", "no.")))
    var removeContact: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: .words(
            "Change cet effet, et lui seul ; se répète.", "Changes this effect alone; may be repeated.",
            value: say("n° quantity=…", "no. quantity=…")))
    var effectNumber: [String] = []

    @Option(
        parsing: .singleValue,
        help: .words("Ajoute un effet ; se répète.", "Adds an effect; may be repeated.", value: "code=… quantity=…"))
    var addEffect: [String] = []

    @Option(
        parsing: .singleValue,
        help: .words("Ôte cet effet ; se répète.", "Removes this effect; may be repeated.", value: say("n°", "no.")))
    var removeEffect: [String] = []

    /// Whether no option was given.
    var isEmpty: Bool {
        [contactNumber, addContact, removeContact, effectNumber, addEffect, removeEffect].allSatisfy(\.isEmpty)
    }

    /// Changes the lines of a draft. Throws an `EntryProblem` for a number no line has, for lines given whole as well.
    func change(_ draft: inout SessionDraft, _ options: SessionOptions) throws {
        let contacts = try LineChanges(
            changed: contactNumber, added: addContact, removed: removeContact, noun: "contact",
            isWhole: !options.contact.isEmpty)
        draft.contacts = try contacts.applied(to: draft.contacts)
        let effects = try LineChanges(
            changed: effectNumber, added: addEffect, removed: removeEffect, noun: "effect",
            isWhole: !options.effect.isEmpty)
        draft.effects = try effects.applied(to: draft.effects)
    }
}
