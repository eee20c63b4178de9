import Interchange
import Mediation
import Register
import Reports
import Valuation

/// What a report is asked for: takes from the register what the report is made of.
package struct ReportRequest: Sendable {
    /// Days the report tells of.
    package var period: Period
    /// Who it is for.
    package var audience: Audience
    /// Which sessions are meant.
    package var selection = SessionSelection()
    /// Period to compare with; nil for none.
    package var comparison: Period?
    /// Name or folder of the valuation model.
    package var model = ModelLibrary.usual
    /// Whether the ratio is given in spite of weak evidence.
    package var acceptsWeakEvidence = false
    /// The coordinator's own text; nil for none.
    package var narrative: Narrative?

    /// A report of every session of a period.
    package init(period: Period, audience: Audience) {
        self.period = period
        self.audience = audience
    }

    /// Makes the report. Throws a `SelectionProblem` without any session, or for a mediator's report that would leave.
    package func report(_ definition: ReportDefinition, _ register: Register, _ context: WorkContext) throws -> Report {
        let book = try register.codeBook()
        let setup = try register.setup()
        let filter = try selection.filter(book, setup)
        guard audience == .internal || filter.mediators.isEmpty else { throw SelectionProblem.mediatorLeaves }
        func tally(_ period: Period) throws -> Tally { try register.tally(definition.request(period, filter)) }
        let own: Tally
        let digest: String
        var (leaves, ownLeaves): ([Tally], [Int])
        if audience != .internal, let quarters = period.quarters {
            leaves = try quarters.all.map(tally)
            ownLeaves = quarters.own
            digest = try register.contentDigest()
            own = ownLeaves.dropFirst().reduce(leaves[ownLeaves[0]]) { $0 + leaves[$1] }
        } else {
            (own, digest) = try register.tallyAndDigest(definition.request(period, filter))
            (leaves, ownLeaves) = ([own], [0])
        }
        guard own.totals.sessions > 0 else { throw SelectionProblem.nothingSelected(period) }
        var material = ReportMaterial(
            association: try register.association(), period: period, audience: audience, today: context.today,
            registerDigest: digest, program: Program.name, book: book, setup: setup, tally: own, leaves: leaves,
            ownLeaves: ownLeaves)
        material.filters = selection.words(book, setup)
        // Costs are known for the whole activity or for one funding, not for a place or a theme.
        func inputs(_ period: Period) -> Double? {
            selection.isWholeOrOneFunding
                ? Valuation.Inputs(of: period, setup.costs, funding: selection.fundings.first).total : nil
        }
        material.inputs = inputs(period)
        material.comparison = try comparison.map {
            ReportMaterial.Comparison(period: $0, tally: try tally($0), inputs: inputs($0))
        }
        material.narrative = narrative
        if definition.hasValuation {
            var request = ValuationRequest(period: period)
            request.funding = selection.fundings.first
            request.acceptsWeakEvidence = acceptsWeakEvidence
            let model = try ModelLibrary.model(model, context.language)
            material.valuation = request.material(
                try register.tally(model.request(period, filter)), model,
                selection.isWholeOrOneFunding ? setup.costs : [])
        }
        let late = try register.lateEntries(in: period)
        if !late.isEmpty { material.notes.append(Self.note(of: late)) }
        return definition.report(material)
    }

    /// What is said of sessions recorded or corrected after the closing: at most twenty numbers.
    private static func note(of late: [Int]) -> Sentence {
        let numbers = late.prefix(20).map(String.init).joined(separator: ", ") + (late.count > 20 ? "…" : "")
        return Sentence(
            "\(late.count) séances de la période ont été saisies ou corrigées après sa clôture : \(numbers).",
            "\(late.count) sessions of the period were recorded or corrected after its closing: \(numbers).")
    }
}
