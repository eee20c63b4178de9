import ArgumentParser
import Mediation
import Output
import Workspace

/// Gathers what was typed, leaving out what was not.
private func typed(_ pairs: KeyValuePairs<String, String?>) -> [String: String] {
    Dictionary(pairs.compactMap { pair in pair.value.map { (pair.key, $0) } }) { first, _ in first }
}

struct MediatorFields: SetupFields {
    static var kind: SetupItem.Kind { .mediator }
    static var alias: String { "mediatrice" }
    static var abstract: String { say("L’équipe.", "The team.") }

    @Option(help: .words("Nom, pour l’équipe seulement.", "Name, for the team only.")) var name: String?
    @Option(help: ArgumentHelp("adulte_relais, salarie, benevole")) var post: String?
    @Option(help: .words("Équivalent temps plein, 0,8.", "Full-time equivalent, 0.8.")) var fte: String?
    @Option(help: .words("Premier jour.", "First day.")) var from: String?
    @Option(help: .words("Dernier jour.", "Last day.")) var to: String?

    var fields: [String: String] { typed(["name": name, "post": post, "fte": fte, "from": from, "to": to]) }
}

struct PlaceFields: SetupFields {
    static var kind: SetupItem.Kind { .place }
    static var alias: String { "lieu" }
    static var abstract: String { say("Les lieux de séance.", "Places of the sessions.") }

    @Option(help: .words("Nom du lieu.", "Name of the place.")) var name: String?
    @Option(help: ArgumentHelp("relais codes place_kind", valueName: "code")) var kind: String?
    @Option(help: .words("Code Insee de la commune.", "Insee code of the commune.")) var commune: String?
    @Option(help: .words("Code du quartier prioritaire.", "Code of the priority district.")) var qpv: String?
    @Option(help: .words("Nom du quartier prioritaire.", "Name of the priority district.")) var qpvName: String?
    @Option(help: .words("Année de la carte des quartiers.", "Year of the district map.")) var qpvYear: String?
    @Option(help: .words("Partenaire à qui est le lieu.", "Partner who owns it.")) var partner: String?
    @Option(help: .words("Premier jour.", "First day.")) var from: String?
    @Option(help: .words("Dernier jour.", "Last day.")) var to: String?

    var fields: [String: String] {
        typed([
            "name": name, "kind": kind, "commune": commune, "qpv": qpv, "qpv_name": qpvName, "qpv_year": qpvYear,
            "partner": partner, "from": from, "to": to,
        ])
    }
}

struct PartnerFields: SetupFields {
    static var kind: SetupItem.Kind { .partner }
    static var alias: String { "partenaire" }
    static var abstract: String { say("Les partenaires.", "Partners.") }

    @Option(help: .words("Nom du partenaire.", "Name of the partner.")) var name: String?
    @Option(help: ArgumentHelp("relais codes partner_kind", valueName: "code")) var kind: String?

    var fields: [String: String] { typed(["name": name, "kind": kind]) }
}

struct FundingFields: SetupFields {
    static var kind: SetupItem.Kind { .funding }
    static var alias: String { "financement" }
    static var abstract: String { say("Les actions financées.", "Funded actions.") }

    @Option(help: .words("Titre de l’action.", "Title of the action.")) var title: String?
    @Option(help: .words("Financeur.", "Funder.")) var funder: String?
    @Option(help: .words("Premier jour.", "First day.")) var from: String?
    @Option(help: .words("Dernier jour.", "Last day.")) var to: String?
    @Option(help: .words("Montant accordé, en euros.", "Amount granted, in euros.")) var amount: String?

    var fields: [String: String] {
        typed(["title": title, "funder": funder, "from": from, "to": to, "amount": amount])
    }
}

struct CostFields: SetupFields {
    static var kind: SetupItem.Kind { .cost }
    static var alias: String { "depense" }
    static var abstract: String {
        say("Les dépenses, d’après les comptes.", "The costs, from the accounts.")
    }

    @Option(help: .words("Nom : « Loyer du local ».", "Name: “Rent of the room”.")) var label: String?
    @Option(help: .words("Année des comptes, ou :", "Year of the accounts, or:")) var year: String?
    @Option(help: .words("Premier jour payé.", "First day paid for.")) var from: String?
    @Option(help: .words("Dernier jour payé, inclus.", "Last day paid for, included.")) var to: String?
    @Option(help: ArgumentHelp(Cost.categories.joined(separator: ", "))) var category: String?
    @Option(help: .words("Montant, en euros.", "Amount, in euros.")) var amount: String?
    @Option(help: .code("Action financée ; plusieurs fois si besoin.", "Funded action; again for others."))
    var funding: [String] = []
    @Flag(help: .words("Apport en nature.", "In kind.")) var inKind = false
    @Flag(help: .words("Payée en argent (sans rien dire).", "Paid in money (default).")) var cash = false

    var fields: [String: String] {
        typed([
            "label": label, "year": year, "from": from, "to": to, "category": category, "amount": amount,
            "funding": funding.isEmpty ? nil : funding.joined(separator: "|"),
            "in_kind": inKind ? "yes" : cash ? "no" : nil, "cash": cash ? "yes" : nil,
        ])
    }
}

/// `relais funding`: as the others, with targets.
struct FundingCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: FundingFields.kind.rawValue, abstract: FundingFields.abstract,
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
        .named("target", or: "objectif", does: "Fixe un objectif.", "Sets a target.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words("Code du financement.", "Code of the funding.")) var code: String
    @Option(help: .words("Indicateur : passages, sessions…", "Indicator: passages, sessions…")) var indicator: String
    @Option(help: .words("Valeur promise.", "Value promised.")) var value: String

    func run() throws {
        let editor = SetupEditor(.funding, try global.writing())
        try OptionNames.naming { try editor.promise(indicator, value, of: code) }
        try global.acknowledge(Acknowledgement.recorded("target", "\(code) \(indicator)"))
    }
}
