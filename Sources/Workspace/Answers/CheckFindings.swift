import Mediation
import Output
import Register

/// What the checks of a register found.
package struct CheckFindings: Answer {
    private let findings: [Finding]
    private let undecided: [Finding]
    private let assertions: [String]
    private let facts: KeepingFacts
    /// What purges took out of the register.
    package let purges: [PurgedSessions]
    private let words: (Remedy) -> Sentence

    /// Runs the checks.
    /// - Parameters:
    ///   - full: whether every session, set-up item and journal entry is read again too.
    ///   - words: a remedy in the words of the front end.
    package init(
        of register: Register, on day: CivilDate, full: Bool, words: @escaping (Remedy) -> Sentence
    ) throws {
        self.words = words
        findings = try register.findings(on: day) + (full ? register.deepFindings() : [])
        (assertions, undecided) = try register.snapshot { (try $0.assertions(), try $0.undecidedAssertions()) }
        facts = try register.keepingFacts()
        purges = try register.snapshot { try $0.purges() }
    }

    /// Whether all is well.
    package var isEmpty: Bool { findings.isEmpty }

    private var groups: [FindingGroup] { FindingGroup.groups(of: findings) }

    /// The findings, how many each check has and what to do about them, what the association asserts, what of it can be
    /// neither confirmed nor refuted, and how the file is kept.
    package func fields(_ language: Language) -> [String: JSON] {
        func list(_ findings: [Finding]) -> JSON {
            .list(
                findings.map {
                    [
                        "check": .text($0.check.rawValue), "object": .text($0.object),
                        "message": .text($0.message.text(language)),
                    ]
                })
        }
        return [
            "findings": list(findings),
            "groups": .list(
                groups.map {
                    [
                        "check": .text($0.check.rawValue), "count": .integer($0.findings.count),
                        "remedy": .text(words($0.check.remedy).text(language)),
                    ]
                }),
            "assertions": .list(assertions), "undecided": list(undecided),
            "sqlite": ["version": .text(facts.sqliteVersion), "journalMode": .text(facts.journalMode)],
            "newestBackup": .text(facts.newestBackup), "purged": .list(purges.map(\.json)),
        ]
    }

    /// Findings of a check shown one by one; those beyond are counted.
    private static let shownFindings = 5

    /// One line a finding, five of a check at most; what to do about them after. Then one line for each assertion that
    /// cannot be told.
    package func text(_ language: Language) -> String {
        groups.map { text($0, language) }.joined() + undecided.map { line($0, language) + "\n" }.joined()
    }

    private func line(_ finding: Finding, _ language: Language) -> String {
        "\(finding.check.rawValue) · \(finding.object) : \(finding.message.text(language))"
    }

    private func text(_ group: FindingGroup, _ language: Language) -> String {
        let check = group.check.rawValue
        var lines = group.findings.prefix(Self.shownFindings).map { line($0, language) }
        let count = group.findings.count
        if count > Self.shownFindings {
            let left = count - Self.shownFindings
            lines.append(
                "\(check) · … "
                    + language.say("et \(left) de plus, \(count) en tout", "and \(left) more, \(count) in all"))
        }
        lines.append("  " + words(group.check.remedy).text(language))
        return lines.map { $0 + "\n" }.joined()
    }
}
