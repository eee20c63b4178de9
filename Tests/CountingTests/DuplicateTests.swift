import Mediation
import Testing

/// One fact recorded by two mediators.
@Suite struct DuplicateTests {
    static func session(
        _ by: [String], day: String = "2025-03-04", place: String = "pmi", quantity: Int = 1,
        effect: String = "urgences_evitees"
    ) -> Session {
        var session = Session.held(day, place: place, by: by)
        session.effects = [Effect(code: effect, quantity: Quantity(quantity))]
        return session
    }

    static func pairs(_ sessions: [Session]) throws -> [[Int]] {
        var request = MemoryStore.year
        request.looksForDuplicates = true
        return try MemoryStore(sessions).tally(request).possibleDuplicates.map { [$0.first, $0.second] }
    }

    @Test func `the same effect, day, place and quantity without a mediator in common is a possible duplicate`() throws
    {
        #expect(try Self.pairs([Self.session(["AB"]), Self.session(["CD"])]) == [[1, 2]])
    }

    @Test(arguments: [
        session(["AB", "CD"]), session(["CD"], day: "2025-03-05"), session(["CD"], place: "local"),
        session(["CD"], quantity: 2), session(["CD"], effect: "agression_evitee"),
    ]) func `one thing that differs, or a mediator in common, and it is none`(_ other: Session) throws {
        let first = Self.session(["AB"])
        #expect(try Self.pairs([first, other]) == [])
    }

    @Test func `each effect is paired with the first it may repeat`() throws {
        let teams = [["AB"], ["AB", "CD"], ["CD"], ["EF"]]
        #expect(try Self.pairs(teams.map { Self.session($0) }) == [[1, 3], [1, 4]])
    }

    @Test func `twenty thousand equal facts of two teams make a pair each, in no square of time`() throws {
        let many = (0..<20_000).map { Self.session([$0 % 2 == 0 ? "AB" : "CD"]) }
        var request = MemoryStore.year
        request.looksForDuplicates = true
        let tally = try MemoryStore(many).tally(request)
        #expect(tally.possibleDuplicates.count == 19_999)
    }

    @Test func `nothing is kept when nobody looks`() throws {
        let tally = try MemoryStore([Self.session(["AB"]), Self.session(["CD"])]).tally(MemoryStore.year)
        #expect(tally.observedEffects.isEmpty && tally.possibleDuplicates.isEmpty)
    }
}
