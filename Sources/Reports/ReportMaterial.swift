import Mediation
import Nomenclature
import Valuation

/// Everything a report is made from.
public struct ReportMaterial: Sendable {
    public var association: Association
    public var period: Period
    public var audience: Audience
    public var today: CivilDate
    public var registerDigest: String
    public var program: String
    public var book: CodeBook
    public var roster: Roster
    public var tally: Tally
    /// The quarters of the year the period is a part of, in order, where it is one: with them, hidden cells resist
    /// subtraction between a year and its parts. Otherwise the tally alone.
    public var leaves: [Tally]
    /// The leaves the period is made of.
    public var ownLeaves: [Int]
    public var filters: [Sentence] = []
    /// Euros the period cost; nil when it cannot be told (a place, a theme…).
    public var inputs: Double?
    public var comparison: Comparison?
    public var valuation: ValuationMaterial?
    public var narrative: Narrative?
    /// Sentences of the caller, e.g. late entries of a closed period.
    public var notes: [Sentence] = []

    /// The same counts over another period.
    public struct Comparison: Sendable {
        public let period: Period
        public let tally: Tally
        public let inputs: Double?

        public init(period: Period, tally: Tally, inputs: Double?) {
            self.period = period
            self.tally = tally
            self.inputs = inputs
        }
    }

    /// What the register gives for a period; the rest is set afterwards.
    public init(
        association: Association, period: Period, audience: Audience, today: CivilDate, registerDigest: String,
        program: String, book: CodeBook, roster: Roster, tally: Tally, leaves: [Tally], ownLeaves: [Int]
    ) {
        self.association = association
        self.period = period
        self.audience = audience
        self.today = today
        self.registerDigest = registerDigest
        self.program = program
        self.book = book
        self.roster = roster
        self.tally = tally
        self.leaves = leaves
        self.ownLeaves = ownLeaves
    }
}

/// A valuation with what its panels need.
public struct ValuationMaterial: Sendable {
    public let valuation: Valuation
    public let model: ValuationModel
    public let changes: [Valuation.Change]
    public let simulation: Simulation?
    /// Digest of the model's files.
    public let digest: String

    public init(
        valuation: Valuation, model: ValuationModel, changes: [Valuation.Change], simulation: Simulation?,
        digest: String
    ) {
        self.valuation = valuation
        self.model = model
        self.changes = changes
        self.simulation = simulation
        self.digest = digest
    }
}

extension Period {
    /// The quarters of the calendar year a year, a half or a quarter is part of, and which of them it is made of; nil
    /// for any other period.
    public var quarters: (all: [Period], own: [Int])? {
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
