import Foundation
import Mediation
import Nomenclature
import Register
import Testing

/// Each check by its name: what it finds, and that it finds nothing else.
@Suite struct ChecksTests {
    /// How a sound register is spoilt, and the checks that see it.
    struct Damage: CustomTestStringConvertible {
        let checks: Set<CheckName>
        let sql: String
        var testDescription: String { "\(checks.map(\.rawValue).sorted()) \(sql)" }

        init(_ checks: Set<CheckName>, _ sql: String) { (self.checks, self.sql) = (checks, sql) }
    }

    private static let damages = [
        Damage([.dayInFuture, .digest], "UPDATE session SET day = '2025-06-16' WHERE number = 1"),
        Damage([.nobodyThere, .digest], "DELETE FROM session_mediator WHERE session = 1"),
        Damage([.digest], "UPDATE contact SET gender = 'homme' WHERE session = 2"),
        Damage([.digest], "UPDATE session SET minutes = 125 WHERE number = 1"),
        Damage([.marginAboveCount, .digest], "UPDATE contact_margin SET count = 13 WHERE code = 'femme'"),
        Damage([.unknownCode, .digest], "UPDATE contact_margin SET code = 'dame' WHERE code = 'femme'"),
        Damage([.foreignKeys], "DELETE FROM kind WHERE code = 'permanence'"),
        Damage([.foreignKeys], "UPDATE session SET until = 99 WHERE number = 3"),
        Damage([.setupDigest], "UPDATE place SET name = 'Other' WHERE code = 'pmi'"),
        Damage([.setupDigest], "UPDATE association SET name = 'Other'"),
        Damage([.history], "UPDATE session SET until = (SELECT max(id) FROM entry) WHERE number = 1"),
        Damage([.journal], "UPDATE entry SET reason = 'x' WHERE verb = 'record'"),
        Damage([.clock, .journal], "UPDATE entry SET made_at = '2999-01-01T00:00:00Z' WHERE id = 2"),
        Damage([.backupAge, .journal], "UPDATE entry SET made_at = '2020-01-01T00:00:00Z' WHERE id = 2"),
        Damage([.schema], "DROP INDEX session_since"),
        Damage([.schema], "CREATE TRIGGER t AFTER INSERT ON session BEGIN SELECT 1; END"),
        Damage([.journalMode], "PRAGMA journal_mode = WAL"),
    ]

    /// Sessions recorded through the register, so that nothing is damaged, that a check finds nonetheless.
    private static let recorded: [(CheckName, @Sendable (Register) throws -> Void)] = [
        (
            .presentBelowLines,
            {
                var session = RegisterTests.session("2025-03-07", [RegisterTests.group])
                (session.kind, session.present) = ("atelier_collectif", 11)
                _ = try $0.record(session, on: RegisterTests.today)
            }
        ),
        (
            .twice,
            { register in
                for _ in 1...2 {
                    var session = RegisterTests.session("2025-03-07")
                    session.start = ClockTime(typed: "9:00")
                    _ = try register.record(session, on: RegisterTests.today)
                }
            }
        ),
        (
            .probableName,
            {
                var session = RegisterTests.session("2025-03-07")
                session.comment = "Vu avec Mme Durand"
                _ = try $0.record(session, on: RegisterTests.today)
            }
        ),
        (.assertion, { try $0.addAssertion(#require(Assertion(typed: "passages 2025 = 3"))) }),
        (
            .outsidePeriod,
            {
                let mediator = Mediator(code: "AB", from: CivilDate(iso: "2025-03-05"))
                try $0.setUp("mediator amend", [.mediator(mediator)], isNew: false)
            }
        ),
    ]

    private static func sound() throws -> RegisterFolder {
        let file = try RegisterFolder()
        let register = try file.made()
        for day in ["2025-03-04", "2025-03-05", "2025-03-06"] {
            _ = try register.record(RegisterTests.session(day, [RegisterTests.group]), on: RegisterTests.today)
        }
        return file
    }

    private static func checks(_ register: Register) throws -> [Finding] {
        try register.findings(on: RegisterTests.today) + register.deepFindings()
    }

    @Test func `a sound register has no finding`() throws {
        let file = try Self.sound()
        #expect(try Self.checks(file.opened()).isEmpty)
        #expect(try Self.checks(file.opened(.writing(.test))).isEmpty)
    }

    @Test(arguments: damages)
    func `a register spoilt from outside is seen by the checks that look for it`(damage: Damage) throws {
        let file = try Self.sound()
        try file.sqlite(damage.sql)
        let findings = try Self.checks(file.opened())
        #expect(Set(findings.map(\.check)) == damage.checks, "\(findings)")
        #expect(findings.allSatisfy { !$0.object.isEmpty && !$0.message.french.isEmpty })
    }

    @Test func `what was recorded and cannot be true is found`() throws {
        for (check, write) in Self.recorded {
            let file = try Self.sound()
            try write(file.opened(.writing(.test)))
            let findings = try Self.checks(file.opened())
            #expect(Set(findings.map(\.check)) == [check], "\(check) \(findings)")
        }
    }

    @Test func `a register among folders that are synchronised is told so`() throws {
        let file = try RegisterFolder(below: "Nextcloud/association")
        let findings = try file.made().findings(on: RegisterTests.today)
        #expect(findings.map(\.check) == [.sharedFolder] && findings.map(\.object) == ["Nextcloud"])
        #expect(SharedFolder.sharer(of: "/tmp/x") == nil && SharedFolder.sharer(of: "") == nil)
    }

    @Test func `every check has its damage here, its name and its aim`() {
        // The last one is damaged in `PurgingTests`.
        let tried = Set(Self.damages.flatMap(\.checks)).union(Self.recorded.map(\.0))
            .union([.sharedFolder, .keptTallies])
        #expect(Set(CheckName.allCases).subtracting(tried).map(\.rawValue).sorted() == [])
        #expect(
            CheckName.allCases.allSatisfy { $0.rawValue.wholeMatch(of: #/[a-z-]+/#) != nil && !$0.aim.english.isEmpty })
        #expect(
            CheckName.allCases.filter(\.isDeep).map(\.rawValue) == ["digest", "history", "setup-digest", "journal"])
    }

    @Test func `an assertion is kept once, told while it does not hold, and can be forgotten`() throws {
        let register = try RegisterTests.register()
        let assertion = try #require(Assertion(typed: "passages 2025 = 12"))
        try register.addAssertion(assertion)
        let entries = try register.journal().count
        try register.addAssertion(assertion)
        #expect(try register.journal().count == entries && register.assertions() == ["passages 2025 = 12"])
        #expect(try register.findings(on: RegisterTests.today).map(\.message.english) == ["the register counts 0"])
        _ = try register.record(RegisterTests.session("2025-03-04", [RegisterTests.group]), on: RegisterTests.today)
        #expect(try register.findings(on: RegisterTests.today).isEmpty)
        try register.removeAssertion(assertion)
        #expect(try register.assertions().isEmpty)
        #expect(throws: RegisterProblem.self) { try register.removeAssertion(assertion) }
        #expect(try register.undo().entry.verb == "assert forget")
        #expect(try register.assertions() == ["passages 2025 = 12"])
    }
}
