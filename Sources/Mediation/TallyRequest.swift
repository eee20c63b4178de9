/// Everything a tally is asked for. One pass over the period answers it all.
package struct TallyRequest: Hashable, Sendable {
    /// Sessions whose day is in it are counted.
    package var period: Period
    /// First day of the visits that bound the people of the period; nil for 1 January of the year the period begins in. Not
    /// after the period's first day.
    package var peopleSince: CivilDate?
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
    /// Whether what the sessions weigh is counted, those the filter leaves out too: costs of a part are shared by it.
    package var countsWork = false
    /// Whether to look for one fact recorded in two sessions.
    package var looksForDuplicates = false

    /// The grand totals of a period, without crossings nor triggers.
    package init(period: Period) { self.period = period }

    /// Whether different people are counted.
    package var countsPeople: Bool { crossings.contains { $0.measure == .people } }

    /// The days whose sessions must be read: since 1 January where people are counted, whose first visit of the year may
    /// come before the period.
    package var days: Period {
        let since = peopleSince ?? CivilDate(year: period.start.year, month: 1, day: 1)
        guard countsPeople, let since, since < period.start else { return period }
        return Period(first: since, last: period.last) ?? period
    }
}
