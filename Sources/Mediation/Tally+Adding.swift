extension Tally {
    /// The tally of two registers, or of two periods that share no day, together.
    ///
    /// People are added as declared: someone received by both is counted twice; say so where it is printed.
    package static func + (left: Tally, right: Tally) -> Tally {
        var sum = left
        sum.totals += right.totals
        for (code, crossing) in right.crossings {
            sum.crossings[code, default: Crossing()].total += crossing.total
            for (key, cell) in crossing.cells { sum.crossings[code]?.cells[key, default: Cell()] += cell }
        }
        for (code, count) in right.triggers { sum.triggers[code, default: TriggerCount()] += count }
        sum.possibleDuplicates += right.possibleDuplicates
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
    /// Adds quantity to quantity.
    package static func += (left: inout Self, right: Self) {
        left.quantity += right.quantity
        left.confirmed += right.confirmed
        left.sessions += right.sessions
        for (code, quantity) in right.setAside { left.setAside[code, default: .zero] += quantity }
    }
}
