import Foundation
import Testing

/// Each named check has a register that triggers it alone.
@Suite struct CheckTests {
    /// The check, whether it needs `--full`, and what is done to a good register behind the program's back.
    static let wrong: [(check: String, isDeep: Bool, sql: String)] = [
        ("foreign-keys", false, "PRAGMA foreign_keys = OFF; UPDATE session SET place = 'parti'"),
        (
            "margin-above-count", false,
            """
            UPDATE contact SET count = 5;
            INSERT INTO contact_margin VALUES (1, 1, 'gender', 'femme', 4), (1, 1, 'gender', 'homme', 3)
            """
        ),
        (
            "unknown-code", false,
            "UPDATE contact SET count = 5; INSERT INTO contact_margin VALUES (1, 1, 'gender', 'zz', 1)"
        ),
        ("day-in-future", false, "UPDATE session SET day = '2025-06-16'"),
        ("outside-period", false, "UPDATE place SET to_day = '2025-01-31' WHERE code = 'local'"),
        ("outside-period", false, "UPDATE mediator SET from_day = '2025-04-01' WHERE code = 'AB'"),
        (
            "outside-period", false,
            "INSERT INTO session_funding VALUES (1, 'F1'); UPDATE funding SET to_day = '2025-01-31'"
        ),
        ("nobody-there", false, "DELETE FROM session_mediator"),
        ("present-below-lines", false, "UPDATE session SET kind = 'atelier_collectif', present = 0"),
        (
            "twice", false,
            """
            UPDATE session SET start = '09:00';
            INSERT INTO session (uuid, number, version, since, day, start, minutes, kind, place, entry_mode, digest)
            SELECT 'b' || substr(uuid, 2), 2, 1, since, day, start, minutes, kind, place, entry_mode, digest FROM session;
            INSERT INTO session_mediator VALUES (2, 'AB')
            """
        ),
        ("probable-name", false, "UPDATE session SET comment = 'vu avec Mme Dupont'"),
        ("probable-name", false, "UPDATE entry SET reason = 'demandé par jeanne@exemple.fr' WHERE id = 2"),
        ("backup-age", false, "UPDATE entry SET made_at = '2020-01-01T00:00:00Z' WHERE id = 1"),
        ("clock", false, "UPDATE entry SET made_at = '2199-01-01T00:00:00Z' WHERE id = 7"),
        ("schema", false, "CREATE TRIGGER t AFTER INSERT ON session BEGIN UPDATE session SET minutes = 5; END"),
        ("schema", false, "DROP INDEX session_day"),
        ("schema", false, "DROP VIEW standing_session; CREATE VIEW standing_session AS SELECT * FROM session LIMIT 1"),
        ("history", true, "UPDATE session SET since = 3, until = 7"),
        ("digest", true, "UPDATE contact SET gender = 'homme'"),
        ("digest", true, "UPDATE session SET minutes = 121"),
        ("setup-digest", true, "UPDATE place SET name = 'Autre' WHERE code = 'local'"),
        ("setup-digest", true, "UPDATE association SET name = 'Autre'"),
        ("setup-digest", true, "UPDATE theme SET retired_on = '2025-01-01' WHERE code = 'sante'"),
        ("setup-digest", true, "DELETE FROM funding"),
        ("journal", true, "UPDATE entry SET object = 'x' WHERE id = 2"),
        ("journal", true, "UPDATE entry SET undone_by = 3 WHERE id = 2"),
    ]

    private static func findings(_ tool: CommandLineTool, full: Bool) throws -> Set<String> {
        let run = try tool.run(["check", "--json", "--today", "2025-06-15"] + (full ? ["--full"] : []))
        let list = try #require(try run.json()["findings"] as? [[String: Any]], "\(run.err)")
        #expect(run.status == (list.isEmpty ? 0 : 3))
        return Set(list.compactMap { $0["check"] as? String })
    }

    @Test func `each check finds what it is for, and nothing else does`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let good = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        #expect(try tool.run(["check", "--full", "--today", "2025-06-15"]).out == "")
        for (check, isDeep, sql) in Self.wrong {
            _ = try tool.sqlite(sql)
            #expect(try Self.findings(tool, full: false) == (isDeep ? [] : [check]), "\(sql)")
            if isDeep { #expect(try Self.findings(tool, full: true).contains(check), "\(sql)") }
            try good.write(to: URL(fileURLWithPath: tool.register))
        }
    }

