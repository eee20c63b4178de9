import Mediation

/// The visits of each cell of a crossing by people, while they are counted.
struct PeopleFold {
    private struct Place: Hashable {
        let key: CellKey
        let month: RegisterMonth
    }

    private var months: [Place: Visits] = [:]
    private var inAll = MonthlyVisits()
    /// Of the session being counted; a session has few keys.
    private var session: [(key: CellKey, visits: Visits)] = []
    private var sessionInAll = Visits()

    /// Adds a line of the session to what is counted in all.
    mutating func add(_ line: Visits) { sessionInAll.add(lineOfSameSession: line) }

    /// Adds a line of the session to a cell, each key once a line.
    mutating func add(_ line: Visits, at key: CellKey) {
        if let position = session.firstIndex(where: { $0.key == key }) {
            session[position].visits.add(lineOfSameSession: line)
        } else {
            session.append((key, line))
        }
    }

    /// Ends the session.
    mutating func end(_ month: RegisterMonth) {
        if sessionInAll.count > 0 { inAll.months[month, default: Visits()] += sessionInAll }
        for (key, visits) in session { months[Place(key: key, month: month), default: Visits()] += visits }
        sessionInAll = Visits()
        session.removeAll(keepingCapacity: true)
    }

    /// What was counted so far, under codes again.
    func crossing(_ codes: (CellKey) -> [String]) -> Tally.Crossing {
        var crossing = Tally.Crossing()
        crossing.visitsInAll = inAll
        var keys: [CellKey: [String]] = [:]
        for (place, visits) in months {
            let key = keys[place.key] ?? codes(place.key)
            keys[place.key] = key
            crossing.visits[key, default: MonthlyVisits()].months[place.month] = visits
            crossing.cells[key, default: Tally.Cell()] += visits.newPeople
        }
        for visits in inAll.months.values { crossing.total += visits.newPeople }
        return crossing
    }
}

extension Visits {
    fileprivate var newPeople: Tally.Cell { Tally.Cell(value: first, unknown: possiblyFirst - first) }
}
