import Foundation
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
        let undone = try register.undo().entry
        #expect(undone.verb == write.verb)
        #expect(try Self.content(register) == before)
        let last = try #require(try register.journal().last)
        #expect(last.verb == "undo" && last.object.hasPrefix(write.verb))
        #expect(try register.journal().map(\.isUndone) == [false, false, true, false])
        try register.redo()
        let again = try Self.content(register)
        #expect(again != before)
        #expect(try register.deepFindings().isEmpty && register.brokenLink() == nil)
        #expect(throws: RegisterProblem.nothingToRedo) { try register.redo() }
        try register.undo()
        #expect(try Self.content(register) == before)
        try register.redo()
        #expect(try Self.content(register) == again)
        try register.undo()
        try write.make(register)
        #expect(throws: RegisterProblem.nothingToRedo) { try register.redo() }
        #expect(try Self.content(register) != before)
        #expect(try register.findings(on: RegisterTests.today).filter { $0.check != .assertion }.isEmpty)
        #expect(try register.deepFindings().isEmpty && register.brokenLink() == nil)
    }

    @Test func `what only leaves a word in the journal is stepped over`() throws {
        let register = try RegisterTests.register()
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        for event in Register.AuditEvent.allCases { try register.note(event, "somewhere") }
        #expect(try register.undo().entry.verb == "record")
        #expect(try register.sessions().isEmpty)
    }

    @Test func `undo is never undone, and stops at the start`() throws {
        let register = try RegisterTests.register()
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        #expect(try register.undo().entry.verb == "record")
        #expect(try register.undo().entry.verb == "set up")
        for _ in 1...2 { #expect(throws: RegisterProblem.nothingToUndo) { try register.undo() } }
        #expect(try register.journal().map(\.verb) == ["set up", "record", "undo", "undo"])
    }

    /// Two people on one register.
    private static func together() throws -> (path: String, ab: Register, cd: Register) {
        let path = FileManager.default.temporaryDirectory.appending(path: "undo-\(UUID().uuidString).relais").path
        let association = Association(code: "x", name: "X")
        let ab = try Register(creating: path, association: association, by: Author(program: "test", name: "AB"))
        try ab.setUp("place add", [.place(Place(code: "local", name: "Local", kind: "pmi"))], isNew: true)
        try ab.setUp("mediator add", [.mediator(Mediator(code: "AB"))], isNew: true)
        return (path, ab, try Register(opening: path, for: .writing(Author(program: "test", name: "CD"))))
    }

    private static func session(_ day: String) throws -> Session {
        Session(
            day: try #require(CivilDate(iso: day)), minutes: Minutes(60), kind: "permanence", place: "local",
            mediators: ["AB"])
    }

    @Test func `one's own last write is taken back under another's, never what another built on`() throws {
        let (path, ab, cd) = try Self.together()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let mine = try ab.record(Self.session("2025-03-04"), on: RegisterTests.today)
        let theirs = try cd.record(Self.session("2025-03-05"), on: RegisterTests.today)
        let shown = try ab.undoable()
        #expect(shown.entry.object == "session 1" && shown.sessions == 1 && shown.later?.author == "CD")
        try ab.undo(expecting: shown.entry.id)
        #expect(try ab.sessions().map(\.number) == [theirs.number])
        try ab.redo()
        _ = try cd.amend("1", as: Self.session("2025-03-06"), reason: "x", on: RegisterTests.today)
        #expect(throws: RegisterProblem.self) { try ab.undo() }
        #expect(try ab.undo(.anyone).entry.author == "CD")
        #expect(try ab.sessions().map(\.session) == [mine.session, theirs.session])
        #expect(throws: RegisterProblem.self) { try cd.redo() }
        #expect(try ab.deepFindings().isEmpty && ab.brokenLink() == nil)
    }

    @Test func `who wrote nothing is told whose the last write is`() throws {
        let (path, _, cd) = try Self.together()
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect {
            try cd.undo()
        } throws: { error in
            guard let problem = error as? RegisterProblem, case .othersWrite(let entry) = problem else { return false }
            return entry.author == "AB" && entry.verb == "mediator add"
        }
    }

    @Test func `set-up that another's session may name is not taken back`() throws {
        let (path, ab, cd) = try Self.together()
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try cd.record(Self.session("2025-03-05"), on: RegisterTests.today)
        #expect {
            try ab.undo()
        } throws: { error in
            guard let problem = error as? RegisterProblem, case .writtenSince(_, let later) = problem else {
                return false
            }
            return later.author == "CD" && problem.category == .forbidden
        }
    }
}
