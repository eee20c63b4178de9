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

extension LineChanges {
    /// Reads the values of the options of one kind of line.
    /// - Parameters:
    ///   - changed: a number, then what changes: `2 "gender=femme" 3 "count=4"`.
    ///   - noun: `contact` or `effect`, as in the names of the options.
    ///   - isWhole: whether the lines are given whole too, which leaves nothing to change.
    fileprivate init(changed: [String], added: [String], removed: [String], noun: String, isWhole: Bool) throws {
        self.init(field: noun)
        func number(_ text: String, _ option: String) throws -> Int {
            guard let number = Int(text), number > 0 else { throw EntryProblem(option, text, .notWhole) }
            return number
        }
        let option = "--\(noun)-number"
        for value in changed {
            if value.contains("=") {
                guard let last = self.changed.popLast() else { throw EntryProblem(option, value, .notWhole) }
                self.changed.append(Change(number: last.number, text: last.text + " " + value))
            } else {
                self.changed.append(Change(number: try number(value, option), text: ""))
            }
        }
        self.added = added
        self.removed = try removed.map { try number($0, "--remove-\(noun)") }
        if isWhole, self != LineChanges(field: noun) { throw EntryProblem("--\(noun)", "", .replacesAll) }
    }
}
