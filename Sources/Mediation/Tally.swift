/// The counts of a period, crossed by the dimensions asked for. A value: everything printed is computed from it, and
/// the tallies of two registers add up.
public struct Tally: Hashable, Sendable {
    /// Grand totals.
    public var totals = Totals()
    /// One crossing for each one asked, by its code.
    public var crossings: [String: Crossing] = [:]
    /// What each trigger of the valuation counted, by the trigger's code.
    public var triggers: [String: TriggerCount] = [:]
    /// The sessions behind the traced trigger, in order of entry.
    public var trace: [TracedSession] = []
    /// Pairs of sessions that may tell the same fact, where the request looked for them.
    public var possibleDuplicates: [PossibleDuplicate] = []

    /// Nothing counted.
    public init() {}

    /// The counts that are never added to one another.
    public struct Totals: Hashable, Sendable {
        public var sessions = 0
        public var minutes = 0
        public var passages = 0
        /// Heads noted as first time, ever or in the year: the low end of `people`.
        public var firstTimes = 0
        /// Heads whose attendance nobody noted; the high end of `people` adds them.
        public var attendanceUnknown = 0
        public var requests = 0
        public var participations = 0
        public var turnedAway = 0
        /// Heads noted as living in a QPV, and heads whose territory was noted.
        public var qpv = 0
        public var territoryKnown = 0
        /// Unknown answers over gender, age band, attendance and territory: four questions a head.
        public var unknownAnswers = 0
        /// Head-count lines (count above 1) and the heads in them.
        public var headCountLines = 0
        public var headsInHeadCounts = 0
        /// Contact lines.
        public var contactLines = 0
        /// Sessions with someone received, and those of them with an outcome noted, or an effect where effects are
        /// counted.
        public var sessionsWithContacts = 0
        public var sessionsWithResult = 0

        public init() {}
    }

    /// Cells of one crossing. A key holds one code a dimension, in the order asked.
    public struct Crossing: Hashable, Sendable {
        public var cells: [[String]: Cell] = [:]
        /// What the cells stand for in all, each session or head once.
        public var total = Cell()

        public init() {}
    }

    /// A count; `unknown` is used by `people` only, where the range is `value ... value + unknown`.
    public struct Cell: Hashable, Sendable {
        public var value = 0
        public var unknown = 0

        public init(value: Int = 0, unknown: Int = 0) {
            self.value = value
            self.unknown = unknown
        }

        public static func += (left: inout Cell, right: Cell) {
            left.value += right.value
            left.unknown += right.unknown
        }
    }

    /// The code standing, in a crossing of two margins of head counts, for "known apart, not crossed".
    public static let uncrossed = "non_croise"
    /// The code of a session without funding, partner, QPV…
    public static let none = "aucun"
}

/// What a trigger counted over a period.
public struct TriggerCount: Hashable, Sendable {
    /// Quantity that stands, in hundredths of the trigger's unit.
    public var quantity = Quantity.zero
    /// The part of `quantity` confirmed by a partner.
    public var confirmed = Quantity.zero
    /// Sessions behind `quantity`.
    public var sessions = 0
    /// Quantity set aside in sessions where another trigger excludes this one, by that trigger's code.
    public var setAside: [String: Quantity] = [:]

    public init() {}
}

/// A session in which a trigger fired.
public struct TracedSession: Hashable, Sendable {
    public let number: Int
    public let day: String
    public let quantity: Quantity
    public let confirmed: Quantity
    /// The trigger that set it aside; nil when it counts.
    public let excludedBy: String?

    /// A session; see the properties.
    public init(number: Int, day: String, quantity: Quantity, confirmed: Quantity, excludedBy: String?) {
        self.number = number
        self.day = day
        self.quantity = quantity
        self.confirmed = confirmed
        self.excludedBy = excludedBy
    }
}

/// Two sessions, by number, without a mediator in common, with the same effect in the same quantity on the same day in
/// the same place.
public struct PossibleDuplicate: Hashable, Sendable {
    public let first: Int
    public let second: Int
    /// Code of the effect.
    public let effect: String

