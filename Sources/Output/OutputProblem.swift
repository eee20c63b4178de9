import Foundation
import Mediation

/// What was to be shown did not reach its file, its disk or its program.
package struct OutputProblem: Problem {
    private let detail: String
    private let isFull: Bool

    /// - Parameter code: the system's number of what went wrong.
    package init(errno code: Int32) {
        isFull = [ENOSPC, EDQUOT].contains(code)
        detail = String(cString: strerror(code))
    }

    /// Stable code.
    package var code: String { "E-OUTPUT" }
    /// What went wrong.
    package var message: Sentence {
        isFull
            ? Sentence(
                "La réponse n’a pas pu être écrite en entier : le disque est plein.",
                "The answer could not be written whole: the disk is full.")
            : Sentence(
                "La réponse n’a pas pu être écrite en entier : \(detail).",
                "The answer could not be written whole: \(detail).")
    }
    /// What was asked may be done all the same.
    package var remedy: Remedy { .lookWhetherRecorded }
    /// The storage of the output refused it.
    package var category: ProblemCategory { .storage }
}
