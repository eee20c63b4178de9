import ArgumentParser
import Foundation
import Interchange
import Mediation

/// The options that describe a session.
struct SessionOptions: ParsableArguments {
    @Option(
        help: .words(
            "Jour : 2025-03-04, 04/03/2025, hier…", "Day: 2025-03-04, 04/03/2025, yesterday…", value: say("jour", "day")
        )) var day: String?
    @Option(help: .words("Heure de début : 09:00.", "Start: 09:00.", value: say("heure", "time"))) var start: String?
    @Option(help: .words("Durée : 90, 1h30.", "Duration: 90, 1h30.", value: say("durée", "duration")))
    var minutes: String?
    @Option(help: .code("Type de séance (relais codes kind).", "Kind of session (relais codes kind)."))
    var kind: String?
    @Option(help: .code("Lieu (relais place list).", "Place (relais place list).")) var place: String?
    @Option(parsing: .singleValue, help: .code("Médiatrice ; se répète.", "Mediator; may be repeated."))
    var mediator: [String] = []
    @Option(parsing: .singleValue, help: .code("Action financée ; se répète.", "Funded action; may be repeated."))
    var funding: [String] = []
    @Option(parsing: .singleValue, help: .code("Partenaire ; se répète.", "Partner; may be repeated."))
    var partner: [String] = []
    @Option(parsing: .singleValue, help: .code("Langue utilisée ; se répète.", "Language used; may be repeated."))
    var language: [String] = []
    @Option(help: .words("Présents à une séance collective.", "Heads at a collective session.", value: "n"))
    var present: String?
    @Option(help: .words("Personnes non reçues.", "People turned away.", value: "n")) var turnedAway: String?
    @Option(
        parsing: .singleValue,
        help: .words(
            "Une personne ou un groupe ; se répète.", "A person or a head count; may be repeated.",
            value: "count=… gender=… theme=…")) var contact: [String] = []
    @Option(
        parsing: .singleValue,
        help: .words(
            "Économie ou changement repéré ; se répète.", "Economy or change observed; may be repeated.",
            value: "code=… quantity=…")) var effect: [String] = []

    /// Whether no option was given.
    var isEmpty: Bool {
        [day, start, minutes, kind, place, present, turnedAway].allSatisfy { $0 == nil } && mediator.isEmpty
            && funding.isEmpty && partner.isEmpty && language.isEmpty && contact.isEmpty && effect.isEmpty
    }

    /// Lays the options over a session, or over nothing.
    func draft(over base: Session? = nil) throws -> SessionDraft {
        var draft = base.map { SessionDraft($0) } ?? SessionDraft()
        draft.put(
            [
                (\.day, day), (\.start, start), (\.minutes, minutes), (\.kind, kind), (\.place, place),
                (\.present, present), (\.turnedAway, turnedAway),
            ],
            lists: [(\.mediators, mediator), (\.fundings, funding), (\.partners, partner), (\.languages, language)])
        if !contact.isEmpty {
            draft.contacts = try CommandArguments.values(contact).map { try ContactDraft(typed: $0) }
        }
        if !effect.isEmpty { draft.effects = try CommandArguments.values(effect).map { try EffectDraft(typed: $0) } }
        return draft
    }

    /// The option a column is given by.
    static func option(_ column: String) -> String {
        if column.hasPrefix("--") { return column }
        // A whole contact or effect, or one by its number, is the option of that name.
        if ["contact", "effect"].contains(where: column.hasSuffix) || column.hasSuffix("_number") {
            return "--" + column.replacing("_", with: "-")
        }
        guard let option = FieldCatalogue.field(column, of: "sessions")?.option, !option.isEmpty else {
            return "--contact \(column)"
        }
        return option.hasPrefix("--") ? option : "--contact \(option)"
    }

    /// Names problems after the options rather than the columns.
    static func namingOptions<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let problem as EntryProblem { throw problem.renamed(option(problem.field)) }
    }
}
