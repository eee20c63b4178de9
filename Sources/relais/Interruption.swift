import Foundation
import Mediation
import Output
import Synchronization

/// Ctrl-C, the end of a terminal, a request to stop. Long works stop at their next step and take back what they began.
/// What has not stopped within a second is ended there: a write cut short is undone by SQLite at the next opening.
struct Interruption: Problem {
    var code: String { "E-INTERRUPTED" }
    var message: Sentence { Sentence("Arrêté. Rien n’a été écrit.", "Stopped. Nothing was written.") }
    var remedy: Remedy {
        .advice(Sentence("Relancez la commande quand vous voulez.", "Run the command again when you like."))
    }
    var category: ProblemCategory { .interrupted }

    private static let wasAsked = Atomic(false)
    private static let isWaitingForAPerson = Atomic(false)
    /// What the signal handler writes a byte to: it may do hardly anything else.
    private static let alarm = Atomic<Int32>(-1)

    /// Starts to listen. A second signal ends the program at once.
    static func listen(_ language: Language, asJSON: Bool) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return }
        // Programs started meanwhile have no use for them.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        alarm.store(ends[1], ordering: .relaxed)
        let reading = ends[0]
        Thread.detachNewThread {
            var byte: UInt8 = 0
            while read(reading, &byte, 1) < 0, errno == EINTR {}
            if !isWaitingForAPerson.load(ordering: .relaxed) { sleep(1) }
            endNow(language, asJSON)
        }
        // Whoever started the program may have held the signals back for itself.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
            sigaddset(&signals, number)
            signal(number) { number in
                Interruption.wasAsked.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
                var byte: UInt8 = 0
                _ = write(Interruption.alarm.load(ordering: .relaxed), &byte, 1)
            }
        }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Whether the program was started to live through a signal, as `nohup` does.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        sigaction(number, nil, &action)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }

    /// Throws once a signal came.
    static func check() throws { if wasAsked.load(ordering: .relaxed) { throw Interruption() } }

    /// Runs a body that waits for an answer: a signal meanwhile ends the program at once, since nothing is under way.
    static func whileWaitingForAPerson<Value>(_ body: () -> Value) -> Value {
        isWaitingForAPerson.store(true, ordering: .relaxed)
        defer { isWaitingForAPerson.store(false, ordering: .relaxed) }
        return body()
    }

    /// Ends a command that did not stop by itself; it may have written just before.
    private static func endNow(_ language: Language, _ asJSON: Bool) -> Never {
        let message = language.say("Arrêté.", "Stopped.")
        Failure.write(
            Interruption().code, message, Remedy.lookWhetherRecorded.command.text(language), asJSON: asJSON)
        _exit(ExitStatus.interrupted.rawValue)
    }
}
