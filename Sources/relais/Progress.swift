import Foundation
import Mediation

/// Tells how far a long work is, on a terminal only.
final class Progress {
    private let verb: String
    private var count = 0
    private var shown = ContinuousClock.now
    private var hasShown = false

    init(_ verb: String) { self.verb = verb }

    /// One more session. Shown twice a second at most.
    func step() {
        count += 1
        guard count.isMultiple(of: 2_000), isatty(2) == 1, ContinuousClock.now - shown > .milliseconds(500) else {
            return
        }
        shown = .now
        hasShown = true
        Console.writeControlSequence("\r\(NumberText(.current).count(count)) \(say("séances", "sessions")) \(verb)… ")
    }

    /// Clears the line.
    func end() { if hasShown { Console.writeControlSequence("\r\u{1B}[K") } }
}
