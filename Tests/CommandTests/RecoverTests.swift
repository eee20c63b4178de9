import Foundation
import Testing

/// What is saved of a damaged register, and what is said of the rest.
@Suite struct RecoverTests {
    private static let sample =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../samples/a").path

    private static func registerOfA() throws -> CommandLineTool {
        let tool = try CommandLineTool()
        try tool.run(["init", "--name", "Essai"])
        let run = try tool.run(["import", Self.sample, "--today", "2026-01-15"])
        #expect(run.status == 0, "\(run.err)")
        return tool
    }

    private static func page(of table: String, _ tool: CommandLineTool) throws -> Int {
        let sql = "SELECT min(pageno) FROM dbstat WHERE name = '\(table)' AND pagetype = 'leaf'"
        return try #require(Int(try tool.sqlite(sql)), "dbstat")
    }

    private static func wipe(page: Int, _ tool: CommandLineTool) throws {
        let handle = try #require(FileHandle(forUpdatingAtPath: tool.register))
        try handle.seek(toOffset: UInt64(8192 * (page - 1)))
        try handle.write(contentsOf: Data(count: 8192))
        try handle.close()
    }

    @Test func `a page of sessions lost takes its sessions along, and they are counted`() throws {
        let tool = try Self.registerOfA()
        try Self.wipe(page: try Self.page(of: "session", tool), tool)
        let before = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        #expect(try tool.run(["check"]).status == 5)
        #expect(try tool.run(CommandLineTool.goodSession).status == 5, "nothing more is written to it")
        let report = try tool.run(["recover", tool.register, "--json"]).json()
        let sessions = try #require(report["sessions"] as? Int)
        let missing = try #require(report["missing"] as? [Int])
        #expect(sessions > 500 && sessions < 650 && sessions + missing.count == 650)
        let saved = try #require(report["file"] as? String)
        #expect(try tool.run(["check", "--full", "--register", saved, "--today", "2026-01-15"]).status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: tool.register)) == before)
        // What was imported is still known as such: the same file adds what was lost, and nothing twice.
        let again = try tool.run(["import", Self.sample, "--register", saved, "--json", "--today", "2026-01-15"])
        #expect(try again.json()["sessions"] as? Int == missing.count, "\(again.out)")
        let rights = try FileManager.default.attributesOfItem(atPath: saved)[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }

    @Test func `a session that lost a part is not taken for whole`() throws {
        let tool = try Self.registerOfA()
        try Self.wipe(page: try Self.page(of: "contact_action", tool), tool)
        let report = try tool.run(["recover", tool.register, "--to", "sauve.relais", "--json"]).json()
        let (sessions, altered) = (report["sessions"] as? Int ?? 0, report["altered"] as? Int ?? 0)
        #expect(sessions + altered == 650 && altered > 0)
        let table = try #require(report["alteredFile"] as? String)
        let lines = try String(contentsOf: tool.folder.appending(path: table), encoding: .utf8)
        #expect(lines.hasPrefix("session;day;start") && lines.split(separator: "\n").count > altered)
    }

    @Test func `a letter wrong in the schema costs no session`() throws {
        let tool = try Self.registerOfA()
        var data = try Data(contentsOf: URL(fileURLWithPath: tool.register))
        let place = try #require(data.range(of: Data("CREATE TABLE cost".utf8)))
        data[place.lowerBound + 3] = 0x7B
        try data.write(to: URL(fileURLWithPath: tool.register))
        #expect(try tool.run(["check"]).status == 5)
        let report = try tool.run(["recover", tool.register, "--to", "sauve.relais", "--json"]).json()
        #expect(report["sessions"] as? Int == 650 && report["unreadable"] as? Int == 0)
    }

    @Test func `names lost with their table are made again from the journal, or from their code`() throws {
        let tool = try Self.registerOfA()
        try Self.wipe(page: try Self.page(of: "place", tool), tool)
        let report = try tool.run(["recover", tool.register, "--to", "sauve.relais", "--json"]).json()
        #expect(report["sessions"] as? Int == 650 && (report["madeUp"] as? [String])?.isEmpty == true)
        _ = try tool.sqlite("SELECT 1")
        let places = try tool.run(["place", "list", "--register", "sauve.relais", "--json"])
        #expect(places.out.contains("college"))
    }

    @Test func `what is no register, or stands there already, is refused`() throws {
        let tool = try CommandLineTool()
        try tool.setUp()
        try Data("pas un registre".utf8).write(to: tool.folder.appending(path: "note.txt"))
        #expect(try tool.run(["recover", "note.txt"]).status == 5)
        #expect(try tool.run(["recover", "absent.relais"]).status == 5)
        #expect(try tool.run(["recover", tool.register, "--to", tool.register]).status == 2)
        let left = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
        #expect(!left.contains { $0.hasSuffix(".partial") }, "\(left)")
    }
}
