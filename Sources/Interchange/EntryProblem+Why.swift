import Mediation
import Nomenclature

extension EntryProblem {
    /// Why, without field nor value: the words for a table of refused rows.
    package var why: Sentence {
        switch reason {
        case .missing: Sentence("il faut une valeur", "a value is needed")
        case .dayUnreadable: Sentence("n’est pas un jour", "is not a day")
        case .dayImpossible: Sentence("n’existe pas au calendrier", "is not in the calendar")
        case .dayTwoDigitYear: Sentence("a une année à deux chiffres", "has a two-digit year")
        case .dayYearMissing: Sentence("n’a pas d’année", "has no year")
        case .dayOfAnotherWeekday:
            Sentence(
                "est un autre jour de la semaine : jour et mois inversés ?",
                "is another day of the week: day and month swapped?")
        case .dayInFuture(let today):
            Sentence("vient après aujourd’hui (\(today))", "comes after today (\(today))")
        case .periodUnreadable: Sentence("n’est pas une période", "is not a period")
        case .periodReversed: Sentence("finit avant de commencer", "ends before it starts")
        case .periodOutsideCalendar:
            Sentence(
                "n’est pas entre \(CivilDate.earliest) et \(CivilDate.latest)",
                "is not between \(CivilDate.earliest) and \(CivilDate.latest)")
        case .timeUnreadable: Sentence("n’est pas une heure", "is not a time of day")
        case .minutesUnreadable: Sentence("n’est pas une durée", "is not a duration")
        case .outOfRange(let range):
            Sentence(
                "n’est pas entre \(range.lowerBound) et \(range.upperBound)",
                "is not between \(range.lowerBound) and \(range.upperBound)")
        case .notWhole: Sentence("n’est pas un nombre entier", "is not a whole number")
        case .amountUnreadable: Sentence("n’est pas un nombre lisible", "is not a number that can be read")
        case .amountAmbiguous:
            Sentence("peut se lire de deux façons (mille ou un ?)", "can be read in two ways (thousand or one?)")
        case .amountZero: Sentence("doit être plus grand que zéro", "must be above zero")
        case .unknownCode(let list, _):
            Sentence("n’est pas un code de la liste \(list.rawValue)", "is not a code of list \(list.rawValue)")
        case .retiredCode(let list, let day):
            Sentence(
                "n’est plus utilisé dans la liste \(list.rawValue) au \(day)",
                "is no longer used in list \(list.rawValue) on \(day)")
        case .unknownMediator: Sentence("n’est pas une médiatrice connue", "is not a known mediator")
        case .unknownPlace: Sentence("n’est pas un lieu connu", "is not a known place")
        case .unknownPartner: Sentence("n’est pas un partenaire connu", "is not a known partner")
        case .unknownFunding: Sentence("n’est pas un financement connu", "is not a known funding")
        case .mediatorNotInPost(let day): Sentence("n’est pas en poste le \(day)", "is not in post on \(day)")
        case .placeClosed(let day): Sentence("est fermé le \(day)", "is closed on \(day)")
        case .fundingNotRunning(let day): Sentence("ne couvre pas le \(day)", "does not cover \(day)")
        case .retired: Sentence("n’est plus utilisé", "is no longer used")
        case .themeCount(let count):
            Sentence("il faut 1 à 3 thèmes, il y en a \(count)", "1 to 3 themes are needed, there are \(count)")
        case .given(let twice): Sentence("\(twice) est donné deux fois", "\(twice) is given twice")
        case .pairSyntax: Sentence("ne se lit pas clé=valeur", "does not read as key=value")
        case .unknownKey: Sentence("n’est pas une clé connue", "is not a known key")
        case .marginSyntax:
            Sentence("ne se lit pas dimension:code:nombre", "does not read as dimension:code:number")
        case .marginDimension: Sentence("ne peut pas être détaillé", "cannot be split")
        case .marginAboveCount(let sum, let count, let dimension):
            Sentence(
                "le détail par \(dimension) compte \(sum, fr: "personne", "personnes"), la ligne en compte \(count)",
                "the split by \(dimension) counts \(sum, en: "person", "people"), the line counts \(count)")
        case .marginOfOnePerson:
            Sentence("une ligne d’une personne ne se détaille pas", "a line of one person is not split")
        case .effectSyntax: Sentence("ne se lit pas code:quantité", "does not read as code:quantity")
        case .assertionSyntax: Sentence("ne se lit pas comme une affirmation", "does not read as an assertion")
        case .effectNeedsQuantity: Sentence("a besoin d’une quantité", "needs a quantity")
        case .quantityNotWhole:
            Sentence("doit être un nombre entier pour cet effet", "must be a whole number for this effect")
        case .quantityTooLarge(let unit):
            Sentence(
                "dépasse \(unit.largest) \(unit.label.french) pour une seule séance",
                "is over \(unit.largest) \(unit.label.english) for one session")
        case .countMissing:
            Sentence(
                "l’effectif est vide alors que la personne est décrite",
                "the count is empty though the person is described")
        case .nameOfSeveral(let codes):
            Sentence(
                "est le nom de plusieurs : \(codes.joined(separator: ", "))",
                "is the name of several: \(codes.joined(separator: ", "))")
        case .districtSyntax:
            Sentence("n’est pas le code d’un quartier prioritaire", "is not the code of a priority district")
        case .districtNamed(let code, let name):
            Sentence(
                "n’est pas le nom de \(code), qui s’appelle déjà « \(name) »",
                "is not the name of \(code), which is already called “\(name)”")
        case .commonCode:
            Sentence(
                "est un code commun à toutes les associations : il ne se compte pas avec un autre",
                "is a code all associations share: it is not counted with another one")
        case .noSuchLine(let count):
            Sentence(
                "n’est pas une ligne de la séance, qui en a \(count)", "is no line of the session, which has \(count)")
        case .replacesAll:
            Sentence(
                "remplace toutes les lignes, il n’y en a plus à changer", "replaces all lines, none is left to change")
        case .countEmpty:
            Sentence(
                "l’effectif est vide : ce n’est ni zéro ni un nombre", "the count is empty: neither zero nor a number")
        case .spreadsheetError:
            Sentence("est l’erreur d’une formule du tableur", "is the error of a spreadsheet formula")
        case .keyRounded:
            Sentence("est un identifiant arrondi par un tableur", "is an identifier rounded by a spreadsheet")
        case .tooManyCells(let titles):
            Sentence(
                "est une cellule de trop : il n’y a que \(titles) titres",
                "is one cell too many: there are \(titles) titles only")
        case .statusUnknown:
            Sentence("ne dit pas si la ligne compte", "does not tell whether the row counts")
        case .tooLong(let length):
            Sentence("dépasse \(length, fr: "caractère", "caractères")", "is over \(length) characters")
        case .looksLikeAPerson(let mark, _):
            Sentence(
                "ressemble à \(mark.label.french) : on ne note aucune personne",
                "looks like \(mark.label.english): no person is noted")
        case .codeSyntax: Sentence("n’est pas un code", "is not a code")
        case .codeReserved:
            Sentence("est un mot que les comptes gardent pour eux", "is a word that counts keep for themselves")
        case .hiddenCharacter(let name):
            Sentence("contient un signe qui ne se voit pas (\(name))", "has a character that is not seen (\(name))")
        case .notOneOf: Sentence("n’est pas un choix possible", "is not a possible choice")
        case .differsInSession(let first):
            Sentence(
                "diffère d’une autre ligne de la même séance (« \(first) »)",
                "differs from another row of the same session (“\(first)”)")
        case .keyReused(let day):
            Sentence(
                "désigne déjà une séance du \(day) dans le registre",
                "already stands for a session of \(day) in the register")
        case .endBeforeStart: Sentence("finit avant de commencer", "ends before it starts")
        case .yearWithDays:
            Sentence(
                "est une année : elle ne va pas avec un premier et un dernier jour",
                "is a year: it does not go with a first and a last day")
        case .inKindByNature:
            Sentence(
                "ne va pas avec le bénévolat, toujours en nature", "does not go with volunteering, always in kind")
        case .needsProfile: Sentence("ne va qu’avec un profil", "only goes with a profile")
        case .approximate: Sentence("n’est pas un nombre exact", "is not an exact number")
        case .themesDiffer(let sum):
            Sentence(
                "personnes, alors que les motifs en comptent \(sum)", "people, while the themes count \(sum)")
        }
    }
}
