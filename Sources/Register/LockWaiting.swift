import GRDB
import Glibc

/// How long a connection waits for a lock another program holds.
struct LockWaiting: Sendable {
    /// Milliseconds in all.
    var limit = 10_000
    /// Called once, after a second of waiting; nil for nobody.
    var onWait: (@Sendable () -> Void)?

    /// Milliseconds slept between the first tries; the last for all others. They are SQLite's own.
    private static let pauses = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100]
    private static let noticed = 1_000

    /// Milliseconds slept before a try, from 0.
    private static func slept(before tries: Int) -> Int {
        pauses.prefix(tries).reduce(0, +) + max(0, tries - pauses.count) * (pauses.last ?? 0)
    }

    /// What GRDB does when the file is locked.
    var busyMode: Database.BusyMode {
        .callback { tries in
            let slept = Self.slept(before: tries)
            guard slept < limit else { return false }
            let pause = Self.pauses[min(tries, Self.pauses.count - 1)]
            if slept < Self.noticed, slept + pause >= Self.noticed { onWait?() }
            usleep(UInt32(pause) * 1_000)
            return true
        }
    }
}
