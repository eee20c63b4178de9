import Dispatch
import Foundation
import GRDB
import Mediation
import Synchronization
import Testing

@testable import Register

/// A register held open.
@Suite struct RegisterPoolTests {
    private static func pool(_ file: RegisterFolder, checkInterval: Int64 = 86_400) throws -> RegisterPool {
        try RegisterPool(opening: file.path, program: "server", readers: 3, checkInterval: checkInterval)
    }

    @Test func `each write has its own author`() async throws {
        let file = try RegisterFolder()
        try file.made()
        let pool = try Self.pool(file)
        for name in ["AB", "CD"] {
            let number = try await pool.writing(as: Author(program: "page", name: name)) {
                try $0.record(RegisterTests.session(), on: RegisterTests.today).number
            }
            #expect(number == (name == "AB" ? 1 : 2))
        }
        #expect(try await pool.reading { try $0.sessions().count } == 2)
        #expect(
            try file.sqlite("SELECT group_concat(program || ' ' || author, ', ') FROM entry WHERE verb = 'record'")
                == "page AB, page CD")
    }

    @Test func `readers read while a write goes on, and see all of it or nothing`() async throws {
        let file = try RegisterFolder()
        try file.made()
        let pool = try Self.pool(file)
        let (begun, read) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let write: Void = pool.writing(as: .test) { register in
            try register.write("test", "test") { db, _ in
                try db.execute(sql: "UPDATE association SET name = 'Autre'")
                begun.signal()
                read.wait()
            }
        }
        let names = try await pool.reading { register in
            begun.wait()
            defer { read.signal() }
            return try (1...3).map { _ in try register.association().name }
        }
        #expect(names == ["Test", "Test", "Test"])
        try await write
        #expect(try await pool.reading { try $0.association().name } == "Autre")
    }

    @Test func `requests that wait hold no thread that tasks share`() async throws {
        let file = try RegisterFolder()
        try file.made()
        let pool = try Self.pool(file)
        let isOpen = DispatchSemaphore(value: 0)
        // Far more requests that wait than there are threads for tasks: one more task must still run.
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 1...200 {
                group.addTask {
                    try await pool.reading { register in
                        isOpen.wait()
                        isOpen.signal()
                        return try register.sessions().count
                    }
                }
            }
            group.addTask {
                await Task.yield()
                isOpen.signal()
                return 0
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.count == 201)
    }

    @Test func `the whole file is checked again when the last check is too old, not at each write`() async throws {
        for (interval, isRefused) in [(Int64(86_400), false), (0, true)] {
            let file = try RegisterFolder()
            try file.made()
            let pool = try Self.pool(file, checkInterval: interval)
            // An index gone bad, which nothing but the whole check reads.
            let page = try #require(
                UInt64(try file.sqlite("SELECT rootpage FROM sqlite_schema WHERE name = 'session_since'")))
            try file.overwrite(at: (page - 1) * 8192, [0xFF])
            try file.sqlite("UPDATE association SET name = 'Autre'")
            let write = { @Sendable () async throws -> Int in
                try await pool.writing(as: .test) { try $0.journal().count }
            }
            if isRefused {
                await #expect { try await write() } throws: { ($0 as? RegisterProblem)?.code == "E-REGISTER-DAMAGED" }
            } else {
                #expect(try await write() == 1)
            }
        }
    }

    @Test func `after another file took its place, requests are answered from that one`() async throws {
        let file = try RegisterFolder()
        try file.made()
        let pool = try Self.pool(file)
        let copy = file.folder.appending(path: "copy.relais").path
        _ = try await pool.writing(as: .test) { try $0.record(RegisterTests.session(), on: RegisterTests.today).number }
        try await pool.reading { try $0.backUp(to: copy) }
        _ = try await pool.writing(as: .test) { try $0.record(RegisterTests.session(), on: RegisterTests.today).number }
        #expect(try await pool.reading { try $0.sessions().count } == 2)
        // As a restore does, from another program.
        try FileManager.default.moveItem(atPath: file.path, toPath: file.path + ".avant-1")
        try FileManager.default.moveItem(atPath: copy, toPath: file.path)
        #expect(try await pool.reading { try $0.sessions().count } == 1)
        let number = try await pool.writing(as: .test) {
            try $0.record(RegisterTests.session(), on: RegisterTests.today).number
        }
        #expect(number == 2)
        #expect(try file.sqlite("SELECT count(*) FROM session") == "2")
    }
}
