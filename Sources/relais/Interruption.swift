import Foundation
import Mediation
import Synchronization

/// Ctrl-C and the end of a terminal: long works stop at their next step, so that what was begun is taken back.
struct Interruption: Problem {
    var code: String { "E-INTERRUPTED" }
    var message: Sentence { Sentence("Arrêté. Rien n’a été écrit.", "Stopped. Nothing was written.") }
    var remedy: Remedy {
        .advice(Sentence("Relancez la commande quand vous voulez.", "Run the command again when you like."))
    }
    var category: ProblemCategory { .interrupted }

    private static let wasAsked = Atomic(false)

    /// Starts to listen. A second signal ends the program at once.
    static func listen() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                Interruption.wasAsked.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }

    /// Throws once a signal came.
    static func check() throws { if wasAsked.load(ordering: .relaxed) { throw Interruption() } }
}
