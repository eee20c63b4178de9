/// The counts of a period, crossed by the dimensions asked for. A value: everything printed is computed from it, and
/// the tallies of two registers add up.
package struct Tally: Hashable, Sendable {
    /// Grand totals.
    package var totals = Totals()
    /// One crossing for each one asked, by its code.
    package var crossings: [String: Crossing] = [:]
    /// What each trigger of the valuation counted, by the trigger's code.
    package var triggers: [String: TriggerCount] = [:]
    /// The sessions behind the traced trigger, in order of entry.
    package var trace: [TracedSession] = []
    /// Pairs of sessions that may tell the same fact, where the request looked for them.
    package var possibleDuplicates: [PossibleDuplicate] = []

    /// Nothing counted.
    package init() {}

    /// The counts that are never added to one another.
    package struct Totals: Hashable, Sendable {
        /// Sessions held, those with nobody received too.
        package var sessions = 0
        /// Minutes of the sessions; a session with two mediators counts once.
        package var minutes = 0
        /// Heads received: sum of the counts of the contact lines. Visits, not different people.
        package var passages = 0
        /// Heads noted as first time, ever or in the year: the low end of `people`.
        package var firstTimes = 0
        /// Heads whose attendance nobody noted; the high end of `people` adds them.
        package var attendanceUnknown = 0
        /// Theme mentions: each head counted once for each of its themes.
        package var requests = 0
        /// Heads at collective sessions: the number present, or the heads of the contact lines when it was not counted.
        package var participations = 0
        /// People who came and could not be received; a session where nobody noted it counts zero.
        package var turnedAway = 0
        /// Heads noted as living in a QPV, and heads whose territory was noted.
        package var qpv = 0
        /// Heads whose territory was noted: what `qpv` is a share of.
        package var territoryKnown = 0
        /// Unknown answers over gender, age band, attendance and territory: four questions a head.
        package var unknownAnswers = 0
        /// Head-count lines (count above 1) and the heads in them.
        package var headCountLines = 0
        /// Heads in the lines of `headCountLines`.
        package var headsInHeadCounts = 0
        /// Contact lines.
        package var contactLines = 0
        /// Sessions with someone received, and those of them with an outcome noted, or an effect where effects are
        /// counted.
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

        /// Without cells, and nothing in all.
        package init() {}
    }

    /// A count; `unknown` is used by `people` only, where the range is `value ... value + unknown`.
    package struct Cell: Hashable, Sendable {
        /// In the measure's unit, hundredths for effects; for `people`, the low end of the range.
        package var value = 0
        /// For `people`, heads of unknown attendance: what the high end adds. Zero for any other measure.
        package var unknown = 0

        /// A count; zero unless told.
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

    /// The code standing, in a crossing of two margins of head counts, for "known apart, not crossed".
    package static let uncrossed = "non_croise"
    /// The code of a session without funding, partner, QPV…
    package static let none = "aucun"
}

/// What a trigger counted over a period.
package struct TriggerCount: Hashable, Sendable {
    /// Quantity that stands, in hundredths of the trigger's unit.
    package var quantity = Quantity.zero
    /// The part of `quantity` confirmed by a partner.
    package var confirmed = Quantity.zero
    /// Sessions behind `quantity`.
    package var sessions = 0
    /// Quantity set aside in sessions where another trigger excludes this one, by that trigger's code.
    package var setAside: [String: Quantity] = [:]

    /// With nothing counted yet.
    package init() {}
}

/// A session in which a trigger fired.
package struct TracedSession: Hashable, Sendable {
    /// The short number people type.
    package let number: Int
    /// `YYYY-MM-DD`.
    package let day: String
    /// What fired the trigger, in the trigger's unit; heads for a trigger on contacts.
    package let quantity: Quantity
    /// The part of `quantity` a partner confirmed; zero for a trigger on contacts.
    package let confirmed: Quantity
    /// The trigger that set it aside; nil when it counts.
    package let excludedBy: String?

    /// A session; see the properties.
    package init(number: Int, day: String, quantity: Quantity, confirmed: Quantity, excludedBy: String?) {
        self.number = number
        self.day = day
        self.quantity = quantity
        self.confirmed = confirmed
        self.excludedBy = excludedBy
    }
}

/// Two sessions, by number, without a mediator in common, with the same effect in the same quantity on the same day in
/// the same place.
package struct PossibleDuplicate: Hashable, Sendable {
    /// Number of the session met first, in order of entry.
    package let first: Int
    /// Number of the session met later.
    package let second: Int
    /// Code of the effect.
    package let effect: String

    /// A pair; see the properties.
    package init(first: Int, second: Int, effect: String) {
        self.first = first
        self.second = second
        self.effect = effect
    }
}

/// One crossing to make: a measure by dimensions, filtered or not.
package struct CrossingRequest: Hashable, Sendable {
    /// Name of the crossing in the tally.
    package var code: String
    /// What is counted.
    package var measure: Measure
    /// By what; none gives the total alone.
    package var dimensions: [Dimension]
    /// Which sessions and contact lines are counted.
    package var condition: LineCondition

    /// A crossing under a name of its own; everything counts unless a condition is given.
    package init(
        _ code: String, _ measure: Measure, by dimensions: [Dimension], where condition: LineCondition = LineCondition()
    ) {
        self.code = code
        self.measure = measure
        self.dimensions = dimensions
        self.condition = condition
    }

    /// A crossing named after what it counts, so that asking twice counts once.
    package init(_ measure: Measure, by dimensions: [Dimension], where condition: LineCondition = LineCondition()) {
        let names = dimensions.map(\.rawValue).joined(separator: ",")
        self.init("\(measure.rawValue)/\(names)\(condition.name)", measure, by: dimensions, where: condition)
    }
}

/// Which sessions and contact lines a crossing counts; an empty set means any. All conditions given must hold.
package struct LineCondition: Hashable, Sendable {
    /// Codes of list `kind`.
    package var kinds: Set<String> = []
    /// Codes of list `place_kind`: the kind of the session's place.
    package var placeKinds: Set<String> = []
    /// Themes or domains: only the contact lines with one of them count; a count of whole sessions takes the sessions
    /// with at least one such line.
    package var themes: Set<String> = []

    /// Everything counts.
    package init() {}

    /// Whether everything counts.
    package var isEmpty: Bool { kinds.isEmpty && placeKinds.isEmpty && themes.isEmpty }

    /// The condition as a part of a name; empty for none.
    package var name: String {
        [("kind", kinds), ("place_kind", placeKinds), ("theme", themes)].filter { !$0.1.isEmpty }
            .map { "?\($0.0)=" + $0.1.sorted().joined(separator: ",") }.joined()
    }
}

/// What fires a rule of the valuation, within one session. All conditions given must hold; an empty one always does.
package struct Trigger: Hashable, Sendable {
    /// Code of the rule.
    package var code: String
    /// Effects whose quantities are counted; empty for a trigger on contacts, which counts heads.
    package var effects: Set<String> = []
    /// Conditions on the contacts (heads of matching lines are counted when there is no effect).
    package var outcomes: Set<String> = []
    /// Codes of list `action`: one line must have one of them, and meet the other conditions on contacts too.
    package var actions: Set<String> = []
    /// Themes or domains.
    package var themes: Set<String> = []
    /// Conditions on the session: kind of its place, kind of one of its partners or of the confirming partner.
    package var placeKinds: Set<String> = []
    /// Codes of list `partner_kind`: of a partner of the session, or of the one who confirmed the effect.
    package var partnerKinds: Set<String> = []
    /// Triggers that this one sets aside when both fire in one session.
    package var excludes: [String] = []

    /// Without conditions: as it stands, it counts every head received.
    package init(code: String) { self.code = code }
}

/// Everything a tally is asked for. One pass over the period answers it all.
package struct TallyRequest: Hashable, Sendable {
    /// Sessions whose day is in it are counted.
    package var period: Period
    /// Which of those sessions are meant; all unless told.
    package var filter = SessionFilter()
    /// What to cross, each under a code of its own.
    package var crossings: [CrossingRequest] = []
    /// What to count for the valuation; where several exclude one, the first of them here is said to set it aside.
    package var triggers: [Trigger] = []
    /// Trigger whose sessions are listed one by one.
    package var tracedTrigger: String?
    /// Whether to look for one fact told in two sessions.
    package var looksForDuplicates = false

    /// The grand totals of a period, without crossings nor triggers.
    package init(period: Period) { self.period = period }
}

/// Which sessions are meant; an empty set means any.
package struct SessionFilter: Hashable, Sendable {
    /// Codes of list `kind`.
    package var kinds: Set<String> = []
    /// Codes of places.
    package var places: Set<String> = []
    /// Codes of mediators; one of the session's is enough.
    package var mediators: Set<String> = []
    /// Codes of fundings; one of the session's is enough.
    package var fundings: Set<String> = []
    /// Themes or domains of one of its contacts.
    package var themes: Set<String> = []

    /// Every session is meant.
    package init() {}

    /// Whether every session is meant.
    package var isEmpty: Bool {
        kinds.isEmpty && places.isEmpty && mediators.isEmpty && fundings.isEmpty && themes.isEmpty
    }
}
