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
            let unknown = interner.unknown[.outcome]
            let hasOutcome = session.lines.contains { line in
                line.margins.isEmpty
                    ? line.publicCodes.outcome != unknown
                    : line.heads(by: .outcome).contains { $0.code != unknown }
            }
            if hasOutcome || !session.effects.isEmpty { sessionsWithResult += 1 }
        }
        for position in session.lines.indices { add(session.lines[position], interner) }
    }

    private mutating func add(_ line: ContactFold, _ interner: CodeInterner) {
        let unknown = interner.unknown
        passages += line.count
        requests += line.count * line.themes.count
        contactLines += 1
        if line.count > 1 {
            headCountLines += 1
            headsInHeadCounts += line.count
        }
        let people = interner.people(line)
        firstTimes += people.value
        attendanceUnknown += people.unknown
        guard !line.margins.isEmpty else {
            let codes = line.publicCodes
            let unanswered =
                (codes.gender == unknown[.gender] ? 1 : 0) + (codes.ageBand == unknown[.ageBand] ? 1 : 0)
                + (codes.attendance == unknown[.attendance] ? 1 : 0) + (codes.territory == unknown[.territory] ? 1 : 0)
            unknownAnswers += unanswered * line.count
            if codes.territory != unknown[.territory] { territoryKnown += line.count }
            if codes.territory == interner.qpv { qpv += line.count }
            return
        }
        for dimension in [Dimension.gender, .ageBand, .attendance, .territory] {
            for (code, heads) in line.heads(by: dimension) where code == unknown[dimension] {
                unknownAnswers += heads
            }
        }
        for (code, heads) in line.heads(by: .territory) where code != unknown[.territory] {
            territoryKnown += heads
            if code == interner.qpv { qpv += heads }
        }
    }
}
