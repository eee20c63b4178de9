import Foundation
import GRDB
import Mediation
import Testing

@testable import Register

/// What an import has read, and its one short write.
@Suite struct ImportStageTests {
    static func session(_ day: String, count: Int = 1, comment: String? = nil) -> Session {
        var contact = Contact(themes: ["sante/couverture", "logement/voisinage"])
        contact.count = count
        contact.actions = ["information", "orientation"]
        contact.referrals = ["caf"]
        contact.minutes = 15
        contact.traits = ["rsa": "oui", "public": "autre"]
        if count > 1 { contact.margins = [Margin(dimension: .gender, code: "femme", count: 1)] }
        var session = RegisterTests.session(day, [contact, contact])
        session.effects = [Effect(code: "prestation_ouverte", quantity: Quantity(hundredths: 999_999_999_99))]
        session.start = ClockTime(typed: "09:30")
        session.comment = comment
        session.present = 12
        return session
    }

    @Test func `what is imported is what was read, row for row`() throws {
        let register = try RegisterTests.register()
        let sessions = (0..<700).map { rank in
            (
                "k\(rank)",
                Self.session(
                    "2025-03-0\(rank % 9 + 1)", count: rank % 5 + 1, comment: rank % 7 == 0 ? "à \(rank) h" : nil)
            )
        }
        let result = try RegisterTests.imported(register, sessions)
        #expect(result.sessions == 700 && result.contacts == sessions.reduce(0) { $0 + $1.1.passages })
        let stored = try register.sessions().sorted { $0.number < $1.number }
        #expect(stored.map(\.session.canonicalText) == sessions.map(\.1.canonicalText))
        #expect(stored.map(\.number) == Array(1...700))
        #expect(try register.deepFindings().isEmpty)
    }

    @Test func `sessions are packed to a few bytes and come back as they were`() throws {
        var packed = PackedSessions()
        let whole = (0..<3_000).map { Self.session("2025-03-04", count: $0 % 9 + 1) }
        for count in 1...9 { packed.add(Self.session("2025-03-04", count: count).contacts[0]) }
        for (rank, session) in whole.enumerated() {
            var frame = session
            frame.contacts = []
            let numbers = [Int32](repeating: Int32(rank % 9), count: 2)
            let digest = packed.digest(frame, numbers)
            #expect(digest == SessionDigest(of: session.canonicalText))
            let fingerprint = StoredFingerprint(digest: digest, day: CivilDate(iso: "1969-07-21") ?? .latest)
            packed.add(
                frame, numbers, digest,
                PackedSessions.Header(key: "clé \(rank)", isDerived: rank % 2 == 0, fingerprint: fingerprint),
                entryMode: session.entryMode(recordedOn: RegisterTests.today))
        }
        #expect(packed.byteCount < 3_000 * 90)
        var keys: [String] = []
        packed.forEachHeader { keys.append($0.key) }
        #expect(keys == (0..<3_000).map { "clé \($0)" })
        let texts = packed.texts.bytes
        var rank = 0
        packed.removeAll { header, session in
            #expect(header.key == "clé \(rank)" && header.isDerived == (rank % 2 == 0))
            #expect(header.fingerprint.civilDay.description == "1969-07-21")
            let prepared = PreparedSession(whole[rank], today: RegisterTests.today)
            #expect(session.digest == prepared.digest)
            #expect(Self.values(session, texts) == Self.values(prepared, prepared.texts.bytes))
            rank += 1
        }
        #expect(rank == 3_000 && packed.count == 0)
    }

    @Test func `contact lines numbered from 0 again are others`() throws {
        let register = try RegisterTests.register()
        let stage = try ImportStage(register, today: RegisterTests.today)
        let whole = (1...3).map { Self.session("2025-03-04", count: $0) }
        for (rank, session) in whole.enumerated() {
            var frame = session
            frame.contacts = []
            stage.add(session.contacts[0])
            try stage.add(frame, [0, 0], key: "\(rank)")
            stage.endLines()
        }
        _ = try register.importing(stage, file: "f.csv", digest: "")
        let stored = try register.sessions().sorted { $0.number < $1.number }
        #expect(stored.map(\.session.canonicalText) == whole.map(\.canonicalText))
        #expect(try register.deepFindings().isEmpty)
    }

    /// The cells of a session as texts.
    private static func values(_ session: PreparedSession, _ texts: [UInt8]) -> [[String]] {
        session.rows.map { cells in
            cells.map { cell in
                guard cell.length >= 0 else { return "\(cell)" }
                let start = Int(cell.value)
                return String(decoding: texts[start..<start + Int(cell.length)], as: UTF8.self)
            }
        }
    }

