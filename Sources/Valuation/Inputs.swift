import Mediation

/// What the activity of some days cost, from the accounts, whole or a part of it: what a ratio or a cost for each visit is
/// over. Amounts in whole cents.
package struct Inputs: Hashable, Sendable {
    /// The amounts, or why there are none.
    package let outcome: Outcome
    /// The last day counted, where the days asked for are not over: costs of days to come are left out.
    package let until: CivilDate?

    /// Amounts, or their absence.
    package enum Outcome: Hashable, Sendable {
        case given(Amounts)
        case absent(Absence)
    }

    /// Own and shared costs add up to the total; so do those in money and in kind.
    package struct Amounts: Hashable, Sendable {
        /// Of what is asked for alone: lines of its own fundings; every line where everything is asked for.
        package let own: Euros
        /// Its share, by hours worked, of lines it has in common with others.
        package let shared: Euros
        /// The part of both that was lent or given, volunteering among it.
        package let inKind: Euros
        /// Everything.
        package var total: Euros { own + shared }
        /// The part paid in money.
        package var cash: Euros { Euros(cents: total.cents - inKind.cents) }
    }

    /// Why there are no amounts.
    package enum Absence: Hashable, Sendable {
        /// No line pays for these days: years without costs, or parts of years.
        case daysWithoutCost([Period])
        /// Lines there are, none of them charged to what is asked for.
        case noCost
        /// Nothing to share the costs by.
        case noHours
        /// What the costs are shared by was purged that day, and not kept.
        case purged(on: CivilDate)
    }

    /// Amounts found, or missing.
    package init(_ outcome: Outcome, until: CivilDate? = nil) {
        self.outcome = outcome
        self.until = until
    }

    /// The amounts; nil where there are none.
    package var amounts: Amounts? { if case .given(let amounts) = outcome { amounts } else { nil } }

    /// Why there are no amounts; nil where there are.
    package var absence: Absence? { if case .absent(let absence) = outcome { absence } else { nil } }

    /// Everything, in euros; nil where there is nothing to divide by.
    package var total: Double? { amounts?.total.value }

    /// The part paid in money, in euros; nil where there is nothing to divide by.
    package var cash: Double? { amounts.flatMap { $0.cash.cents > 0 ? $0.cash.value : nil } }

    /// The part in kind, in euros; zero without amounts.
    package var inKind: Double { amounts?.inKind.value ?? 0 }
}
