import ArgumentParser
import Mediation
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
    @Option(help: .words("Modèle : nom ou dossier.", "Model: name or folder.", value: say("modèle", "model")))
    var model = "prudent-v1"
    @Option(help: .code("Action financée, ou aucun.", "Funded action, or aucun (none).")) var funding: String?
    @Flag(help: .words("Donner le ratio malgré des preuves faibles.", "Give the ratio in spite of weak evidence."))
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
        .named("period", does: "Toute la valorisation (par défaut).", "The whole valuation (default).")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .period) var when: String
    @OptionGroup var options: ValuationOptions
    @Option(help: .words("Tirages de la simulation.", "Draws of the simulation.", value: "n")) var draws = 10_000
    @Option(help: .words("Graine de la simulation.", "Seed of the simulation.", value: "n")) var seed: UInt64 = 1

    func run() throws {
        try OptionNames.naming { try SimulationLimits.check(draws) }
        var request = options.request(try period(when))
        (request.draws, request.seed) = (draws, seed)
        let register = try global.reading()
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
        .named(
            "explain", or: "expliquer", does: "Explique une règle, jusqu’aux séances.",
            "Explains a rule, down to the sessions.")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .period) var when: String
    @Argument(help: .words("Code de la règle.", "Code of the rule.", value: say("règle", "rule"))) var rule: String
    @OptionGroup var options: ValuationOptions

    func run() throws {
        var request = options.request(try period(when))
        request.tracedRule = rule.uppercased()
        let register = try global.reading()
        try Console.out(
            try OptionNames.naming { try request.explanation(asJSON: global.json, register, global.context()) })
    }
}

/// Evaluates a map given as a file.
struct ImpactMapCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named(
            "impact-map", or: "carte-impact", does: "Évalue une carte d’impact (fichier JSON).",
            "Evaluates an impact map (JSON file).")
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .file("Fichier JSON.", "JSON file.")) var file: String
    @Option(help: .words("Tirages de la simulation.", "Draws of the simulation.", value: "n")) var draws = 10_000
    @Option(help: .words("Graine de la simulation.", "Seed of the simulation.", value: "n")) var seed: UInt64 = 1

    func run() throws {
        try OptionNames.naming { try SimulationLimits.check(draws) }
        let request = ImpactMapRequest(file, draws: draws, seed: seed)
        try Console.out(request.document(asJSON: global.json, .current, width: Console.width))
    }
}