    @Test func `a key that is there keeps its session, and one of another day is refused`() throws {
        let register = try RegisterTests.register()
        _ = try RegisterTests.imported(
            register, [("1", Self.session("2025-03-04")), ("2", Self.session("2025-03-05"))])
        let again = try RegisterTests.imported(
            register,
            [
                ("1", Self.session("2025-03-04")), ("2", Self.session("2025-03-05", count: 3)),
                ("3", Self.session("2025-03-06")),
            ])
        #expect(again.sessions == 1 && again.unchanged == 1 && again.changed == ["2"])
        let stage = try ImportStage(register, today: RegisterTests.today)
        #expect(try stage.keyCheck.otherDay(of: "1", .iso("2026-03-04")) == .iso("2025-03-04"))
        #expect(try stage.keyCheck.otherDay(of: "1", .iso("2025-03-04")) == nil)
        #expect(try stage.keyCheck.otherDay(of: "9", .iso("2026-03-04")) == nil)
        #expect(throws: ReusedKey(key: "1", day: .iso("2025-03-04"))) {
            try stage.add(Self.session("2026-03-04"), key: "1")
        }
    }

    @Test func `a session's own identifier, from an export, stands for it`() throws {
        let register = try RegisterTests.register()
        let id = try register.record(Self.session("2025-03-04"), on: RegisterTests.today).id
        let stage = try ImportStage(register, today: RegisterTests.today)
        #expect(try stage.keyCheck.otherDay(of: id.uppercased(), .iso("2025-03-09")) == .iso("2025-03-04"))
        let result = try RegisterTests.imported(
            register,
            [(id, Self.session("2025-03-04")), ("0190A1B2-0000-7000-8000-000000000001", Self.session("2025-03-05"))])
        #expect(result.unchanged == 1 && result.sessions == 1)
        #expect(try register.sessions().map(\.id).last == "0190a1b2-0000-7000-8000-000000000001")
    }

    @Test func `ten thousand rows alike take no square of time`() throws {
        let register = try RegisterTests.register()
        let session = RegisterTests.session("2025-03-04")
        for expected in [10_000, 0] {
            let stage = try ImportStage(register, today: RegisterTests.today)
            for _ in 0..<10_000 { try stage.add(session, key: "row", isDerived: true) }
            #expect(stage.result.sessions == expected)
            guard expected > 0 else { continue }
            _ = try register.importing(stage, file: "f", digest: "d")
        }
    }

    @Test func `while a file is read, others write, and what they wrote is taken into account`() throws {
        let file = try RegisterFolder()
        let (one, other) = (try file.made(), try file.opened(.writing(.test)))
        let stage = try ImportStage(one, today: RegisterTests.today)
        try stage.add(RegisterTests.session("2025-03-04"), key: "1")
        try stage.add(RegisterTests.session("2025-03-05"), key: "2")
        _ = try other.record(RegisterTests.session("2025-03-06"), on: RegisterTests.today)
        _ = try RegisterTests.imported(other, [("2", RegisterTests.session("2025-03-05"))])
        let result = try one.importing(stage, file: "f.csv", digest: "d")
        #expect(result.sessions == 1 && result.unchanged == 1)
        #expect(try one.sessions().map(\.number).sorted() == [1, 2, 3])
        // And a key taken for another day meanwhile refuses all of it.
        let late = try ImportStage(one, today: RegisterTests.today)
        try late.add(RegisterTests.session("2025-04-01"), key: "8")
        try late.add(RegisterTests.session("2025-04-02"), key: "9")
        _ = try RegisterTests.imported(other, [("9", RegisterTests.session("2024-04-02"))])
        #expect(throws: RegisterProblem.locked(path: file.path)) {
            try one.importing(late, file: "f.csv", digest: "d")
        }
        #expect(try one.sessions().count == 4)
    }

    @Test func `a stop in the middle takes everything back, and the settings of the connection are given back`() throws
    {
        struct Stop: Error {}
        let register = try RegisterTests.register()
        func settings() throws -> [Int] {
            try register.read { db in
                try ["foreign_keys", "temp_store", "cache_size"].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") ?? -1 }
            }
        }
        let before = try settings()
        let stage = try ImportStage(register, today: RegisterTests.today)
        for rank in 0..<600 { try stage.add(RegisterTests.session(), key: "k\(rank)") }
        var steps = 0
        #expect(throws: Stop.self) {
            try register.importing(stage, file: "f", digest: "d") {
                steps += 1
                if steps == 3 { throw Stop() }
            }
        }
        #expect(try register.sessions().isEmpty)
        #expect(try register.journal().map(\.verb) == ["set up"])
        #expect(try settings() == before)
        _ = try RegisterTests.imported(register, [("1", RegisterTests.session())])
        #expect(try settings() == before)
    }
}
