import Interchange
import Mediation
import Register
import Reports
import Valuation

/// What a valuation is asked for.
package struct ValuationRequest: Sendable {
    /// Days valued.
    package var period: Period
    /// Name of a model, or a folder that holds one.
    package var model = ModelLibrary.usual
    /// Code of the one funding valued, `Tally.none` for what has none; nil for everything.
    package var funding: String?
    /// Whether the ratio is given in spite of weak evidence.
    package var acceptsWeakEvidence = false
    /// Code of the rule whose sessions are listed; nil for none.
    package var tracedRule: String?
    /// Draws of the simulation, made where there is a ratio.
    package var draws = 10_000
    /// Seed of the simulation.
    package var seed: UInt64 = 1

    /// The whole valuation of a period.
    package init(period: Period) { self.period = period }

    /// A valuation with what it was made from, all of one instant of the register.
    package struct Result: Sendable {
        /// The valuation with its simulation and model.
        package let material: ValuationMaterial
        /// The counts behind it.
        package let tally: Tally
    }

    /// Makes it. Throws an `EntryProblem` (fields `funding`, `rule`) for a code that is not known, a
    /// `SelectionProblem` without any session.
    package func result(_ register: Register, _ context: WorkContext) throws -> Result {
        let model = try ModelLibrary.model(model, context.language)
        if let tracedRule, !model.rules.contains(where: { $0.code == tracedRule }) {
            throw EntryProblem(
                context.language.say("règle", "rule"), tracedRule, .notOneOf(model.rules.map(\.code)))
        }
        var filter = SessionFilter()
        if let funding { filter.fundings = [funding] }
        let request = model.request(period, filter, tracing: tracedRule)
        let (setup, tally) = try register.snapshot { snapshot in
            let setup = try snapshot.setup()
            if let funding, setup.fundings[funding] == nil, funding != Tally.none {
                throw EntryProblem.unknown(.unknownFunding, "funding", funding, setup)
            }
            return (setup, try snapshot.tally(request))
        }
        if let day = tally.purgedOnInAnyCount { throw SelectionProblem.purged(period, on: day) }
        guard tally.totals.sessions > 0 else { throw SelectionProblem.nothingSelected(period) }
        let inputs = Inputs(setup.costs, of: period, today: context.today, tally)
        return Result(material: material(tally, model, inputs), tally: tally)
    }

    /// Values a tally made with the model's own request.
    /// - Parameter inputs: what the sessions counted cost.
    func material(_ tally: Tally, _ model: ValuationModel, _ inputs: Inputs) -> ValuationMaterial {
        let valuation = model.value(
            tally, period: period, inputs: inputs, acceptsWeakEvidence: acceptsWeakEvidence)
        return ValuationMaterial(
            valuation: valuation, model: model, changes: model.changes(valuation),
            sensitivity: SensitivityAnalysis(
                valuation.map, valuation.parameters, hasRatio: valuation.ratio != nil, draws: draws, seed: seed),
            digest: ModelLibrary.digest(model))
    }
}
