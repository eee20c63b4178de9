import Mediation
import Nomenclature

/// What is wrong with something typed, whether as an option or in a cell. `field` is the option or the column.
package struct EntryProblem: Problem, Hashable {
    /// The option (`--day`) or column (`day`) at fault.
    package let field: String
    /// What was found there.
    package let value: String
    /// Why it is refused.
    package let reason: Reason

    /// A refusal.
    package init(_ field: String, _ value: String, _ reason: Reason) {
        self.field = field
        self.value = value
        self.reason = reason
    }

    /// The same problem, named after another field.
    package func renamed(_ field: String) -> EntryProblem { EntryProblem(field, value, reason) }

    /// The reasons for a refusal.
    package enum Reason: Hashable, Sendable {
        case missing
        case dayUnreadable, dayImpossible, dayTwoDigitYear, dayYearMissing
        /// « mardi 03/04/2025 », which is a Thursday, while 4 March is a Tuesday.
        case dayOfAnotherWeekday
        case dayInFuture(today: CivilDate)
        case periodUnreadable, periodReversed, periodOutsideCalendar
        case timeUnreadable
        case minutesUnreadable
        case outOfRange(ClosedRange<Int>)
        case notWhole
        case amountUnreadable, amountAmbiguous, amountZero
        case unknownCode(CodeList, nearest: String?)
        case retiredCode(CodeList, day: CivilDate)
        case unknownMediator, unknownPlace, unknownPartner, unknownFunding
        case mediatorNotInPost(CivilDate)
        case placeClosed(CivilDate)
        case fundingNotRunning(CivilDate)
        case retired
        case themeCount(Int)
        case given(twice: String)
        case pairSyntax(String)
        case unknownKey(known: [String])
        case marginSyntax, marginDimension
        case marginAboveCount(sum: Int, count: Int, dimension: String)
        case marginOfOnePerson
        case effectSyntax, effectNeedsQuantity, quantityNotWhole
        case quantityTooLarge(EffectUnit)
        case assertionSyntax
        case countMissing
        /// A line of a session by a number it does not have.
        case noSuchLine(count: Int)
        /// All lines given, and some of them changed.
        case replacesAll
        /// The count is empty though the row speaks of people.
        case countEmpty
        /// `#N/A`, `#REF!`: what a spreadsheet shows for a formula that failed.
        case spreadsheetError
        /// `2,0250304E+11`: an identifier of which a spreadsheet kept the first digits only.
        case keyRounded
        /// More cells than there are titles.
        case tooManyCells(titles: Int)
        /// A value of a column that says which rows count, and says nothing known.
        case statusUnknown
        case tooLong(Int)
        case looksLikeAPerson(PersonMark, WordDoor)
        case codeSyntax
        /// A code that counts give a meaning of their own.
        case codeReserved
        /// A character that is not seen, by its number: `U+202E`.
        case hiddenCharacter(String)
        case notOneOf([String])
        case differsInSession(first: String)
        case keyReused(CivilDate)
        case endBeforeStart
        /// A cost is of a year, or from one day to another.
        case yearWithDays
        /// Hours of volunteers are never paid in money.
        case inKindByNature
        case approximate
        case themesDiffer(sum: Int)
        case needsProfile
    }

    /// Stable code `E-…`.
    package var code: String {
        switch reason {
        case .missing: "E-MISSING"
        case .dayUnreadable, .dayImpossible, .dayTwoDigitYear, .dayYearMissing, .dayOfAnotherWeekday: "E-DAY"
        case .dayInFuture: "E-DAY-FUTURE"
        case .periodUnreadable, .periodReversed, .periodOutsideCalendar: "E-PERIOD"
        case .timeUnreadable: "E-TIME"
        case .minutesUnreadable: "E-MINUTES"
        case .outOfRange: "E-RANGE"
        case .notWhole: "E-NUMBER"
        case .amountUnreadable: "E-AMOUNT"
        case .amountAmbiguous: "E-AMOUNT-AMBIGUOUS"
        case .amountZero: "E-AMOUNT-ZERO"
        case .unknownCode: "E-CODE-UNKNOWN"
        case .retiredCode: "E-CODE-RETIRED"
        case .unknownMediator: "E-MEDIATOR-UNKNOWN"
        case .unknownPlace: "E-PLACE-UNKNOWN"
        case .unknownPartner: "E-PARTNER-UNKNOWN"
        case .unknownFunding: "E-FUNDING-UNKNOWN"
        case .mediatorNotInPost: "E-MEDIATOR-DATES"
        case .placeClosed: "E-PLACE-CLOSED"
        case .fundingNotRunning: "E-FUNDING-DATES"
        case .retired: "E-RETIRED"
        case .themeCount: "E-THEME-COUNT"
        case .given: "E-TWICE"
        case .pairSyntax: "E-SYNTAX"
        case .unknownKey: "E-KEY"
        case .marginSyntax: "E-MARGIN"
        case .marginDimension: "E-MARGIN-DIMENSION"
        case .marginAboveCount: "E-MARGIN-TOTAL"
        case .marginOfOnePerson: "E-MARGIN-ONE"
        case .effectSyntax, .effectNeedsQuantity: "E-EFFECT"
        case .quantityNotWhole, .quantityTooLarge: "E-QUANTITY"
        case .assertionSyntax: "E-ASSERTION"
        case .countMissing, .countEmpty: "E-COUNT"
        case .noSuchLine: "E-LINE-NUMBER"
        case .replacesAll: "E-LINES-WHOLE"
        case .spreadsheetError: "E-CELL-ERROR"
        case .keyRounded: "E-KEY-ROUNDED"
        case .tooManyCells: "E-ROW-CELLS"
        case .statusUnknown: "E-STATUS"
        case .approximate: "E-APPROXIMATE"
        case .needsProfile: "E-OPTION"
        case .themesDiffer: "E-THEMES-TOTAL"
        case .tooLong: "E-LENGTH"
        case .looksLikeAPerson: "E-PERSON"
        case .codeSyntax: "E-CODE"
        case .codeReserved: "E-CODE-RESERVED"
        case .hiddenCharacter: "E-LABEL"
        case .notOneOf: "E-CHOICE"
        case .differsInSession: "E-SESSION-DIFFERS"
        case .keyReused: "E-KEY-REUSED"
        case .endBeforeStart, .yearWithDays: "E-DATES"
        case .inKindByNature: "E-IN-KIND"
        }
    }

    /// Wrong usage: what was typed is at fault.
    package var category: ProblemCategory { .usage }

    /// The sentence, the field before it.
    package var message: Sentence {
        Sentence("\(field) : \(shown.french)\(why.french).", "\(field): \(shown.english)\(why.english).")
    }

    private var shown: Sentence {
        value.isEmpty ? Sentence("", "") : Sentence("« \(value) » ", "“\(value)” ")
    }

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
                "le détail par \(dimension) compte \(sum) personnes, la ligne en compte \(count)",
                "the split by \(dimension) counts \(sum) people, the line counts \(count)")
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
        case .tooLong(let length): Sentence("dépasse \(length) caractères", "is over \(length) characters")
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
        case .codeReserved: .advice(Sentence("Choisissez un autre code.", "Choose another code."))
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
