extension Tally {
    /// The tally of what the two tallies counted, together: two periods that share no day, two stretches of the rows of
    /// one register, or two registers. Both must answer the same request.
    ///
    /// - Totals, cells and triggers add up, each count to its own kind. Distributions are cells (sessions by length), so
    ///   quartiles of the sum are exact.
    /// - People are added as declared: someone received by both is counted twice; say so where it is printed.
    /// - `trace` and `observedEffects` are those of the left, then those of the right: in order of entry when the sessions
    ///   of the right were entered after those of the left. Duplicates are found across the two.
    /// - Session numbers and place codes are a register's own: in a sum over registers, leave `trace` and
    ///   `observedEffects` empty.
    package static func + (left: Tally, right: Tally) -> Tally {
        var sum = left
        sum.totals += right.totals
        for (code, crossing) in right.crossings {
            sum.crossings[code, default: Crossing()].total += crossing.total
            for (key, cell) in crossing.cells { sum.crossings[code]?.cells[key, default: Cell()] += cell }
        }
        for (code, count) in right.triggers { sum.triggers[code, default: TriggerCount()] += count }
        sum.trace += right.trace
        sum.observedEffects += right.observedEffects
        return sum
    }
}

extension Tally.Totals {
    private static var counts: [WritableKeyPath<Self, Int>] {
        [
            \.sessions, \.minutes, \.passages, \.firstTimes, \.attendanceUnknown, \.requests, \.participations,
            \.turnedAway, \.qpv, \.territoryKnown, \.unknownAnswers, \.headCountLines, \.headsInHeadCounts,
            \.contactLines, \.sessionsWithContacts, \.sessionsWithResult,
        ]
    }

    /// Adds each count to its own kind.
    package static func += (left: inout Self, right: Self) {
        for count in counts { left[keyPath: count] += right[keyPath: count] }
    }
}

extension TriggerCount {
    /// Adds each quantity to its own kind.
    package static func += (left: inout Self, right: Self) {
        left.quantity += right.quantity
        left.confirmed += right.confirmed
        left.sessions += right.sessions
        for (code, quantity) in right.setAside { left.setAside[code, default: .zero] += quantity }
    }
}
