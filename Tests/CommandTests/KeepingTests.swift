import Foundation
import Testing

/// Nothing lost: the journal's chain, backups, migrations, damage that is seen.
@Suite struct KeepingTests {
    /// A register as an older version left it.
    private static func oldRegister(_ tool: CommandLineTool, version: Int = 1) throws {
        let dump = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "Registers/v\(version).sql").path
        try? FileManager.default.removeItem(atPath: tool.register)
        _ = try tool.sqlite(".read '\(dump)'")
    }

    private static func digest(_ tool: CommandLineTool) throws -> String? {
        try tool.run(["report", "activity", "2025", "--json"]).json()["registerDigest"] as? String
    }

    @Test(arguments: [1, 2, 3, 4])
    func `a register of an older version becomes this one, a copy made first, its content the same`(
        _ version: Int
    ) throws {
        let tool = try CommandLineTool()
        try Self.oldRegister(tool, version: version)
        let before = try Self.digest(tool)
        #expect(before != nil)
        #expect(try tool.run(["check"]).status == 0)
        #expect(try tool.sqlite("PRAGMA user_version") == String(version), "reading changes nothing")
        #expect(try tool.run(["journal"]).status == 0)
        let table = tool.folder.appending(path: "sessions.csv")
        try Data("session;day;minutes;kind;place;mediators;count;themes\n".utf8).write(to: table)
        #expect(try tool.run(["import", table.path, "--dry-run"]).status == 0)
        #expect(try tool.sqlite("PRAGMA user_version") == String(version), "a dry run changes nothing")
        #expect(!FileManager.default.fileExists(atPath: tool.register + ".sauvegardes"))
        #expect(try tool.run(["mediator", "add", "ZZ"]).status == 0)
        #expect(try tool.sqlite("PRAGMA user_version") == "6")
        #expect(try tool.run(["undo"]).status == 0)
        #expect(try Self.digest(tool) == before)
        #expect(try tool.run(["journal", "verify"]).status == 0)
        #expect(try tool.run(["check", "--full"]).status == 0)
        let folder = tool.register + ".sauvegardes"
        let copies = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            $0.hasSuffix("-v\(version).relais")
        }
        #expect(copies.count == 1)
        #expect(try tool.run(["restore", folder + "/" + (copies.first ?? "")]).status == 0)
        #expect(try tool.sqlite("PRAGMA user_version") == String(version))
        #expect(try Self.digest(tool) == before)
    }

    @Test func `a write on a cost of version 3 is undone in this one`() throws {
        let tool = try CommandLineTool()
        try Self.oldRegister(tool, version: 3)
        let costs = "SELECT number, year, amount_cents, funding, state FROM cost"
        #expect(try tool.run(["mediator", "add", "ZZ"]).status == 0)
        #expect(
            try tool.sqlite(costs)
                == "1|2025|4000000||active\n2|2025|90000|cdv|active\n3|2025|96000||retired")
        for _ in 1...3 { #expect(try tool.run(["undo"]).status == 0) }
        #expect(
            try tool.sqlite(costs)
                == "1|2025|4000000||active\n2|2025|80000|cdv|active\n3|2025|96000||active")
        #expect(try tool.run(["check", "--full"]).status == 0)
        let listed = try tool.run(["cost", "list", "--json"]).json()["costs"] as? [[String: Any]]
        #expect(listed?.map { $0["inKind"] as? Bool } == [false, false, true], "volunteering is in kind by nature")
    }

    @Test func `a migration killed at any moment leaves the old register or the new`() throws {
        let tool = try CommandLineTool()
        for delay in stride(from: 5, through: 120, by: 5) {
            try Self.oldRegister(tool)
            let process = tool.prepared(["mediator", "add", "ZZ"])
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(delay) * 1000)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(try tool.run(["check", "--full"]).status == 0, "\(delay) ms")
            #expect(["1", "6"].contains(try tool.sqlite("PRAGMA user_version")), "\(delay) ms")
            #expect(try tool.sqlite("SELECT count(*), total(count) FROM standing_contact") == "4|10.0", "\(delay) ms")
        }
    }

    @Test func `the journal keeps who wrote, and nothing counts or picks by author`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        try tool.run(["place", "add", "p2", "--name", "P", "--kind", "pmi"], ["RELAIS_MEDIATOR": "AB"])
        let entries = try #require(try tool.run(["journal", "--json"]).json()["entries"] as? [[String: Any]])
        #expect(entries.last?["author"] as? String == "AB")
        #expect(try tool.sqlite("SELECT author FROM entry ORDER BY id LIMIT 1") == NSUserName())
        for option in ["--mediator", "--author", "--by"] {
            #expect(try tool.run(["journal", option, "AB"]).status == 2, "\(option)")
        }
        _ = try tool.sqlite("UPDATE entry SET author = 'CD' WHERE id = 3")
        let link = try tool.run(["journal", "verify", "--json"]).json()["brokenLink"] as? [String: Any]
        #expect(link?["entry"] as? Int == 3)
    }

    @Test func `the journal names the first link that does not hold`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        #expect(try tool.run(["journal", "verify"]).status == 0)
        for (sql, entry) in [
            ("UPDATE entry SET reason = 'x' WHERE id = 3", 3),
            ("UPDATE entry SET made_at = '2020-01-01T00:00:00Z' WHERE id = 2", 2),
            ("UPDATE session SET digest = replace(digest, substr(digest, 1, 1), 'g')", 7),
        ] {
            let copy = try Data(contentsOf: URL(fileURLWithPath: tool.register))
            _ = try tool.sqlite(sql)
            let run = try tool.run(["journal", "verify", "--json"])
            let link = try run.json()["brokenLink"] as? [String: Any]
            #expect(run.status == 3 && link?["entry"] as? Int == entry, "\(sql) \(run.out)")
            try copy.write(to: URL(fileURLWithPath: tool.register))
        }
        _ = try tool.sqlite("PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE id = 4")
        let link = try tool.run(["journal", "verify", "--json"]).json()["brokenLink"] as? [String: Any]
        #expect(link?["entry"] as? Int == 4)
    }

    @Test func `a content changed behind our back is seen by a full check`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        #expect(try tool.run(["check", "--full"]).status == 0)
        for sql in [
            "UPDATE contact SET gender = 'homme'", "UPDATE session SET minutes = 125", "DELETE FROM session_mediator",
            "UPDATE session SET day = '2025-03-05'",
        ] {
            let copy = try Data(contentsOf: URL(fileURLWithPath: tool.register))
            _ = try tool.sqlite(sql)
            #expect(try tool.run(["check", "--full"]).status == 3, "\(sql)")
            try copy.write(to: URL(fileURLWithPath: tool.register))
        }
    }

    @Test func `a backup is whole, comes back, and the file of now is kept`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let copy = tool.folder.appending(path: "copie.relais").path
        #expect(try tool.run(["backup", copy]).status == 0)
        #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
        let before = try Self.digest(tool)
        try tool.run(CommandLineTool.goodSession)
        let run = try tool.run(["restore", copy, "--json"]).json()
        #expect((run["before"] as? [String: Any])?["sessions"] as? Int == 2)
        #expect((run["after"] as? [String: Any])?["sessions"] as? Int == 1)
        #expect(try Self.digest(tool) == before)
        let kept = try #require(run["kept"] as? String)
        #expect(try tool.run(["list", "--register", kept, "--json"]).status == 0)
        // A copy that was touched is refused, and nothing moves.
        let handle = try #require(FileHandle(forUpdatingAtPath: copy))
        try handle.seek(toOffset: 30_000)
        try handle.write(contentsOf: Data([0x55, 0xAA, 0x55, 0xAA]))
        try handle.close()
        #expect(try tool.run(["restore", copy]).status == 5)
        #expect(try Self.digest(tool) == before)
    }

    @Test func `a backup takes the place of an earlier one, and of nothing else`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let copy = tool.folder.appending(path: "copie.relais")
        #expect(try tool.run(["backup", copy.path]).status == 0)
        try tool.run(CommandLineTool.goodSession)
        #expect(try tool.run(["backup", copy.path]).status == 0, "an earlier state of the same register")
        // A digest the power cut short is no digest.
        try Data("3f".utf8).write(to: tool.folder.appending(path: "copie.relais.sha256"))
        #expect(try tool.run(["restore", copy.path]).status == 0)

        let other = tool.folder.appending(path: "autre.relais")
        try tool.run(["init", "--name", "Autre", "--register", other.path])
        try tool.run(["mediator", "add", "ZZ", "--register", other.path])
        try Data("un texte".utf8).write(to: tool.folder.appending(path: "note.odt"))
        for name in ["autre.relais", "note.odt", "test.relais"] {
            let file = tool.folder.appending(path: name)
            let before = try Data(contentsOf: file)
            let run = try tool.run(["backup", file.path])
            #expect(run.status == 2 && run.err.contains("E-REGISTER-EXISTS"), "\(name) \(run.err)")
            #expect(try Data(contentsOf: file) == before, "\(name)")
        }
    }

    @Test func `a register in use is not replaced`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let copy = tool.folder.appending(path: "copie.relais").path
        try tool.run(["backup", copy])
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        holder.arguments = [tool.register]
        let (input, output) = (Pipe(), Pipe())
        (holder.standardInput, holder.standardOutput) = (input, output)
        try holder.run()
        try input.fileHandleForWriting.write(contentsOf: Data("BEGIN IMMEDIATE;\nSELECT 'ready';\n".utf8))
        _ = output.fileHandleForReading.availableData
        let run = try tool.run(["restore", copy])
        #expect(run.status == 6 && run.err.contains("E-STORAGE-LOCKED"), "\(run.err)")
        #expect(run.err.hasPrefix("Le registre est occupé par un autre programme : attente"), "\(run.err)")
        try input.fileHandleForWriting.close()
        holder.waitUntilExit()
        #expect(try tool.run(["restore", copy]).status == 0)
    }

    @Test func `ten backups are kept, the newest among them`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let folder = tool.register + ".sauvegardes"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for day in 10...24 {
            for hour in ["08", "17"] {
                try Data().write(to: URL(fileURLWithPath: "\(folder)/202501\(day)-\(hour)0000000-x.relais"))
            }
        }
        #expect(try tool.run(["backup"]).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".relais") }
            .sorted()
        #expect(names.count == 10, "\(names)")
        #expect(Set(names.map { String($0.prefix(8)) }).count >= 7)
    }

    @Test func `a purge takes people out for good, keeps the rest, and is not undone`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let header = "session,day,minutes,kind,place,mediators,count,gender,themes,comment\n"
        let rows =
            "s1,2025-02-03,60,permanence,local,AB,7,femme,sante,remarque-ancienne\ns2,2025-04-01,60,permanence,local,AB,3,homme,sante,remarque-gardee\n"
        try Data((header + rows).utf8).write(to: tool.folder.appending(path: "s.csv"))
        #expect(try tool.run(["import", "s.csv", "--today", "2025-06-15"]).status == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        #expect(before.range(of: Data("remarque-ancienne".utf8)) != nil)
        // Nothing goes without a word, nor in a dry run.
        #expect(try tool.run(["purge", "--before", "2025-03-01"]).status == 2)
        let plan = try tool.run(["purge", "--before", "2025-03-01", "--dry-run", "--json"]).json()
        #expect(plan["sessions"] as? Int == 1 && plan["passages"] as? Int == 7 && plan["comments"] as? Int == 1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: tool.register)) == before)

        #expect(try tool.run(["purge", "--before", "2025-03-01", "--yes"]).status == 0)
        let after = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        #expect(after.range(of: Data("remarque-ancienne".utf8)) == nil)
        #expect(after.range(of: Data("remarque-gardee".utf8)) != nil)
        #expect(try tool.sqlite("SELECT count(*), total(count) FROM standing_contact") == "2|4.0")
        #expect(try tool.run(["journal", "verify"]).status == 0)
        #expect(try tool.run(["check", "--full"]).status == 0)
        #expect(try tool.run(["undo"]).status == 4)
        #expect(try tool.run(["purge", "--before", "2025-03-01", "--yes"]).status == 4)
    }

    @Test func `the record of processing says what is kept, and a mediator gets her own data`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let sheet = try tool.run(["privacy"])
        #expect(
            sheet.status == 0 && sheet.out.contains("Séances gardées : 1")
                && sheet.out.contains("aucune donnée personnelle"))
        let own = try tool.run(["privacy", "--mediator", "AB", "--json"]).json()
        #expect(own["sessions"] as? Int == 1 && own["minutes"] as? Int == 120)
        #expect(try tool.run(["privacy", "--mediator", "XX"]).status == 2)
    }

    @Test func `stored text never drives the terminal`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        try tool.run(["place", "add", "p2", "--name", "a\u{1B}[31mrouge\u{7}", "--kind", "pmi"])
        for arguments in [["place", "list"], ["journal"], ["check"]] {
            let run = try tool.run(arguments)
            #expect(!run.out.contains("\u{1B}") && !run.out.contains("\u{7}"), "\(arguments)")
        }
    }
}
