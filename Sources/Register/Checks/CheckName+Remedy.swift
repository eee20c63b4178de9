import Mediation

extension CheckName {
    /// What to do about what it finds; never a remedy that destroys.
    package var remedy: Remedy {
        switch self {
        case .marginAboveCount, .unknownCode, .dayInFuture, .nobodyThere, .presentBelowLines: .correctSession
        case .outsidePeriod:
            .advice(
                Sentence(
                    "Corrigez la séance, ou les dates du lieu, de la médiatrice ou du financement.",
                    "Correct the session, or the dates of the place, mediator or funding."))
        case .twice:
            .advice(
                Sentence(
                    "Annulez l’une des deux si c’est la même ; sinon, précisez leurs heures.",
                    "Cancel one of the two if it is the same; else, correct their hours."))
        case .probableName:
            .advice(
                Sentence(
                    "Si c’est une personne, corrigez le texte. Une raison du journal ne se corrige pas : n’y nommez personne.",
                    "If it is a person, correct the text. A reason in the journal cannot be corrected: name nobody there."
                ))
        case .assertion: .correctAssertion
        case .backupAge: .makeBackup
        case .clock:
            .advice(
                Sentence(
                    "Mettez l’ordinateur à l’heure avant de noter autre chose.",
                    "Set the computer's clock before recording anything else."))
        case .journalMode:
            .advice(
                Sentence(
                    "Fermez tout programme qui utilise le fichier, puis remettez-le en mode DELETE (PRAGMA journal_mode = DELETE).",
                    "Close every program that uses the file, then set it back to DELETE mode (PRAGMA journal_mode = DELETE)."
                ))
        case .sharedFolder:
            .advice(
                Sentence(
                    "Mettez le registre dans un dossier de cet ordinateur, et seulement ses sauvegardes dans le dossier partagé.",
                    "Move the register to a folder of this computer, and only its backups to the shared folder."))
        case .foreignKeys, .keptTallies, .schema, .digest, .history, .setupDigest, .journal: .compareWithBackup
        }
    }
}
