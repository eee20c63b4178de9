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
        let plan = try register.purge(before: limit, isDryRun: true)
        #expect(plan.versions == 3 && plan.passages == 24 && plan.comments == 1)
        #expect(try register.journal() == before && RegisterTests.totals(register, "2024-2025").passages == 24)
        #expect(try register.purge(before: limit, isDryRun: false) == plan)
        let rest = try register.purge(before: limit, isDryRun: true)
        #expect(rest.versions == 0 && rest.passages == 0 && rest.comments == 0)
    }

    @Test func `what is before the day goes, what is on it stays, and the chain holds`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        _ = try register.purge(before: #require(Self.limit), isDryRun: false)
        #expect(try register.sessions().map(\.session.comment) == ["remark-after"])
        #expect(try RegisterTests.totals(register, "1990-01-01..2199-12-31").passages == 12)
        #expect(try register.brokenLink() == nil && register.deepFindings().isEmpty)
        #expect(try register.findings(on: RegisterTests.today).isEmpty)
        let kept = try register.versions(of: "1").map(\.stored)
        #expect(kept.map(\.session.day.description) == ["2025-03-03"] && kept.allSatisfy(\.isCancelled))
        #expect(
            kept.allSatisfy { $0.session.contacts.isEmpty && $0.session.mediators.isEmpty && $0.session.comment == nil }
        )
        #expect(try register.record(RegisterTests.session(), on: RegisterTests.today).number == 4, "numbers go on")
    }

    @Test func `neither a purge nor what came before it is undone`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        _ = try register.purge(before: #require(Self.limit), isDryRun: false)
        #expect(throws: RegisterProblem.nothingToUndo) { try register.undo() }
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        #expect(try register.undo().entry.verb == "record")
        #expect(throws: RegisterProblem.nothingToUndo) { try register.undo() }
    }

    @Test func `a closed period is purged too`() throws {
        let register = try RegisterTests.register()
        try Self.fill(register)
        try register.close(Period(typed: "2025-03"), reason: "x")
        #expect(try register.purge(before: #require(Self.limit), isDryRun: false).versions == 3)
    }

    @Test func `no byte of what was purged is left in the file`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        try Self.fill(register)
        func has(_ text: String) throws -> Bool {
            try Data(contentsOf: URL(fileURLWithPath: file.path)).range(of: Data(text.utf8)) != nil
        }
        #expect(try has("remark-before") && has("remark-after"))
        _ = try register.purge(before: #require(Self.limit), isDryRun: false)
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
        _ = try register.purge(before: #require(Self.limit), isDryRun: false)
        facts = try register.privacyFacts()
        #expect(facts.sessions == 1 && facts.comments == 1 && facts.first == "2025-03-04")
    }
}
