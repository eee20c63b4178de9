import Interchange
import Testing

@Suite struct LineChangesTests {
    private func lines() throws -> [ContactDraft] {
        try ["count=4 gender=femme theme=a", "count=5 theme=b margin=gender:femme:2", "theme=c"].map {
            try ContactDraft(typed: $0)
        }
    }

    @Test func `numbers are those before any change`() throws {
        var changes = LineChanges(field: "contact")
        changes.changed = [.init(number: 3, text: "gender=homme")]
        changes.removed = [1]
        changes.added = ["count=2 theme=d"]
        let after = try changes.applied(to: lines())
        #expect(after.map(\.themes) == [["b"], ["c"], ["d"]])
        #expect(after.map(\.gender) == ["", "homme", ""])
    }

    @Test func `keys that are not given keep their value, margins are given whole`() throws {
        var changes = LineChanges(field: "contact")
        changes.changed = [.init(number: 1, text: "count=3"), .init(number: 2, text: "margin=gender:homme:1")]
        let after = try changes.applied(to: lines())
        #expect(after[0].count == "3" && after[0].gender == "femme" && after[0].themes == ["a"])
        #expect(after[1].margins == ["gender:homme:1"] && after[1].count == "5")
    }

    @Test func `a line that is not there, or named twice, is refused`() throws {
        var changes = LineChanges(field: "contact")
        changes.removed = [4]
        #expect(throws: EntryProblem("contact", "4", .noSuchLine(count: 3))) { try changes.applied(to: lines()) }
        changes.removed = [1, 1]
        #expect(throws: EntryProblem("contact", "", .given(twice: "1"))) { try changes.applied(to: lines()) }
    }
}
