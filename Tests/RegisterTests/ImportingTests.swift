import Mediation
import Nomenclature
import Register
import Testing

@Suite struct ImportingTests {
    private struct Rows {
        let key: String
        let session: Session
        var isDerived = false
    }

    /// Imports sessions under their keys; the days of those whose key stands for another day.
    @discardableResult
    private static func bring(_ rows: [Rows], into register: Register) throws -> (
        ImportResult, reused: [CivilDate]
    ) {
        var reused: [CivilDate] = []
        let stage = try ImportStage(register, today: RegisterTests.today)
        for row in rows {
            if let day = try stage.keyCheck.otherDay(of: row.key, row.session.day), !row.isDerived {
                reused.append(day)
            } else {
                try stage.add(row.session, key: row.key, isDerived: row.isDerived)
            }
        }
        return (try register.importing(stage, file: "f.csv", digest: "d"), reused)
    }

    private static func one(_ heads: Int, _ day: String = "2025-03-04") -> Session {
        var contact = Contact(themes: ["sante"])
        contact.count = heads
        return RegisterTests.session(day, [contact])
    }

    @Test func `a key met again is the same session, a changed one, or a refusal`() throws {
        let register = try RegisterTests.register()
        let (first, _) = try Self.bring(
            [Rows(key: "1", session: Self.one(3)), Rows(key: "2", session: Self.one(4))], into: register)
        #expect(first.sessions == 2 && first.contacts == 7 && first.changed.isEmpty && first.unchanged == 0)
        let (second, reused) = try Self.bring(
            [
                Rows(key: "1", session: Self.one(3)), Rows(key: "2", session: Self.one(5)),
                Rows(key: "1", session: Self.one(3, "2025-03-05")), Rows(key: "3", session: Self.one(1)),
            ], into: register)
        #expect(second.sessions == 1 && second.unchanged == 1 && second.changed == ["2"])
        #expect(reused.map(\.description) == ["2025-03-04"])
        #expect(try RegisterTests.totals(register).passages == 8)
    }

    @Test func `a file that brings nothing new leaves no word`() throws {
        let register = try RegisterTests.register()
        try Self.bring([Rows(key: "1", session: Self.one(3))], into: register)
        let before = try register.journal()
        #expect(try Self.bring([Rows(key: "1", session: Self.one(3))], into: register).0.unchanged == 1)
        #expect(try Self.bring([], into: register).0 == ImportResult())
        #expect(try register.journal() == before)
        #expect(before.last?.verb == "import" && before.last?.object == "f.csv" && before.last?.fileName == "f.csv")
    }

    @Test func `an error in the middle leaves nothing of it`() throws {
        struct Stop: Error {}
        let register = try RegisterTests.register()
        let before = try register.contentDigest()
        let stage = try ImportStage(register, today: RegisterTests.today)
        stage.setUp(.place(Place(code: "caf", name: "CAF", kind: "caf")))
        try stage.add(Self.one(3), key: "1")
        #expect(throws: Stop.self) {
            _ = try register.importing(stage, file: "f.csv", digest: "d") { throw Stop() }
        }
        #expect(try register.contentDigest() == before && register.journal().count == 1 && register.sessions().isEmpty)
    }

    @Test func `a code, a place nobody set up is refused, and nothing is written`() throws {
        let register = try RegisterTests.register()
        var nowhere = Self.one(1)
        nowhere.place = "nowhere"
        for session in [nowhere, RegisterTests.session("2025-03-04", [Contact(themes: ["no/theme"])])] {
            #expect(throws: RegisterProblem.self) {
                try Self.bring(
                    [Rows(key: "1", session: Self.one(2)), Rows(key: "2", session: session)], into: register)
            }
        }
        #expect(try register.sessions().isEmpty && register.journal().count == 1)
        // The register can still be written to.
        #expect(try register.record(Self.one(1), on: RegisterTests.today).number == 1)
    }

    @Test func `rows without a key are told apart by their content, and as many as are alike`() throws {
        let register = try RegisterTests.register()
        func rows(_ heads: [Int]) -> [Rows] { heads.map { Rows(key: "k", session: Self.one($0), isDerived: true) } }
        #expect(try Self.bring(rows([3, 3, 4]), into: register).0.sessions == 3)
        let same = try Self.bring(rows([4, 3, 3]), into: register).0
        #expect(same.sessions == 0 && same.unchanged == 3)
        let longer = try Self.bring(rows([3, 4, 3, 3]), into: register).0
        #expect(longer.sessions == 1 && longer.unchanged == 3 && longer.changed.isEmpty)
        let changed = try Self.bring(rows([3, 3, 3, 9]), into: register).0
        #expect(changed.sessions == 0 && changed.unchanged == 3 && changed.changed == ["k"])
        #expect(try RegisterTests.totals(register).passages == 13)
    }

    @Test func `what was cancelled or amended on purpose does not come back with its file`() throws {
        let register = try RegisterTests.register()
        let rows = [Rows(key: "1", session: Self.one(3)), Rows(key: "2", session: Self.one(4))]
        try Self.bring(rows, into: register)
        try register.cancel("1", reason: "entered twice")
        _ = try register.amend("2", as: Self.one(5), reason: "five", on: RegisterTests.today)
        let again = try Self.bring(rows, into: register).0
        #expect(again.sessions == 0 && again.unchanged == 2 && again.changed.isEmpty)
        #expect(try RegisterTests.totals(register).passages == 5)
    }

    @Test func `a key that is the identifier of a session is that session, in another register too`() throws {
        let (first, second) = (try RegisterTests.register(), try RegisterTests.register())
        let stored = try first.record(Self.one(3), on: RegisterTests.today)
        try Self.bring([Rows(key: stored.id, session: stored.session)], into: second)
        #expect(try second.sessions().map(\.id) == [stored.id])
        #expect(try first.contentDigest() == second.contentDigest())
        #expect(
            try Self.bring([Rows(key: stored.id.uppercased(), session: stored.session)], into: first).0.unchanged == 1)
    }

    @Test func `set-up that comes along is written once, retired where the file says so`() throws {
        let register = try RegisterTests.register()
        let cost = Cost(period: Period(year: 2025), category: "premises", amount: Euros(cents: 120_000))
        let stage = try ImportStage(register, today: RegisterTests.today)
        stage.setUp(.partner(Partner(code: "caf", name: "CAF", kind: "caf")), isRetired: true)
        stage.setUp(.cost(cost))
        stage.setUp(.cost(cost), isRetired: true)
        stage.change(LocalCode(list: .theme, code: "sante/ici", label: Sentence("Ici", "Here"), common: "sante/autre"))
        let result = try register.importing(stage, file: "f", digest: "d")
        #expect(result.setUp == 4)
        let setup = try register.setup()
        #expect(
            setup.retired.contains("caf") && setup.costs.map(\.number) == [1]
                && setup.costs.map(\.amount) == [cost.amount])
        #expect(try register.localCodes().map(\.code) == ["sante/ici"])
    }
}
