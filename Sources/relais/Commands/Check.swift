import ArgumentParser
import Interchange
import Mediation
import Register
import Workspace

/// Checks the register. Silent when all is well.
struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
        .named("check", or: "verifier", does: "Vérifie le registre.", "Checks the register.")
    }

    @OptionGroup var global: GlobalOptions
    @Flag(
        help: .words(
            "Tout relire : empreinte de chaque séance, chaîne du journal.",
            "Read everything again: each session's digest, the journal's chain.")) var full = false
    @Flag(help: .words("Les vérifications et ce qu’elles cherchent.", "The checks and what they look for."))
    var list = false
    @Option(
        parsing: .singleValue,
        help: .words(
            "Garder ce qui doit être vrai à chaque vérification ; se répète.",
            "Keep what must hold at each check; may be repeated.", value: "passages 2025 = 4200")) var assert:
        [String] = []
    @Option(
        parsing: .singleValue,
        help: .words("Ne plus garder une affirmation.", "No longer keep an assertion.", value: "passages 2025 = 4200"))
    var forget: [String] = []

    func run() throws {
        if list { return try global.show(CheckCatalogue(deepMark: "--full")) }
        let kept = try assert.map { try assertion($0, "--assert") }
        let forgotten = try forget.map { try assertion($0, "--forget") }
        let isWriting = !kept.isEmpty || !forgotten.isEmpty
        let register = try global.open(for: isWriting ? .writing : .reading)
        for assertion in kept {
            try register.addAssertion(assertion)
            if !global.json { Console.err(say("Gardé : \(assertion)\n", "Kept: \(assertion)\n")) }
        }
        try forgotten.forEach(register.removeAssertion)
        let findings = try CheckFindings(of: register, on: global.day(), full: full, words: \.command)
        // Beside the findings: a register from which something was purged is well.
        if !global.json { for purge in findings.purges { Console.err(purge.words.text(.current) + "\n") } }
        try global.show(findings)
        if !findings.isEmpty { throw ExitWith(status: .findings) }
    }

    private func assertion(_ text: String, _ option: String) throws -> Assertion {
        guard let assertion = Assertion(typed: text) else { throw EntryProblem(option, text, .assertionSyntax) }
        return assertion
    }
}
