import Mediation

/// The visits of each cell of a crossing by people, while they are counted.
struct PeopleFold {
    fileprivate struct Month {
        var cells: CellStore<Visits>
        var inAll = Visits()
    }

    private let dimensions: Int
    private var months: [RegisterMonth: Month] = [:]
    /// Of the session being counted; a session has few keys.
    private var session: [(key: CellKey, visits: Visits)] = []
    private var sessionInAll = Visits()

    init(dimensions: Int) { self.dimensions = dimensions }

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
        guard sessionInAll.count > 0 else { return }
        months[month, default: Month(cells: CellStore(dimensions: dimensions))].add(sessionInAll, session)
        sessionInAll = Visits()
        session.removeAll(keepingCapacity: true)
    }

    /// What was counted so far, under codes again.
    func crossing(_ codes: (CellKey) -> [String]) -> Tally.Crossing {
        var crossing = Tally.Crossing()
        var keys: [CellKey: [String]] = [:]
        for (month, counted) in months {
            crossing.visitsInAll.months[month] = counted.inAll
            crossing.total += counted.inAll.newPeople
            for (key, visits) in counted.cells.counted {
                let codes = keys[key] ?? codes(key)
                keys[key] = codes
                crossing.visits[codes, default: MonthlyVisits()].months[month] = visits
                crossing.cells[codes, default: Tally.Cell()] += visits.newPeople
            }
        }
        return crossing
    }
}

extension PeopleFold.Month {
    /// Adds a session: all its visits, and those of each of its keys.
    fileprivate mutating func add(_ session: Visits, _ keys: [(key: CellKey, visits: Visits)]) {
        inAll += session
        for (key, visits) in keys { cells.add(visits, at: key) }
    }
}

extension Visits {
    fileprivate var newPeople: Tally.Cell { Tally.Cell(value: first, unknown: possiblyFirst - first) }
}
