import Foundation
import Mediation
import Register
import Testing

@Suite struct PurgingTests {
    private static let limit = CivilDate(iso: "2025-03-04")

    private static func fill(_ register: Register) throws {
        for (day, comment) in [("2025-03-03", "remark-before"), ("2025-03-04", "remark-after"), ("2024-01-01", nil)] {
            var session = RegisterTests.session(day, [RegisterTests.group])
            session.comment = comment
            session.effects = [Effect(code: "temps_partenaire_gagne", quantity: Quantity(30))]
            _ = try register.record(session, on: RegisterTests.today)
        }
        _ = try register.amend(
            "3", as: RegisterTests.session("2024-01-02", [RegisterTests.group]), reason: "x", on: RegisterTests.today)
    }

    @Test func `a dry run tells what a purge takes, and writes nothing`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        let (limit, before) = (try #require(Self.limit), try register.journal())
        let plan = try register.purge(before: limit, keeping: [], isDryRun: true)
        #expect(plan.versions == 3 && plan.passages == 24 && plan.comments == 1)
        #expect(try register.journal() == before && RegisterTests.totals(register, "2024-2025").passages == 24)
        #expect(try register.purge(before: limit, keeping: [], isDryRun: false) == plan)
        let rest = try register.purge(before: limit, keeping: [], isDryRun: true)
        #expect(rest.versions == 0 && rest.passages == 0 && rest.comments == 0)
    }

