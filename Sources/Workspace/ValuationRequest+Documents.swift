import Mediation
import Output
import Register
import Rendering
import Reports
import Valuation

extension ValuationRequest {
    /// The whole valuation, as one JSON object or as a text. Throws as `result` does.
    package func document(asJSON: Bool, _ register: Register, _ context: WorkContext) throws -> String {
        let result = try result(register, context)
        let made = result.material
        if asJSON {
            return ValuationJSON.object(
                made.valuation, made.simulation, made.changes, modelDigest: made.digest
            ).document
        }
        return ValuationText(context.language, result.book).document(
            made.valuation, result.association, made.simulation, made.changes)
    }

    /// One rule, `tracedRule`: its formula with its numbers, and the sessions behind it. Throws as `result` does.
    package func explanation(asJSON: Bool, _ register: Register, _ context: WorkContext) throws -> String {
        let result = try result(register, context)
        let (model, valuation) = (result.material.model, result.material.valuation)
        guard let rule = model.rules.first(where: { $0.code == tracedRule }) else { return "" }
        let explanation = Explanation(rule, valuation, model, result.tally.trace)
        return asJSON
            ? ExplanationRendering.json(explanation).document
            : ExplanationRendering.text(explanation, context.language)
    }
}

extension ModelLibrary {
    /// The rules and unit values of a model with their sources, as one JSON object or as Markdown.
    package static func catalogue(_ nameOrFolder: String, asJSON: Bool, _ language: Language) throws -> String {
        let model = try model(nameOrFolder, language)
        return asJSON
            ? ModelCatalogue.json(model, digest: digest(model)).document : ModelCatalogue.markdown(model, language)
    }
}
