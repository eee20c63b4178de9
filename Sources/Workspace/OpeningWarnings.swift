import Mediation
import Register

/// What a person should know when a register is opened; the work goes on.
package enum OpeningWarnings {
    /// Another program has held the register for a second.
    package static var waiting: Sentence {
        Sentence(
            "Le registre est occupé par un autre programme : attente, dix secondes au plus…",
            "The register is held by another program: waiting, ten seconds at most…")
    }

    /// What may lose or misdate what is about to be written.
    package static func beforeWriting(to register: Register) throws -> [Sentence] {
        let clock = Sentence(
            "Attention : l’horloge de cet ordinateur retarde sur la dernière écriture. Vérifiez la date.",
            "Careful: this computer's clock is behind the last write. Check the date.")
        return sharing(register.path) + (try register.clockIsBehind() ? [clock] : [])
    }

    /// A register in a folder other computers write to, or that a program copies, may be damaged.
    package static func sharing(_ path: String) -> [Sentence] {
        guard let sharer = SharedFolder.sharer(of: path) else { return [] }
        return [
            Sentence(
                "Attention : le registre est dans un dossier partagé ou synchronisé (\(sharer)). Il peut s’abîmer : mettez-le dans un dossier de cet ordinateur.",
                "Careful: the register is in a shared or synced folder (\(sharer)). It may be damaged: move it to a folder of this computer."
            )
        ]
    }
}
