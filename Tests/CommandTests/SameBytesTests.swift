import Foundation
import Testing

/// The same command over the same register gives the same bytes: each process orders its dictionaries anew, so that a
/// sum or a list that follows such an order differs between thirty of them.
@Suite struct SameBytesTests {
    /// Two years of effects whose euros fall to many payers; costs in 2025 alone: the year without a ratio asks for no
    /// simulation, and costs little to value thirty times.
    private static func prepared() throws -> CommandLineTool {
        let tool = try CommandLineTool()
        try tool.setUp()
        let effects = [
            "demarche_aboutie quantity=7", "temps_partenaire_gagne quantity=50 confirmed-by=pmi",
            "urgences_evitees quantity=3", "rendez_vous_honore quantity=11", "exclusion_evitee quantity=2",
            "expulsion_evitee quantity=3", "agression_evitee quantity=5", "droit_sante_ouvert quantity=4",
            "prestation_ouverte quantity=1234.56", "conflit_voisinage_resolu quantity=1", "eleve_raccroche quantity=3",
            "deplacement_evite quantity=7", "appel_police_evite quantity=3",
        ]
        for year in ["2024", "2025"] {
            let run = try tool.run(
                ["--today", "2025-12-31", "record", "--day", "\(year)-05-06"] + CommandLineTool.goodSession.dropFirst(3)
                    + effects.flatMap { ["--effect", "code=\($0)"] })
            #expect(run.status == 0, "\(run.err)")
        }
        let cost = try tool.run(["cost", "add", "--year", "2025", "--category", "salaries", "--amount", "1234.56"])
        #expect(cost.status == 0, "\(cost.err)")
        return tool
    }

    private static let map = TestFiles.top.appending(
        path: "Tests/ValuationTests/Cases/01-wheels-to-meals-guide-2012.json"
    ).path

    private static let today = ["--today", "2026-01-15"]
    private static let value = ["value", "2025", "--json", "--accept-weak-evidence", "--draws", "10"]
    private static let lines: [[String]] = [
        value, ["value", "explain", "2025", "D1", "--json"], ["impact-map", map, "--json", "--draws", "10"],
        ["report", "valuation", "2024"], ["report", "valuation", "2024", "--json", "--audience", "financeur"],
        ["report", "valuation", "2024", "--format", "html"],
        ["report", "valuation", "2024", "--table", "valuation_payers"],
    ]

    @Test func `thirty processes print the same bytes`() throws {
        let tool = try Self.prepared()
        for line in Self.lines {
            let outputs = try Set((0..<30).map { _ in try tool.run(Self.today + line).out })
            #expect(outputs.count == 1 && outputs.first?.isEmpty == false, "\(line)")
        }
    }
}
