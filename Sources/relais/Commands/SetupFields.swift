import ArgumentParser
import Interchange
import Mediation
import Nomenclature
import Output
import Register
import Workspace

/// Gathers what was typed, leaving out what was not.
private func typed(_ pairs: KeyValuePairs<String, String?>) -> [String: String] {
    Dictionary(pairs.compactMap { pair in pair.value.map { (pair.key, $0) } }) { first, _ in first }
}

private func known<Value>(_ code: String?, _ values: [String: Value], _ noun: Sentence) throws -> Value? {
    guard let code else { return nil }
    guard let value = values[code] else { throw RegisterProblem.unknown(noun: noun, code: code) }
    return value
}

struct MediatorFields: SetupFields {
    static var name: String { "mediator" }
    static var alias: String { "mediatrice" }
    static var abstract: String { say("L’équipe.", "The team.") }
    static var hasCode: Bool { true }

    @Option(help: ArgumentHelp(say("Nom, pour l’équipe seulement.", "Name, for the team only."))) var name: String?
    @Option(help: ArgumentHelp("adulte_relais, salarie, benevole")) var post: String?
    @Option(help: ArgumentHelp(say("Équivalent temps plein, 0,8.", "Full-time equivalent, 0.8."))) var fte: String?
    @Option(help: ArgumentHelp(say("Premier jour.", "First day."))) var from: String?
    @Option(help: ArgumentHelp(say("Dernier jour.", "Last day."))) var to: String?

    var fields: [String: String] { typed(["name": name, "post": post, "fte": fte, "from": from, "to": to]) }

    func item(_ fields: [String: String], amending code: String?, _ reader: SetupReader) throws -> SetupItem {
        let base = try known(code, reader.setup.mediators, Sentence("La médiatrice", "Mediator"))
        return .mediator(try reader.mediator(fields, from: base))
    }

    static func listed(_ setup: AssociationSetup) -> [[String: JSON]] { SetupJSON.mediators(setup) }

    static func retired(_ code: String, on day: CivilDate, _ setup: AssociationSetup) -> SetupItem? {
        setup.mediators[code].map { mediator in
            var mediator = mediator
            mediator.to = day
            return .mediator(mediator)
        }
    }
}

struct PlaceFields: SetupFields {
    static var name: String { "place" }
    static var alias: String { "lieu" }
    static var abstract: String { say("Les lieux de séance.", "Places of the sessions.") }
    static var hasCode: Bool { true }

    @Option(help: ArgumentHelp(say("Nom du lieu.", "Name of the place."))) var name: String?
    @Option(help: ArgumentHelp("relais codes place_kind", valueName: "code")) var kind: String?
    @Option(help: ArgumentHelp(say("Code Insee de la commune.", "Insee code of the commune."))) var commune: String?
    @Option(help: ArgumentHelp(say("Code du quartier prioritaire.", "Code of the priority district."))) var qpv: String?
    @Option(help: ArgumentHelp(say("Année de la carte des quartiers.", "Year of the district map."))) var qpvYear:
        String?
    @Option(help: ArgumentHelp(say("Partenaire à qui est le lieu.", "Partner who owns it."))) var partner: String?
    @Option(help: ArgumentHelp(say("Premier jour.", "First day."))) var from: String?
    @Option(help: ArgumentHelp(say("Dernier jour.", "Last day."))) var to: String?

    var fields: [String: String] {
        typed([
            "name": name, "kind": kind, "commune": commune, "qpv": qpv, "qpv_year": qpvYear, "partner": partner,
            "from": from, "to": to,
        ])
    }

    func item(_ fields: [String: String], amending code: String?, _ reader: SetupReader) throws -> SetupItem {
        let base = try known(code, reader.setup.places, Sentence("Le lieu", "Place"))
        return .place(try reader.place(fields, from: base))
    }

    static func listed(_ setup: AssociationSetup) -> [[String: JSON]] { SetupJSON.places(setup) }

    static func retired(_ code: String, on day: CivilDate, _ setup: AssociationSetup) -> SetupItem? {
        setup.places[code].map { place in
            var place = place
            place.to = day
            return .place(place)
        }
    }
}

struct PartnerFields: SetupFields {
    static var name: String { "partner" }
    static var alias: String { "partenaire" }
    static var abstract: String { say("Les partenaires.", "Partners.") }
    static var hasCode: Bool { true }

    @Option(help: ArgumentHelp(say("Nom du partenaire.", "Name of the partner."))) var name: String?
    @Option(help: ArgumentHelp("relais codes partner_kind", valueName: "code")) var kind: String?

    var fields: [String: String] { typed(["name": name, "kind": kind]) }

    func item(_ fields: [String: String], amending code: String?, _ reader: SetupReader) throws -> SetupItem {
        let base = try known(code, reader.setup.partners, Sentence("Le partenaire", "Partner"))
        return .partner(try reader.partner(fields, from: base))
    }

    static func listed(_ setup: AssociationSetup) -> [[String: JSON]] { SetupJSON.partners(setup) }

    static func retired(_ code: String, on day: CivilDate, _ setup: AssociationSetup) -> SetupItem? { nil }
}

