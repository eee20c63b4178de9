import Counting
import Mediation
import Testing

/// Head counts of which only some traits are known, one dimension at a time.
@Suite struct MarginTests {
    /// Twelve heads: nine women; eight aged 26 to 39; five first times. Nothing says which women.
    static let group = Contact.heads(
        12, "langue/atelier_langue",
        margins: [(.gender, "femme", 9), (.ageBand, "26_39", 8), (.attendance, "premiere_fois", 5)])
    static let store = MemoryStore([.held("2025-03-04", [group])])

    @Test func `what a margin leaves stays under the line's own code`() throws {
        #expect(try Self.store.values(.passages, by: .gender) == ["femme": 9, "non_renseigne": 3])
        #expect(
            try Self.store.values(.passages, by: .theme, .ageBand) == [
                "langue/atelier_langue 26_39": 8, "langue/atelier_langue non_renseigne": 4,
            ])
    }

    @Test func `two margins are shown apart, never crossed`() throws {
        let crossing = try Self.store.crossing(.passages, by: [.gender, .ageBand])
        #expect(crossing.total.value == 12)
        #expect(
            crossing.cells.mapValues(\.value) == [
                ["femme", Tally.uncrossed]: 9, ["non_renseigne", Tally.uncrossed]: 3, [Tally.uncrossed, "26_39"]: 8,
                [Tally.uncrossed, "non_renseigne"]: 4,
            ])
    }

    @Test func `new people are sure where margins must cross, possible where they may`() throws {
        let byAttendance = try Self.store.crossing(.people, by: [.attendance])
        #expect(
            byAttendance.cells == [
                ["premiere_fois"]: Tally.Cell(value: 5), ["non_renseigne"]: Tally.Cell(unknown: 7),
            ])
        // Five of the twelve are new: at least two of the nine women, and at most all nine, the others' attendance unknown.
        let byGender = try Self.store.crossing(.people, by: [.gender])
        #expect(
            byGender.cells == [
                ["femme"]: Tally.Cell(value: 2, unknown: 7), ["non_renseigne"]: Tally.Cell(unknown: 3),
            ])
        #expect(byGender.total == Tally.Cell(value: 5, unknown: 7))
    }

    @Test func `totals follow the margins`() throws {
        let totals = try Self.store.tally(MemoryStore.year).totals
        #expect(totals.passages == 12)
        // Gender of 3, age of 4, attendance of 7, territory of 12.
        #expect(totals.unknownAnswers == 3 + 4 + 7 + 12)
        #expect(totals.territoryKnown == 0)
    }

    @Test func `a session is once under each code its margins name`() throws {
        #expect(try Self.store.values(.sessions, by: .gender) == ["femme": 1, "non_renseigne": 1])
    }

    @Test func `a row that belongs to no line, or is out of bounds, is refused`() throws {
        var fold = TallyFold(MemoryStore.year, Self.store.book, Self.store.setup)
        try MemoryStore.withBytes(["permanence", "pmi"]) {
            fold.begin(SessionRow(number: 1, day: "2025-03-04", minutes: 60, kind: $0[0], place: $0[1]))
        }
        #expect(throws: MisplacedRow.self) { try fold.add(ContactRow(count: 5001)) }
        #expect(throws: MisplacedRow.self) { try fold.add(ContactRow(count: -1)) }
        try fold.add(ContactRow(count: 2))
        try MemoryStore.withBytes(["information"]) { bytes in
            try fold.add(.action, bytes[0], toLine: 1)
            #expect(throws: MisplacedRow.self) { try fold.add(.action, bytes[0], toLine: 2) }
            #expect(throws: MisplacedRow.self) { try fold.addMargin(.gender, bytes[0], count: 1, toLine: 0) }
            #expect(throws: MisplacedRow.self) { try fold.addMargin(.gender, bytes[0], count: 9_999, toLine: 1) }
        }
    }
}
