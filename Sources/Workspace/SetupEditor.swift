import Interchange
import Mediation
import Register

/// Adds, amends and retires what an association has set up, from what was typed.
package struct SetupEditor: Sendable {
    private let kind: SetupItem.Kind
    private let context: EntryContext

    /// An editor of one kind of item.
    package init(_ kind: SetupItem.Kind, _ context: EntryContext) {
        self.kind = kind
        self.context = context
    }

    private var reader: SetupReader { SetupReader(context.book, context.setup, today: context.today) }

    /// Adds one; answers its code, or the number it was given. Throws an `EntryProblem` (field `code`) for a code too
    /// many or missing, and as `SetupReader` does; a `RegisterProblem` for a code that is taken.
    package func add(_ code: String?, _ fields: [String: String]) throws -> String {
        guard kind.hasCode == (code != nil) else {
            throw EntryProblem("code", code ?? "", kind.hasCode ? .missing : .codeSyntax)
        }
        var fields = fields
        fields["code"] = code
        let numbers = try context.register.setUp("\(kind.rawValue) add", [item(fields, amending: nil)], isNew: true)
        return code ?? numbers.first.map(String.init) ?? ""
    }

    /// Changes the fields given. Throws as `add` does; a `RegisterProblem` for a code that is not known.
    package func amend(_ code: String, _ fields: [String: String], reason: String?) throws {
        let item = try item(fields, amending: code)
        let reason = try reason.map(Reason.checked)
        try context.register.setUp("\(kind.rawValue) amend", [item], isNew: false, reason: reason)
    }

    /// Keeps one and proposes it no more: from the day after `day` where it has dates, at once else. Throws a
    /// `RegisterProblem` for a code that is not known.
    package func retire(_ code: String, on day: CivilDate) throws {
        let verb = "\(kind.rawValue) retire"
        let (setup, register) = (context.setup, context.register)
        switch kind {
        case .mediator:
            var mediator = try known(code, setup.mediators)
            mediator.to = day
            try register.setUp(verb, [.mediator(mediator)], isNew: false)
        case .place:
            var place = try known(code, setup.places)
            place.to = day
            try register.setUp(verb, [.place(place)], isNew: false)
        case .partner: try register.retire(verb, .partner(known(code, setup.partners)))
        case .funding: try register.retire(verb, .funding(known(code, setup.fundings)))
        case .cost: try register.retire(verb, .cost(known(code, costs)))
        }
    }

    /// Promises a value to a funder. Throws a `RegisterProblem` for a funding that is not known, an `EntryProblem`
    /// (fields `indicator`, `value`) for the rest.
    package func promise(_ indicator: String, _ value: String, of funding: String) throws {
        guard context.setup.fundings[funding] != nil else {
            throw RegisterProblem.unknown(noun: SetupItem.Kind.funding.noun, code: funding)
        }
        let target = try reader.target(indicator, value)
        try context.register.setUp("funding target", [.target(funding: funding, target)], isNew: nil)
    }

    private func item(_ fields: [String: String], amending code: String?) throws -> SetupItem {
        let setup = context.setup
        switch kind {
        case .mediator: return .mediator(try reader.mediator(fields, from: code.map { try known($0, setup.mediators) }))
        case .place: return .place(try reader.place(fields, from: code.map { try known($0, setup.places) }))
        case .partner: return .partner(try reader.partner(fields, from: code.map { try known($0, setup.partners) }))
        case .funding: return .funding(try reader.funding(fields, from: code.map { try known($0, setup.fundings) }))
        case .cost: return .cost(try cost(fields, from: code.map { try known($0, costs) }))
        }
    }

    /// A cost; `cash` says it was paid in money, which volunteering is not by nature.
    private func cost(_ fields: [String: String], from base: Cost?) throws -> Cost {
        let cost = try reader.cost(fields, from: base)
        guard fields["cash"] != nil else { return cost }
        guard fields["in_kind"] == "no" else { throw EntryProblem("cash", "", .given(twice: "in_kind, cash")) }
        guard cost.category != Cost.volunteering else { throw EntryProblem("cash", "", .inKindByNature) }
        return cost
    }

    /// By number, as typed.
    private var costs: [String: Cost] {
        Dictionary(context.setup.costs.map { (String($0.number), $0) }) { first, _ in first }
    }

    private func known<Value>(_ code: String, _ values: [String: Value]) throws -> Value {
        guard let value = values[code] else { throw RegisterProblem.unknown(noun: kind.noun, code: code) }
        return value
    }
}
