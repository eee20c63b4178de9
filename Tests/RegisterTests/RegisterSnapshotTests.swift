import Foundation
import GRDB
import Mediation
import Synchronization
import Testing

@testable import Register

/// What is read in one snapshot is of one instant, whoever writes meanwhile.
@Suite struct RegisterSnapshotTests {
    static let year = TallyRequest(period: Period(first: .iso("2025-01-01"), last: .iso("2025-12-31"))!)

    /// Records a session and takes it back, again and again until it is stopped, and keeps each state it made.
    private final class Writer: Sendable {
        private let register: Register
        private let isStopped = Mutex(false)
        private let ended = DispatchGroup()
        /// Digest of each state, with its number of sessions.
        let states: Mutex<[String: Int]>

        init(_ register: Register) throws {
            self.register = register
            states = Mutex([try register.contentDigest(): try register.sessions().count])
            DispatchQueue(label: "writer").async(group: ended) { [self] in
                while !isStopped.withLock({ $0 }) {
                    guard (try? register.record(RegisterTests.session(), on: RegisterTests.today)) != nil else {
                        continue
                    }
                    keepState()
                    while (try? register.undo()) == nil {}
                    keepState()
                }
            }
        }

        private func keepState() {
            guard let digest = try? register.contentDigest(), let count = try? register.sessions().count else { return }
            states.withLock { $0[digest] = count }
        }

        func stop() {
            isStopped.withLock { $0 = true }
            ended.wait()
        }
    }

    @Test(arguments: ["delete", "wal"]) func `the digest belongs to the figures while another connection records`(
        _ mode: String
    ) throws {
        let file = try RegisterFolder()
        let base = try file.made()
        #expect(try file.sqlite("PRAGMA journal_mode = \(mode)") == mode)
        for _ in 1...3 { _ = try base.record(RegisterTests.session(), on: RegisterTests.today) }
        let reader = try file.opened()
        let writer = try Writer(file.opened(.writing(.test)))
        defer { writer.stop() }
        var seen: [(sessions: Int, halves: Int, listed: Int, digest: String)] = []
        for _ in 1...100 {
            seen.append(
                try reader.snapshot { snapshot in
                    let (tally, digest) = try snapshot.tallyAndDigest(Self.year)
                    let halves = try snapshot.tally(Self.year, halvedAbove: 1)
                    return (tally.totals.sessions, halves.totals.sessions, try snapshot.sessions().count, digest)
                })
        }
        writer.stop()
        let states = writer.states.withLock { $0 }
        #expect(seen.allSatisfy { $0.sessions == $0.listed && $0.halves == $0.listed })
        #expect(seen.allSatisfy { states[$0.digest] == $0.sessions })
        // Else nothing was tried.
        #expect(Set(seen.map(\.digest)).count > 5)
    }

    @Test func `a read kept out by a waiting writer is made on the caller's connection`() throws {
        let file = try RegisterFolder()
        try file.made()
        let writer = try DatabaseQueue(path: file.path)
        let sessions = try file.opened().snapshot { snapshot -> Int in
            #expect(try snapshot.journalMode() == "delete")
            // A writer that has all it needs but the end of this read keeps new readers out.
            try writer.writeWithoutTransaction { db in
                try db.execute(sql: "BEGIN IMMEDIATE; UPDATE association SET name = 'Autre'")
                #expect(throws: DatabaseError.self) { try db.execute(sql: "COMMIT") }
                let (left, right) = try snapshot.both {
                    try snapshot.association().name
                } and: {
                    try String.fetchOne($0, sql: "SELECT name FROM association")
                }
                #expect(left == "Test" && right == "Test")
                try db.execute(sql: "ROLLBACK")
            }
            return try snapshot.sessions().count
        }
        #expect(sessions == 0)
    }

    @Test func `the plain readings answer what a snapshot does`() throws {
        let register = try RegisterTests.register()
        _ = try register.record(RegisterTests.session("2025-03-04", [RegisterTests.group]), on: RegisterTests.today)
        try register.close(try Period(typed: "2025-T1"), reason: "bilan")
        let (association, setup, tally, digest) = try register.snapshot {
            try ($0.association(), $0.setup(), $0.tally(Self.year), $0.contentDigest())
        }
        let (sessions, journal, closed) = try register.snapshot {
            try ($0.sessions(), $0.journal(), $0.closedPeriods())
        }
        #expect(try register.association() == association && association.name == "Test")
        #expect(try register.setup() == setup && setup.places.count == 1)
        #expect(try register.tally(Self.year) == tally && tally.totals.passages == 12)
        #expect(try register.contentDigest() == digest)
        #expect(try register.sessions() == sessions && sessions.count == 1)
        #expect(try register.journal() == journal && journal.map(\.verb) == ["set up", "record", "close"])
        #expect(try register.closedPeriods() == closed && closed.count == 1)
    }
}

extension CivilDate {
    static func iso(_ text: String) -> CivilDate { CivilDate(iso: text)! }
}
