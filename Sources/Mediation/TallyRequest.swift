/// Everything a tally is asked for. One pass over the period answers it all.
package struct TallyRequest: Hashable, Sendable {
    /// Sessions whose day is in it are counted.
    package var period: Period
    /// Which of those sessions are counted; all by default.
    package var filter = SessionFilter()
    /// What to cross, each under a code of its own.
    package var crossings: [CrossingRequest] = []
    /// What to count for the valuation; where several exclude one, the first of them here is said to set it aside.
    package var triggers: [Trigger] = []
    /// Trigger whose sessions are listed one by one.
    package var tracedTrigger: String?
    /// Whether to look for one fact recorded in two sessions.
    package var looksForDuplicates = false

    /// The grand totals of a period, without crossings nor triggers.
    package init(period: Period) { self.period = period }
}
