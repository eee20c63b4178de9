import Mediation
import Nomenclature
import Valuation

/// Everything a report is made from.
package struct ReportMaterial: Sendable {
    /// Whose register it is.
    package var association: Association
    /// What the report tells of.
    package var period: Period
    /// Who the report is for.
    package var audience: Audience
    /// The day the report is made.
    package var today: CivilDate
    /// Digest of the register's content.
    package var registerDigest: String
    /// Name and version of the program.
    package var program: String
    /// The code lists with the association's own.
    package var book: CodeBook
    /// Places, partners, fundings and costs.
    package var setup: AssociationSetup
    /// The counts of the period, made with the definition's own request.
    package var tally: Tally
    /// The quarters of the year the period is a part of, in order, where it is one: with them, hidden cells resist
    /// subtraction between a year and its parts. Otherwise the tally alone.
    package var leaves: [Tally]
    /// The leaves the period is made of.
    package var ownLeaves: [Int]
    /// The sessions meant, in words; empty for all.
    package var filters: [Sentence] = []
    /// Euros the period cost; nil when it cannot be told (a place, a theme…).
    package var inputs: Double?
    /// The same counts over another period; nil for none.
    package var comparison: Comparison?
    /// What the valuation panels need; nil for none.
    package var valuation: ValuationMaterial?
    /// The coordinator's own text; nil for none.
    package var narrative: Narrative?
    /// Sentences of the caller, e.g. late entries of a closed period.
    package var notes: [Sentence] = []

    /// The same counts over another period.
    package struct Comparison: Sendable {
        /// That period.
        package let period: Period
        /// Its counts.
        package let tally: Tally
        /// Euros it cost; nil when it cannot be told.
        package let inputs: Double?

        /// A comparison; see the properties.
        package init(period: Period, tally: Tally, inputs: Double?) {
            self.period = period
            self.tally = tally
            self.inputs = inputs
        }
    }

    /// What the register gives for a period; the rest is set afterwards.
    package init(
        association: Association, period: Period, audience: Audience, today: CivilDate, registerDigest: String,
        program: String, book: CodeBook, setup: AssociationSetup, tally: Tally, leaves: [Tally], ownLeaves: [Int]
    ) {
        self.association = association
        self.period = period
        self.audience = audience
        self.today = today
        self.registerDigest = registerDigest
        self.program = program
        self.book = book
        self.setup = setup
        self.tally = tally
        self.leaves = leaves
        self.ownLeaves = ownLeaves
    }
}

/// A valuation with what its panels need.
package struct ValuationMaterial: Sendable {
    /// The valuation itself.
    package let valuation: Valuation
    /// The model it was made with.
    package let model: ValuationModel
    /// The figures the low and high estimates change.
    package let changes: [Valuation.Change]
    /// How sure the result is.
    package let sensitivity: SensitivityAnalysis
    /// Digest of the model's files.
    package let digest: String

    /// A valuation's material; see the properties.
    package init(
        valuation: Valuation, model: ValuationModel, changes: [Valuation.Change],
        sensitivity: SensitivityAnalysis,
        digest: String
    ) {
        self.valuation = valuation
        self.model = model
        self.changes = changes
        self.sensitivity = sensitivity
        self.digest = digest
    }
}

extension Period {
    /// The quarters of the calendar year a year, a half or a quarter is part of, and which of them it is made of; nil
    /// for any other period.
    package var quarters: (all: [Period], own: [Int])? {
        guard let all = Period.quarters(of: start.year) else { return nil }
        let own = all.indices.filter { start <= all[$0].start && all[$0].end <= end }
        guard let first = own.first, let last = own.last, all[first].start == start, all[last].end == end,
            [1, 2, 4].contains(own.count), own.count != 2 || first.isMultiple(of: 2)
        else { return nil }
        return (all, Array(own))
    }

    private static func quarters(of year: Int) -> [Period]? {
        let quarters = (1...4).compactMap { try? Period(typed: "\(year)-T\($0)") }
        return quarters.count == 4 ? quarters : nil
    }
}
