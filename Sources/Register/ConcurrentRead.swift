import Dispatch
import GRDB
import Synchronization

/// Runs one read on its own connection and thread, while the caller reads on.
///
/// Both reads see one state of the file only while the caller's transaction keeps every writer from committing: in a
/// rollback journal mode, once that transaction has read something. In WAL mode it does not: do not use it there.
final class ConcurrentRead<Value: Sendable>: Sendable {
    private let body: @Sendable (Database) throws -> Value
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let group = DispatchGroup()

    /// Starts the read.
    init(_ path: String, _ body: @escaping @Sendable (Database) throws -> Value) {
        self.body = body
        DispatchQueue.global().async(group: group) { [self] in
            let result = Result {
                let waiting = LockWaiting(limit: 0)
                let configuration = Register.configuration(readonly: true, queryOnly: true, waiting: waiting)
                return try DatabaseQueue(path: path, configuration: configuration).read(body)
            }
            self.result.withLock { $0 = result }
        }
    }

    /// Waits for the end of the read and gives what it gave, or throws what it threw. Where a writer that waits for the
    /// caller's transaction to end kept the read from beginning, it is made on the caller's connection: to wait for that
    /// writer would be to wait for each other.
    func value(orReadOn db: Database) throws -> Value {
        group.wait()
        let result = result.withLock { $0 } ?? .failure(CancellationError())
        do { return try result.get() } catch let error as DatabaseError
            where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode)
        { return try body(db) }
    }
}