    @Test func `what counts is what the journal says counts`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        try tool.run(CommandLineTool.goodSession)
        try tool.run(["amend", "1", "--minutes", "90", "--reason", "r"])
        try tool.run(["amend", "02", "--minutes", "45", "--reason", "r"])
        try tool.run(["cancel", "2", "--reason", "r"])
        try tool.run(CommandLineTool.goodSession)
        try tool.run(["undo"])
        #expect(try tool.run(["check", "--full", "--today", "2025-06-15"]).out == "")
        let good = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        for sql in [
            "UPDATE session SET until = 10 WHERE number = 1 AND until IS NULL",
            "UPDATE session SET until = NULL WHERE number = 2 AND version = 2",
            "UPDATE session SET until = NULL WHERE number = 3",
            "UPDATE session SET until = 11 WHERE number = 1 AND version = 2; UPDATE session SET until = NULL WHERE number = 1 AND version = 1",
            "UPDATE session SET number = 9000 WHERE number = 2",
            "UPDATE contact SET gender = 'homme' WHERE session = 1",
        ] {
            _ = try tool.sqlite(sql)
            let found = try Self.findings(tool, full: true)
            #expect(!found.isDisjoint(with: ["history", "journal", "digest"]), "\(sql) \(found)")
            try good.write(to: URL(fileURLWithPath: tool.register))
        }
    }

    @Test func `findings of one check are grouped, counted, and come with what to do`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let rows = (1...40).map { "s\($0);2025-05-\(10 + $0 % 20);60;permanence;local;AB;\($0);sante\n" }.joined()
        try Data(("session;day;minutes;kind;place;mediators;count;themes\n" + rows).utf8)
            .write(to: tool.folder.appending(path: "t.csv"))
        #expect(try tool.run(["import", "t.csv", "--today", "2025-06-15"]).status == 0)
        let run = try tool.run(["check", "--today", "2025-04-01"])
        let lines = run.out.split(separator: "\n")
        #expect(run.status == 3 && lines.count == 7, "\(run.out)")
        #expect(lines.prefix(5).allSatisfy { $0.hasPrefix("day-in-future · session ") })
        #expect(lines.dropFirst(5).first == "day-in-future · … et 35 de plus, 40 en tout")
        #expect(lines.last?.contains("relais amend") == true)
        let groups = try tool.run(["check", "--today", "2025-04-01", "--json"]).json()["groups"] as? [[String: Any]]
        #expect(groups?.count == 1 && groups?.first?["count"] as? Int == 40)
        #expect((groups?.first?["remedy"] as? String)?.isEmpty == false)
    }

    @Test func `every check there is has its sample`() throws {
        let tool = try CommandLineTool()
        let list = try #require(try tool.run(["check", "--list", "--json"]).json()["checks"] as? [[String: Any]])
        let elsewhere: Set = ["assertion", "journal-mode", "kept-tallies", "shared-folder"]
        let known = Set(list.compactMap { $0["check"] as? String })
        #expect(known == elsewhere.union(Self.wrong.map(\.check)))
    }

    @Test func `what the coordinator asserts is held against the register, until she takes it back`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        #expect(try tool.run(["check", "--assert", "passages 2025 = 1"]).status == 0)
        #expect(try tool.run(["check", "--assert", "passages 2025=1"]).status == 0)
        #expect(try tool.sqlite("SELECT count(*) FROM assertion") == "1", "kept once")
        let wrong = try tool.run(["check", "--assert", "minutes 2025-T1 >= 4 200"])
        #expect(wrong.status == 3 && wrong.out.contains("minutes 2025-T1 >= 4200") && wrong.out.contains("120"))
        #expect(try Self.findings(tool, full: true) == ["assertion"])
        #expect(try tool.run(["check", "--forget", "minutes 2025-T1 >= 4200"]).status == 0)
        try tool.run(CommandLineTool.goodSession)
        #expect(try Self.findings(tool, full: false) == ["assertion"], "a session more and it no longer holds")
        #expect(try tool.run(["undo"]).status == 0)
        #expect(try Self.findings(tool, full: false).isEmpty)
        for typed in ["passages = 3", "passages 2025 ~ 3", "passages 2025 = 12,5", ""] {
            let run = try tool.run(["check", "--assert", typed])
            #expect(run.status == 2 && run.err.contains("E-ASSERTION"), "\(typed)")
        }
        #expect(try tool.run(["check", "--forget", "passages 2024 = 3"]).status == 2)
    }

    @Test func `were so many people met: yes, no, or it cannot be told, with the bounds`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        // One visit of unknown attendance, and a group of six: at least six people, at most seven.
        try tool.run(Array(CommandLineTool.goodSession.dropLast(2)) + ["--contact", "count=6 theme=sante/couverture"])
        #expect(try tool.run(["check", "--assert", "personnes 2025 >= 6"]).status == 0)
        #expect(try tool.run(["check"]).out.isEmpty)
        let unknown = try tool.run(["check", "--assert", "people 2025 = 7"])
        #expect(unknown.status == 0 && unknown.out.contains("ne peut se dire : le registre compte de 6 à 7"))
        let object = try tool.run(["check", "--json"]).json()
        #expect((object["findings"] as? [Any])?.isEmpty == true && (object["undecided"] as? [Any])?.count == 1)
        let wrong = try tool.run(["check", "--assert", "people 2025 > 7"])
        #expect(wrong.status == 3 && wrong.out.contains("people 2025 > 7 : le registre compte de 6 à 7"))
    }

    @Test func `a file in WAL mode and a synchronised folder are told`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let isSafe = try tool.sqlite("SELECT sqlite_version() >= '3.51.3'") == "1"
        _ = try tool.sqlite("PRAGMA journal_mode = WAL")
        #expect(try Self.findings(tool, full: false) == (isSafe ? [] : ["journal-mode"]))
        _ = try tool.sqlite("PRAGMA journal_mode = DELETE")
        for (folder, mark) in [("Nextcloud/travail", ""), ("OneDrive - Asso", ""), ("simple", "simple/.stfolder")] {
            let place = tool.folder.appending(path: folder)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            if !mark.isEmpty { try Data().write(to: tool.folder.appending(path: mark)) }
            let file = place.appending(path: "r.relais").path
            try FileManager.default.copyItem(atPath: tool.register, toPath: file)
            let run = try tool.run(["check", "--register", file, "--today", "2025-06-15"])
            #expect(run.status == 3 && run.out.contains("shared-folder"), "\(folder)")
            let write = try tool.run(["mediator", "add", "ZZ", "--register", file])
            #expect(write.status == 0 && write.err.contains("synchronisé"), "\(write.err)")
        }
    }
}
