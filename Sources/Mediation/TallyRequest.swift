/// Everything a tally is asked for. One pass over the period answers it all.
package struct TallyRequest: Hashable, Sendable {
    /// Sessions whose day is in it are counted.
    package var period: Period
    /// Which of those sessions are counted, and which of their contact lines; all by default.
    package var filter = SessionFilter()
    /// What the report that asks covers: it narrows `filter`. Its themes are those of the totals, of the triggers and of
    /// the crossings without a theme of their own.
    package var scope = SessionFilter()
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
