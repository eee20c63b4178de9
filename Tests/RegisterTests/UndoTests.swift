import Mediation
import Nomenclature
import Register
import Testing

@Suite struct UndoTests {
    /// A write that can be taken back.
    struct Write: CustomTestStringConvertible {
        let verb: String
        let make: @Sendable (Register) throws -> Void
        var testDescription: String { verb }
    }

    private static let writes = [
        Write(verb: "record") { _ = try $0.record(RegisterTests.session("2025-05-05"), on: RegisterTests.today) },
        Write(verb: "amend") {
            _ = try $0.amend("1", as: RegisterTests.session("2025-03-05"), reason: "x", on: RegisterTests.today)
        },
        Write(verb: "cancel") { try $0.cancel("1", reason: "x") },
        Write(verb: "place add") {
            try $0.setUp("place add", [.place(Place(code: "new", name: "New", kind: "pmi"))], isNew: true)
        },
        Write(verb: "place amend") {
            try $0.setUp("place amend", [.place(Place(code: "pmi", name: "Other", kind: "caf"))], isNew: false)
        },
        Write(verb: "partner retire") {
            try $0.retire("partner retire", .partner(Partner(code: "dept", name: "Département", kind: "pmi")))
        },
        Write(verb: "cost add") {
            try $0.setUp(
                "cost add", [.cost(Cost(period: Period(year: 2025), category: "salaries", amount: Euros(cents: 100)))],
                isNew: true)
        },
        Write(verb: "codes add") {
            let label = Sentence("Ici", "Here")
            try $0.change(
                "codes add", code: LocalCode(list: .theme, code: "sante/ici", label: label, common: "sante/autre"))
        },
        Write(verb: "codes retire") {
            try $0.change(
                "codes retire", code: LocalCode(list: .theme, code: "sante/vaccination", retiredOn: .earliest))
        },
        Write(verb: "close") { try $0.close(Period(typed: "2025-03"), reason: "x") },
        Write(verb: "assert") { try $0.addAssertion(#require(Assertion(typed: "sessions 2025 = 1"))) },
        Write(verb: "import") {
            let stage = try ImportStage($0, today: RegisterTests.today)
            for (key, day) in [("1", "2025-02-01"), ("2", "2025-02-02")] {
                try stage.add(RegisterTests.session(day, [RegisterTests.group]), key: key)
            }
            stage.setUp(.place(Place(code: "caf", name: "CAF", kind: "caf")))
            _ = try $0.importing(stage, file: "f.csv", digest: "d")
        },
    ]

    /// What a register says of itself, besides its journal.
    private static func content(_ register: Register) throws -> [String] {
        [
            try register.contentDigest(), "\(try register.localCodes())", "\(try register.closedPeriods())",
            "\(try register.assertions())", "\(try RegisterTests.totals(register))",
        ]
    }

    @Test(arguments: writes)
    func `a write undone leaves all as it was before it, and can be made again`(write: Write) throws {
        let register = try RegisterTests.register()
        _ = try register.record(RegisterTests.session("2025-03-04", [RegisterTests.group]), on: RegisterTests.today)
        let before = try Self.content(register)
        try write.make(register)
        #expect(try Self.content(register) != before)
        let undone = try register.undo()
        #expect(undone.verb == write.verb)
        #expect(try Self.content(register) == before)
        let last = try #require(try register.journal().last)
        #expect(last.verb == "undo" && last.object.hasPrefix(write.verb))
        #expect(try register.journal().map(\.isUndone) == [false, false, true, false])
        try write.make(register)
        #expect(try Self.content(register) != before)
        #expect(try register.findings(on: RegisterTests.today).filter { $0.check != .assertion }.isEmpty)
        #expect(try register.deepFindings().isEmpty && register.brokenLink() == nil)
    }

    @Test func `what only leaves a word in the journal is stepped over`() throws {
        let register = try RegisterTests.register()
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        for event in Register.AuditEvent.allCases { try register.note(event, "somewhere") }
        #expect(try register.undo().verb == "record")
        #expect(try register.sessions().isEmpty)
    }

    @Test func `undo is never undone, and stops at the start`() throws {
        let register = try RegisterTests.register()
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        #expect(try register.undo().verb == "record")
        #expect(try register.undo().verb == "set up")
        for _ in 1...2 { #expect(throws: RegisterProblem.nothingToUndo) { try register.undo() } }
        #expect(try register.journal().map(\.verb) == ["set up", "record", "undo", "undo"])
    }
}
