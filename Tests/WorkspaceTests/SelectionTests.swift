import Interchange
import Mediation
import Nomenclature
import Register
import Testing
import Workspace

/// What a front end selects, proposes and changes, on registers in memory.
@Suite struct SelectionTests {
    private static let day = CivilDate(year: 2025, month: 3, day: 4)

    /// A register with a place, a mediator and one session of an hour.
    private func register() throws -> Register {
        let register = try Register(
            inMemoryFor: Mediation.Association(code: "x", name: "Essai"), by: Author(program: "test"))
        _ = try register.setUp(
            "set up",
            [
                .place(Place(code: "local", name: "Notre local", kind: "local_association")),
                .mediator(Mediator(code: "AB")),
            ], isNew: true)
        let day = try #require(Self.day)
        var draft = SessionDraft()
        (draft.day, draft.kind, draft.place) = (day.description, "permanence", "local")
        (draft.minutes, draft.mediators) = ("60", ["AB"])
        let entry = EntryReader(try register.codeBook(), try register.setup(), today: day)
        _ = try register.record(try entry.session(draft), on: day)
        return register
    }

    @Test func `a code nobody knows is refused under the name of its field`() throws {
        let register = try register()
        let (book, setup) = (try register.codeBook(), try register.setup())
        for (field, path) in [
            ("kind", \SessionSelection.kinds), ("place", \.places), ("mediator", \.mediators), ("theme", \.themes),
            ("funding", \.fundings),
        ] {
            var selection = SessionSelection()
            selection[keyPath: path] = ["nobody"]
            let problem = #expect(throws: EntryProblem.self) { try selection.filter(book, setup) }
            #expect(problem?.field == field && problem?.value == "nobody")
        }
    }

    @Test func `a selection says itself in words, places by their names`() throws {
        let register = try register()
        var selection = SessionSelection()
        (selection.kinds, selection.places) = (["permanence"], ["local"])
        let words = selection.words(try register.codeBook(), try register.setup()).map(\.french)
        #expect(words == ["Type de séance : Permanence", "Lieu : Notre local"])
        #expect(SessionSelection().words(try register.codeBook(), try register.setup()).isEmpty)
    }

    @Test func `a draft is completed from the mediator's last session of that kind, and from no other`() throws {
        let proposal = SessionProposal(try register())
        var draft = SessionDraft()
        draft.kind = "permanence"
        let completed = try proposal.completed(draft, mediator: "AB")
        #expect(completed.mediators == ["AB"] && completed.place == "local" && completed.minutes == "60")
        draft.kind = "sortie"
        let other = try proposal.completed(draft, mediator: "AB")
        #expect(other.place.isEmpty && other.minutes.isEmpty)
        draft.kind = "permanence"
        #expect(try proposal.completed(draft, mediator: nil).mediators.isEmpty)
    }

    @Test func `a session held again has the day given, and an unknown one is refused`() throws {
        let proposal = SessionProposal(try register())
        let day = try #require(CivilDate(year: 2025, month: 3, day: 11))
        #expect(try proposal.again("last", on: day).day == day)
        #expect(throws: RegisterProblem.noSession("99")) { try proposal.again("99", on: day) }
    }

    @Test func `a code cannot be counted with one that is counted with it`() throws {
        let own = ["bal", "loto"].map {
            LocalCode(list: .kind, code: $0, label: Sentence($0, $0), common: "evenement")
        }
        let book = CodeBook(adding: own)
        let first = try CodeChange.merging("bal", of: .kind, into: "loto", book)
        #expect(first.mergedInto == "loto")
        let changed = book.adding([first])
        let problem = #expect(throws: EntryProblem.self) {
            try CodeChange.merging("loto", of: .kind, into: "bal", changed)
        }
        #expect(problem?.field == "into")
    }
}
