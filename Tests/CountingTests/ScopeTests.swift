import Counting
import Mediation
import Nomenclature
import Testing

/// What a tally counts of a session that is asked for in part: the requests of some themes, one of its fundings, one of its
/// posts.
@Suite struct ScopeTests {
    /// Two people about health and housing, nine about the language, at a workshop where twelve were present.
    private static let store: MemoryStore = {
        var workshop = Session.held(
            kind: "atelier_collectif", by: ["AB", "CD"],
            [.heads(2, "sante/couverture", "logement/voisinage"), .heads(9, "langue/atelier_langue")])
        workshop.present = 12
        workshop.turnedAway = 3
        workshop.fundings = ["f1", "f2"]
        workshop.effects = [Effect(code: "urgences_evitees", quantity: Quantity(1))]
        var store = MemoryStore([workshop, .held("2025-03-06", by: ["EF"], [.heads(4, "logement/voisinage")])])
        for (code, post) in [("AB", "adulte_relais"), ("CD", "salarie"), ("EF", "salarie")] {
            store.setup.mediators[code] = Mediator(code: code, post: post)
        }
        return store
    }()

    private static func tally(
        _ crossings: [CrossingRequest] = [], _ change: (inout TallyRequest) -> Void = { _ in }
    ) throws -> Tally {
        var request = MemoryStore.year
        request.crossings = crossings
        change(&request)
        return try store.tally(request)
    }

    private static func seconds(_ tally: Tally) -> Int { tally.crossings["timeSpent/"]?.total.value ?? -1 }

    private static let time = CrossingRequest(.timeSpent, by: [])

    @Test func `what does a theme count of a session that dealt with others too`() throws {
        let domains = CrossingRequest("domains", .requests, by: [.domain])
        let tally = try Self.tally([Self.time, domains]) { $0.filter.themes = ["sante"] }
        #expect(tally.totals.sessions == 1 && tally.totals.minutes == 120 && tally.totals.turnedAway == 3)
        #expect(tally.totals.passages == 2 && tally.totals.requests == 2)
        #expect(tally.crossings["domains"]?.cells == [["sante"]: Tally.Cell(value: 2)])
        // Thirteen requests in two hours, two of them about health.
        #expect(Self.seconds(tally) == 1108)
    }

    @Test func `who took part in a workshop for a theme is the heads of its lines`() throws {
        #expect(try Self.tally { $0.filter.themes = ["sante"] }.totals.participations == 2)
        #expect(try Self.tally { $0.filter.themes = ["sante", "langue"] }.totals.participations == 12)
    }

