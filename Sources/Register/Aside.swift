import Dispatch
import GRDB
import Synchronization

/// A reading done beside the caller's own, on another connection and another thread.
final class Aside<Value: Sendable>: Sendable {
    private let made = Mutex<Result<Value, any Error>?>(nil)
    private let group = DispatchGroup()
    private let body: @Sendable (Database) throws -> Value

    init(_ body: @escaping @Sendable (Database) throws -> Value) { self.body = body }

    func start(_ path: String) throws {
        let connection = try DatabaseQueue(
            path: path, configuration: Register.configuration(readonly: true, queryOnly: true))
        DispatchQueue.global().async(group: group) { [self] in
            let result = Result { try connection.read { try body($0) } }
            made.withLock { $0 = result }
        }
    }

    /// Waits for the end.
    func value() -> Result<Value, any Error> {
        group.wait()
        return made.withLock { $0 } ?? .failure(CancellationError())
    }
}
