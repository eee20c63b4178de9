import Mediation
import Output
import Register
import Rendering
import Reports
import Valuation

extension ValuationRequest {
    /// The whole valuation as one JSON object. Throws as `result` does.
    package func json(_ register: Register, _ context: WorkContext) throws -> String {
        let made = try result(register, context).material
        return ValuationJSON.object(
            made.valuation, made.sensitivity, made.changes, modelDigest: made.digest
        ).document
    }

    /// The valuation report of the same period, model and funding, for the association itself, as a text.
    /// - Parameter width: columns of the text.
    package func text(width: Int, _ register: Register, _ context: WorkContext) throws -> String {
        var request = ReportRequest(period: period, audience: .internal)
        request.selection.fundings = funding.map { [$0] } ?? []
        (request.model, request.acceptsWeakEvidence) = (model, acceptsWeakEvidence)
        (request.draws, request.seed) = (draws, seed)
        let report = try request.report(ReportLibrary.definition("valuation", context.language), register, context)
        return ReportText(context.language, width: width).document(report)
    }

    /// One rule, `tracedRule`: its formula with its numbers, and the sessions behind it. Throws as `result` does.
    package func explanation(asJSON: Bool, _ register: Register, _ context: WorkContext) throws -> String {
        let result = try result(register, context)
        let (model, valuation) = (result.material.model, result.material.valuation)
        guard let rule = model.rules.first(where: { $0.code == tracedRule }) else { return "" }
        let explanation = Explanation(rule, valuation, model, result.tally)
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
