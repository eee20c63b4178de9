import Foundation
import Testing

/// Questions a coordinator asks about a part of the activity, on sample B (1,700 sessions of 2025).
@Suite struct ScopeQuestionTests {
    /// A report of sample B as JSON.
    private struct Answer {
        let object: [String: Any]

        init(_ arguments: String...) throws {
            let tool = try CommandLineTool()
            let run = try tool.run(
                ["--today", SampleRegister.today, "--register", SampleRegister.b.path(), "report"] + arguments + [
                    "--json"
                ])
            try #require(run.status == 0, "\(arguments) \(run.err)")
            object = try run.json()
        }

        /// The value of a tile.
        func value(_ code: String) -> Double? {
            (object["indicators"] as? [[String: Any]])?.first { $0["code"] as? String == code }?["value"] as? Double
        }

        func has(_ table: String) -> Bool {
            (object["tables"] as? [[String: Any]] ?? []).contains { $0["code"] as? String == table }
        }

        func table(_ code: String) throws -> [String: Any] {
            let tables = try #require(object["tables"] as? [[String: Any]])
            return try #require(tables.first { $0["code"] as? String == code }, "\(code)")
        }

        /// The first cell of each row of a table, by code of the row.
        func rows(_ code: String) throws -> [String: Double] {
            let table = try table(code)
            let rows = try #require(table["rows"] as? [[String: Any]])
            let cells = try #require(table["cells"] as? [[Any]])
            return Dictionary(
                zip(rows, cells).map { ($0["code"] as? String ?? "", $1.first as? Double ?? -1) }
            ) { first, _ in first }
        }

        var notes: String { (object["notes"] as? [String] ?? []).joined(separator: " ") }
        var scope: [String] { (object["scope"] as? [String: Any])?["definition"] as? [String] ?? [] }
    }

    private static let collective = "?kind=atelier_collectif,evenement,reunion_information,sortie"

    @Test func `how many sessions and hours did the adulte-relais posts hold`() throws {
        let report = try Answer("adulte-relais", "2025")
        #expect(report.value("sessions") == 1041 && report.value("minutes") == 2096 * 60 + 30)
        #expect(report.scope == ["Porte sur les séances des postes : adulte-relais"])
        // The whole association did 1,700 in 3,358 h 30.
        let whole = try Answer("activity", "2025")
        #expect(whole.value("sessions") == 1700 && whole.value("minutes") == 3358 * 60 + 30 && whole.scope.isEmpty)
        // What every session costs is not what these cost.
        #expect(report.value("costPerHour") != whole.value("costPerHour"))
    }

    @Test func `how many hours went to each domain: together, those of the year`() throws {
        let report = try Answer("activity", "2025")
        let domains = try report.rows("timeSpent_by_domain")
        let year: Double = 3358 * 60 + 30
        let together: Double = domains.values.reduce(0, +)
        #expect(domains.count > 10 && together == year)
        // The length of the sessions a domain is dealt with in does not add up, and has another name.
        let lengths: [Double] = try domains.keys.filter { $0 != "aucun" }.map { domain in
            try Answer("activity", "2025", "--theme", domain).value("minutes") ?? 0
        }
        let length: Double = lengths.reduce(0, +)
        #expect(length > 2 * year)
    }

