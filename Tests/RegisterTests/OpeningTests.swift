import Foundation
import Mediation
import Testing

@testable import Register

/// Making, opening, refusing; recovering what is damaged.
@Suite struct OpeningTests {
    @Test func `a new register is made with its folder, readable by its owner alone, and never over a file`() throws {
        let file = try RegisterFolder(below: "a")
        let path = file.folder.appending(path: "b/c/new.relais").path
        let association = Association(code: "x", name: "Association d’essai", isFictitious: true)
        let register = try Register(creating: path, association: association, by: .test)
        #expect(try register.association() == association && register.journal().isEmpty && register.isOfThisVersion())
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(throws: RegisterProblem.exists(path: path)) {
            try Register(creating: path, association: association, by: .test)
        }
        #expect(throws: RegisterProblem.exists(path: file.folder.path)) {
            try Register(creating: file.folder.path, association: association, by: .test)
        }
    }

    @Test func `what is no register is refused before anything is written to it`() throws {
        let file = try RegisterFolder()
        try file.made()
        func write(_ name: String, _ bytes: Data) throws {
            try bytes.write(to: file.folder.appending(path: name))
        }
        try write("empty", Data())
        try write("text", Data(String(repeating: "no register ", count: 40).utf8))
        try file.sqlite("CREATE TABLE t (x)", in: "other.db")
        try write("cut", Data(contentsOf: URL(fileURLWithPath: file.path)).prefix(20_000))
        try FileManager.default.copyItem(atPath: file.path, toPath: file.folder.path + "/newer")
        try file.sqlite("PRAGMA user_version = 99", in: "newer")
        for (name, code) in [
            ("absent", "E-REGISTER-MISSING"), ("empty", "E-REGISTER-FOREIGN"), ("text", "E-REGISTER-FOREIGN"),
            ("other.db", "E-REGISTER-FOREIGN"), ("", "E-REGISTER-FOREIGN"), ("cut", "E-REGISTER-DAMAGED"),
            ("newer", "E-REGISTER-NEWER"),
        ] {
            let url = file.folder.appending(path: name)
            let before = try? Data(contentsOf: url)
            for mode in [Register.Mode.reading, .writing(.test)] {
                #expect("\(name)") {
                    try Register(opening: name.isEmpty ? file.folder.path : url.path, for: mode)
                } throws: { ($0 as? RegisterProblem)?.code == code }
            }
            #expect((try? Data(contentsOf: url)) == before, "\(name)")
        }
    }

    @Test func `a reader changes nothing, and cannot`() throws {
        let file = try RegisterFolder()
        try file.made()
        let before = try Data(contentsOf: URL(fileURLWithPath: file.path))
        let reader = try file.opened(.reading)
        #expect(throws: RegisterProblem.self) { try reader.record(RegisterTests.session(), on: RegisterTests.today) }
        _ = try (reader.sessions(), reader.journal(), reader.findings(on: RegisterTests.today), reader.contentDigest())
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == before)
    }

    @Test func `a damaged file is not written to, and what is whole of it is recovered`() throws {
        let file = try RegisterFolder()
        let register = try file.made()
        for day in 1...9 {
            _ = try register.record(
                RegisterTests.session("2025-03-0\(day)", [RegisterTests.group]), on: RegisterTests.today)
        }
        try register.close(Period(typed: "2024"), reason: "sent")
        try file.sqlite("UPDATE contact SET gender = 'homme' WHERE session = 4")
        // The index of versions is torn.
        let page = try #require(
            UInt64(try file.sqlite("SELECT rootpage FROM sqlite_schema WHERE name = 'session_version'")))
        try file.overwrite(at: (page - 1) * 8192 + 100, [UInt8](repeating: 0x5A, count: 64))
        try file.overwrite(at: (page - 1) * 8192, [0xFF, 0xFF, 0xFF])
        #expect { try file.opened(.writing(.test)) } throws: { ($0 as? RegisterProblem)?.code == "E-REGISTER-DAMAGED" }
        let before = try Data(contentsOf: URL(fileURLWithPath: file.path))
        let target = file.folder.appending(path: "saved.relais").path
        let recovery = try Register.recover(file.path, to: target, by: .test)
        #expect(recovery.sessions == 8 && recovery.passages == 96 && recovery.altered.map(\.number) == [4])
        #expect(recovery.unreadable == 0 && recovery.missing.isEmpty && recovery.recreatedFromCode.isEmpty)
        #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == before, "the damaged one is not touched")
        let saved = try Register(opening: target, for: .writing(.test))
        #expect(try saved.sessions().map(\.number) == [1, 2, 3, 5, 6, 7, 8, 9])
        #expect(try saved.setup().places["pmi"]?.name == "PMI" && saved.closedPeriods() == [Period(typed: "2024")])
        #expect(try saved.findings(on: RegisterTests.today).isEmpty && saved.deepFindings().isEmpty)
        #expect(try saved.record(RegisterTests.session(), on: RegisterTests.today).number == 10)
    }

    @Test func `identifiers are in order and each once, however fast they are made`() {
        var uuids = OrderedUUIDs()
        let made = (0..<10_000).map { _ in uuids.next() }
        #expect(made == made.sorted() && Set(made).count == made.count)
        #expect(
            made.allSatisfy {
                $0.wholeMatch(of: #/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/#) != nil
            })
    }
}
