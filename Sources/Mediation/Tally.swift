/// The counts of a period, crossed by the dimensions asked for. A value: everything printed is computed from it, and
/// tallies add up (`+`).
package struct Tally: Hashable, Sendable {
    /// Grand totals.
    package var totals = Totals()
    /// One crossing for each one asked, by its code.
    package var crossings: [String: Crossing] = [:]
    /// All visits of the association since 1 January, whatever the request's filter, where people are counted.
    package var associationVisits = AssociationVisits()
    /// What each trigger of the valuation counted, by the trigger's code.
    package var triggers: [String: TriggerCount] = [:]
    /// The sessions in which the traced trigger fired, in order of entry.
    package var trace: [TracedSession] = []
    /// The effects of the sessions, in order of entry, where the request looks for duplicates: `possibleDuplicates` are
    /// found among them.
    package var observedEffects: [ObservedEffect] = []
    /// What the sessions weigh, those the filter leaves out too; nil where the request does not ask for it.
    package var work: Workload?
    /// What a purge left without an answer; nil where everything asked is counted.
    package var gap: TallyGap?

    /// Nothing counted.
    package init() {}

    /// The counts that are never added to one another.
    package struct Totals: Hashable, Sendable, Codable {
        /// Sessions held, those with nobody received too.
        package var sessions = 0
        /// Minutes of the sessions; a session with two mediators counts once.
        package var minutes = 0
        /// Heads received: sum of the counts of the contact lines. Visits, not different people.
        package var passages = 0
        /// Theme mentions: each head counted once for each of its themes.
        package var requests = 0
        /// Heads at collective sessions: the number present, or the heads of the contact lines when it was not counted.
        package var participations = 0
        /// People who came and could not be received; a session where nobody noted it counts zero.
        package var turnedAway = 0
        /// Heads noted as living in a QPV.
        package var qpv = 0
        /// Heads whose territory was noted: what `qpv` is a share of.
        package var territoryKnown = 0
        /// Unknown answers over gender, age band, attendance and territory: four questions a head.
        package var unknownAnswers = 0
        /// Head-count lines: contact lines with a count above 1.
        package var headCountLines = 0
        /// Heads in the lines of `headCountLines`.
        package var headsInHeadCounts = 0
        /// Contact lines.
        package var contactLines = 0
        /// Sessions with someone received.
        package var sessionsWithContacts = 0
        /// Those of `sessionsWithContacts` with an outcome noted, or an effect where effects are counted.
        package var sessionsWithResult = 0

        /// With nothing counted yet.
        package init() {}
    }

    /// Cells of one crossing. A key holds one code a dimension, in the order asked.
    package struct Crossing: Hashable, Sendable {
        /// By key; a key that is not there counts zero. Without dimensions, the key is empty.
        package var cells: [[String]: Cell] = [:]
        /// What the cells stand for in all, each session or head once.
        package var total = Cell()
        /// For `people`, the visits of each key and of all, which its different people are bounded by.
        package var visits: [[String]: MonthlyVisits] = [:]
        /// For `people`, all visits, each once.
        package var visitsInAll = MonthlyVisits()

        /// Without cells, and nothing in all.
        package init() {}
    }

    /// A count. For `people` it is of new people, from `value` to `value + unknown`: those whose first visit of a civil year
    /// is in the cell.
    package struct Cell: Hashable, Sendable, Codable {
        /// In the measure's unit, hundredths for effects; for `people`, heads surely first of the year.
        package var value = 0
        /// For `people`, heads that may be first of the year besides. Zero for any other measure.
        package var unknown = 0

        /// A count; zero by default.
        package init(value: Int = 0, unknown: Int = 0) {
            self.value = value
            self.unknown = unknown
        }

        /// Adds value to value and unknown to unknown; both must be of one measure.
        package static func += (left: inout Cell, right: Cell) {
            left.value += right.value
            left.unknown += right.unknown
        }
    }

    /// The code that means, in a crossing of two margins of head counts, "known apart, not crossed".
    package static let uncrossed = "non_croise"
    /// The code of a session without funding, partner, QPV…
    package static let none = "aucun"
}
