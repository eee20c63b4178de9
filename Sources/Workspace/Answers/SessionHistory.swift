import Mediation
import Output
import Register

/// A session with all its versions.
package struct SessionHistory: Answer {
    private let latest: StoredSession
    private let versions: [SessionVersion]

    /// Takes a session from a register. Throws a `RegisterProblem` for a number or identifier that is not known.
    package init(of id: String, in register: Register) throws {
        versions = try register.versions(of: id)
        guard let latest = versions.last(where: { $0.until == nil }) ?? versions.last else {
            throw RegisterProblem.noSession(id)
        }
        self.latest = latest.stored
    }

    /// The session as it stands, then its versions, oldest first.
    package func fields(_ language: Language) -> [String: JSON] {
        ["session": SessionJSON.object(latest), "versions": .list(versions.map(Self.object))]
    }

    private static func object(_ version: SessionVersion) -> JSON {
        [
            "version": .integer(version.stored.version), "by": .text(version.since?.verb),
            "madeAt": .text(version.since?.madeAt), "closedBy": .text(version.until?.verb),
            "closedAt": .text(version.until?.madeAt), "reason": .text(version.until?.reason),
            "session": SessionJSON.object(version.stored),
        ]
    }

    /// The session, then one line a version.
    package func text(_ language: Language) -> String {
        let lines = SessionText(language).lines(latest) + ["", language.say("Histoire", "History")]
        return (lines + versions.map(Self.line)).map { $0 + "\n" }.joined()
    }

    private static func line(_ version: SessionVersion) -> String {
        let line = "  v\(version.stored.version)  \(version.since?.madeAt ?? "")  \(version.since?.verb ?? "")"
        guard let until = version.until else { return line }
        return line + " → \(until.madeAt)  \(until.verb) \(until.reason.map { "(\($0))" } ?? "")"
    }
}
