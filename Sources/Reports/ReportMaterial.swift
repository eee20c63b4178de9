import Mediation
import Nomenclature
import Valuation

/// Everything a report is made from.
package struct ReportMaterial: Sendable {
    /// Whose register it is.
    package var association: Association
    /// Who the report is for.
    package var audience: Audience
    /// The day the report is made.
    package var today: CivilDate
    /// Digest of the register's content.
    package var registerDigest: String
    /// The days whose sessions the digest covers.
    package var digestDays: [Period] = []
    /// Name and version of the program.
    package var program: String
    /// The code lists with the association's own.
    package var book: CodeBook
    /// Places, partners, fundings and costs.
    package var setup: AssociationSetup
    /// The counts of the period.
    package var counts: PeriodCounts
    /// The sessions meant; all by default.
    package var filter = SessionFilter()
    /// The sessions meant, in words; empty for all.
    package var filters: [Sentence] = []
    /// The same counts over another period; nil for none.
    package var comparison: PeriodCounts?
    /// Why nothing can be said of that period; nil where its counts are known.
    package var comparisonGap: IndicatorValue.Unavailability?
    /// What the valuation panels need; nil for none.
    package var valuation: ValuationMaterial?
    /// The day what a valuation counts was purged, no such count being kept; nil where it can be made.
    package var valuationPurgedOn: CivilDate?
    /// The coordinator's own text; nil for none.
    package var narrative: Narrative?
    /// Sentences of the caller, e.g. late entries of a closed period.
    package var notes: [Sentence] = []

    /// Each month of the period compared with, and the month of this one that stands in its place; nil where the two do not
    /// have the same number of months.
    var monthsBefore: [String: String]? {
        guard let before = comparison?.period.months, before.count == period.months.count else { return nil }
        return Dictionary(zip(before, period.months)) { first, _ in first }
    }

    /// What the report tells of.
    package var period: Period { counts.period }

    /// What the register gives for a period; the rest is set afterwards.
    package init(
        association: Association, audience: Audience, today: CivilDate, registerDigest: String, program: String,
        book: CodeBook, setup: AssociationSetup, counts: PeriodCounts
    ) {
        self.association = association
        self.audience = audience
        self.today = today
        self.registerDigest = registerDigest
        self.program = program
        self.book = book
        self.setup = setup
        self.counts = counts
    }
}
