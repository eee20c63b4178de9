import Mediation
import Nomenclature
import Register
import Testing

@Suite struct JournalTests {
    /// A register on the disk with some of each kind of write.
    private static func register() throws -> RegisterFolder {
        let file = try RegisterFolder()
        let register = try file.made(author: "AB")
        _ = try register.record(RegisterTests.session("2025-03-04", [RegisterTests.group]), on: RegisterTests.today)
        _ = try register.amend(
            "1", as: RegisterTests.session("2025-03-05"), reason: "wrong day", on: RegisterTests.today)
        try RegisterTests.imported(register, [("1", RegisterTests.session("2025-03-06"))], file: "march.csv")
        try register.close(Period(typed: "2024"), reason: "sent")
        return file
    }

    @Test func `each write leaves one entry: what, why, who, from which file, and nothing of its content`() throws {
        let journal = try Self.register().opened().journal()
        #expect(journal.map(\.id) == [1, 2, 3, 4, 5])
        #expect(journal.map(\.verb) == ["set up", "record", "amend", "import", "close"])
        #expect(
            journal.map(\.object) == ["AB pmi dept", "session 1", "session 1", "march.csv", "2024-01-01..2024-12-31"])
        #expect(journal.map(\.reason) == [nil, nil, "wrong day", nil, "sent"])
        #expect(journal.map(\.fileName) == [nil, nil, nil, "march.csv", nil])
        #expect(journal.allSatisfy { $0.author == "AB" && !$0.isUndone && $0.chainDigest?.count == 64 })
        #expect(journal.allSatisfy { $0.madeAt.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/#) != nil })
        #expect(Set(journal.map(\.chainDigest)).count == 5)
    }

    @Test(
        arguments: [
            ("UPDATE entry SET reason = 'x' WHERE id = 3", 3), ("UPDATE entry SET verb = 'cancel' WHERE id = 3", 3),
            ("UPDATE entry SET object = 'session 2' WHERE id = 2", 2),
            ("UPDATE entry SET author = 'CD' WHERE id = 1", 1),
            ("UPDATE entry SET file_name = 'april.csv' WHERE id = 4", 4),
            ("UPDATE entry SET made_at = '2020-01-01T00:00:00Z' WHERE id = 5", 5),
            ("UPDATE session SET digest = replace(digest, substr(digest, 1, 1), 'g') WHERE since = 2", 2),
            ("UPDATE session SET number = 9 WHERE since = 4", 4),
            ("UPDATE setup_change SET after = replace(after, 'PMI', 'CAF') WHERE entry = 1", 1),
            ("PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE id = 2", 2),
            ("PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE id = 1", 1),
            ("UPDATE entry SET chain_digest = replace(chain_digest, substr(chain_digest, 1, 1), 'g') WHERE id = 5", 5),
        ] as [(String, Int64)])
    func `whatever is changed in an entry, the first link that does not hold is named`(sql: String, entry: Int64) throws
    {
        let file = try Self.register()
        #expect(try file.opened().brokenLink() == nil)
        try file.sqlite(sql)
        #expect(try file.opened().brokenLink()?.entry == entry)
        #expect(try file.opened().deepFindings().contains { $0.check == .journal })
    }

    @Test func `the digest of a content is the same in two registers of other histories, and moves with each content`()
        throws
    {
        let (first, second) = (try RegisterTests.register(), try RegisterTests.register())
        let stored = try first.record(
            RegisterTests.session("2025-03-04", [RegisterTests.group]), on: RegisterTests.today)
        for register in [first, second] { try register.note(.export, "x") }
        _ = try second.record(RegisterTests.session("2025-01-01"), on: RegisterTests.today)
        _ = try second.undo()
        try RegisterTests.imported(second, [(stored.id, stored.session)])
        let digest = try first.contentDigest()
        #expect(try second.contentDigest() == digest && digest.count == 64)
        try second.setUp("place amend", [.place(Place(code: "pmi", name: "Other", kind: "pmi"))], isNew: false)
        #expect(try second.contentDigest() != digest)
        #expect(
            try first.snapshot { try $0.tallyAndDigest(TallyRequest(period: Period(typed: "2025"))) }.digest == digest)
    }
}
