extension Tally {
    /// Different people of a crossing by `people`, each once; none where it was not asked for.
    package func people(of request: CrossingRequest) -> PeopleCount {
        PeopleCount.different(crossings[request.code]?.visitsInAll ?? MonthlyVisits(), in: associationVisits)
    }

    /// Different people of one cell of a crossing by `people`. A person is in each cell she has a visit in: cells do not
    /// add up.
    package func people(_ key: [String], of request: CrossingRequest) -> PeopleCount {
        let gender = request.dimensions.firstIndex(of: .gender).map { key[$0] }
        return PeopleCount.different(
            crossings[request.code]?.visits[key] ?? MonthlyVisits(), in: associationVisits,
            gender: gender == Contact.unknown ? nil : gender)
    }

    /// People of a crossing by `people` whose first visit of a civil year is in it.
    package func newPeople(of request: CrossingRequest) -> PeopleCount {
        PeopleCount.new(crossings[request.code]?.visitsInAll ?? MonthlyVisits())
    }

    /// People whose first visit of a civil year is in one cell of a crossing by `people`.
    package func newPeople(_ key: [String], of request: CrossingRequest) -> PeopleCount {
        PeopleCount.new(crossings[request.code]?.visits[key] ?? MonthlyVisits())
    }
}
