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
        let whole = try json("value 2025 --accept-weak-evidence")
        #expect((value["sharing"] as? String)?.contains("compte pour moitié dans chacune") == true)
        #expect(whole["sharing"] is NSNull)
    }

    @Test func `what are the actions worth together: what the association is, with what has no action`() throws {
        func avoided(_ funding: String) throws -> Double {
            let value = try json("value 2025 --accept-weak-evidence" + funding)
            return try #require((value["avoidedCost"] as? [String: Any])?["central"] as? Double)
        }
        let parts = try ["F1", "F2", "aucun"].map { try avoided(" --funding \($0)") }
        let whole = try avoided("")
        #expect(parts[0] > parts[1] && parts[1] > 0 && parts[2] == 0, "nothing was seen in the session of none")
        #expect(abs(parts.reduce(0, +) - whole) < 0.005, "\(parts) \(whole)")
        // Three successes each: all those of a session of F1, half of those of the session of both.
        let lines = try #require(try json("value 2025 --funding F1")["lines"] as? [[String: Any]])
        #expect(lines.first { ($0["effect"] as? [String]) == ["demarche_aboutie"] }?["quantity"] as? Double == 4.5)
        let costs = try ["F1", "F2", "aucun"].map { try inputs(json("value 2025 --funding \($0)"))["total"] ?? 0 }
        #expect(costs == [2760, 600, 2400])
        let text = try tool.run(["--today", "2026-01-15", "value", "2025", "--funding", "F1"]).out
        #expect(text.contains("compte pour moitié") && !text.contains("trop haut"))
    }

    @Test func `what has no action: its sessions, its visits and its costs, wherever a funding may be asked`() throws {
        let report = try json("report activity 2025 --funding aucun")
        #expect(try tile("sessions", report)["value"] as? Double == 1)
        #expect(try inputs(report)["total"] == 2400)
        #expect(try tool.run(["list", "2025", "--funding", "aucun"]).out.contains("2025-03-04"))
        #expect(try tool.run(["list", "2025", "--funding", "aucun"]).out.split(separator: "\n").count == 3)
        let tally = try tool.run(["tally", "2025", "--measure", "sessions", "--funding", "aucun"]).out
        #expect(tally.filter(\.isNumber) == "1")
        let text = try tool.run(["--today", "2026-01-15", "report", "activity", "2025", "--funding", "aucun"]).out
        #expect(text.contains("sans financement"))
    }

    @Test func `what do the actions cost together: what the association does, less what has none`() throws {
        let parts = try ["F1", "F2"].map { try inputs(json("report activity 2025 --funding \($0)"))["total"] ?? 0 }
        #expect(parts == [2760, 600])
        let unfunded = try inputs(json("report activity 2025 --funding aucun"))["total"] ?? 0
        #expect(try inputs(json("report activity 2025"))["total"] == 5760 && unfunded == 2400)
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
