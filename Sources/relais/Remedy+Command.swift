import Mediation

extension Remedy {
    /// The remedy in the words of the command line.
    var command: Sentence {
        switch self {
        case .advice(let advice): advice
        case .createRegister:
            Sentence(
                "Créez-le avec « relais init --name \"Nom de l’association\" », ou indiquez-le avec --register.",
                "Make one with `relais init --name \"Association\"`, or point to it with --register.")
        case .chooseRegister:
            Sentence("Indiquez un registre Relais avec --register.", "Point to a Relais register with --register.")
        case .lookBeforeRepeating:
            Sentence(
                "Le disque a peut-être un défaut. Avant de refaire, voyez avec « relais list » si c’est déjà noté.",
                "The disk may be faulty. Before doing it again, see with `relais list` whether it is recorded already.")
        case .lookWhetherRecorded:
            Sentence(
                "Si la commande enregistrait quelque chose, voyez avec « relais list » si c’est fait.",
                "If the command was recording something, see with `relais list` whether it is done.")
        case .correctSession:
            Sentence(
                "Corrigez-la avec « relais amend NUMÉRO », ou annulez-la avec « relais cancel NUMÉRO --reason RAISON ».",
                "Correct it with `relais amend NUMBER`, or cancel it with `relais cancel NUMBER --reason REASON`.")
        case .correctAssertion:
            Sentence(
                "Corrigez ce qui est noté, ou ne la gardez plus avec « relais check --forget ».",
                "Correct what is recorded, or no longer keep it with `relais check --forget`.")
        case .makeBackup:
            Sentence("Faites une sauvegarde avec « relais backup ».", "Make a backup with `relais backup`.")
        case .compareWithBackup:
            Sentence(
                "Le fichier a été changé hors de Relais. Gardez-le, comparez-le à la dernière sauvegarde, reprenez-la au besoin avec « relais restore ».",
                "The file was changed outside Relais. Keep it, compare it with the last backup, take that back if need be with `relais restore`."
            )
        case .listSessions: Sentence("Voyez les numéros avec « relais list ».", "See the numbers with `relais list`.")
        case .showSession:
            Sentence("Voyez la séance avec « relais show N° ».", "See the session with `relais show NUMBER`.")
        case .listSetup(let kind):
            Sentence("Voyez « relais \(kind.rawValue) list ».", "See `relais \(kind.rawValue) list`.")
        case .undoAnyone:
            Sentence("Pour l’écriture d’une autre : ajoutez --all.", "For someone else's write: add --all.")
        case .correctInstead:
            Sentence(
                "Corrigez avec « relais amend », ou annulez avec « relais cancel ».",
                "Correct with `relais amend`, or cancel with `relais cancel`.")
        case .chooseOtherCode:
            Sentence(
                "Choisissez un autre code, ou corrigez celui qui existe avec « amend ».",
                "Choose another code, or change the one there is with `amend`.")
        case .listExisting:
            Sentence(
                "Voyez ce qui existe avec « list », par exemple « relais place list ».",
                "See what exists with `list`, for instance `relais place list`.")
        case .seeCodes(let list, let nearest?):
            Sentence(
                "Vouliez-vous dire « \(nearest) » ? Voyez « relais codes \(list) ».",
                "Did you mean “\(nearest)”? See `relais codes \(list)`.")
        case .seeCodes(let list, nil): Sentence("Voyez « relais codes \(list) ».", "See `relais codes \(list)`.")
        case .reopenPeriod:
            Sentence(
                "Rouvrez-la avec « relais reopen PÉRIODE --reason RAISON », puis recommencez.",
                "Reopen it with `relais reopen PERIOD --reason REASON`, then try again.")
        case .suggestProfile(let expected):
            Sentence(
                "Attendu : \(expected). Sinon, faites-vous proposer un profil : « relais import FICHIER --suggest-profile ».",
                "Expected: \(expected). Else, have a profile proposed: `relais import FILE --suggest-profile`.")
        case .readImportGuide:
            Sentence(
                "Voyez docs/guide-import.md, ou repartez de « --suggest-profile ».",
                "See docs/guide-import.md, or start again from --suggest-profile.")
        case .giveValues(let french, let english):
            Sentence(
                "Ajoutez à la commande : " + french.map(OptionNames.set).joined(separator: " "),
                "Add to the command: " + english.map(OptionNames.set).joined(separator: " "))
        case .checkDefinition:
            Sentence(
                "Corrigez le fichier ; relais report check le contrôle.",
                "Correct the file; relais report check checks it.")
        case .giveReport:
            Sentence("Donnez un rapport fait par relais report.", "Give a report made by relais report.")
        case .leaveOutMediators:
            Sentence("Ôtez --mediator, ou restez en interne.", "Drop --mediator, or keep it internal.")
        }
    }
}
