import Foundation
import Testing

/// A sample's report against sums made by the `sqlite3` shell over the same register.
@Suite struct FiguresTests {
    private static func sample() throws -> (CommandLineTool, [String: Any]) {
        let tool = try CommandLineTool()
        try FileManager.default.copyItem(atPath: SampleRegister.b.path(), toPath: tool.register)
        // Merging, amending, cancelling must not trouble the sums.
        for arguments in [
            ["cancel", "12", "--reason", "essai"], ["amend", "13", "--minutes", "65", "--reason", "essai"],
            [
                "record", "--day", "2025-03-04", "--kind", "cours_langue", "--place", "local", "--minutes", "90",
                "--mediator", "M1",
                "--contact", "count=12 theme=langue/atelier_langue margin=gender:femme:9,age_band:26_39:8",
            ],
        ] {
            #expect(try tool.run(arguments).status == 0)
        }
        return (tool, try tool.run(["report", "activity", "2025", "--json"]).json())
    }

    private static let standing = "FROM session s WHERE until IS NULL AND day BETWEEN '2025-01-01' AND '2025-12-31'"
    private static let contacts =
        "FROM session s JOIN contact c ON c.session = s.id WHERE until IS NULL AND day BETWEEN '2025-01-01' AND '2025-12-31'"

    /// Heads by code in one dimension: what margins tell, and the rest of each line under its own code.
    private static func heads(_ dimension: String) -> String {
        """
        SELECT m.code AS code, m.count AS heads, c.session, c.line, c.theme \(contacts.replacing("WHERE", with:
            "JOIN contact_margin m ON m.session = c.session AND m.line = c.line AND m.dimension = '\(dimension)' WHERE"))
        UNION ALL
        SELECT c.\(dimension), c.count - coalesce((SELECT sum(count) FROM contact_margin m WHERE m.session = c.session
            AND m.line = c.line AND m.dimension = '\(dimension)'), 0), c.session, c.line, c.theme \(contacts)
        """
    }

    @Test func `every indicator equals its sum in SQL`() throws {
        let (tool, report) = try Self.sample()
        let indicators = try #require(report["indicators"] as? [[String: Any]])
        func value(_ code: String) throws -> Double {
            try #require(indicators.first { $0["code"] as? String == code }?["value"] as? Double, "\(code)")
        }
        func sum(_ sql: String) throws -> Double { try #require(Double(try tool.sqlite(sql)), "\(sql)") }
        let themes = "1 + (theme_2 IS NOT NULL) + (theme_3 IS NOT NULL)"
        #expect(try value("sessions") == sum("SELECT count(*) \(Self.standing)"))
        #expect(try value("minutes") == sum("SELECT sum(minutes) \(Self.standing)"))
        #expect(try value("passages") == sum("SELECT sum(c.count) \(Self.contacts)"))
        #expect(try value("requests") == sum("SELECT sum(c.count * (\(themes))) \(Self.contacts)"))
        #expect(
            try value("participations")
                == sum(
                    """
                    SELECT sum(coalesce(present, (SELECT sum(count) FROM contact WHERE session = s.id), 0)) \(Self.standing)
                    AND kind IN ('atelier_collectif', 'cours_langue', 'reunion_information', 'sortie', 'evenement')
                    """))
        #expect(try value("turnedAway") == sum("SELECT sum(turned_away) \(Self.standing)"))
        let range = try #require(indicators.first { $0["code"] as? String == "people" }?["range"] as? [String: Double])
        let first = try sum("SELECT sum(heads) FROM (\(Self.heads("attendance"))) WHERE code LIKE 'premiere_fois%'")
        let unknown = try sum("SELECT sum(heads) FROM (\(Self.heads("attendance"))) WHERE code = 'non_renseigne'")
        #expect(range == ["low": first, "high": first + unknown])
        let qpv = try sum("SELECT sum(heads) FROM (\(Self.heads("territory"))) WHERE code = 'qpv'")
        let known = try sum("SELECT sum(heads) FROM (\(Self.heads("territory"))) WHERE code <> 'non_renseigne'")
        #expect(try abs(value("qpvShare") - qpv / known) < 1e-12)
        let answers = try ["gender", "age_band", "attendance", "territory"].reduce(0) {
            $0 + (try sum("SELECT coalesce(sum(heads), 0) FROM (\(Self.heads($1))) WHERE code = 'non_renseigne'"))
        }
        #expect(try abs(value("unknownShare") - answers / (4 * value("passages"))) < 1e-12)
        let cost = try sum("SELECT sum(amount_cents) / 100.0 FROM cost WHERE state = 'active' AND year = 2025")
        #expect(try abs(value("costPerPassage") - cost / value("passages")) < 1e-9)
        #expect(try abs(value("costPerHour") - cost / (value("minutes") / 60)) < 1e-9)
    }

