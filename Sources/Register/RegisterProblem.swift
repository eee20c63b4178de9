import Files
import GRDB
import Mediation

/// What can go wrong with a register, told to the person.
package enum RegisterProblem: Problem, Equatable {
    case missing(path: String)
    case noFile(path: String)
    case noFolder(path: String)
    /// - Parameter folder: the folder that may not be entered; nil when it is the file itself that may not be read.
    case unreadable(path: String, folder: String?)
    case reservedName(path: String)
    case exists(path: String)
    case foreign(path: String, found: String)
    case newer(path: String, found: Int, known: Int)
    case damaged(path: String, detail: String)
    case locked(path: String)
    case full(path: String)
    case readOnly(path: String)
    case unwritable(path: String, detail: String)
    case noSession(String)
    case alreadyCancelled(number: Int)
    /// What a session held was purged that day.
    case purged(number: Int, on: CivilDate)
    /// A session is not in the version one looked at; `version` is the one that stands, nil when it was cancelled.
    case changed(number: Int, version: Int?, expected: Int)
    case nothingToUndo
    /// Only someone else's write could be taken back, or done again.
    case othersWrite(JournalEntry)
    /// What a write made was changed or may have been used since.
    case writtenSince(JournalEntry, later: JournalEntry)
    case nothingToRedo
    case duplicate(noun: Sentence, code: String)
    case unknown(noun: Sentence, code: String)
    case closed(period: Period)
    case alreadyClosed(period: Period)
    case notClosed(period: Period)
    case unexpected(detail: String)

    /// Stable code `E-…`.
    package var code: String {
        switch self {
        case .missing: "E-REGISTER-MISSING"
        case .noFile: "E-FILE-MISSING"
        case .noFolder: "E-FOLDER-MISSING"
        case .unreadable: "E-FILE-UNREADABLE"
        case .reservedName: "E-FILE-NAME"
        case .exists: "E-REGISTER-EXISTS"
        case .foreign: "E-REGISTER-FOREIGN"
        case .newer: "E-REGISTER-NEWER"
        case .damaged: "E-REGISTER-DAMAGED"
        case .locked: "E-STORAGE-LOCKED"
        case .full: "E-STORAGE-FULL"
        case .readOnly: "E-STORAGE-READONLY"
        case .unwritable: "E-STORAGE"
        case .noSession: "E-SESSION-UNKNOWN"
        case .alreadyCancelled: "E-SESSION-CANCELLED"
        case .purged: "E-SESSION-PURGED"
        case .changed: "E-SESSION-CHANGED"
        case .nothingToUndo: "E-UNDO-NOTHING"
        case .othersWrite: "E-UNDO-OTHER"
        case .writtenSince: "E-UNDO-LATER"
        case .nothingToRedo: "E-REDO-NOTHING"
        case .duplicate: "E-CODE-EXISTS"
        case .unknown: "E-CODE-UNKNOWN"
        case .closed: "E-CLOSED"
        case .alreadyClosed: "E-CLOSED-ALREADY"
        case .notClosed: "E-NOT-CLOSED"
        case .unexpected: "E-UNEXPECTED"
        }
    }

    /// What is wrong, and where.
    package var message: Sentence {
        switch self {
        case .missing(let path):
            Sentence("Il n’y a pas de registre à l’adresse \(path).", "There is no register at \(path).")
        case .noFile(let path): Sentence("Il n’y a pas de fichier \(path).", "There is no file \(path).")
        case .noFolder(let path):
            Sentence("Le dossier de \(path) n’existe pas.", "The folder of \(path) does not exist.")
        case .unreadable(let path, nil):
            Sentence("Vous n’avez pas le droit de lire \(path).", "You may not read \(path).")
        case .unreadable(let path, let folder?):
            Sentence(
                "Vous n’avez pas le droit d’entrer dans le dossier \(folder), où se trouve \(path).",
                "You may not enter the folder \(folder), where \(path) is.")
        case .reservedName(let path):
            Sentence(
                "« \(path) » n’est pas un nom de fichier : SQLite garde ces noms pour autre chose.",
                "“\(path)” is no file name: SQLite keeps such names for something else.")
        case .exists(let path):
            Sentence("Un fichier existe déjà à l’adresse \(path).", "A file already exists at \(path).")
        case .foreign(let path, let found):
            Sentence(
                "\(path) n’est pas un registre Relais : \(found).", "\(path) is not a Relais register: \(found).")
        case .newer(let path, let found, let known):
            Sentence(
                "\(path) vient d’un Relais plus récent : version \(found), ce programme connaît la version \(known).",
                "\(path) comes from a newer Relais: version \(found), this program knows version \(known).")
        case .damaged(let path, let detail):
            Sentence("\(path) est abîmé : \(detail).", "\(path) is damaged: \(detail).")
        case .locked(let path):
            Sentence(
                "\(path) est occupé par un autre programme. Rien n’a été enregistré.",
                "\(path) is held by another program. Nothing was recorded.")
        case .full(let path):
            Sentence(
                "Le disque de \(path) est plein. Rien n’a été enregistré, l’ancien contenu est intact.",
                "The disk of \(path) is full. Nothing was recorded, the old content is whole.")
        case .readOnly(let path):
            Sentence(
                "\(path) ou son dossier est en lecture seule. Rien n’a été enregistré.",
                "\(path) or its folder is read-only. Nothing was recorded.")
        case .unwritable(let path, let detail):
            Sentence("Le fichier \(path) ne répond pas : \(detail).", "The file \(path) does not answer: \(detail).")
        case .noSession(let id):
            Sentence("Il n’y a pas de séance « \(id) ».", "There is no session “\(id)”.")
        case .alreadyCancelled(let number):
            Sentence("La séance \(number) est déjà annulée.", "Session \(number) is already cancelled.")
        case .purged(let number, let day):
            Sentence(
                "Le contenu de la séance \(number) a été purgé le \(day) : elle ne se corrige plus.",
                "What session \(number) held was purged on \(day): it can no longer be corrected.")
        case .changed(let number, let version?, let expected):
            Sentence(
                "La séance \(number) a changé depuis : version \(version), et non \(expected). Rien n’a été enregistré.",
                "Session \(number) has changed since: version \(version), not \(expected). Nothing was recorded.")
        case .changed(let number, nil, _):
            Sentence(
                "La séance \(number) a été annulée depuis. Rien n’a été enregistré.",
                "Session \(number) was cancelled since. Nothing was recorded.")
        case .nothingToUndo: Sentence("Il n’y a rien à défaire.", "There is nothing to undo.")
        case .othersWrite(let entry):
            Sentence(
                "La dernière écriture est de \(entry.byline.french) : \(entry.title.french). Vous n’avez rien à défaire.",
                "The last write is by \(entry.byline.english): \(entry.title.english). You have nothing to undo.")
        case .writtenSince(let entry, let later):
            Sentence(
                "Ceci ne peut plus se défaire : \(entry.title.french). \(later.byline.french) a écrit depuis (\(later.title.french)).",
                "This can no longer be undone: \(entry.title.english). \(later.byline.english) has written since (\(later.title.english))."
            )
        case .nothingToRedo:
            Sentence(
                "Il n’y a rien à refaire : rien n’a été défait, ou l’on a écrit depuis.",
                "There is nothing to redo: nothing was undone, or something was written since.")
        case .duplicate(let noun, let code):
            Sentence("\(noun.french) « \(code) » existe déjà.", "\(noun.english) “\(code)” already exists.")
        case .unknown(let noun, let code):
            Sentence("\(noun.french) « \(code) » n’existe pas.", "\(noun.english) “\(code)” does not exist.")
        case .closed(let period):
            Sentence(
                "La période du \(period.start) au \(period.last) est close. Rien n’a été enregistré.",
                "The period from \(period.start) to \(period.last) is closed. Nothing was recorded.")
        case .alreadyClosed(let period):
            Sentence(
                "La période du \(period.start) au \(period.last) est déjà close.",
                "The period from \(period.start) to \(period.last) is already closed.")
        case .notClosed(let period):
            Sentence(
                "La période du \(period.start) au \(period.last) n’est pas close.",
                "The period from \(period.start) to \(period.last) is not closed.")
        case .unexpected(let detail): Sentence("Erreur imprévue : \(detail).", "Unexpected error: \(detail).")
        }
    }

    /// What to do about it; never a remedy that destroys.
    package var remedy: Remedy {
        switch self {
        case .missing: .createRegister
        case .noFile, .noFolder:
            .advice(Sentence("Vérifiez l’adresse du fichier.", "Check where the file is."))
        case .unreadable:
            .advice(
                Sentence(
                    "Demandez ce droit à qui tient le fichier ou l’ordinateur.",
                    "Ask whoever keeps the file or the computer for that right."))
        case .exists, .reservedName:
            .advice(Sentence("Choisissez un autre nom de fichier.", "Choose another file name."))
        case .foreign: .chooseRegister
        case .newer:
            .advice(
                Sentence(
                    "Mettez Relais à jour. Le fichier n’a pas été touché.", "Update Relais. The file was not touched."))
        case .damaged:
            .advice(
                Sentence(
                    "N’écrivez plus dans ce fichier : gardez-le et reprenez la dernière sauvegarde.",
                    "Write no more to this file: keep it aside and take the last backup."))
        case .locked:
            .advice(Sentence("Fermez l’autre programme, puis recommencez.", "Close the other program, then try again."))
        case .full:
            .advice(
                Sentence(
                    "Libérez de la place (1 Mo suffit), puis recommencez.",
                    "Free some space (1 MB is enough), then try again."))
        case .readOnly:
            .advice(
                Sentence(
                    "Vérifiez les droits du fichier et du dossier.", "Check the rights of the file and its folder."))
        case .unwritable: .lookBeforeRepeating
        case .noSession: .listSessions
        case .changed: .showSession
        case .alreadyCancelled, .purged, .alreadyClosed, .notClosed:
            .advice(Sentence("Rien à faire.", "Nothing to do."))
        case .nothingToUndo:
            .advice(Sentence("Le registre est au début.", "The register is at its start."))
        case .othersWrite: .undoAnyone
        case .writtenSince: .correctInstead
        case .nothingToRedo: .advice(Sentence("Rien à faire.", "Nothing to do."))
        case .duplicate: .chooseOtherCode
        case .unknown: .listExisting
        case .closed: .reopenPeriod
        case .unexpected: .advice(Sentence("Signalez-le avec ce message.", "Report it with this message."))
        }
    }

    /// What kind of trouble it is.
    package var category: ProblemCategory {
        switch self {
        case .missing, .noFile, .unreadable, .foreign, .newer, .damaged: .unusableFile
        case .locked: .busy
        case .full, .readOnly, .unwritable, .noFolder: .storage
        case .exists, .duplicate, .alreadyCancelled, .purged, .alreadyClosed, .notClosed: .conflict
        case .unknown, .reservedName: .usage
        case .closed, .changed, .writtenSince: .forbidden
        case .noSession, .nothingToUndo, .othersWrite, .nothingToRedo: .notFound
        case .unexpected: .unexpected
        }
    }
}

