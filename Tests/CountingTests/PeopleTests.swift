import Counting
import Mediation
import Nomenclature
import Testing

/// Different people of a part, in questions.
@Suite struct PeopleTests {
    private static func women(_ count: Int, _ attendance: String, theme: String = "sante/couverture") -> [Contact] {
        (0..<count).map { _ in
            Contact(themes: [theme]).with {
                $0.gender = "femme"
                $0.attendance = attendance
            }
        }
    }

    private static func request(_ period: String, by dimensions: Dimension...) throws -> TallyRequest {
        var request = TallyRequest(period: try Period(typed: period))
        request.crossings = [CrossingRequest("p", .people, by: dimensions)]
        return request
    }

    private static func people(_ store: MemoryStore, _ request: TallyRequest) throws -> PeopleCount {
        try store.tally(request).people(of: request.crossings[0])
    }

    @Test func `how many people came in May, of six women first seen in February`() throws {
        let february = Session.held("2025-02-03", Self.women(6, "premiere_fois"))
        let request = try Self.request("2025-05")
        let together = MemoryStore([february, .held("2025-05-05", Self.women(6, "deja_venu"))])
        #expect(try Self.people(together, request) == PeopleCount(low: 6, high: 6))
        let oneByOne = MemoryStore([february] + (1...6).map { .held("2025-05-0\($0)", Self.women(1, "deja_venu")) })
        #expect(try Self.people(oneByOne, request) == PeopleCount(low: 1, high: 6))
        // None of them is new.
        #expect(try oneByOne.tally(request).newPeople(of: request.crossings[0]) == PeopleCount(low: 0, high: 0))
    }

    @Test func `is the year's number exact where every attendance is noted`() throws {
        let store = MemoryStore([
            .held("2025-01-10", Self.women(3, "premiere_fois")), .held("2025-06-10", Self.women(3, "deja_venu")),
            .held("2025-09-10", Self.women(2, "premiere_fois_annee")),
        ])
        #expect(try Self.people(store, Self.request("2025")) == PeopleCount(low: 5, high: 5))
        // The two of September are none of those seen before; those may be one to three.
        #expect(try Self.people(store, Self.request("2025-06-01..2025-12-31")) == PeopleCount(low: 5, high: 5))
    }

    @Test func `how much wider do answers nobody noted make it`() throws {
        let store = MemoryStore([
            .held("2025-01-10", Self.women(3, "premiere_fois")), .held("2025-02-10", Self.women(2, Contact.unknown)),
        ])
        #expect(try Self.people(store, Self.request("2025")) == PeopleCount(low: 3, high: 5))
    }

    @Test func `how many women came for the first time, of a group whose details are known apart`() throws {
        let request = try Self.request("2025", by: .gender)
        let tally = try MarginTests.store.tally(request)
        // 9 women and 5 first times out of 12: at least 2, at most 5.
        #expect(tally.newPeople(["femme"], of: request.crossings[0]) == PeopleCount(low: 2, high: 9))
        #expect(tally.people(["femme"], of: request.crossings[0]) == PeopleCount(low: 9, high: 9))
        #expect(tally.people(of: request.crossings[0]) == PeopleCount(low: 12, high: 12))
    }

    @Test func `a man's first visit does not stand for a woman's`() throws {
        var men = Self.women(4, "premiere_fois")
        for position in men.indices { men[position].gender = "homme" }
        let store = MemoryStore([
            .held("2025-01-10", men + Self.women(1, "premiere_fois")), .held("2025-02-10", Self.women(1, "deja_venu")),
            .held("2025-02-11", Self.women(1, "deja_venu")),
        ])
        let request = try Self.request("2025-02", by: .gender)
        #expect(try store.tally(request).people(["femme"], of: request.crossings[0]) == PeopleCount(low: 1, high: 1))
    }

    @Test func `a filter does not narrow who may have come before`() throws {
        var request = try Self.request("2025-05")
        request.filter.places = ["local"]
        let store = MemoryStore([
            .held("2025-02-03", Self.women(3, "premiere_fois")),
            .held("2025-05-05", place: "local", Self.women(1, "deja_venu")),
            .held("2025-05-06", place: "local", Self.women(1, "deja_venu")),
        ])
        #expect(try Self.people(store, request) == PeopleCount(low: 1, high: 2))
    }

    @Test func `over two years, who came in both counts once at least and twice at most`() throws {
        let store = MemoryStore([
            .held("2024-03-04", Self.women(4, "premiere_fois")),
            .held("2025-03-04", Self.women(3, "premiere_fois_annee")),
            .held("2025-04-04", Self.women(2, "premiere_fois")),
        ])
        #expect(try Self.people(store, Self.request("2024-01-01..2025-12-31")) == PeopleCount(low: 6, high: 9))
    }

    @Test func `a register that begins within the year bounds people by the visits alone`() throws {
        // Five had come before, and the register does not hold where.
        let store = MemoryStore([
            .held("2025-05-05", Self.women(5, "deja_venu")), .held("2025-05-06", Self.women(2, "deja_venu")),
        ])
        #expect(try Self.people(store, Self.request("2025")) == PeopleCount(low: 5, high: 7))
    }

    @Test func `quarters counted each since its own first day add up to the year`() throws {
        var random = RandomSessions(seed: 4)
        let store = MemoryStore(random.sessions(60))
        let year = try Self.request("2025", by: .place)
        var (first, rest) = (year, year)
        first.period = try Period(typed: "2025-01")
        rest.period = try Period(typed: "2025-02-01..2025-12-31")
        rest.peopleSince = rest.period.start
        #expect(try store.tally(first) + store.tally(rest) == store.tally(year))
    }

    @Test func `of two associations, at least those of one and at most those of both`() throws {
        let request = try Self.request("2025", by: .gender)
        let one = try MemoryStore([.held("2025-01-10", Self.women(5, "premiere_fois"))]).tally(request)
        let other = try MemoryStore([.held("2025-01-11", Self.women(3, "premiere_fois"))]).tally(request)
        let both = one.beside(other)
        #expect(both.people(of: request.crossings[0]) == PeopleCount(low: 5, high: 8))
        #expect(both.people(["femme"], of: request.crossings[0]) == PeopleCount(low: 5, high: 8))
        #expect(both.beside(one).people(of: request.crossings[0]) == PeopleCount(low: 5, high: 13))
    }

    @Test func `a theme of two, or a session with two fundings, counts its people under each`() throws {
        var session = Session.held("2025-03-04", Self.women(2, "premiere_fois"))
        session.fundings = ["f1", "f2"]
        let request = try Self.request("2025", by: .funding)
        let tally = try MemoryStore([session]).tally(request)
        for funding in ["f1", "f2"] {
            #expect(tally.people([funding], of: request.crossings[0]) == PeopleCount(low: 2, high: 2))
        }
        #expect(tally.people(of: request.crossings[0]) == PeopleCount(low: 2, high: 2))
    }
}
