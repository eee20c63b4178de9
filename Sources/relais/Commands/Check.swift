import ArgumentParser
import Interchange
import Mediation
import Output
import Register

/// Checks the register. Silent when all is well.
struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check", abstract: say("Vérifie le registre.", "Checks the register."), aliases: ["verifier"])
    }

    @OptionGroup var global: GlobalOptions
    @Flag(
        help: ArgumentHelp(
            say(
                "Tout relire : empreinte de chaque séance, chaîne du journal.",
                "Read everything again: each session's digest, the journal's chain.")))
    var full = false
    @Flag(help: ArgumentHelp(say("Les vérifications et ce qu’elles cherchent.", "The checks and what they look for.")))
    var list = false
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            say(
                "Garder ce qui doit être vrai à chaque vérification ; se répète.",
                "Keep what must hold at each check; may be repeated."), valueName: "passages 2025 = 4200"))
    var assert: [String] = []
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            say("Ne plus garder une affirmation.", "No longer keep an assertion."), valueName: "passages 2025 = 4200"))
    var forget: [String] = []

    func run() throws {
        if list { return try tellChecks() }
        let kept = try assert.map { try assertion($0, "--assert") }
        let forgotten = try forget.map { try assertion($0, "--forget") }
        let isWriting = !kept.isEmpty || !forgotten.isEmpty
        let register = try global.open(for: isWriting ? .writing : .reading)
        for assertion in kept {
            try register.assert(assertion)
            if !global.json { Console.err(say("Gardé : \(assertion)\n", "Kept: \(assertion)\n")) }
        }
        try forgotten.forEach(register.forget)
        let findings = try register.findings(on: global.day()) + (full ? register.deepFindings() : [])
        if global.json {
            try Console.out(try document(findings, register).document)
        } else {
            for finding in findings {
                try Console.out("\(finding.check.rawValue) · \(finding.object) : \(finding.message.text(.current))\n")
            }
        }
        if !findings.isEmpty { throw ExitWith(status: .findings) }
    }

    private func assertion(_ text: String, _ option: String) throws -> Assertion {
        guard let assertion = Assertion(typed: text) else { throw EntryProblem(option, text, .assertionSyntax) }
        return assertion
    }

    private func document(_ findings: [Finding], _ register: Register) throws -> JSON {
        let facts = try register.keepingFacts()
        return [
            "schemaVersion": 1,
            "findings": .list(
                findings.map {
                    [
                        "check": .text($0.check.rawValue), "object": .text($0.object),
                        "message": .text($0.message.text(.current)),
                    ]
                }),
            "assertions": .list(try register.assertions().map { .text($0) }),
            "sqlite": ["version": .text(facts.sqliteVersion), "journalMode": .text(facts.journalMode)],
            "newestBackup": .text(facts.newestBackup),
        ]
    }

    private func tellChecks() throws {
        if global.json {
            let checks: [JSON] = CheckName.allCases.map {
                ["check": .text($0.rawValue), "full": .bool($0.isDeep), "aim": .text($0.aim.text(.current))]
            }
            return try Console.out(JSON.object(["schemaVersion": 1, "checks": .list(checks)]).document)
        }
        let width = CheckName.allCases.map(\.rawValue.count).max() ?? 0
        for check in CheckName.allCases {
            let space = String(repeating: " ", count: width - check.rawValue.count)
            try Console.out(
                "\(check.rawValue)\(space)  \(check.isDeep ? "--full" : "      ")  \(check.aim.text(.current))\n")
        }
    }
}
