import Files
import Foundation
import GRDB
import Mediation
import Testing

@testable import Register

/// The check of the whole file before a write is left out only while nothing but Relais changed the file since the last.
@Suite struct IntegrityMarkTests {
    /// Whether the file is known whole by what is kept beside it alone.
    private static func holds(_ file: RegisterFolder) throws -> Bool {
        try Register.connection(file.path, LockWaiting()).read { db in
            _ = try db.tableExists("entry")
            return try IntegrityMark(file.path).holds(db)
        }
    }

    private static func mark(_ file: RegisterFolder) -> URL { file.folder.appending(path: ".test.relais.verified") }

    @Test func `a file made, then written by Relais, stays known whole`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        #expect(try Self.holds(file))
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        #expect(try Self.holds(file))
        let other = try file.opened(.writing(.test))
        _ = try other.record(RegisterTests.session(), on: RegisterTests.today)
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        #expect(try Self.holds(file), "each takes over what the other kept")
        #expect(try FileState(at: Self.mark(file).path)?.rights == 0o600)
    }

    @Test func `whatever else changes it, it is not known whole any more`() throws {
        let changes: [(String, (RegisterFolder) throws -> Void)] = [
            ("a byte", { try $0.overwrite(at: 9_000, [0]) }),
            ("the shell", { try $0.sqlite("UPDATE association SET name = 'Autre'") }),
            ("WAL", { try $0.sqlite("PRAGMA journal_mode = wal") }),
            ("the rights", { chmod($0.path, 0o640) }),
            ("a mark cut short", { try Data("relais 1\n".utf8).write(to: Self.mark($0)) }),
            ("a mark removed", { try FileManager.default.removeItem(at: Self.mark($0)) }),
            (
                "a copy",
                {
                    let copy = $0.folder.appending(path: "copy")
                    try FileManager.default.copyItem(atPath: $0.path, toPath: copy.path)
                    try FileManager.default.removeItem(atPath: $0.path)
                    try FileManager.default.moveItem(at: copy, to: URL(fileURLWithPath: $0.path))
                }
            ),
        ]
        for (name, change) in changes {
            let file = try RegisterFolder()
            try file.made()
            #expect(try Self.holds(file), "\(name)")
            try change(file)
            #expect(try !Self.holds(file), "\(name)")
        }
    }

    @Test func `a check is good for a day`() throws {
        let file = try RegisterFolder()
        try file.made()
        let lines = try String(contentsOf: Self.mark(file), encoding: .utf8).split(separator: "\n").map(String.init)
        let checkedAt = try #require(Int64(lines[8]))
        for (age, holds) in [(IntegrityMark.lifetime - 600, true), (IntegrityMark.lifetime + 1, false), (-600, false)] {
            var body = lines.dropLast()
            body[8] = "\(checkedAt - age)"
            let text = body.map { $0 + "\n" }.joined()
            try Data((text + Register.digest(text) + "\n").utf8).write(to: Self.mark(file))
            #expect(try Self.holds(file) == holds, "\(age)")
        }
    }

    @Test func `a damaged file is refused whatever a mark of before says`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        for _ in 1...20 { _ = try register.record(RegisterTests.session(), on: RegisterTests.today) }
        let page = try #require(UInt64(try file.sqlite("SELECT rootpage FROM sqlite_schema WHERE name = 'session'")))
        try file.overwrite(at: (page - 1) * 8192, [0xFF, 0xFF, 0xFF])
        #expect { try file.opened(.writing(.test)) } throws: { ($0 as? RegisterProblem)?.code == "E-REGISTER-DAMAGED" }
    }
}
