import Testing

/// The comparison of snapshots is able to fail, and says where.
@Suite struct JSONDifferencesTests {
    private static func document(_ cells: String, total: String = "0.3", title: String = "Âges") -> String {
        """
        {"tables" : [{"code" : "ages", "title" : "\(title)", "rows" : [{"code" : "femme"}, {"code" : "homme"}],
        "columns" : [{"code" : "18_25"}, {"code" : "26_39"}], "cells" : \(cells), "total" : \(total)}]}
        """
    }

    @Test(arguments: [
        (
            "[[1, 2], [4, 3]]", "0.3", "Âges",
            [
                "tables[ages].cells[homme, 18_25]: 3.0 was kept, 4.0 is printed",
                "tables[ages].cells[homme, 26_39]: 4.0 was kept, 3.0 is printed",
            ]
        ),
        ("[[1, 2], [3, null]]", "0.3", "Âges", ["tables[ages].cells[homme, 26_39]: 4.0 was kept, null is printed"]),
        ("[[1, 2], [3]]", "0.3", "Âges", ["tables[ages].cells[homme]: 2 items were kept, 1 are printed"]),
        ("[[1, 2], [3, 4]]", "0.31", "Âges", ["tables[ages].total: 0.3 was kept, 0.31 is printed"]),
        ("[[1, 2], [3, 4]]", "0.30000000000000004", "Âges", []),
        ("[[1, 2], [3, 4]]", "0.3", "Age", ["tables[ages].title: “Âges” was kept, “Age” is printed"]),
    ])
    func `a cell that moved or changed is named by its table, its row and its column`(
        cells: String, total: String, title: String, expected: [String]
    ) throws {
        let kept = Self.document("[[1, 2], [3, 4]]")
        let printed = Self.document(cells, total: total, title: title)
        #expect(try JSONDifferences(kept: kept, printed: printed).found == expected)
    }

    @Test func `keys in another order are a difference too`() throws {
        let found = try JSONDifferences(kept: "{\n\"a\" : 1,\n\"b\" : 2\n}", printed: "{\n\"b\" : 2,\n\"a\" : 1\n}")
            .found
        #expect(!found.isEmpty)
    }

    @Test func `lines that differ are shown with their number, the old one first`() {
        let found = LineDifferences("un\ndeux\ntrois", "un\n2\ntrois\nquatre").found
        #expect(found == ["line 2 - deux", "line 2 + 2", "line 4 + quatre"])
        #expect(LineDifferences("été\n", "e\u{301}te\u{301}\n").found.count == 2)
        #expect(LineDifferences("un\r\ndeux\r\n", "un\ndeux\r\n").found.count == 2)
    }

    @Test func `what changes from one run to the next is masked, and nothing else`() {
        let text = """
            "id" : "01a21bcd-00a6-700b-affc-d5b1496b50a9", "madeAt" : "2026-11-27T06:59:03Z", "day" : "2025-03-04"
            relais 0.1.0 · registre 0bce2570482f · modèle prudent-v1 1.0.0 2ed2721fe5ea
            """
        #expect(
            Snapshot.masked(text) == """
                "id" : "<uuid>", "madeAt" : "<instant>", "day" : "2025-03-04"
                relais <version> · registre <digest> · modèle prudent-v1 1.0.0 2ed2721fe5ea
                """)
    }
}
