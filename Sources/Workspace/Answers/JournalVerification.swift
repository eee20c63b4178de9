import Mediation
import Output
import Register

/// Whether the chain of digests through the journal holds.
package struct JournalVerification: Answer {
    private let broken: BrokenLink?
    private let hasChain: Bool

    /// Follows the chain of a register from its first entry.
    package init(of register: Register) throws {
        broken = try register.brokenLink()
        hasChain = try broken != nil || register.journal().contains { $0.chainDigest != nil }
    }

    /// Whether a link is broken.
    package var isBroken: Bool { broken != nil }

    /// The first broken link; null when the chain holds or there is none yet.
    package func fields(_ language: Language) -> [String: JSON] {
        [
            "brokenLink": broken.map { ["entry": .integer(Int($0.entry)), "why": .text($0.why.text(language))] }
                ?? .null
        ]
    }

    /// One sentence.
    package func text(_ language: Language) -> String {
        if let broken {
            return language.say(
                "La chaîne se rompt à l’écriture \(broken.entry) : \(broken.why.french). [E-JOURNAL-BROKEN]\n",
                "The chain breaks at entry \(broken.entry): \(broken.why.english). [E-JOURNAL-BROKEN]\n")
        }
        return hasChain
            ? language.say("La chaîne du journal tient.\n", "The journal's chain holds.\n")
            : language.say("Le journal n’a pas encore de chaîne.\n", "The journal has no chain yet.\n")
    }
}
