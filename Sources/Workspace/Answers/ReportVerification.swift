import Mediation
import Output
import Register

/// Whether a report made before still tells what the register holds.
package struct ReportVerification: Answer {
    private let reportDigest: String
    private let registerDigest: String

    /// Compares the digest a report carries with that of a register. Throws a `FileProblem` or `NoDigest` for a file
    /// that is no report.
    package init(of file: String, against register: () throws -> Register) throws {
        reportDigest = try ReportLibrary.digest(in: file)
        registerDigest = try register().contentDigest()
    }

    /// Whether they agree; a text report prints the first twelve characters.
    package var matches: Bool { registerDigest.hasPrefix(reportDigest) }

    /// Both digests, and whether they agree.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "matches": .bool(matches), "reportDigest": .text(reportDigest), "registerDigest": .text(registerDigest),
        ]
    }

    /// One sentence.
    package func text(_ language: Language) -> String {
        matches
            ? language.say(
                "Ce rapport vaut pour le registre tel qu’il est.\n", "This report holds for the register as it is.\n")
            : language.say(
                "Le registre a changé depuis ce rapport : refaites-le.\n",
                "The register has changed since this report: make it again.\n")
    }
}