    @Test func `how many people came in the spring, of six women first seen in winter: six, not none`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        #expect(try tool.run(["cancel", "1", "--reason", "essai"]).status == 0)
        func record(_ day: String, _ attendance: String, _ more: [String] = []) throws {
            let run = try tool.run(
                [
                    "record", "--day", day, "--kind", "permanence", "--place", "local", "--minutes", "60", "--mediator",
                    "AB", "--contact", "count=6 gender=femme attendance=\(attendance) theme=sante/couverture",
                ] + more)
            #expect(run.status == 0, "\(run.err)")
        }
        try record("2025-02-11", "premiere_fois")
        try record("2025-05-06", "deja_venu", ["--funding", "F1"])
        for part in ["", " --place local", " --theme sante", " --funding F1", " --kind permanence"] {
            let words = ("report activity 2025-T2 --audience interne --json" + part).split(separator: " ")
            let run = try tool.run(["--today", "2026-01-15"] + words.map(String.init))
            let tiles = try #require(try run.json()["indicators"] as? [[String: Any]])
            func value(_ code: String) -> Double? { tiles.first { $0["code"] as? String == code }?["value"] as? Double }
            #expect(value("passages") == 6 && value("people") == 6 && value("newPeople") == 0, "\(part)")
        }
    }

    @Test func `how many people came the quarter before: what its own report says, no narrower`() throws {
        for audience in ["financeur", "public"] {
            let then = try Answer("activity", "2025-T1", "--audience", audience)
            let now = try Answer("activity", "2025-T2", "--compare", "previous", "--audience", audience)
            func people(_ report: Answer) throws -> [String: Any] {
                let tiles = try #require(report.object["indicators"] as? [[String: Any]])
                return try #require(tiles.first { $0["code"] as? String == "people" })
            }
            let before = try #require(try people(now)["previous"] as? [String: Any])
            let told = try #require(try people(then)["range"] as? [String: Int])
            #expect(before["range"] as? [String: Int] == told && told["low"] != told["high"], "\(audience)")
            let threshold = audience == "public" ? 11 : 5
            #expect(told.values.allSatisfy { $0 % threshold == 0 }, "\(audience) \(told)")
        }
    }

    @Test func `which workshops are those of the health funder, and which those of the CAF`() throws {
        let health = try Answer("health", "2025")
        #expect(health.value("sessions" + Self.collective) == 22)
        #expect(health.value("participations" + Self.collective) == 241)
        let family = try Answer("caf", "2025")
        #expect(family.value("sessions" + Self.collective) == 13)
        #expect(family.value("participations" + Self.collective) == 134)
    }

    @Test func `which effects were seen where housing or school were dealt with`() throws {
        let every = try Answer("activity", "2025").rows("effects")
        for kind in ["landlord", "education"] {
            let effects = try Answer(kind, "2025").rows("effects")
            #expect(!effects.isEmpty && effects.allSatisfy { $0.value <= every[$0.key] ?? 0 })
            #expect(effects.values.reduce(0, +) < every.values.reduce(0, +), "\(kind)")
        }
    }

    @Test func `whose answers are missing in the health report, and how many groups does it count`() throws {
        let (health, whole) = (try Answer("health", "2025"), try Answer("activity", "2025"))
        let passages = try #require(health.value("passages"))
        let unknown = try #require(try health.rows("quality")["gender"])
        #expect(try unknown < #require(whole.rows("quality")["gender"]))
        let cells = try #require(health.table("quality")["cells"] as? [[Double]])
        #expect(cells.allSatisfy { abs($0[1] - $0[0] / passages) < 1e-9 })
        #expect(whole.notes.contains("82 lignes comptent un groupe, 871 personnes"))
        #expect(health.notes.contains("lignes comptent un groupe") && !health.notes.contains("871"))
    }

    @Test func `whose targets does a city contract show`() throws {
        #expect(try Answer("contrat-de-ville", "2025", "--funding", "sante").rows("targets") == ["sante.passages": 840])
        let whole = try Answer("contrat-de-ville", "2025")
        #expect(!whole.has("targets"))
        #expect(whole.notes.contains("Aucune action financée n’a été demandée"))
    }

    @Test func `what are the effects in`() throws {
        let table = try Answer("activity", "2025").table("effects")
        let rows = try #require(table["rows"] as? [[String: Any]])
        let units = Dictionary(rows.map { ($0["code"] as? String ?? "", $0["unit"] as? String ?? "") }) { $1 }
        #expect(units["temps_partenaire_gagne"] == "minutes" && units["rendez_vous_honore"] == "events")
        #expect(Set(units.values).isSubset(of: ["minutes", "events", "people", "euros"]) && units.count == rows.count)
        let tool = try CommandLineTool()
        let text = try tool.run(["--register", SampleRegister.b.path(), "report", "activity", "2025"]).out
        #expect(text.contains(#/Entretien social écourté ou évité +23\u{A0}h\u{A0}30\n/#))
        #expect(text.contains(#/Passage aux urgences évité +28\u{A0}fois\n/#))
    }

    @Test func `a theme asked of a tally, a list and a report is the same requests`() throws {
        let tool = try CommandLineTool()
        func run(_ arguments: [String]) throws -> String {
            try tool.run(["--register", SampleRegister.b.path()] + arguments).out
        }
        let report = try Answer("activity", "2025", "--theme", "sante")
        let own = try Answer("health", "2025")
        for code in ["sessions", "passages", "requests"] { #expect(report.value(code) == own.value(code)) }
        let tally = try run(["tally", "2025", "--measure", "passages", "--theme", "sante"])
        let passages = try #require(report.value("passages"))
        #expect(tally.filter(\.isNumber) == String(Int(passages)))
        let listed = try run(["list", "2025", "--theme", "sante"]).split(separator: "\n").dropFirst(2)
        #expect(Double(listed.count) == report.value("sessions"))
        #expect(listed.compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }.reduce(0, +) == passages)
        // Domains of a theme asked for are that theme's.
        #expect(try report.rows("requests_by_domain").keys.sorted() == ["sante"])
    }

    @Test func `what was it before, in tables, and where nothing was recorded before`() throws {
        let report = try Answer("activity", "2025-T2", "--compare", "previous")
        let before = try Answer("activity", "2025-T1").rows("sessions_by_place")
        let table = try report.table("sessions_by_place")
        let comparison = try #require(table["comparison"] as? [String: Any])
        let (now, told) = (try report.rows("sessions_by_place"), try #require(comparison["previous"] as? [Double]))
        let changes = try #require(comparison["changes"] as? [Any])
        for (position, row) in try #require(table["rows"] as? [[String: Any]]).enumerated() {
            let code = row["code"] as? String ?? ""
            #expect(told[position] == before[code] ?? 0)
            if let was = before[code], let done = now[code] {
                #expect(abs((changes[position] as? Double ?? 9) - (done - was) / was) < 1e-9)
            }
        }
        let first = try Answer("activity", "2025-T1", "--compare", "previous")
        let tile = try #require((first.object["indicators"] as? [[String: Any]])?.first?["previous"] as? [String: Any])
        #expect(tile["value"] is NSNull)
        #expect(first.notes.contains("Avant : non disponible, aucune séance n’est notée avant le 1er janvier 2025."))
        let unknown = try #require(try first.table("sessions_by_place")["comparison"] as? [String: Any])
        #expect((unknown["masks"] as? [String] ?? []).allSatisfy { $0 == "n.d." })
    }

    @Test func `does a session of November make the report of the first quarter false`() throws {
        let tool = try CommandLineTool()
        try FileManager.default.copyItem(atPath: SampleRegister.b.path(), toPath: tool.register)
        for file in ["r.html", "r.xlsx", "r.json", "r.txt"] {
            #expect(try tool.run(["report", "activity", "2025-T1", "--output", file]).status == 0)
        }
        #expect(try tool.run(["report", "activity", "2025-T1", "--format", "csv", "--output", "csv"]).status == 0)
        func statuses() throws -> Set<Int32> {
            try Set(
                ["r.html", "r.xlsx", "r.json", "r.txt", "csv"].map { try tool.run(["report", "verify", $0]).status })
        }
        #expect(try tool.run(["close", "2025-T1", "--reason", "remis"]).status == 0)
        #expect(try tool.run(["closed"]).out.contains("2025-01-01 – 2025-03-31"))
        func record(_ day: String) throws -> Int32 {
            try tool.run([
                "record", "--day", day, "--kind", "permanence", "--place", "local", "--minutes", "60", "--mediator",
                "M1", "--contact", "theme=sante/couverture",
            ]).status
        }
        #expect(try record("2025-11-04") == 0)
        #expect(try tool.run(["place", "add", "neuf", "--name", "Neuf", "--kind", "autre"]).status == 0)
        #expect(try statuses() == [0])
        #expect(try tool.run(["reopen", "2025-T1", "--reason", "oubli"]).status == 0)
        #expect(try record("2025-02-04") == 0)
        #expect(try statuses() == [3])
    }

    @Test func `what did it come to in all`() throws {
        let tool = try CommandLineTool()
        let tally = try tool.run(["--register", SampleRegister.b.path(), "tally", "2025", "--measure", "sessions"]).out
        #expect(tally.filter(\.isNumber) == "1700")
        let mediators = try tool.run(["--register", SampleRegister.b.path(), "tally", "2025", "--by", "mediator"]).out
        #expect(mediators.contains("Usage interne : ne pas diffuser."))
    }
}
