/// A line of the accounts: what the activity of some days cost. The inputs of the valuation.
package struct Cost: Hashable, Sendable {
    /// Number people type, 1 and up; 0 before it is recorded.
    package var number: Int
    /// What it is called, e.g. `Loyer du local`; nil in a line of before lines had one.
    package var label: String?
    /// The days it pays for, both ends included: a calendar year, or any others.
    package var period: Period
    /// `salaries`, `premises`, `volunteering` or `other`.
    package var category: String {
        didSet { isInKind = isInKind || category == Self.volunteering }
    }
    /// The amount, in euros of the year it begins.
    package var amount: Euros
    /// The fundings it is accounted to, in the order given; none for a cost of the whole association.
    package var fundings: [String]
    /// Lent or given rather than paid (premises lent, hours of volunteers); always so for volunteering.
    package var isInKind: Bool

    /// The categories of cost.
    package static let categories = ["salaries", "premises", "other", volunteering]
    /// The category that is in kind by nature.
    package static let volunteering = "volunteering"

    /// The calendar year it pays for; nil where it pays for other days.
    package var year: Int? { period.wholeYear }

    /// `2025`, or `2025-03-01..2025-11-30`.
    package var days: String { year.map(String.init) ?? period.description }

    /// A cost paid in money, of the whole association, unless told; number 0 asks the register for the next one.
    package init(
        number: Int = 0, label: String? = nil, period: Period, category: String, amount: Euros,
        fundings: [String] = [], isInKind: Bool = false
    ) {
        self.number = number
        self.label = label
        self.period = period
        self.category = category
        self.amount = amount
        self.fundings = fundings
        self.isInKind = isInKind || category == Self.volunteering
    }
}
