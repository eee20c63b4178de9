import Mediation
import Nomenclature

extension EntryProblem {
    /// What to do.
    package var remedy: Remedy {
        switch reason {
        case .dayUnreadable, .dayImpossible, .dayTwoDigitYear, .dayYearMissing, .dayOfAnotherWeekday:
            .advice(
                Sentence(
                    "Écrivez le jour ainsi : 04/03/2025 ou 2025-03-04.", "Write the day so: 2025-03-04 or 04/03/2025."))
        case .dayInFuture:
            .advice(Sentence("On note une séance quand elle a eu lieu.", "A session is noted once it has been held."))
        case .periodUnreadable, .periodReversed, .periodOutsideCalendar:
            .advice(
                Sentence(
                    "Exemples : 2025, 2025-03, 2025-T1, 2025-S2, 2024-2025, 2025-01-15..2025-03-31.",
                    "Examples: 2025, 2025-03, 2025-Q1, 2025-S2, 2024-2025, 2025-01-15..2025-03-31."))
        case .timeUnreadable: .advice(Sentence("Écrivez l’heure ainsi : 09:00.", "Write the time so: 09:00."))
        case .minutesUnreadable: .advice(Sentence("Écrivez 90, 1h30 ou 1:30.", "Write 90, 1h30 or 1:30."))
        case .amountAmbiguous: .advice(Sentence("Écrivez 1234 ou 1,23.", "Write 1234 or 1.23."))
        case .amountUnreadable, .amountZero, .notWhole, .outOfRange:
            .advice(Sentence("Écrivez par exemple 12 ou 12,50.", "Write for instance 12 or 12.50."))
        case .unknownCode(let list, let nearest):
            .seeCodes(list: list.rawValue, nearest: nearest)
        case .retiredCode(let list, _):
            .seeCodes(list: list.rawValue, nearest: nil)
        case .unknownMediator, .mediatorNotInPost:
            .listSetup(.mediator)
        case .unknownPlace, .placeClosed: .listSetup(.place)
        case .unknownPartner: .listSetup(.partner)
        case .unknownFunding, .fundingNotRunning:
            .listSetup(.funding)
        case .unknownKey(let known), .notOneOf(let known):
            .advice(
                Sentence("Possibles : \(known.joined(separator: ", ")).", "Possible: \(known.joined(separator: ", ")).")
            )
        case .pairSyntax(let example): .advice(Sentence("Exemple : \(example)", "Example: \(example)"))
        case .marginSyntax, .marginDimension:
            .advice(
                Sentence(
                    "Exemple : margin=gender:femme:9,age_band:26_39:8.",
                    "Example: margin=gender:femme:9,age_band:26_39:8."))
        case .marginAboveCount, .marginOfOnePerson:
            .advice(Sentence("Corrigez l’effectif ou le détail.", "Correct the count or the split."))
        case .assertionSyntax:
            .advice(
                Sentence(
                    "Exemple : passages 2025 = 4200. Comptes : \(Self.asserted) ; signes : = < <= > >=.",
                    "Example: passages 2025 = 4200. Counts: \(Self.asserted); signs: = < <= > >=."))
        case .quantityTooLarge:
            .advice(Sentence("Vérifiez la quantité et son unité.", "Check the quantity and its unit."))
        case .effectSyntax, .effectNeedsQuantity, .quantityNotWhole:
            .advice(
                Sentence(
                    "Exemple : code=temps_partenaire_gagne quantity=30 confirmed-by=pmi.",
                    "Example: code=temps_partenaire_gagne quantity=30 confirmed-by=pmi."))
        case .themeCount: .seeCodes(list: CodeList.theme.rawValue, nearest: nil)
        case .countMissing:
            .advice(
                Sentence("Écrivez l’effectif, ou videz la description.", "Write the count, or empty the description."))
        case .countEmpty:
            .advice(
                Sentence(
                    "Écrivez le nombre, ou 0 si personne n’est venu.", "Write the number, or 0 if nobody came."))
        case .nameOfSeveral:
            .advice(Sentence("Écrivez le code à la place du nom.", "Write the code instead of the name."))
        case .districtSyntax:
            .advice(
                Sentence(
                    "Exemples : QN07501M (carte de 2024), QP075019 (carte de 2015).",
                    "Examples: QN07501M (map of 2024), QP075019 (map of 2015)."))
        case .districtNamed:
            .advice(
                Sentence(
                    "Vérifiez le code. Pour renommer le quartier partout, corrigez le nom sur un de ses lieux.",
                    "Check the code. To rename the district everywhere, correct the name on one of its places."))
        case .commonCode:
            .advice(
                Sentence(
                    "Retirez-le des choix, ou comptez un code de l’association avec lui.",
                    "Retire it from the choices, or count a code of the association with it."))
        case .noSuchLine: .showSession
        case .replacesAll:
            .advice(Sentence("Donnez l’un ou l’autre.", "Give one or the other."))
        case .spreadsheetError:
            .advice(Sentence("Corrigez la formule dans le tableur.", "Correct the formula in the spreadsheet."))
        case .keyRounded:
            .advice(
                Sentence(
                    "Reprenez le fichier d’origine, ou mettez cette colonne en texte dans le tableur.",
                    "Take the original file again, or set this column to text in the spreadsheet."))
        case .tooManyCells:
            .advice(
                Sentence(
                    "Une virgule décimale sans guillemets ? Enregistrez avec des points-virgules.",
                    "A decimal comma without quotes? Save with semicolons."))
        case .statusUnknown:
            .advice(
                Sentence(
                    "Dites-le dans « garder » ou « ecarter » du profil.",
                    "Say so under `keep` or `leave` in the profile."))
        case .looksLikeAPerson(_, let door): .advice(door.advice)
        case .codeSyntax:
            .advice(
                Sentence(
                    "Lettres, chiffres, tirets : 1 à 40 caractères, sans espace.",
                    "Letters, digits, dashes: 1 to 40 characters, no space."))
        case .codeReserved: .advice(Sentence("Choisissez un autre mot.", "Choose another word."))
        case .hiddenCharacter:
            .advice(Sentence("Tapez-le à la main, sans le copier.", "Type it by hand rather than copy it."))
        case .missing: .advice(Sentence("Donnez une valeur.", "Give a value."))
        case .approximate:
            .advice(
                Sentence(
                    "Écrivez un nombre, ou « approximatif: accepter » dans le profil.",
                    "Write a number, or `approximate: accept` in the profile."))
        case .themesDiffer:
            .advice(
                Sentence(
                    "Corrigez la ligne ; si une personne peut avoir plusieurs motifs, écrivez « nombres: demandes » dans le profil.",
                    "Correct the row; if a person may come for several themes, write `heads: requests` in the profile.")
            )
        case .keyReused:
            .advice(
                Sentence(
                    "Donnez d’autres clés à ces séances, par exemple 2026-1, 2026-2…",
                    "Give these sessions other keys, for instance 2026-1, 2026-2…"))
        case .needsProfile:
            .advice(Sentence("Donnez aussi un profil.", "Give a profile too."))
        case .given, .retired, .tooLong, .differsInSession, .endBeforeStart, .yearWithDays, .inKindByNature:
            .advice(Sentence("Corrigez la valeur.", "Correct the value."))
        }
    }

    private static let asserted = IndicatorCode.asserted.map(\.rawValue).joined(separator: ", ")
}
