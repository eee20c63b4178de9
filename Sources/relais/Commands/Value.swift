import ArgumentParser
import Foundation
import Interchange
import Mediation
import Nomenclature
import Output
import Register
import Rendering
import Sheets
import Valuation
import Workspace

/// Values what was observed.
struct Value: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "value",
            abstract: say("Estime les coûts évités d’une période.", "Estimates the avoided costs of a period."),
            subcommands: [ValuePeriod.self, ValueExplain.self], defaultSubcommand: ValuePeriod.self,
            aliases: ["valoriser"])
    }
}

/// What every valuation asks for.
struct ValuationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(say("Modèle : nom ou dossier.", "Model: name or folder."), valueName: say("modèle", "model"))
    ) var model = "prudent-v1"
    @Option(help: ArgumentHelp(say("Action financée.", "Funded action."), valueName: "code")) var funding: String?
    @Flag(
        help: ArgumentHelp(
            say("Donner le ratio malgré des preuves faibles.", "Give the ratio in spite of weak evidence.")))
    var acceptWeakEvidence = false

    /// The request of these options.
    func request(_ period: Period) -> ValuationRequest {
        var request = ValuationRequest(period: period)
        request.model = model
        request.funding = funding
        request.acceptsWeakEvidence = acceptWeakEvidence
        return request
    }
}

/// The whole valuation of a period.
struct ValuePeriod: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "period",
            abstract: say("Toute la valorisation (par défaut).", "The whole valuation (default)."))
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Période.", "Period."), valueName: say("période", "period"))) var when: String
    @OptionGroup var options: ValuationOptions
    @Option(help: ArgumentHelp(say("Tirages de la simulation.", "Draws of the simulation."), valueName: "n"))
    var draws = 10_000
    @Option(help: ArgumentHelp(say("Graine de la simulation.", "Seed of the simulation."), valueName: "n")) var seed:
        UInt64 = 1

    func run() throws {
        try SimulationLimits.check(draws)
        var request = options.request(try period(when))
        (request.draws, request.seed) = (draws, seed)
        let register = try global.open(for: .reading)
        let document = try OptionNames.naming {
            global.json
                ? try request.json(register, global.context())
                : try request.text(width: Console.width, register, global.context())
        }
        try Console.out(document)
    }
}

/// One rule: its formula with its numbers, and the sessions behind it.
struct ValueExplain: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: say("Explique une règle, jusqu’aux séances.", "Explains a rule, down to the sessions."),
            aliases: ["expliquer"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp(say("Période.", "Period."), valueName: say("période", "period"))) var when: String
    @Argument(help: ArgumentHelp(say("Code de la règle.", "Code of the rule."), valueName: say("règle", "rule")))
    var rule: String
    @OptionGroup var options: ValuationOptions

    func run() throws {
        var request = options.request(try period(when))
        request.tracedRule = rule.uppercased()
        let register = try global.open(for: .reading)
        try Console.out(
            try OptionNames.naming { try request.explanation(asJSON: global.json, register, global.context()) })
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
    @Option(help: ArgumentHelp(say("Tirages de la simulation.", "Draws of the simulation."), valueName: "n"))
    var draws = 10_000
    @Option(help: ArgumentHelp(say("Graine de la simulation.", "Seed of the simulation."), valueName: "n")) var seed:
        UInt64 = 1

    private struct Header: Decodable { let schema: String? }

    func run() throws {
        try SimulationLimits.check(draws)
        let schema = try read(Header.self, file).schema ?? ""
        if schema.hasPrefix("sroi-identities") {
            let identities = try read(IdentityCase.self, file)
            return try Console.out(
                global.json
                    ? CaseRendering.json(identities).document : CaseRendering.text(identities, .current))
        }
        if schema.hasPrefix("irr-vectors") {
            let rates = try read(IRRCase.self, file)
            return try Console.out(
                global.json ? CaseRendering.json(rates).document : CaseRendering.text(rates, .current))
        }
        var map: ImpactMap
        var parameters: [Parameter]
        if schema.hasPrefix("sroi-montecarlo") {
            let written = try read(MonteCarloCase.self, file)
            let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
            map = try read(ImpactMap.self, folder.appending(path: written.baseCase).path)
            parameters = try written.parameters(of: map)
            map.name = written.name
        } else {
            map = try read(ImpactMap.self, file)
            parameters = map.parameters
        }
        let evaluation = ImpactMapEvaluation(map, parameters, draws: draws, seed: seed)
        try Console.out(
            global.json
                ? ImpactMapJSON.object(evaluation, .current).document
                : ReportText(.current, width: Console.width).document(evaluation))
    }

    private func read<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
        guard FileManager.default.fileExists(atPath: path) else { throw FileProblem(path, .missing) }
        guard let data = FileManager.default.contents(atPath: path) else { throw FileProblem(path, .unreadable) }
        try WordGuard.checkLines(of: String(decoding: data, as: UTF8.self), path)
        do { return try JSONDecoder().decode(type, from: data) } catch is DecodingError { throw NotJSON(path: path) }
    }
}

/// How many draws a simulation may make.
enum SimulationLimits {
    static let draws = 1...10_000_000

    static func check(_ count: Int) throws {
        guard draws.contains(count) else { throw EntryProblem("--draws", String(count), .outOfRange(draws)) }
    }
}

/// A file that is no JSON object.
struct NotJSON: Problem {
    let path: String
    var code: String { "E-JSON" }
    var message: Sentence {
        Sentence("\(path) n’est pas un objet JSON lisible.", "\(path) is not a readable JSON object.")
    }
    var remedy: Remedy {
        .advice(Sentence("Vérifiez virgules, guillemets et accolades.", "Check commas, quotes and braces."))
    }
    var category: ProblemCategory { .usage }
}
