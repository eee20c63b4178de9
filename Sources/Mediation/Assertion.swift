/// What a coordinator says must hold of a period, e.g. `passages 2025 = 4200`: a figure known from elsewhere, which the
/// register is held against at each check.
package struct Assertion: Hashable, Sendable, CustomStringConvertible {
    /// The count meant: one that `canBeAsserted`.
    package let indicator: IndicatorCode
    /// The days the count is of.
    package let period: Period
    /// How the count must stand to `value`.
    package let relation: Relation
    /// The number the count is held against, zero or more, in the indicator's own unit.
    package let value: Int
    /// The period as it was typed.
    private let typedPeriod: String

    /// How the count stands to the value.
    package enum Relation: String, CaseIterable, Sendable {
        case atMost = "<="
        case atLeast = ">="
        case equal = "="
        case below = "<"
        case above = ">"
    }

    /// Reads `INDICATOR PERIOD RELATION NUMBER`; the number may have groups of three digits. Nil when it does not read
    /// so.
    package init?(typed text: String) {
        guard
            let parts = text.wholeMatch(
                of: #/\s*(\p{L}+)\s+(\S+?)\s*(<=|>=|=|<|>)\s*([0-9]{1,3}(?:[ \u{A0}\u{202F}]?[0-9]{3}){0,4})\s*/#),
            let indicator = Self.indicator(typed: String(parts.1)), let period = try? Period(typed: String(parts.2)),
            let relation = Relation(rawValue: String(parts.3)), let value = Int(parts.4.filter(\.isASCIIDigit))
        else { return nil }
        self.indicator = indicator
        self.period = period
        self.relation = relation
        self.value = value
        typedPeriod = String(parts.2)
    }

    /// Reads a code, or its French word.
    private static func indicator(typed word: String) -> IndicatorCode? {
        let french = [
            "séances": IndicatorCode.sessions, "seances": .sessions, "demandes": .requests, "personnes": .people,
        ]
        let code = french[word.lowercased()] ?? IndicatorCode(rawValue: word)
        return code.flatMap { $0.canBeAsserted ? $0 : nil }
    }

    /// One text for each assertion, that reads back to it.
    package var description: String { "\(indicator.rawValue) \(typedPeriod) \(relation.rawValue) \(value)" }

    /// What the register must count to judge it.
    package var request: TallyRequest {
        var request = TallyRequest(period: period)
        if indicator.measure == .people { request.crossings = [Self.people] }
        return request
    }

    /// The count it is about, in the answer to `request`: exact, but for people, of whom only bounds may be known.
    package func count(in tally: Tally) -> PeopleCount {
        switch indicator {
        case .people: return tally.people(of: Self.people)
        case .newPeople: return tally.newPeople(of: Self.people)
        default:
            let count = indicator.measure.flatMap { tally.totals.count(of: $0) } ?? 0
            return PeopleCount(low: count, high: count)
        }
    }

    private static let people = CrossingRequest(.people, by: [])

    /// What can be said of an assertion.
    package enum Verdict: Sendable, Hashable {
        case holds, fails
        /// It holds for some of the numbers the count may be, and not for others.
        case cannotBeTold
    }

    /// Whether it holds for all that a count may be.
    package func verdict(for count: PeopleCount) -> Verdict {
        if relation == .equal, !count.isExact {
            return count.low <= value && value <= count.high ? .cannotBeTold : .fails
        }
        // Any other sign holds on one side of the value: the ends tell of all between.
        let ends = (holds(for: count.low), holds(for: count.high))
        return ends.0 == ends.1 ? (ends.0 ? .holds : .fails) : .cannotBeTold
    }

    private func holds(for count: Int) -> Bool {
        switch relation {
        case .atMost: count <= value
        case .atLeast: count >= value
        case .equal: count == value
        case .below: count < value
        case .above: count > value
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
