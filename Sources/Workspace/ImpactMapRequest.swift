import Foundation
import Interchange
import Mediation
import Output
import Rendering
import Sheets
import Valuation

/// An impact map, or a published case, to be evaluated from a JSON file.
package struct ImpactMapRequest: Sendable {
    private let file: String
    private let draws: Int
    private let seed: UInt64

    /// - Parameters:
    ///   - draws: draws of the simulation.
    ///   - seed: seed of the simulation.
    package init(_ file: String, draws: Int, seed: UInt64) {
        self.file = file
        self.draws = draws
        self.seed = seed
    }

    /// The only key that tells the kinds of file apart; a map has none.
    private struct Header: Decodable { let schema: String? }

    /// The evaluation as one JSON object, or as words on lines of `width` columns at most. Throws a `FileProblem` or a
    /// `NotJSON` for a file that cannot be read, an `ImpactMapProblem` for a map that cannot be evaluated.
    package func document(asJSON: Bool, _ language: Language, width: Int) throws -> String {
        let schema = try Self.read(Header.self, file).schema ?? ""
        if schema.hasPrefix("sroi-identities") {
            let identities = try Self.read(IdentityCase.self, file)
            return asJSON ? CaseRendering.json(identities).document : CaseRendering.text(identities, language)
        }
        if schema.hasPrefix("irr-vectors") {
            let rates = try Self.read(IRRCase.self, file)
            return asJSON ? CaseRendering.json(rates).document : CaseRendering.text(rates, language)
        }
        let (map, parameters) = try map(isSimulationCase: schema.hasPrefix("sroi-montecarlo"))
        let evaluation = ImpactMapEvaluation(map, parameters, draws: draws, seed: seed)
        return asJSON
            ? ImpactMapJSON.object(evaluation, language).document
            : ReportText(language, width: width).document(evaluation)
    }

    /// The map of the file with what varies in it; the case of a simulation names the file of its map.
    private func map(isSimulationCase: Bool) throws -> (ImpactMap, [Parameter]) {
        guard isSimulationCase else {
            let map = try Self.read(ImpactMap.self, file)
            return (map, map.parameters)
        }
        let written = try Self.read(MonteCarloCase.self, file)
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        var map = try Self.read(ImpactMap.self, folder.appending(path: written.baseCase).path)
        let parameters = try written.parameters(of: map)
        map.name = written.name
        return (map, parameters)
    }

    private static func read<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
        let data = try FileContent.read(path)
        try WordGuard.checkLines(of: String(decoding: data, as: UTF8.self), path)
        do { return try JSONDecoder().decode(type, from: data) } catch is DecodingError { throw NotJSON(path: path) }
    }
}

/// A file that is no JSON object.
package struct NotJSON: Problem {
    let path: String
    /// Stable code.
    package var code: String { "E-JSON" }
    /// Which file.
    package var message: Sentence {
        Sentence("\(path) n’est pas un objet JSON lisible.", "\(path) is not a readable JSON object.")
    }
    /// Look at what most often goes wrong.
    package var remedy: Remedy {
        .advice(Sentence("Vérifiez virgules, guillemets et accolades.", "Check commas, quotes and braces."))
    }
    /// Wrong usage: another file should have been given.
    package var category: ProblemCategory { .usage }
}
