import CSV
import Foundation
import Testing

@Suite struct ImportTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let sample = root.appending(path: "samples/a").path

    /// An empty register in the tool's folder.
    static func register(_ tool: CommandLineTool, _ name: String) throws -> String {
        let path = tool.folder.appending(path: name).path
        try tool.run(["init", "--register", path, "--name", "Association d’essai", "--code", "essai"])
        return path
    }

    /// Digest of the whole content of a register.
    static func digest(_ tool: CommandLineTool, _ register: String) throws -> String {
        let run = try tool.run(["report", "activity", "2025", "--json", "--register", register])
        return try #require(try run.json()["registerDigest"] as? String)
    }

    @Test(arguments: ["a", "b"], ["opendata", "excel-fr"])
    func `an export imported into an empty register gives an equal register, and adds nothing to its own`(
        sample: String, form: String
    ) throws {
        let tool = try CommandLineTool()
        let first = try Self.register(tool, "first.relais")
        let second = try Self.register(tool, "second.relais")
        try tool.run(["import", "--register", first, Self.root.appending(path: "samples/\(sample)").path])
        // What is no longer used, and an own code, go along.
        try tool.run(["partner", "retire", "caf", "--register", first])
        try tool.run([
            "codes", "add", "theme", "sante/ici", "--common", "sante/autre", "--label", "Ici", "--register", first,
        ])
        let folder = tool.folder.appending(path: "out").path
        #expect(try tool.run(["export", folder, "--profile", form, "--register", first]).status == 0)
        let back = try tool.run(["import", folder, "--register", second])
        #expect(back.status == 0, "\(back.err)")
        #expect(try Self.digest(tool, first) == Self.digest(tool, second))
        for register in [first, second] {
            let again = try tool.run(["import", folder, "--register", register, "--json"]).json()
            #expect(again["sessions"] as? Int == 0 && again["setUp"] as? Int == 0, "\(again)")
        }
    }

    @Test func `a name that two places and two mediators have stops an import until it is told which`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        try tool.run(["place", "add", "annexe", "--name", "Local", "--kind", "local_association"])
        try tool.run(["mediator", "amend", "AB", "--name", "Sarah", "--reason", "essai"])
        try tool.run(["mediator", "add", "EF", "--name", "Sarah"])
        let text = "Date;Lieu;Intervenante;Durée;Nb personnes;Motif\n04/03/2025;LOCAL.;sarah;1h30;4;CAF\n"
        let profile = try Self.profile(tool, text)
        let arguments = ["import", "sketch.csv", "--profile", profile, "--json", "--today", "2025-06-15"]
        let stopped = try tool.run(arguments)
        let doubts = try #require(try stopped.json()["doubts"] as? [[String: Any]])
        let blocking = doubts.filter { $0["blocking"] as? Bool == true }.map { $0["column"] as? String }
        #expect(stopped.status == 2 && blocking == ["Lieu", "Intervenante"], "\(doubts)")
        #expect(try tool.sqlite("SELECT count(*) FROM session") == "1")
        let told = try tool.run(arguments + ["--answer", "Lieu=annexe", "--answer", "Intervenante=EF"])
        #expect(told.status == 0, "\(told.out)")
        #expect(
            try tool.sqlite(
                "SELECT place, mediator FROM session JOIN session_mediator ON session = id WHERE number = 2")
                == "annexe|EF")
    }

    @Test func `a file imported twice adds nothing, a longer one adds the difference, a changed one is told`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let titles = "Date;Lieu;Intervenante;Durée;Nb personnes;dont femmes;Motif\n"
        let rows = (1...9).map { "0\($0)/03/2025;Local;AB;1h30;\($0 + 2);\($0);CAF\n" }
        let profile = try Self.profile(tool, titles + rows.joined())
        func brought(_ text: String) throws -> [String: Any] {
            try Data(text.utf8).write(to: tool.folder.appending(path: "t.csv"))
            let run = try tool.run(["import", "t.csv", "--profile", profile, "--json", "--today", "2025-06-15"])
            return try run.json()
        }
        #expect(try brought(titles + rows.prefix(5).joined())["sessions"] as? Int == 5)
        #expect(try brought(titles + rows.prefix(5).joined())["sessions"] as? Int == 0)
        let longer = try brought(titles + rows.reversed().joined())
        #expect(longer["sessions"] as? Int == 4 && longer["unchanged"] as? Int == 5, "\(longer)")
        let changed = try brought(titles + rows.joined().replacing(";11;9;", with: ";12;9;"))
        #expect(changed["sessions"] as? Int == 0 && (changed["changed"] as? [String])?.count == 1, "\(changed)")
        // Two rows alike are two sessions, as often as the file is read.
        let twin = "20/03/2025;Local;AB;1h30;3;1;CAF\n"
        #expect(try brought(titles + twin + twin)["sessions"] as? Int == 2)
        #expect(try brought(titles + twin + twin)["sessions"] as? Int == 0)
    }

    @Test func `a row that left a table, or whose day was corrected there, is asked about`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let titles = "Date;Lieu;Intervenante;Durée;Nb personnes;Motif\n"
        func row(_ day: String, _ count: Int) -> String { "\(day)/03/2025;Local;AB;1h30;\(count);CAF\n" }
        let first = titles + row("10", 12) + row("11", 8) + row("12", 5)
        let profile = try Self.profile(tool, first)
        func run(_ text: String, _ more: String...) throws -> CommandLineTool.Run {
            try Data(text.utf8).write(to: tool.folder.appending(path: "t.csv"))
            return try tool.run(["import", "t.csv", "--profile", profile, "--json", "--today", "2025-06-15"] + more)
        }
        func days() throws -> String {
            try tool.sqlite(
                "SELECT group_concat(day, ' ') FROM (SELECT day FROM standing_session WHERE day > '2025-03-05' ORDER BY day)"
            )
        }
        #expect(try run(first).json()["sessions"] as? Int == 3)
        let corrected = titles + row("10", 12) + row("11", 8) + row("13", 5)
        let asked = try run(corrected)
        let doubt = try #require((try asked.json()["doubts"] as? [[String: Any]])?.first)
        #expect(asked.status == 2 && doubt["kind"] as? String == "vanished" && doubt["blocking"] as? Bool == true)
        #expect((doubt["values"] as? [String])?.first?.contains("2025-03-12") == true)
        #expect((doubt["values"] as? [String])?.first?.hasSuffix("2025-03-13") == true)
        #expect(try days() == "2025-03-10 2025-03-11 2025-03-12")
        #expect(try run(corrected, "--answer", "lignes disparues=annuler").status == 0)
        #expect(try days() == "2025-03-10 2025-03-11 2025-03-13")
        // One write: one undo takes both back, one redo does both again.
        #expect(try tool.run(["undo"]).status == 0)
        #expect(try days() == "2025-03-10 2025-03-11 2025-03-12")
        #expect(try tool.run(["redo"]).status == 0)
        #expect(try days() == "2025-03-10 2025-03-11 2025-03-13")
        #expect(try tool.run(["check", "--full"]).status == 0)
        // Nothing is asked again; a longer table and a table of other months ask nothing.
        #expect(try run(corrected).status == 0)
        #expect(try run(corrected + row("14", 3)).status == 0)
        #expect(try run(titles + row("10", 12).replacing("/03/", with: "/04/")).status == 0)
        // Kept on purpose, both count.
        #expect(try run(titles + row("10", 12) + row("11", 8), "--answer", "lignes disparues=garder").status == 0)
        #expect(try days().split(separator: " ").count == 5)
    }

    @Test func `our files saved by a spreadsheet come back equal`() throws {
        // What LibreOffice makes of an export: hours with seconds, two-digit years, capitals for yes and no.
        let tool = try CommandLineTool()
        let first = try Self.register(tool, "first.relais")
        let second = try Self.register(tool, "second.relais")
        try tool.run(["import", Self.sample, "--register", first])
        let folder = tool.folder.appending(path: "out")
        try tool.run(["export", folder.path, "--profile", "excel-fr", "--register", first])
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".csv") {
            let file = folder.appending(path: name)
            let text = try String(contentsOf: file, encoding: .utf8)
            let saved = text.replacing(#/;(\d\d:\d\d);/#) { ";\($0.1):00;" }.replacing(#/(\d\d\/\d\d\/)20(\d\d)/#) {
                "\($0.1)\($0.2)"
            }
            .replacing("oui\r\n", with: "VRAI\r\n").replacing("non\r\n", with: "FAUX\r\n")
            #expect(
                saved != text || ["codes.csv", "partners.csv", "mediators.csv", "places.csv"].contains(name), "\(name)")
            try Data(saved.utf8).write(to: file)
        }
        let back = try tool.run(["import", folder.path, "--register", second])
        #expect(back.status == 0, "\(back.err)")
        #expect(try Self.digest(tool, first) == Self.digest(tool, second))
    }

    private static func profile(_ tool: CommandLineTool, _ text: String) throws -> String {
        try Data(text.utf8).write(to: tool.folder.appending(path: "sketch.csv"))
        let run = try tool.run(["import", "sketch.csv", "--suggest-profile", "--today", "2025-06-15"])
        #expect(run.status == 0, "\(run.err)")
        try Data(run.out.utf8).write(to: tool.folder.appending(path: "profile.yaml"))
        return "profile.yaml"
    }

    @Test func `rows refused are kept as found with the reason, and are taken once corrected`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let text =
            "Date;Lieu;Intervenante;Durée;Nb personnes;Motif\n4/3/2025;Local;AB;60;3;CAF\n5/3/2025;Local;AB;60;env. 12;CAF\n"
        let profile = try Self.profile(tool, text)
        let run = try tool.run(["import", "sketch.csv", "--profile", profile, "--skip-bad-rows", "--json"])
        #expect(try run.json()["sessions"] as? Int == 1)
        let file = tool.folder.appending(path: "sketch-refus.csv")
        let refused = try String(contentsOf: file, encoding: .utf8)
        #expect(
            refused.contains("env. 12;CAF;") && refused.contains("motif_du_refus") && refused.contains("nombre exact"))
        try Data(refused.replacing("env. 12", with: "12").utf8).write(to: file)
        let corrected = try tool.run(["import", file.path, "--profile", profile, "--json"])
        #expect(try corrected.json()["contacts"] as? Int == 12, "\(corrected.err)")
    }

    @Test func `a key that stands for another day is told where it is, and its rows are kept with the others`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let header = "session;day;minutes;kind;place;mediators;count;themes\n"
        func write(_ rows: String, to name: String) throws {
            try Data((header + rows).utf8).write(to: tool.folder.appending(path: name))
        }
        let (local, theme) = (";60;permanence;local;AB", ";1;sante/couverture\n")
        try write("1;2025-03-04\(local)\(theme)", to: "mars.csv")
        try write("0;2025-04-01\(local)\(theme)1;2025-04-04\(local)\(theme)1;;;;;\(theme)", to: "avril.csv")
        #expect(try tool.run(["import", "mars.csv", "--today", "2025-06-15"]).status == 0)
        let run = try tool.run(["import", "avril.csv", "--skip-bad-rows", "--json", "--today", "2025-06-15"])
        let answer = try run.json()
        let rows = try #require(answer["refusedRows"] as? [[String: Any]])
        #expect(run.status == 0 && answer["sessions"] as? Int == 1 && rows.count == 1, "\(run.out)")
        #expect(rows.first?["code"] as? String == "E-KEY-REUSED" && rows.first?["value"] as? String == "1")
        #expect(rows.first?["file"] as? String == "avril.csv" && rows.first?["line"] as? Int == 3)
        #expect((rows.first?["reason"] as? String)?.contains("2025-03-04") == true, "\(rows)")
        // Both rows of the session, and only they; taken once they have another key.
        let file = tool.folder.appending(path: "avril-refus.csv")
        let refused = try String(contentsOf: file, encoding: .utf8)
        let lines = refused.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 3 && lines[1].hasPrefix("1;2025-04-04") && lines[2].hasPrefix("1;;"), "\(refused)")
        try Data(refused.replacing("\r\n1;", with: "\r\n2025-1;").utf8).write(to: file)
        let again = try tool.run(["import", file.path, "--json", "--today", "2025-06-15"]).json()
        #expect(again["sessions"] as? Int == 1 && again["contacts"] as? Int == 2, "\(again)")
    }

    @Test func `kill -9 or Ctrl-C in the middle of an import leaves what was there`() throws {
        let tool = try CommandLineTool()
        let register = try Self.register(tool, "kill.relais")
        try tool.run(["import", Self.sample, "--register", register])
        let before = try Self.digest(tool, register)
        let names = ["sessions.csv", "places.csv", "mediators.csv", "partners.csv", "fundings.csv", "costs.csv"]
        let big = tool.folder.appending(path: "big")
        try FileManager.default.createDirectory(at: big, withIntermediateDirectories: true)
        for name in names {
            try FileManager.default.copyItem(atPath: Self.sample + "/" + name, toPath: big.path + "/" + name)
        }
        let own = try String(contentsOf: big.appending(path: "sessions.csv"), encoding: .utf8)
        let rows = own.split(separator: "\n", maxSplits: 1)
        let many = (0..<12).map { rank in
            rows[1].replacing("\na-", with: "\nk\(rank)-").replacing(#/^a-/#, with: "k\(rank)-")
        }
        try Data((rows[0] + "\n" + many.joined()).utf8).write(to: big.appending(path: "sessions.csv"))
        for (delay, signal) in [(60, SIGKILL), (150, SIGINT), (300, SIGKILL), (500, SIGINT), (700, SIGKILL)] {
            let process = tool.prepared(["import", big.path, "--register", register])
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(delay) * 1000)
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            // Ctrl-C ends with 130, by our own hand or, very early, by the system's.
            let isInterrupted = process.terminationStatus == 130 || process.terminationStatus == SIGINT
            #expect(
                signal == SIGKILL || process.terminationStatus == 0 || isInterrupted, "\(process.terminationStatus)")
            let wasKilled = process.terminationReason == .uncaughtSignal || process.terminationStatus == 130
            guard wasKilled else { break }
            #expect(try tool.run(["check", "--register", register]).status == 0)
            #expect(try Self.digest(tool, register) == before, "\(delay) ms")
        }
    }

    @Test func `a dry run writes nothing, makes no backup, and needs no lock`() throws {
        let tool = try CommandLineTool()
        let register = try Self.register(tool, "held.relais")
        try tool.run(["import", Self.sample, "--register", register])
        let before = try Data(contentsOf: URL(fileURLWithPath: register))
        // Another program has all it needs to write, but the end of it.
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        writer.arguments = ["-batch", register]
        let (input, output) = (Pipe(), Pipe())
        (writer.standardInput, writer.standardOutput) = (input, output)
        try writer.run()
        try input.fileHandleForWriting.write(
            contentsOf: Data("BEGIN IMMEDIATE; UPDATE association SET name = 'Autre'; SELECT 'held';\n".utf8))
        #expect(!output.fileHandleForReading.availableData.isEmpty)
        let run = try tool.run(["import", Self.sample, "--register", register, "--dry-run", "--json"])
        #expect(run.status == 0, "\(run.err)")
        #expect(try run.json()["unchanged"] as? Int == 650)
        try input.fileHandleForWriting.close()
        writer.waitUntilExit()
        #expect(try Data(contentsOf: URL(fileURLWithPath: register)) == before)
        #expect(!FileManager.default.fileExists(atPath: register + ".sauvegardes"))
    }

    @Test func `the standard input is read like a file`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        let process = tool.prepared(["import", "-", "--json", "--today", "2025-06-15"])
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        let text =
            "seance;jour;minutes;type;lieu;mediatrices;effectif;themes\ns1;4/3/2025;60;permanence;local;AB;2;sante\n"
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && String(decoding: answer, as: UTF8.self).contains("\"contacts\" : 2"))
    }
}
