import Mediation

/// Something a check found.
package struct Finding: Sendable, Hashable {
    /// The check that found it.
    package let check: CheckName
    /// What it is about, e.g. `session 12`.
    package let object: String
    /// What is wrong.
    package let message: Sentence

    /// A finding.
    package init(_ check: CheckName, _ object: String, _ message: Sentence) {
        self.check = check
        self.object = object
        self.message = message
    }
}

/// The checks, each with a name people can look up. A file SQLite itself finds damaged is not checked further: it is
/// refused (`RegisterProblem.damaged`).
package enum CheckName: String, CaseIterable, Sendable {
    case foreignKeys = "foreign-keys"
    case marginAboveCount = "margin-above-count"
    case unknownCode = "unknown-code"
    case dayInFuture = "day-in-future"
    case outsidePeriod = "outside-period"
    case nobodyThere = "nobody-there"
    case presentBelowLines = "present-below-lines"
    case twice
    case probableName = "probable-name"
    case assertion
    case backupAge = "backup-age"
    case clock
    case journalMode = "journal-mode"
    case sharedFolder = "shared-folder"
    case keptTallies = "kept-tallies"
    case schema
    case digest
    case history
    case setupDigest = "setup-digest"
    case journal

    /// Whether it reads everything again, and is made by `check --full` alone.
    package var isDeep: Bool { [.digest, .history, .setupDigest, .journal].contains(self) }

    /// What it looks for.
    package var aim: Sentence {
        switch self {
        case .foreignKeys: Sentence("une ligne renvoie à une ligne absente", "a row points to a missing row")
        case .marginAboveCount:
            Sentence("le détail d’un groupe dépasse son effectif", "the split of a head count is above its count")
        case .unknownCode: Sentence("un code n’est dans aucune liste", "a code is in no list")
        case .dayInFuture: Sentence("une séance vient après aujourd’hui", "a session comes after today")
        case .outsidePeriod:
            Sentence(
                "une séance est hors des dates de son lieu, de sa médiatrice ou de son financement",
                "a session is outside the dates of its place, mediator or funding")
        case .nobodyThere: Sentence("une séance n’a pas de médiatrice", "a session has no mediator")
        case .presentBelowLines:
            Sentence("moins de présents que de personnes décrites", "fewer heads present than described")
        case .twice:
            Sentence(
                "la même séance, à la même heure, semble notée deux fois",
                "the same session, at the same hour, seems recorded twice")
        case .probableName:
            Sentence("une remarque ou une raison semble désigner une personne", "a remark or reason may name a person")
        case .assertion:
            Sentence("une affirmation de la coordination n’est pas vraie", "what the coordinator asserts does not hold")
        case .backupAge:
            Sentence(
                "des écritures de plus de 30 jours ne sont dans aucune sauvegarde à côté du registre",
                "writes over 30 days old are in no backup beside the register")
        case .clock: Sentence("une écriture est datée de l’avenir", "a write is dated in the future")
        case .journalMode:
            Sentence(
                "le fichier est en mode WAL avec un SQLite qui peut l’abîmer",
                "the file is in WAL mode with an SQLite that may damage it")
        case .sharedFolder:
            Sentence(
                "le fichier est dans un dossier partagé ou synchronisé", "the file is in a shared or synced folder")
        case .keptTallies:
            Sentence(
                "les nombres gardés par une purge ne sont plus ceux qu’elle a écrits",
                "the counts a purge kept are no longer those it wrote")
        case .digest:
            Sentence("une séance n’est plus ce qui avait été noté", "a session is no longer what was recorded")
        case .schema:
            Sentence("une table, un index, une règle du fichier a changé", "a table, index or rule of the file changed")
        case .history:
            Sentence(
                "une séance ne compte plus, ou compte encore, contre ce que dit le journal",
                "a session no longer counts, or still does, against what the journal says")
        case .setupDigest:
            Sentence(
                "un lieu, un partenaire, un code… n’est plus ce qui avait été noté",
                "a place, partner, code… is no longer what was recorded")
        case .journal: Sentence("la chaîne du journal est rompue", "the journal's chain is broken")
        }
    }
}
