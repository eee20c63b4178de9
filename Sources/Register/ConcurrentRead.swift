import Dispatch
import GRDB
import Synchronization

/// Runs one read on its own connection and thread, while the caller reads on.
///
/// Both reads see one state of the file only while the caller's transaction keeps every writer from committing: in a
/// rollback journal mode, once that transaction has read something. In WAL mode it does not: do not use it there.
final class ConcurrentRead<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let group = DispatchGroup()

    /// Starts the read.
    init(_ path: String, _ body: @escaping @Sendable (Database) throws -> Value) throws {
        let connection = try DatabaseQueue(
            path: path, configuration: Register.configuration(readonly: true, queryOnly: true))
        DispatchQueue.global().async(group: group) { [self] in
            let result = Result { try connection.read(body) }
            self.result.withLock { $0 = result }
        }
    }

    /// Waits for the end of the read and gives what it gave, or throws what it threw.
    func value() throws -> Value {
        group.wait()
        return try result.withLock { try ($0 ?? .failure(CancellationError())).get() }
    }
}
