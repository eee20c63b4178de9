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
        /// A name that several things bear, by their codes.
        case nameOfSeveral([String])
        /// The code of a priority district is of no known form.
        case districtSyntax
        /// The priority district of that code has another name.
        case districtNamed(String, String)
        /// A code all associations share, which none may count as another.
        case commonCode
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
        case .nameOfSeveral: "E-NAME-SEVERAL"
        case .districtSyntax: "E-QPV"
        case .districtNamed: "E-QPV-NAME"
        case .commonCode: "E-CODE-COMMON"
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
}
