/// What a coordinator says must hold of a period, e.g. `passages 2025 = 4200`: a figure known from elsewhere, which the
/// register is held against at each check.
package struct Assertion: Hashable, Sendable, CustomStringConvertible {
    /// The count meant.
    package let indicator: Indicator
    /// The days the count is of.
    package let period: Period
    /// How the count must stand to `value`.
    package let relation: Relation
    /// The number the count is held against, zero or more, in the indicator's own unit.
    package let value: Int
    /// The period as it was typed.
    private let typedPeriod: String

    /// Counts an assertion may be about: whole numbers, never a range.
    package enum Indicator: String, CaseIterable, Sendable {
        case sessions, minutes, passages, requests, participations, turnedAway

        /// Reads the code, or its French word.
        init?(typed word: String) {
            let french = ["séances": Indicator.sessions, "seances": .sessions, "demandes": .requests]
            guard let known = french[word.lowercased()] ?? Indicator(rawValue: word) else { return nil }
            self = known
        }
    }

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
            let indicator = Indicator(typed: String(parts.1)), let period = try? Period(typed: String(parts.2)),
            let relation = Relation(rawValue: String(parts.3)), let value = Int(parts.4.filter(\.isASCIIDigit))
        else { return nil }
        self.indicator = indicator
        self.period = period
        self.relation = relation
        self.value = value
        typedPeriod = String(parts.2)
    }

    /// One text for each assertion, that reads back to it.
    package var description: String { "\(indicator.rawValue) \(typedPeriod) \(relation.rawValue) \(value)" }

    /// The count it is about.
    package func count(in totals: Tally.Totals) -> Int {
        switch indicator {
        case .sessions: totals.sessions
        case .minutes: totals.minutes
        case .passages: totals.passages
        case .requests: totals.requests
        case .participations: totals.participations
        case .turnedAway: totals.turnedAway
        }
    }

    /// Whether it holds for a count.
    package func holds(for count: Int) -> Bool {
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
