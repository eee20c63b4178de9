import ArgumentParser
import Foundation
import Interchange
import Mediation
import Nomenclature
import Register
import Rendering
import Valuation

/// Values what was observed.
struct Value: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "value",
            abstract: say("Estime les coûts évités d’une période.", "Estimates the avoided costs of a period."),
            aliases: ["valoriser"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Période.", "Period."), valueName: say("période", "period"))) var when: String
    @Option(help: ArgumentHelp(say("Modèle de valorisation.", "Valuation model."), valueName: say("nom", "name")))
    var model = "prudent-v1"
    @Option(help: ArgumentHelp(say("Action financée.", "Funded action."), valueName: "code")) var funding: String?

    func run() throws {
        let period = try period(when)
        guard let model = ValuationModel(named: model) else {
            throw EntryProblem("--model", model, .notOneOf(ValuationModel.names))
        }
        let register = try global.open(for: .reading)
        let roster = try register.roster()
        if let funding, roster.fundings[funding] == nil { throw EntryProblem("--funding", funding, .unknownFunding) }
        let valuation = try Self.valuation(register, roster, model, period, funding)
        guard let valuation else { throw NothingThere(period: period) }
        let labels = try register.codeBook()
        let digest = Register.digest(model.files.sorted { $0.key < $1.key }.map { $0.key + "\n" + $0.value }.joined())
        Console.out(
            global.json
                ? ValuationJSON.object(valuation, modelDigest: digest).document
                : ValuationText(.current, labels).document(valuation, try register.association()))
    }

    /// The valuation of a period; nil when no session was held.
    static func valuation(
        _ register: Register, _ roster: Roster, _ model: ValuationModel, _ period: Period, _ funding: String?
    ) throws -> Valuation? {
        var request = TallyRequest(period: period)
        request.triggers = model.triggers
        if let funding { request.filter.fundings = [funding] }
        let tally = try register.tally(request)
        guard tally.totals.sessions > 0 else { return nil }
        return model.value(tally, period: period, costs: roster.costs, funding: funding)
    }
}

/// Evaluates a map given as a file.
struct ImpactMapCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "impact-map",
            abstract: say("Évalue une carte d’impact (fichier JSON).", "Evaluates an impact map (JSON file)."),
            aliases: ["carte-impact"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Fichier JSON.", "JSON file."), valueName: say("fichier", "file"))) var file:
        String

    func run() throws {
        guard FileManager.default.fileExists(atPath: file) else { throw FileProblem.missing(path: file) }
        guard let data = FileManager.default.contents(atPath: file) else { throw FileProblem.unreadable(path: file) }
        let map: ImpactMap
        do { map = try JSONDecoder().decode(ImpactMap.self, from: data) } catch is DecodingError {
            throw NotJSON(path: file)
        }
        let result = map.evaluated()
        for warning in map.warnings { Console.err(warning.text(.current) + "\n") }
        Console.out(
            global.json ? ImpactMapRendering.json(map, result).document : ImpactMapRendering.text(map, result, .current)
        )
    }
}

/// A file that is no JSON object.
struct NotJSON: Problem {
    let path: String
    var code: String { "E-JSON" }
    var message: Sentence {
        Sentence("\(path) n’est pas un objet JSON lisible.", "\(path) is not a readable JSON object.")
    }
    var hint: Sentence { Sentence("Vérifiez virgules, guillemets et accolades.", "Check commas, quotes and braces.") }
    var status: ExitStatus { .usage }
}