    /// A pair; see the properties.
    public init(first: Int, second: Int, effect: String) {
        self.first = first
        self.second = second
        self.effect = effect
    }
}

/// One crossing to make: a measure by dimensions, filtered or not.
public struct CrossingRequest: Hashable, Sendable {
    /// Name of the crossing in the tally.
    public var code: String
    /// What is counted.
    public var measure: Measure
    /// By what; none gives the total alone.
    public var dimensions: [Dimension]
    /// Which sessions and contact lines are counted.
    public var condition: LineCondition

    public init(
        _ code: String, _ measure: Measure, by dimensions: [Dimension], where condition: LineCondition = LineCondition()
    ) {
        self.code = code
        self.measure = measure
        self.dimensions = dimensions
        self.condition = condition
    }

    /// A crossing named after what it counts, so that asking twice counts once.
    public init(_ measure: Measure, by dimensions: [Dimension], where condition: LineCondition = LineCondition()) {
        let names = dimensions.map(\.rawValue).joined(separator: ",")
        self.init("\(measure.rawValue)/\(names)\(condition.name)", measure, by: dimensions, where: condition)
    }
}

/// Which sessions and contact lines a crossing counts; an empty set means any. All conditions given must hold.
public struct LineCondition: Hashable, Sendable {
    public var kinds: Set<String> = []
    public var placeKinds: Set<String> = []
    /// Themes or domains: only the contact lines with one of them count; a count of whole sessions takes the sessions
    /// with at least one such line.
    public var themes: Set<String> = []

    public init() {}

    /// Whether everything counts.
    public var isEmpty: Bool { kinds.isEmpty && placeKinds.isEmpty && themes.isEmpty }

    /// The condition as a part of a name; empty for none.
    public var name: String {
        [("kind", kinds), ("place_kind", placeKinds), ("theme", themes)].filter { !$0.1.isEmpty }
            .map { "?\($0.0)=" + $0.1.sorted().joined(separator: ",") }.joined()
    }
}

/// What fires a rule of the valuation, within one session. All conditions given must hold; an empty one always does.
public struct Trigger: Hashable, Sendable {
    /// Code of the rule.
    public var code: String
    /// Effects whose quantities are counted; empty for a trigger on contacts, which counts heads.
    public var effects: Set<String> = []
    /// Conditions on the contacts (heads of matching lines are counted when there is no effect).
    public var outcomes: Set<String> = []
    public var actions: Set<String> = []
    /// Themes or domains.
    public var themes: Set<String> = []
    /// Conditions on the session: kind of its place, kind of one of its partners or of the confirming partner.
    public var placeKinds: Set<String> = []
    public var partnerKinds: Set<String> = []
    /// Triggers that this one sets aside when both fire in one session.
    public var excludes: [String] = []

    public init(code: String) { self.code = code }
}

/// Everything a tally is asked for. One pass over the period answers it all.
public struct TallyRequest: Hashable, Sendable {
    public var period: Period
    public var filter = SessionFilter()
    public var crossings: [CrossingRequest] = []
    public var triggers: [Trigger] = []
    /// Trigger whose sessions are listed one by one.
    public var tracedTrigger: String?
    /// Whether to look for one fact told in two sessions.
    public var looksForDuplicates = false

    public init(period: Period) { self.period = period }
}

/// Which sessions are meant; an empty set means any.
public struct SessionFilter: Hashable, Sendable {
    public var kinds: Set<String> = []
    public var places: Set<String> = []
    public var mediators: Set<String> = []
    public var fundings: Set<String> = []
    /// Themes or domains of one of its contacts.
    public var themes: Set<String> = []

    public init() {}

    /// Whether every session is meant.
    public var isEmpty: Bool {
        kinds.isEmpty && places.isEmpty && mediators.isEmpty && fundings.isEmpty && themes.isEmpty
    }
}
