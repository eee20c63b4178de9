import Interchange
import Mediation
import Register
import Rendering
import Reports
import Valuation

/// What a report is asked for: takes from the register what the report is made of.
struct ReportRequest {
    var period: Period
    var audience: Audience
    var filters: FilterOptions?
    var comparison: Period?
    var model = "prudent-v1"
    var acceptsWeakEvidence = false
    var narrative: Narrative?

    init(period: Period, audience: Audience) {
        self.period = period
        self.audience = audience
    }

    func report(_ definition: ReportDefinition, _ register: Register, _ today: CivilDate) throws -> Report {
        let book = try register.codeBook()
        let setup = try register.setup()
        let filter = try filters?.filter(book, setup) ?? SessionFilter()
        guard audience == .interne || filter.mediators.isEmpty else { throw MediatorReport() }
        func tally(_ period: Period) throws -> Tally { try register.tally(definition.request(period, filter)) }
        let own: Tally
        let digest: String
        var (leaves, ownLeaves): ([Tally], [Int])
        if audience != .interne, let quarters = period.quarters {
            leaves = try quarters.all.map(tally)
            ownLeaves = quarters.own
            digest = try register.contentDigest()
            own = ownLeaves.dropFirst().reduce(leaves[ownLeaves[0]]) { $0 + leaves[$1] }
        } else {
            (own, digest) = try register.tallyAndDigest(definition.request(period, filter))
            (leaves, ownLeaves) = ([own], [0])
        }
        guard own.totals.sessions > 0 else { throw NothingThere(period: period) }
        var material = ReportMaterial(
            association: try register.association(), period: period, audience: audience, today: today,
            registerDigest: digest, program: Program.name, book: book, setup: setup, tally: own,
            leaves: leaves, ownLeaves: ownLeaves)
        material.filters = filters?.words(book, setup) ?? []
        // Costs are known for the whole activity or for one funding, not for a place or a theme.
        func inputs(_ period: Period) -> Double? {
            filters?.isWholeOrOneFunding ?? true
                ? Valuation.Inputs(of: period, setup.costs, funding: filters?.funding.first).total : nil
        }
        material.inputs = inputs(period)
        material.comparison = try comparison.map {
            ReportMaterial.Comparison(period: $0, tally: try tally($0), inputs: inputs($0))
        }
        material.narrative = narrative
        if definition.hasValuation { material.valuation = try valuation(register, setup, filter) }
        let late = try register.lateEntries(in: period)
        if !late.isEmpty {
            let numbers = late.prefix(20).map(String.init).joined(separator: ", ") + (late.count > 20 ? "…" : "")
            material.notes.append(
                Sentence(
                    "\(late.count) séances de la période ont été saisies ou corrigées après sa clôture : \(numbers).",
                    "\(late.count) sessions of the period were recorded or corrected after its closing: \(numbers)."))
        }
        return definition.report(material)
    }

    private func valuation(_ register: Register, _ setup: AssociationSetup, _ filter: SessionFilter) throws
        -> ValuationMaterial
    {
        let model = try ModelFiles.model(model)
        let tally = try register.tally(model.request(period, filter))
        let isWhole = filters?.isWholeOrOneFunding ?? true
        let valuation = model.value(
            tally, period: period, costs: isWhole ? setup.costs : nil, funding: filters?.funding.first,
            acceptsWeakEvidence: acceptsWeakEvidence)
        let simulation =
            valuation.ratio == nil ? nil : valuation.map.simulated(valuation.parameters, draws: 10_000, seed: 1)
        return ValuationMaterial(
            valuation: valuation, model: model, changes: model.changes(valuation), simulation: simulation,
            digest: ModelFiles.digest(model))
    }
}

/// A mediator's own figures never leave the association.
struct MediatorReport: Problem {
    var code: String { "E-MEDIATOR-REPORT" }
    var message: Sentence {
        Sentence(
            "Un rapport par médiatrice ne sort pas de l’association.",
            "A report by mediator does not leave the association.")
    }
    var remedy: Remedy {
        .advice(Sentence("Ôtez --mediator, ou restez en interne.", "Drop --mediator, or keep it internal."))
    }
    var category: ProblemCategory { .forbidden }
}
