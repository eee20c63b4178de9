import Foundation
import Testing

/// What a part of the activity costs, in the figures people read.
@Suite struct CostFiguresTests {
    private let tool: CommandLineTool

    /// Sessions of 2025: 120 minutes of no funding with 1 visit, 60 of F1 with 8, 60 of F1 and F2 with 4. The association
    /// spends 4,800 €, F1 960 €.
    init() throws {
        tool = try CommandLineTool()
        try tool.setUp()
        func session(_ day: String, _ count: Int, _ fundings: [String]) -> [String] {
            [
                "record", "--day", day, "--kind", "permanence", "--place", "local", "--minutes", "60", "--mediator",
                "AB",
                "--contact", "count=\(count) theme=sante/couverture outcome=droit_ouvert", "--effect",
                "code=demarche_aboutie quantity=3 confirmed-by=pmi",
            ] + fundings.flatMap { ["--funding", $0] }
        }
        let year = ["cost", "add", "--year", "2025", "--category"]
        for arguments in [
            [
                "funding", "add", "F2", "--title", "Autre", "--funder", "CAF", "--from", "2025-01-01", "--to",
                "2025-12-31",
            ],
            session("2025-04-01", 8, ["F1"]), session("2025-05-06", 4, ["F1", "F2"]),
            year + ["salaries", "--amount", "4800", "--label", "Salaires"],
            year + ["other", "--amount", "960", "--label", "Animation", "--funding", "F1"],
        ] {
            let run = try tool.run(["--today", "2026-01-15"] + arguments)
            #expect(run.status == 0, "\(arguments) \(run.err)")
        }
    }

    private func json(_ arguments: String, today: String = "2026-01-15") throws -> [String: Any] {
        let run = try tool.run(["--today", today] + arguments.split(separator: " ").map(String.init) + ["--json"])
        #expect(run.status == 0, "\(arguments) \(run.err)")
        return try run.json()
    }

    private func tile(_ code: String, _ report: [String: Any]) throws -> [String: Any] {
        try #require((report["indicators"] as? [[String: Any]])?.first { $0["code"] as? String == code })
    }

    private func inputs(_ object: [String: Any]) throws -> [String: Double] {
        try #require(object["inputs"] as? [String: Any]).compactMapValues { $0 as? Double }
    }

    @Test func `what does a visit of a funded action cost: its own costs, its share of the common ones`() throws {
        let report = try json("report contrat-de-ville 2025 --funding F1")
        #expect(
            try inputs(report)
                == ["own": 960, "shared": 1800, "total": 2760, "cash": 2760, "inKind": 0])
        #expect(try tile("costPerPassage", report)["value"] as? Double == 276, "10 visits: 8, and half of 4")
        #expect(try tile("costPerHour", report)["value"] as? Double == 1840)
        let rule = try #require((report["inputs"] as? [String: Any])?["rule"] as? String)
        #expect(rule.hasPrefix("Règles de répartition des charges"))
        let text = try tool.run(["report", "contrat-de-ville", "2025", "--funding", "F1"]).out
        #expect(text.contains("Règles de répartition des charges") && text.contains("276,00"))
    }

    @Test func `what is a euro spent on an action worth: its avoided cost over its own costs and its share`() throws {
        let value = try json("value 2025 --funding F1 --accept-weak-evidence")
        let ratio = try #require((value["ratio"] as? [String: Any])?["central"] as? Double)
        let avoided = try #require((value["avoidedCost"] as? [String: Any])?["central"] as? Double)
        #expect(try inputs(value)["total"] == 2760 && abs(ratio - avoided / 2760) < 1e-9)
        #expect(
            (value["warnings"] as? [String])?.contains { $0.hasPrefix("Des séances comptent aussi ailleurs") } == true)
        let whole = try json("value 2025 --accept-weak-evidence")
        #expect((whole["warnings"] as? [String])?.contains { $0.hasPrefix("Des séances comptent") } == false)
    }

    @Test func `what do the actions cost together: what the association does, less what has none`() throws {
        let parts = try ["F1", "F2"].map { try inputs(json("report activity 2025 --funding \($0)"))["total"] ?? 0 }
        #expect(parts == [2760, 600])
        #expect(try inputs(json("report activity 2025"))["total"] == 5760, "2,400 for the session of no action")
    }

    @Test func `what do two years cost when one has no costs: it cannot be told, and the year is named`() throws {
        let period = "2024-07-01..2025-12-31"
        let value = try json("value \(period) --accept-weak-evidence")
        #expect(value["ratio"] is NSNull && (value["warnings"] as? [String])?.contains { $0.contains("2024") } == true)
        let tile = try tile("costPerPassage", json("report activity \(period)"))
        #expect(tile["value"] is NSNull && tile["why"] as? String == "aucune dépense n’est enregistrée pour 2024")
    }

    @Test func `what does a year in progress cost: the days gone by, and it says so`() throws {
        let report = try json("report activity 2025", today: "2025-09-10")
        #expect(try inputs(report)["total"] == 3992.55, "253 days of 365 of 5,760 €")
        #expect((report["inputs"] as? [String: Any])?["until"] as? String == "2025-09-10")
        let text = try tool.run(["--today", "2025-09-10", "report", "activity", "2025"]).out
        #expect(text.contains("comptées jusqu’au 10 septembre 2025"))
    }

    @Test func `what does a place or a theme cost: not that no cost is recorded`() throws {
        for part in ["--place local", "--theme sante", "--kind permanence"] {
            let run = try tool.run("report valuation 2025 \(part)".split(separator: " ").map(String.init))
            #expect(run.out.contains("5\u{202F}760,00") && !run.out.contains("aucune dépense"), "\(part)")
            #expect(try inputs(json("report valuation 2025 \(part)"))["total"] == 5760, "\(part)")
        }
    }
}