    @Test func `three cross-tables equal theirs in SQL, cell by cell`() throws {
        let (tool, report) = try Self.sample()
        let tables = try #require(report["tables"] as? [[String: Any]])
        func cells(_ code: String) throws -> [String: Int] {
            let table = try #require(tables.first { $0["code"] as? String == code })
            func codes(_ name: String) throws -> [String] {
                try #require(table[name] as? [[String: Any]]).map { $0["code"] as? String ?? "" }
            }
            let (rows, columns) = (try codes("rows"), try codes("columns"))
            var cells: [String: Int] = [:]
            for (row, line) in zip(rows, try #require(table["cells"] as? [[Int]])) {
                for (column, value) in zip(columns, line) where value > 0 { cells["\(row)|\(column)"] = value }
            }
            return cells
        }
        func answer(_ sql: String) throws -> [String: Int] {
            Dictionary(
                try tool.sqlite(sql).split(separator: "\n").map { line in
                    let parts = line.split(separator: "|")
                    return ("\(parts[0])|\(parts[1])", Int(parts[2]) ?? -1)
                }, uniquingKeysWith: { $0 + $1 })
        }
        // Where the territory is told by margins it is crossed with the place of the whole line.
        let place = try answer(
            "SELECT s.place, h.code, sum(h.heads) FROM (\(Self.heads("territory"))) h JOIN session s ON s.id = h.session GROUP BY 1, 2 HAVING sum(h.heads) > 0"
        )
        #expect(try cells("passages_place_territory") == place)
        let domain = "CASE WHEN instr(t, '/') THEN substr(t, 1, instr(t, '/') - 1) ELSE t END"
        let mentions = ["theme", "theme_2", "theme_3"].map { column in
            Self.heads("gender").replacing("c.theme ", with: "c.\(column) AS t ")
        }.joined(separator: " UNION ALL ")
        let requests = try answer(
            "SELECT \(domain), code, sum(heads) FROM (\(mentions)) WHERE t IS NOT NULL GROUP BY 1, 2 HAVING sum(heads) > 0"
        )
        #expect(try cells("requests_domain_gender") == requests)
        // Two margins of one line are never crossed: each is counted against non_croise.
        let both =
            "EXISTS (SELECT 1 FROM contact_margin m WHERE m.session = %.session AND m.line = %.line AND m.dimension = '"
        func has(_ dimension: String, _ alias: String) -> String { both.replacing("%", with: alias) + dimension + "')" }
        var crossed = try answer(
            """
            SELECT c.age_band, c.gender, sum(c.count) \(Self.contacts) AND NOT \(has("gender", "c")) AND NOT \(has("age_band", "c")) GROUP BY 1, 2
            """)
        func merge(_ sql: String) throws { crossed.merge(try answer(sql)) { $0 + $1 } }
        try merge(
            "SELECT h.code, 'non_croise', sum(h.heads) FROM (\(Self.heads("age_band"))) h WHERE \(has("age_band", "h")) AND \(has("gender", "h")) GROUP BY 1 HAVING sum(h.heads) > 0"
        )
        try merge(
            "SELECT 'non_croise', h.code, sum(h.heads) FROM (\(Self.heads("gender"))) h WHERE \(has("age_band", "h")) AND \(has("gender", "h")) GROUP BY 2 HAVING sum(h.heads) > 0"
        )
        #expect(try cells("passages_gender_age") == crossed)
    }

    @Test func `the demo's figures are those of its plan, and every kind of report is made in every form`() throws {
        let tool = try CommandLineTool()
        // Printing ten PDFs takes WeasyPrint half a minute; one is printed in ReportTests, here only asked for.
        let printer = tool.folder.appending(path: "bin/weasyprint")
        try FileManager.default.createDirectory(
            at: printer.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("#!/bin/sh\nwhile [ $# -gt 1 ]; do shift; done\necho printed > \"$1\"\n".utf8).write(to: printer)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: printer.path)
        let made = try tool.run(
            ["demo", tool.folder.path, "--today", "2026-01-15"],
            ["PATH": printer.deletingLastPathComponent().path + ":/usr/bin:/bin"])
        #expect(made.status == 0, "\(made.err)")
        for kind in SnapshotTests.kinds {
            for ending in [".html", ".json", ".txt", ".xlsx", ".pdf", "-csv"] {
                #expect(FileManager.default.fileExists(atPath: tool.folder.appending(path: kind + ending).path))
            }
        }
        let report = try tool.run(["--register", "demo.relais", "report", "activity", "2025", "--json"]).json()
        let indicators = try #require(report["indicators"] as? [[String: Any]])
        for (code, plan) in [("passages", 4200.0), ("requests", 7000), ("participations", 800), ("sessions", 1700)] {
            let value = try #require(indicators.first { $0["code"] as? String == code }?["value"] as? Double)
            #expect(abs(value - plan) <= plan * 0.02, "\(code)")
        }
    }
}