    @Test func `a crossing's own themes stand in place of the scope's, within what is asked for`() throws {
        var housing = LineCondition()
        housing.themes = ["logement"]
        var workshops = LineCondition()
        workshops.kinds = ["atelier_collectif"]
        let crossings = [
            CrossingRequest("of scope", .passages, by: []),
            CrossingRequest("own theme", .passages, by: [], where: housing),
            CrossingRequest("own kind", .passages, by: [], where: workshops),
        ]
        func totals(_ tally: Tally) -> [Int] { crossings.map { tally.crossings[$0.code]?.total.value ?? -1 } }
        #expect(try totals(Self.tally(crossings) { $0.scope.themes = ["langue"] }) == [9, 6, 9])
        #expect(
            try totals(
                Self.tally(crossings) {
                    $0.scope.themes = ["langue"]
                    $0.scope.kinds = ["atelier_collectif"]
                }) == [9, 2, 9])
        // A request about housing is asked for, then one about the language: no request is both.
        #expect(
            try totals(
                Self.tally(crossings) {
                    $0.filter.themes = ["logement"]
                    $0.scope.themes = ["langue"]
                }) == [0, 6, 0])
    }

    @Test func `a session of two fundings or two posts gives each its share of the time`() throws {
        #expect(try Self.seconds(Self.tally([Self.time]) { $0.filter.fundings = ["f1"] }) == 3600)
        #expect(try Self.seconds(Self.tally([Self.time]) { $0.scope.posts = ["adulte_relais"] }) == 3600)
        #expect(try Self.seconds(Self.tally([Self.time]) { $0.filter.mediators = ["CD", "EF"] }) == 3600 + 7200)
        let both = try Self.tally([Self.time]) {
            $0.filter.fundings = ["f1", "f2"]
            $0.scope.fundings = ["f2"]
            $0.scope.posts = ["salarie"]
        }
        #expect(Self.seconds(both) == 1800 && both.totals.sessions == 1 && both.totals.minutes == 120)
    }

    @Test func `kinds of place and posts are those of the places and mediators set up`() throws {
        func sessions(_ change: (inout SessionFilter) -> Void) throws -> Int {
            try Self.tally { change(&$0.scope) }.totals.sessions
        }
        #expect(try sessions { $0.placeKinds = ["pmi"] } == 2)
        #expect(try sessions { $0.placeKinds = ["local_association"] } == 0)
        #expect(try sessions { $0.posts = ["salarie"] } == 2)
        #expect(try sessions { $0.posts = ["adulte_relais"] } == 1)
        #expect(try sessions { $0.posts = ["benevole"] } == 0)
    }

    @Test func `an own code counts wherever the common code it is tied to is asked for`() throws {
        var store = Self.store
        store.book = CodeBook.common.adding([
            LocalCode(list: .kind, code: "couture", label: Sentence("Couture", "Sewing"), common: "atelier_collectif"),
            LocalCode(list: .placeKind, code: "creche", label: Sentence("Crèche", "Nursery"), common: "pmi"),
        ])
        store.sessions.append(.held("2025-05-05", kind: "couture", place: "creche"))
        store.setup.places["creche"] = Place(code: "creche", name: "creche", kind: "creche")
        var request = MemoryStore.year
        request.filter.kinds = ["atelier_collectif"]
        request.scope.placeKinds = ["pmi"]
        #expect(try store.tally(request).totals.sessions == 2)
    }

    @Test(arguments: 0..<100 as Range<UInt64>) func `the time of the parts is the time of the whole`(_ seed: UInt64)
        throws
    {
        var random = RandomSessions(seed: seed)
        var store = Self.store
        store.sessions = random.sessions(40)
        store.setup.mediators = [
            "AB": Mediator(code: "AB", post: "adulte_relais"), "CD": Mediator(code: "CD", post: "salarie"),
            "EF": Mediator(code: "EF", post: "benevole"),
        ]
        func seconds(_ change: (inout TallyRequest) -> Void) throws -> Int {
            var request = MemoryStore.year
            request.crossings = [Self.time]
            change(&request)
            return Self.seconds(try store.tally(request))
        }
        let whole = store.sessions.reduce(0) { $0 + $1.minutes.value * 60 }
        #expect(try seconds { _ in } == whole)
        let posts = try Mediator.posts.map { post in try seconds { $0.scope.posts = [post] } }
        #expect(posts.reduce(0, +) == whole)
        let funded = try ["f1", "f2"].map { funding in try seconds { $0.filter.fundings = [funding] } }
        let unfunded = store.sessions.filter(\.fundings.isEmpty).reduce(0) { $0 + $1.minutes.value * 60 }
        #expect(funded.reduce(0, +) + unfunded == whole)
        let themed = try ["sante", "logement", "langue"].map { theme in try seconds { $0.filter.themes = [theme] } }
        let silent = store.sessions.filter(\.contacts.isEmpty).reduce(0) { $0 + $1.minutes.value * 60 }
        #expect(themed.reduce(0, +) + silent == whole)
    }

    @Test func `a list shows of each session the lines asked for`() throws {
        var filter = SessionFilter()
        filter.themes = ["sante", "education"]
        var matcher = SessionMatcher(filter, Self.store.book, Self.store.setup)
        #expect(Self.store.sessions.map { matcher.part(of: $0)?.passages } == [2, nil])
    }
}
