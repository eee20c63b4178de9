import Dispatch
import Synchronization

/// Two threads at one work: one makes values, the calling one takes them, in the same order. What is made and not
/// taken yet stays within a few stretches, so that memory does not grow with the work.
final class Pipeline<Value: Sendable>: Sendable {
    private struct State {
        var stretches: [[Value]] = []
        var isDone = false
        var isStopped = false
        var failure: (any Error)?
    }

    /// The taker has stopped: nothing more is wanted.
    private struct Stopped: Error {}

    private static var stretchLength: Int { 256 }
    private let state = Mutex(State())
    /// Counts the stretches that may still be made, and those that wait to be taken.
    private let room = DispatchSemaphore(value: 0)
    private let ready = DispatchSemaphore(value: 0)

    private init() {
        // Room for four stretches. Made with that value, a semaphore may not be let go while some are taken, as they are
        // when an error or a signal stops the work.
        for _ in 0..<4 { room.signal() }
    }

    /// Runs `make` on another thread and `take` on this one. An error of either stops both and is thrown once the other
    /// thread has ended.
    static func run(
        make: @escaping @Sendable (_ give: (Value) throws -> Void) throws -> Void, take: (Value) throws -> Void
    ) throws {
        let pipeline = Pipeline()
        let ended = DispatchGroup()
        DispatchQueue.global(qos: .userInitiated).async(group: ended) { pipeline.produce(make) }
        defer { ended.wait() }
        do {
            while let stretch = pipeline.next() { for value in stretch { try take(value) } }
        } catch {
            pipeline.state.withLock { $0.isStopped = true }
            pipeline.room.signal()
            throw error
        }
        if let failure = pipeline.state.withLock({ $0.failure }) { throw failure }
    }

    private func produce(_ make: (_ give: (Value) throws -> Void) throws -> Void) {
        var stretch: [Value] = []
        do {
            try make { value in
                stretch.append(value)
                if stretch.count == Self.stretchLength {
                    try push(stretch)
                    stretch.removeAll(keepingCapacity: true)
                }
            }
            try push(stretch)
        } catch {
            state.withLock { if !$0.isStopped { $0.failure = error } }
        }
        state.withLock { $0.isDone = true }
        ready.signal()
    }

    private func push(_ stretch: [Value]) throws {
        room.wait()
        try state.withLock { state in
            guard !state.isStopped else { throw Stopped() }
            state.stretches.append(stretch)
        }
        ready.signal()
    }

    /// The next stretch; nil once all were taken.
    private func next() -> [Value]? {
        ready.wait()
        let stretch = state.withLock { $0.stretches.isEmpty ? nil : $0.stretches.removeFirst() }
        if stretch != nil { room.signal() }
        return stretch
    }
}
