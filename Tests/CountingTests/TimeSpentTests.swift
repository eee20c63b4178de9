import Mediation
import Testing

/// Time shared over the mentions of a session.
@Suite struct TimeSpentTests {
    /// An hour with three mentions of one domain and one of another, two fundings; an hour with nobody.
    private func store() -> MemoryStore {
        var permanence = Session.held(
            "2025-03-04", by: ["AB", "CD"],
            [Contact(themes: ["sante/couverture", "logement/voisinage"]), .heads(2, "sante/acces_soins")])
        permanence.minutes = Minutes(60)
        permanence.fundings = ["f1", "f2"]
        var nobody = Session.held("2025-04-02", by: ["AB"])
        nobody.minutes = Minutes(60)
        return MemoryStore([permanence, nobody])
    }

    @Test func `an hour of four mentions gives each a quarter`() throws {
        let store = store()
        #expect(
            try store.values(.timeSpent, by: .domain) == ["sante": 2700, "logement": 900, Tally.none: 3600])
        #expect(
            try store.values(.timeSpent, by: .theme) == [
                "sante/couverture": 900, "logement/voisinage": 900, "sante/acces_soins": 1800, Tally.none: 3600,
            ])
    }

    @Test func `a session of two fundings or two mediators is shared, not counted twice`() throws {
        let store = store()
        #expect(try store.values(.timeSpent, by: .funding) == ["f1": 1800, "f2": 1800, Tally.none: 3600])
        #expect(try store.values(.timeSpent, by: .mediator) == ["AB": 5400, "CD": 1800])
    }

    @Test func `how much of an hour of two fundings is one's`() throws {
        var request = MemoryStore.year
        request.filter.fundings = ["f1"]
        request.crossings = [
            CrossingRequest("all", .timeSpent, by: []), CrossingRequest("domain", .timeSpent, by: [.domain]),
            CrossingRequest("funding", .timeSpent, by: [.funding]), CrossingRequest("length", .minutes, by: []),
        ]
        let tally = try store().tally(request)
        #expect(tally.crossings["all"]?.total.value == 1800)
        #expect(
            tally.crossings["domain"]?.cells == [
                ["sante"]: Tally.Cell(value: 1350), ["logement"]: Tally.Cell(value: 450),
            ])
        #expect(tally.crossings["funding"]?.cells == [["f1"]: Tally.Cell(value: 1800)])
        // Its length is that of the session concerned, in full.
        #expect(tally.crossings["length"]?.total.value == 60)
    }

    @Test func `do whole minutes of the parts add up to the whole's`() throws {
        for seed in 1...50 {
            var random = RandomSessions(seed: UInt64(seed))
            let crossing = try MemoryStore(random.sessions(30)).crossing(.timeSpent, by: [.theme, .place])
            let minutes = crossing.wholeMinutes
            #expect(minutes.cells.values.reduce(0) { $0 + $1.value } == minutes.total.value)
            #expect(minutes.total.value == (crossing.total.value + 30) / 60)
            for (key, cell) in crossing.cells { #expect(abs((minutes.cells[key]?.value ?? 0) * 60 - cell.value) < 60) }
            #expect(minutes.margin(0).cells.values.reduce(0) { $0 + $1.value } == minutes.total.value)
        }
    }

    @Test func `a condition on a theme keeps its share, of all the mentions`() throws {
        var health = LineCondition()
        health.themes = ["sante"]
        let crossing = try store().crossing(.timeSpent, by: [.funding], where: health)
        #expect(crossing.total.value == 2700)
        #expect(crossing.cells == [["f1"]: Tally.Cell(value: 1350), ["f2"]: Tally.Cell(value: 1350)])
    }

    @Test func `shares of random sessions add up to their length, whatever they are crossed by`() throws {
        for seed in 1...20 {
            var random = RandomSessions(seed: UInt64(seed))
            let store = MemoryStore(random.sessions(40))
            let minutes = try store.crossing(.minutes, by: []).total.value
            for dimensions in [
                [], [.domain], [.theme], [.funding], [.mediator], [.place], [.domain, .mediator], [.theme, .funding],
            ] as [[Dimension]] {
                let crossing = try store.crossing(.timeSpent, by: dimensions)
                let sum = crossing.cells.values.reduce(0) { $0 + $1.value }
                #expect(sum == minutes * 60 && crossing.total.value == sum, "\(seed) \(dimensions)")
            }
        }
    }
}
