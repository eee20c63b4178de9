import Mediation

extension Tally.Totals {
    /// Counts one session.
    mutating func add(_ session: SessionFold, _ interner: CodeInterner) {
        sessions += 1
        minutes += session.minutes
        turnedAway += session.turnedAway
        participations += session.participations
        if !session.lines.isEmpty {
            sessionsWithContacts += 1
            let hasOutcome = session.lines.contains { line in
                line.margins.isEmpty
                    ? !interner.isUnknown(.outcome, line.publicCodes.outcome)
                    : line.heads(by: .outcome).contains { !interner.isUnknown(.outcome, $0.code) }
            }
            if hasOutcome || !session.effects.isEmpty { sessionsWithResult += 1 }
        }
        let lines = session.lines.span
        for position in lines.indices { add(lines[position], interner) }
    }

    private mutating func add(_ line: ContactFold, _ interner: CodeInterner) {
        passages += line.count
        requests += line.count * line.requests.count
        contactLines += 1
        if line.count > 1 {
            headCountLines += 1
            headsInHeadCounts += line.count
        }
        guard !line.margins.isEmpty else {
            for dimension in Self.asked where interner.isUnknown(dimension, line.publicCodes[dimension]) {
                unknownAnswers += line.count
            }
            add(line.count, livingIn: line.publicCodes.territory, interner)
            return
        }
        for dimension in Self.asked {
            for (code, heads) in line.heads(by: dimension) where interner.isUnknown(dimension, code) {
                unknownAnswers += heads
            }
        }
        for (code, heads) in line.heads(by: .territory) { add(heads, livingIn: code, interner) }
    }

    /// The questions asked of each head.
    private static let asked: [Dimension] = [.gender, .ageBand, .attendance, .territory]

    private mutating func add(_ heads: Int, livingIn territory: Int, _ interner: CodeInterner) {
        guard !interner.isUnknown(.territory, territory) else { return }
        territoryKnown += heads
        if interner.common(.territory, territory) == interner.qpv { qpv += heads }
    }
}
