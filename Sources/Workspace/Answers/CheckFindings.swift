import Mediation
import Output
import Register

/// What the checks of a register found.
package struct CheckFindings: Answer {
    private let findings: [Finding]
    private let assertions: [String]
    private let facts: KeepingFacts

    /// Runs the checks.
    /// - Parameter full: whether every session, set-up item and journal entry is read again too.
    package init(of register: Register, on day: CivilDate, full: Bool) throws {
        findings = try register.findings(on: day) + (full ? register.deepFindings() : [])
        assertions = try register.assertions()
        facts = try register.keepingFacts()
    }

    /// Whether all is well.
    package var isEmpty: Bool { findings.isEmpty }

    /// The findings, what the association asserts, and how the file is kept.
    package func fields(_ language: Language) -> [String: JSON] {
        let findings: [JSON] = findings.map {
            [
                "check": .text($0.check.rawValue), "object": .text($0.object),
                "message": .text($0.message.text(language)),
            ]
        }
        return [
            "findings": .list(findings), "assertions": .list(assertions),
            "sqlite": ["version": .text(facts.sqliteVersion), "journalMode": .text(facts.journalMode)],
            "newestBackup": .text(facts.newestBackup),
        ]
    }

    /// One line a finding.
    package func text(_ language: Language) -> String {
        findings.map { "\($0.check.rawValue) · \($0.object) : \($0.message.text(language))\n" }.joined()
    }
}