extension RegisterProblem {
    /// What an error of SQLite means for the person. Values are never shown: they may be people's data.
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        case .SQLITE_FULL: self = .full(path: path)
        // Another file took its place while it was open: a restore.
        case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED: self = .locked(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
        // Our statements are right for our schema: one that cannot be prepared says that the schema is damaged.
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR:
            self = .damaged(path: path, detail: error.message ?? "SQLite \(error.resultCode.rawValue)")
        case .SQLITE_IOERR, .SQLITE_CANTOPEN:
            self = .unwritable(path: path, detail: error.message ?? "SQLite \(error.extendedResultCode.rawValue)")
        default: self = .unexpected(detail: "SQLite \(error.extendedResultCode.rawValue), \(error.message ?? "")")
        }
    }

    /// What the system refused, for the person.
    package init(_ failure: FileFailure) {
        let path = failure.path
        switch (failure.operation, failure.reason) {
        case (.reading, .missing): self = .noFile(path: path)
        case (.reading, .notPermitted): self = .unreadable(path: path, folder: Folder.firstClosed(above: path))
        case (.writing, .noSpace): self = .full(path: path)
        case (.writing, .notPermitted): self = .readOnly(path: path)
        case (.writing, .missing): self = .noFolder(path: path)
        case (_, .exists), (_, .isFolder): self = .exists(path: path)
        case (_, .other(let detail)): self = .unwritable(path: path, detail: detail)
        case (.reading, .noSpace): self = .unwritable(path: path, detail: "\(failure.reason)")
        }
    }

    /// The same problem of the file at another path, where it is of a file.
    func named(_ path: String) -> RegisterProblem {
        switch self {
        case .missing: .missing(path: path)
        case .noFile: .noFile(path: path)
        case .noFolder: .noFolder(path: path)
        case .exists: .exists(path: path)
        case .foreign(_, let found): .foreign(path: path, found: found)
        case .damaged(_, let detail): .damaged(path: path, detail: detail)
        case .locked: .locked(path: path)
        case .full: .full(path: path)
        case .readOnly: .readOnly(path: path)
        case .unwritable(_, let detail): .unwritable(path: path, detail: detail)
        default: self
        }
    }
}