struct FundingFields: SetupFields {
    static var name: String { "funding" }
    static var alias: String { "financement" }
    static var abstract: String { say("Les actions financées.", "Funded actions.") }
    static var hasCode: Bool { true }

    @Option(help: ArgumentHelp(say("Titre de l’action.", "Title of the action."))) var title: String?
    @Option(help: ArgumentHelp(say("Financeur.", "Funder."))) var funder: String?
    @Option(help: ArgumentHelp(say("Premier jour.", "First day."))) var from: String?
    @Option(help: ArgumentHelp(say("Dernier jour.", "Last day."))) var to: String?
    @Option(help: ArgumentHelp(say("Montant accordé, en euros.", "Amount granted, in euros."))) var amount: String?

    var fields: [String: String] {
        typed(["title": title, "funder": funder, "from": from, "to": to, "amount": amount])
    }

    func item(_ fields: [String: String], amending code: String?, _ reader: SetupReader) throws -> SetupItem {
        let base = try known(code, reader.setup.fundings, Sentence("Le financement", "Funding"))
        return .funding(try reader.funding(fields, from: base))
    }

    static func listed(_ setup: AssociationSetup) -> [[String: JSON]] { SetupJSON.fundings(setup) }

    static func retired(_ code: String, on day: CivilDate, _ setup: AssociationSetup) -> SetupItem? { nil }
}

struct CostFields: SetupFields {
    static var name: String { "cost" }
    static var alias: String { "depense" }
    static var abstract: String {
        say("Les dépenses, d’après les comptes.", "The costs, from the accounts.")
    }
    static var hasCode: Bool { false }

    @Option(help: ArgumentHelp(say("Nom : « Loyer du local ».", "Name: “Rent of the room”."))) var label: String?
    @Option(help: ArgumentHelp(say("Année des comptes, ou :", "Year of the accounts, or:"))) var year: String?
    @Option(help: ArgumentHelp(say("Premier jour payé.", "First day paid for."))) var from: String?
    @Option(help: ArgumentHelp(say("Dernier jour payé, inclus.", "Last day paid for, included."))) var to: String?
    @Option(help: ArgumentHelp(Cost.categories.joined(separator: ", "))) var category: String?
    @Option(help: ArgumentHelp(say("Montant, en euros.", "Amount, in euros."))) var amount: String?
    @Option(
        help: ArgumentHelp(
            say("Action financée ; plusieurs fois si besoin.", "Funded action; again for others."), valueName: "code"))
    var funding: [String] = []
    @Flag(help: ArgumentHelp(say("Apport en nature.", "In kind."))) var inKind = false
    @Flag(help: ArgumentHelp(say("Payée en argent (sans rien dire).", "Paid in money (default)."))) var cash = false

    var fields: [String: String] {
        typed([
            "label": label, "year": year, "from": from, "to": to, "category": category, "amount": amount,
            "funding": funding.isEmpty ? nil : funding.joined(separator: "|"),
            "in_kind": inKind ? "yes" : cash ? "no" : nil, "cash": cash ? "yes" : nil,
        ])
    }

    func item(_ fields: [String: String], amending code: String?, _ reader: SetupReader) throws -> SetupItem {
        let isCash = fields["cash"] != nil
        guard !isCash || fields["in_kind"] == "no" else {
            throw EntryProblem("--cash", "", .given(twice: "--in-kind, --cash"))
        }
        let costs = Dictionary(reader.setup.costs.map { (String($0.number), $0) }) { first, _ in first }
        let base = try known(code, costs, Sentence("La dépense", "Cost"))
        let cost = try reader.cost(fields, from: base)
        guard !isCash || cost.category != Cost.volunteering else { throw EntryProblem("--cash", "", .inKindByNature) }
        return .cost(cost)
    }

    static func listed(_ setup: AssociationSetup) -> [[String: JSON]] { SetupJSON.costs(setup) }

    static func retired(_ code: String, on day: CivilDate, _ setup: AssociationSetup) -> SetupItem? { nil }
}

/// `relais funding`: as the others, with targets.
struct FundingCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: FundingFields.name, abstract: FundingFields.abstract,
            subcommands: [
                AddSetupItem<FundingFields>.self, ListSetupItems<FundingFields>.self,
                AmendSetupItem<FundingFields>.self,
                RetireSetupItem<FundingFields>.self, TargetCommand.self,
            ], aliases: [FundingFields.alias])
    }
}

/// What was promised to a funder.
struct TargetCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "target", abstract: say("Fixe un objectif.", "Sets a target."), aliases: ["objectif"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Code du financement.", "Code of the funding."))) var code: String
    @Option(help: ArgumentHelp(say("Indicateur : passages, sessions…", "Indicator: passages, sessions…")))
    var indicator: String
    @Option(help: ArgumentHelp(say("Valeur promise.", "Value promised."))) var value: String

    func run() throws {
        let context = try global.writing()
        guard context.setup.fundings[code] != nil else {
            throw RegisterProblem.unknown(noun: Sentence("Le financement", "Funding"), code: code)
        }
        let target = try OptionNames.naming {
            try SetupReader(context.book, context.setup, today: context.today).target(indicator, value)
        }
        try context.register.setUp("funding target", [.target(funding: code, target)], isNew: nil)
        try SetupOptions.acknowledge("target", "\(code) \(indicator)", global)
    }
}
