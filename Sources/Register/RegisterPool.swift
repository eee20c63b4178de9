import Files
import Foundation
import GRDB
import Synchronization

/// A register held open by a program that stays: one writer and several readers, asked from asynchronous code.
///
/// SQLite's calls wait for the disk and for locks: they are made on threads of the pool, never on those Swift's tasks
/// share. Readers go on while a write is prepared; its last step, a few milliseconds, waits for them. The file is checked
/// whole at opening and once a day. When another file takes its place (a restore), the next request opens that one.
///
/// While a pool is open, this program must not open the register's file by other means, not even to read it: closing it
/// would let go of the pool's locks.
package final class RegisterPool: Sendable {
    /// Where the file is.
    package let path: String
    private let checkInterval: Int64
    private let connections: Mutex<Connections>
    private let readers = OperationQueue()
    private let writer = OperationQueue()

    /// The connections to one file.
    private struct Connections {
        let file: FileIdentity
        let writer: Register
        /// When SQLite last found the file whole: seconds since 1970, by SQLite's clock.
        var checkedAt: Int64
        /// The readers nobody uses now.
        var idle: [Register]
    }

    /// Which file a path leads to.
    private struct FileIdentity: Equatable {
        let device: UInt64
        let inode: UInt64
    }

    /// Opens a register and checks it whole; brings an older one up first. Waits for the disk: to be called before the
    /// program answers requests.
    /// - Parameters:
    ///   - program: name and version of the program, for what it writes at opening.
    ///   - readers: how many may read at a time.
    ///   - checkInterval: seconds a check of the whole file is good for.
    package init(opening path: String, program: String, readers: Int = 4, checkInterval: Int64 = 86_400) throws {
        self.path = path
        self.checkInterval = checkInterval
        connections = Mutex(try Self.open(path, by: Author(program: program)))
        self.readers.maxConcurrentOperationCount = readers
        writer.maxConcurrentOperationCount = 1
    }

    /// Runs a body on a register opened for reading, which is valid within it only. Several bodies run at a time.
    package func reading<Value: Sendable>(
        _ body: @escaping @Sendable (Register) throws -> Value
    ) async throws -> Value {
        try await run(on: readers) { [self] in
            let (reader, file) = try connections.withLock { connections in
                try reopenIfMoved(&connections)
                let reader = try connections.idle.popLast() ?? Register(readerBeside: connections.writer)
                return (reader, connections.file)
            }
            // A reader of a file that was replaced meanwhile is let go of.
            defer { connections.withLock { if $0.file == file { $0.idle.append(reader) } } }
            return try body(reader)
        }
    }

    /// Runs a body on the register, opened for writing as an author; valid within it only. One body runs at a time, in the
    /// order asked.
    package func writing<Value: Sendable>(
        as author: Author, _ body: @escaping @Sendable (Register) throws -> Value
    ) async throws -> Value {
        try await run(on: writer) { [self] in
            let register = try connections.withLock { connections in
                try reopenIfMoved(&connections)
                let now = try connections.writer.now()
                if !(connections.checkedAt..<connections.checkedAt + checkInterval).contains(now) {
                    try connections.writer.refuseUnlessWhole(always: true)
                    connections.checkedAt = now
                }
                return connections.writer
            }
            return try body(register.acting(as: author))
        }
    }

    private func run<Value: Sendable>(
        on queue: OperationQueue, _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try body() }) }
        }
    }

    private func reopenIfMoved(_ connections: inout Connections) throws {
        guard try Self.identity(path) != connections.file else { return }
        let author = connections.writer.author ?? Author(program: "")
        connections = try Self.open(path, by: author)
    }

    private static func open(_ path: String, by author: Author) throws -> Connections {
        let file = try identity(path)
        let writer = try Register(opening: path, for: .writing(author))
        return Connections(file: file, writer: writer, checkedAt: try writer.now(), idle: [])
    }

    private static func identity(_ path: String) throws -> FileIdentity {
        do {
            guard let state = try FileState(at: path) else { throw RegisterProblem.missing(path: path) }
            return FileIdentity(device: state.device, inode: state.inode)
        } catch let failure as FileFailure { throw RegisterProblem(failure) }
    }
}

extension Register {
    /// Seconds since 1970, by SQLite's clock.
    fileprivate func now() throws -> Int64 {
        try read { try Int64.fetchOne($0, sql: "SELECT unixepoch('now')") ?? 0 }
    }
}