    @Test func `what is before the day goes, what is on it stays, and the chain holds`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        _ = try register.purge(before: #require(Self.limit), keeping: [], isDryRun: false)
        #expect(try register.sessions().map(\.session.comment) == ["remark-after"])
        #expect(try RegisterTests.totals(register, "1990-01-01..2199-12-31").passages == 12)
        #expect(try register.brokenLink() == nil && register.deepFindings().isEmpty)
        #expect(try register.findings(on: RegisterTests.today).isEmpty)
        let kept = try register.versions(of: "1").map(\.stored)
        #expect(kept.map(\.session.day.description) == ["2025-03-03"])
        #expect(kept.allSatisfy { !$0.isCancelled && $0.purgedOn != nil }, "purged, not cancelled")
        #expect(try register.versions(of: "3").map(\.stored.isCancelled) == [true, false])
        #expect(try register.versions(of: "3").allSatisfy { $0.stored.purgedOn != nil })
        #expect(
            kept.allSatisfy { $0.session.contacts.isEmpty && $0.session.mediators.isEmpty && $0.session.comment == nil }
        )
        #expect(try register.record(RegisterTests.session(), on: RegisterTests.today).number == 4, "numbers go on")
    }

    @Test func `neither a purge nor what came before it is undone`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        _ = try register.purge(before: #require(Self.limit), keeping: [], isDryRun: false)
        #expect(throws: RegisterProblem.nothingToUndo) { try register.undo() }
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        #expect(try register.undo().entry.verb == "record")
        #expect(throws: RegisterProblem.nothingToUndo) { try register.undo() }
    }

    @Test func `a closed period is purged too`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        try register.close(Period(typed: "2025-03"), reason: "x")
        #expect(try register.purge(before: #require(Self.limit), keeping: [], isDryRun: false).versions == 3)
    }

    @Test func `no byte of what was purged is left in the file`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        try Self.fill(register)
        func has(_ text: String) throws -> Bool {
            try Data(contentsOf: URL(fileURLWithPath: file.path)).range(of: Data(text.utf8)) != nil
        }
        #expect(try has("remark-before") && has("remark-after"))
        _ = try register.purge(before: #require(Self.limit), keeping: [], isDryRun: false)
        #expect(try !has("remark-before") && has("remark-after"))
    }

    @Test func `the record of processing counts what stands`() throws {
        let register = try RegisterTests.register()
        #expect(try register.privacyFacts().first == nil)
        try Self.fill(register)
        try register.setUp("mediator add", [.mediator(Mediator(code: "EF", name: "Eve"))], isNew: true)
        var facts = try register.privacyFacts()
        #expect(facts.sessions == 3 && facts.comments == 2 && facts.namedMediators == 1)
        #expect(facts.first == "2024-01-02" && facts.last == "2025-03-04")
        _ = try register.purge(before: #require(Self.limit), keeping: [], isDryRun: false)
        facts = try register.privacyFacts()
        #expect(facts.sessions == 1 && facts.comments == 1 && facts.first == "2025-03-04")
    }

    // MARK: - What is kept

    /// Visits by gender, different people, minutes of effects.
    private static func request(_ period: String, _ funding: String? = nil) throws -> TallyRequest {
        var request = TallyRequest(period: try Period(typed: period))
        request.crossings = [
            CrossingRequest(.passages, by: [.gender]), CrossingRequest(.people, by: []),
            CrossingRequest(.effects, by: [.effect]),
        ]
        if let funding { request.filter.fundings = [funding] }
        return request
    }

    private static func purge(_ register: Register, _ day: String, keeping kept: [TallyRequest]) throws {
        _ = try register.purge(before: #require(CivilDate(iso: day)), keeping: kept, isDryRun: false)
    }

    @Test(arguments: ["2024-2025", "2025-03", "2025-01-01..2025-06-30", "2024", "2025-03-03..2025-03-04"])
    func `what a purge kept is counted as it was, beside what stands`(_ period: String) throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        let before = try register.tally(Self.request(period))
        try Self.purge(register, "2025-03-04", keeping: [Self.request("2025")])
        #expect(try register.tally(Self.request(period)) == before)
        #expect(try register.findings(on: RegisterTests.today).isEmpty && register.deepFindings().isEmpty)
    }

    @Test func `what a purge did not keep is a gap, of its own day, and nothing else is`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        try Self.purge(register, "2025-03-04", keeping: [Self.request("2025")])
        let day = try #require(register.snapshot { try $0.purges() }.first).day
        func gap(_ request: TallyRequest) throws -> TallyGap? { try register.tally(request).gap }
        #expect(try gap(Self.request("2025", "other"))?.isWhole == true, "another selection")
        #expect(try gap(Self.request("2024-01-01..2024-01-01"))?.isWhole == nil, "nothing was purged of that day")
        #expect(try gap(Self.request("2025-03-04"))?.crossings == nil, "visits of the year are known")
        var request = try Self.request("2025")
        request.crossings.append(CrossingRequest(.passages, by: [.theme]))
        request.triggers = [Trigger(code: "t")]
        request.looksForDuplicates = true
        let found = try #require(try gap(request))
        #expect(found.crossings == ["passages/theme"] && found.triggers == ["t"] && found.lacksSessions)
        #expect(!found.isWhole && found.purgedOn == day)
    }

    @Test func `a month cut by the period asked is not parted`() throws {
        let register = try RegisterTests.register()
        for day in ["2025-02-03", "2025-02-20", "2025-03-10"] {
            _ = try register.record(RegisterTests.session(day, [RegisterTests.group]), on: RegisterTests.today)
        }
        try Self.purge(register, "2025-03-01", keeping: [Self.request("2025")])
        #expect(try register.tally(Self.request("2025-02-10..2025-03-31")).purgedOn() != nil)
        #expect(try register.tally(Self.request("2025-02-01..2025-02-20")).gap == nil)
        #expect(try register.tally(Self.request("2025-02-01..2025-02-20")).totals.passages == 24)
    }

    @Test func `without the visits before, people have no bounds`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        try Self.purge(register, "2025-03-04", keeping: [])
        let gap = try #require(try register.tally(Self.request("2025-03-04")).gap)
        #expect(gap.crossings == ["people/"] && !gap.isWhole)
    }

    @Test func `the digest of the days stays what it was, and changes with what they bear`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        let days = [try Period(typed: "2025-01-01..2025-03-31")]
        func digest() throws -> String { try register.snapshot { try $0.contentDigest(of: days) } }
        let before = try digest()
        try Self.purge(register, "2026-01-01", keeping: [Self.request("2025")])
        #expect(try digest() == before)
        try register.setUp("mediator amend", [.mediator(Mediator(code: "AB", post: "benevole"))], isNew: false)
        #expect(try digest() != before)
    }

    @Test(arguments: [
        "UPDATE kept_tally SET tally = replace(tally, '12', '13')", "DELETE FROM kept_tally",
        "UPDATE kept_request SET purged_on = '2020-01-01'", "DELETE FROM kept_code WHERE code = 'AB'",
    ])
    func `a change to what was kept is found, by the journal too`(_ sql: String) throws {
        let file = try RegisterFolder()
        let register = try file.made()
        try Self.fill(register)
        try Self.purge(register, "2025-03-04", keeping: [Self.request("2025")])
        #expect(try file.opened().findings(on: RegisterTests.today).isEmpty)
        try file.sqlite(sql)
        let changed = try file.opened()
        #expect(try changed.findings(on: RegisterTests.today).map(\.check) == [.keptTallies])
        #expect(try changed.brokenLink()?.entry == changed.journal().last { $0.verb == "purge" }?.id)
    }

    @Test func `a purged session is neither corrected nor cancelled`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        try Self.purge(register, "2025-03-04", keeping: [])
        let day = try #require(register.snapshot { try $0.purges() }.first).day
        #expect(throws: RegisterProblem.purged(number: 1, on: day)) { try register.cancel("1", reason: "x") }
        #expect(throws: RegisterProblem.purged(number: 1, on: day)) { try register.standing("1", expecting: 1) }
    }

    @Test(arguments: [true, false]) func `a file read again does not bring back what was purged`(_ isDerived: Bool)
        throws
    {
        let register = try RegisterTests.register()
        let rows = [
            ("a", RegisterTests.session("2025-03-03", [RegisterTests.group])),
            ("b", RegisterTests.session("2025-03-05")),
        ]
        try RegisterTests.imported(register, rows, isDerived: isDerived)
        try Self.purge(register, "2025-03-04", keeping: [Self.request("2025")])
        let again = try RegisterTests.imported(register, rows, isDerived: isDerived, file: "g.csv")
        #expect(again.sessions == 0 && again.unchanged == 2)
        #expect(try RegisterTests.totals(register).passages == 12)
        let uuid = try #require(register.versions(of: "1").first).stored.id
        let own = try RegisterTests.imported(register, [(uuid, rows[0].1)], file: "export.csv")
        #expect(own.sessions == 0)
    }

    @Test func `a backup, its restore and a recovery keep what a purge kept`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        try Self.fill(register)
        let before = try register.tally(Self.request("2024-2025"))
        try Self.purge(register, "2025-03-04", keeping: [Self.request("2025")])
        _ = try Register.recover(file.path, to: file.path + "-2", by: .test)
        let saved = try Register(opening: file.path + "-2", for: .reading)
        #expect(try saved.tally(Self.request("2024-2025")) == before)
        #expect(try saved.findings(on: RegisterTests.today).isEmpty && saved.deepFindings().isEmpty)
        #expect(try saved.versions(of: "1").map(\.stored.purgedOn) == register.versions(of: "1").map(\.stored.purgedOn))
        #expect(try saved.snapshot { try $0.purges() } == register.snapshot { try $0.purges() })
        try file.sqlite("UPDATE kept_tally SET tally = replace(tally, '12', '13')")
        let recovery = try Register.recover(file.path, to: file.path + "-3", by: .test)
        #expect(recovery.unreadable == 1)
        let doubtful = try Register(opening: file.path + "-3", for: .reading)
        #expect(try doubtful.tally(Self.request("2024-2025")).purgedOn() != nil, "not given rather than wrong")
    }
}
