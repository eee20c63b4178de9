import Foundation
import Mediation
import Testing

@testable import Register

/// Copies beside the register, and the register they give back.
@Suite struct BackupsTests {
    @Test func `a backup is the register, with its digest beside it, and only its owner reads it`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        _ = try register.record(RegisterTests.session("2025-03-04", [RegisterTests.group]), on: RegisterTests.today)
        let path = try Backups(of: file.path).make(register, because: "test")
        #expect(
            Backups(of: file.path).names == [URL(fileURLWithPath: path).lastPathComponent]
                && path.hasSuffix("-test.relais"))
        let copy = try Register(opening: path, for: .reading)
        #expect(try copy.contentDigest() == register.contentDigest() && copy.journal() == register.journal())
        let digest = try String(contentsOfFile: path + ".sha256", encoding: .utf8)
        #expect(try digest.hasPrefix(Register.digest(ofFile: path)))
        for name in [path, path + ".sha256", file.path] {
            #expect(
                try FileManager.default.attributesOfItem(atPath: name)[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        #expect(
            try FileManager.default.attributesOfItem(atPath: Backups(of: file.path).folder)[.posixPermissions] as? Int
                == 0o700)
    }

    @Test func `ten are kept: the five newest, then the newest of each day, and always the one just made`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        let backups = Backups(of: file.path)
        try FileManager.default.createDirectory(atPath: backups.folder, withIntermediateDirectories: true)
        // All in the future: the clock went back before the next one.
        let old = (10...24).flatMap { day in ["08", "17"].map { "299901\(day)-\($0)0000000-x.relais" } }
        for name in old + ["notes.txt", "20250101-mine.relais"] {
            try Data().write(to: URL(fileURLWithPath: backups.folder + "/" + name))
        }
        let made = URL(fileURLWithPath: try backups.make(register, because: "test")).lastPathComponent
        let names = backups.names
        #expect(names.count == 10 && names.contains(made), "\(names)")
        #expect(names.suffix(5) == old.suffix(5))
        #expect(Set(names.dropLast(5).map { $0.prefix(8) }).count == 5)
        let all = try FileManager.default.contentsOfDirectory(atPath: backups.folder)
        #expect(all.contains("notes.txt") && all.contains("20250101-mine.relais"), "what is not ours stays")
    }

    @Test func `a backup given back takes the place of the register, which is kept`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        _ = try register.record(RegisterTests.session("2025-03-04", [RegisterTests.group]), on: RegisterTests.today)
        let copy = file.folder.appending(path: "copy.relais").path
        try register.backUp(to: copy)
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        let now = try register.contentDigest()
        let done = try Register.restore(copy, to: file.path)
        #expect(
            done.before?.sessions == 2 && done.after.sessions == 1 && done.after.passages == 12
                && done.after.lastEntry == 2)
        #expect(try file.opened().sessions().count == 1)
        let kept = try #require(done.kept)
        #expect(try Register(opening: kept, for: .reading).contentDigest() == now)
        // Once more: the one kept before is not lost.
        #expect(try Register.restore(copy, to: file.path).kept != kept)
        #expect(try Register(opening: kept, for: .reading).contentDigest() == now)
    }

    @Test func `a register that is lost or unreadable is given back too`() throws {
        let file = try RegisterFolder()
        let copy = file.folder.appending(path: "copy.relais").path
        let digest = try { () throws -> String in
            let register = try file.made()
            try register.backUp(to: copy)
            return try register.contentDigest()
        }()
        try FileManager.default.removeItem(atPath: file.path)
        let first = try Register.restore(copy, to: file.path)
        #expect(first.before == nil && first.kept == nil)
        try Data("no register".utf8).write(to: URL(fileURLWithPath: file.path))
        let second = try Register.restore(copy, to: file.path)
        #expect(second.before == nil && second.kept != nil)
        #expect(try file.opened().contentDigest() == digest)
    }

    @Test func `a backup that is damaged, foreign or missing moves nothing`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        let copy = file.folder.appending(path: "copy.relais")
        try register.backUp(to: copy.path)
        let now = try Data(contentsOf: URL(fileURLWithPath: file.path))
        var bytes = try Data(contentsOf: copy)
        bytes[bytes.count - 20] ^= 0xFF
        try bytes.write(to: copy)
        try Data("text".utf8).write(to: file.folder.appending(path: "note.odt"))
        for (name, code) in [
            ("copy.relais", "E-REGISTER-DAMAGED"), ("note.odt", "E-REGISTER-FOREIGN"),
            ("absent.relais", "E-FILE-MISSING"),
        ] {
            let path = file.folder.appending(path: name).path
            #expect { try Register.restore(path, to: file.path) } throws: { ($0 as? RegisterProblem)?.code == code }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == now)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: file.folder.path).filter { $0.contains("partial") }
                == [])
    }

    @Test func `only an earlier state of the same register is replaced by a backup`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        let copy = file.folder.appending(path: "copy.relais")
        try register.backUp(to: copy.path)
        _ = try register.record(RegisterTests.session(), on: RegisterTests.today)
        try register.backUp(to: copy.path)
        #expect(try Register(opening: copy.path, for: .reading).sessions().count == 1)

        let other = file.folder.appending(path: "other.relais")
        _ = try Register(creating: other.path, association: Association(code: "o", name: "Other"), by: .test)
        try Data("text".utf8).write(to: file.folder.appending(path: "note.odt"))
        // A later state: what it holds and this one does not would be lost.
        let ahead = try Register(opening: copy.path, for: .writing(.test))
        _ = try ahead.record(RegisterTests.session("2025-04-01"), on: RegisterTests.today)
        for name in ["other.relais", "note.odt", "test.relais", "copy.relais"] {
            let target = file.folder.appending(path: name)
            let before = try Data(contentsOf: target)
            #expect(throws: RegisterProblem.exists(path: target.path)) { try register.backUp(to: target.path) }
            #expect(try Data(contentsOf: target) == before, "\(name)")
        }
    }
}
