extension Tally {
    /// The tally of what the two tallies of one register counted, together: two stretches of its rows, or two parts of a
    /// year counted each since its own first day. Both must answer the same request.
    ///
    /// - Totals, cells and triggers add up, each count to its own kind. Distributions are cells (sessions by length), so
    ///   quartiles of the sum are exact.
    /// - Visits add up month by month, so that the people of the sum are bounded as those of the whole.
    /// - What either lacks, the sum lacks (`gap`).
    /// - `trace` and `observedEffects` are those of the left, then those of the right: in order of entry when the sessions
    ///   of the right were entered after those of the left. Duplicates are found across the two.
    package static func + (left: Tally, right: Tally) -> Tally {
        var sum = left
        sum.totals += right.totals
        sum.associationVisits += right.associationVisits
        for (code, crossing) in right.crossings { sum.crossings[code, default: Crossing()] += crossing }
        for (code, count) in right.triggers { sum.triggers[code, default: TriggerCount()] += count }
        sum.trace += right.trace
        sum.observedEffects += right.observedEffects
        if let work = right.work { sum.work = (sum.work ?? Workload()) + work }
        if let gap = right.gap { sum.gap = sum.gap.map { $0 + gap } ?? gap }
        return sum
    }

    /// The tally of two associations: counts add up, and people are bounded for each. Session numbers and place codes are a
    /// register's own: leave `trace` and `observedEffects` empty.
    package func beside(_ other: Tally) -> Tally {
        let ranks = associationVisits.associations
        var shifted = other
        shifted.associationVisits = other.associationVisits.shifted(by: ranks)
        shifted.crossings = other.crossings.mapValues { crossing in
            var crossing = crossing
            crossing.visitsInAll = crossing.visitsInAll.shifted(by: ranks)
            crossing.visits = crossing.visits.mapValues { $0.shifted(by: ranks) }
            return crossing
        }
        return self + shifted
    }
}

extension Tally.Crossing {
    /// Adds each cell to its own key.
    package static func += (left: inout Self, right: Self) {
        left.total += right.total
        left.visitsInAll += right.visitsInAll
        for (key, cell) in right.cells { left.cells[key, default: Tally.Cell()] += cell }
        for (key, visits) in right.visits { left.visits[key, default: MonthlyVisits()] += visits }
    }
}

extension Tally.Totals {
    private static var counts: [WritableKeyPath<Self, Int>] {
        [
            \.sessions, \.minutes, \.passages, \.requests, \.participations, \.turnedAway, \.qpv,
            \.territoryKnown, \.unknownAnswers, \.headCountLines, \.headsInHeadCounts,
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
