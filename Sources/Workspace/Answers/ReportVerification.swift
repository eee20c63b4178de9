import Mediation
import Output
import Register

/// Whether a report made before still tells what the register holds.
package struct ReportVerification: Answer {
    private let reportDigest: String
    private let registerDigest: String
    private let days: [Period]
    private let purges: [PurgedSessions]

    /// Compares the digest a report carries with that of the days it covers in a register. Throws a `FileProblem` or `NoDigest` for a file
    /// that is no report.
    package init(of file: String, against register: () throws -> Register) throws {
        let (digest, days) = try ReportLibrary.digest(in: file)
        (reportDigest, self.days) = (digest, days)
        (registerDigest, purges) = try register().snapshot { snapshot in
            (
                try snapshot.contentDigest(of: days.isEmpty ? nil : days),
                try days.isEmpty ? snapshot.purges() : days.flatMap { try snapshot.purges(in: $0) }
            )
        }
    }

    /// Whether they agree; a text report prints the first twelve characters.
    package var matches: Bool { registerDigest.hasPrefix(reportDigest) }

    /// Both digests, the days they cover, and whether they agree.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "matches": .bool(matches), "reportDigest": .text(reportDigest), "registerDigest": .text(registerDigest),
            "digestDays": .list(days.map(\.description)), "purged": .list(purges.map(\.json)),
        ]
    }

    /// One sentence, then one a purge.
    package func text(_ language: Language) -> String {
        verdict(language) + purges.map { $0.words.text(language) + "\n" }.joined()
    }

    private func verdict(_ language: Language) -> String {
        matches
            ? language.say(
                "Ce rapport vaut encore : les séances dont il parle n’ont pas changé.\n",
                "This report still holds: the sessions it tells of have not changed.\n")
            : language.say(
                "Les séances dont parle ce rapport ont changé depuis : refaites-le.\n",
                "The sessions this report tells of have changed since: make it again.\n")
    }
}
