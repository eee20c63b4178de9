import Mediation
import Nomenclature

/// How a foreign table becomes sessions: what `relais import --profile` reads from a YAML file.
package struct Profile: Sendable, Equatable {
    /// What a row of the table tells of.
    package enum EachRow: String, Sendable { case contact, session }

    /// What the numbers under themes count.
    package enum Heads: String, Sendable { case people, requests }

    /// Where the cells of a column go.
    package enum Target: Sendable, Hashable {
        /// A column of `sessions.csv`.
        case column(SessionColumn)
        /// The hour a session ended, its length in hours, parts of its day.
        case end, hours, dayOfMonth, month, year
        /// Its length in hours and minutes (`1,30` is 90 minutes), in minutes and seconds, in seconds.
        case hoursAndMinutes, minutesAndSeconds, seconds
        /// Its length in working days of 7 hours (35 hours a week), in halves of them.
        case days, halfDays
        /// Heads that no other column of the row counts, to be added to those of the others.
        case others
        /// Nowhere: a person said so.
        case leave
        /// Heads received for that theme, of one code of another dimension when the column says so.
        case theme(String, Trait? = nil)
        /// Heads of the row that have that code.
        case margin(Dimension, String)
        /// Quantity of that effect.
        case effect(String)
    }

    /// A code of a dimension a head count can be split by.
    package struct Trait: Sendable, Hashable {
        /// One of `Dimension.marginable`.
        package let dimension: Dimension
        /// A code of that dimension's list.
        package let code: String
    }

    /// The fields that are a length of time, the session's or the person's.
    static let lengths: Set<Target> = [
        .column(.minutes), .column(.contactMinutes), .hours, .hoursAndMinutes, .minutesAndSeconds, .seconds, .days,
        .halfDays,
    ]

    /// A column of the table.
    package struct Column: Sendable, Equatable {
        /// The titles it may have, compared without case nor accent.
        package var titles: [String]
        /// Whether the table may be without it.
        package var isOptional = false
        /// Where its cells go.
        package var target: Target

        /// A column under one of its titles.
        package init(_ titles: [String], isOptional: Bool = false, _ target: Target) {
            (self.titles, self.isOptional, self.target) = (titles, isOptional, target)
        }
    }

    /// What it is for, in words.
    package var title = Sentence("", "")
    /// Names of the sheets read; none for every visible sheet that has the titles.
    package var sheets: [String] = []
    /// Lines of the titles (two for titles under group titles); none to look for them.
    package var header: [Int] = []
    /// Lines read, below the titles; nil for all.
    package var rows: ClosedRange<Int>?
    /// What a row tells of; one contact unless told.
    package var eachRow = EachRow.contact
    /// In the order of the file; one title may stand in several, where its cells go to several fields.
    package var columns: [Column] = []
    /// Codes by words found, for each field.
    package var values: [SessionColumn: [String: String]] = [:]
    /// Default values for fields the table lacks.
    package var defaults: [SessionColumn: String] = [:]
    /// Titles of columns whose empty cells repeat the one above.
    package var fillDown: Set<String> = []
    /// Rows whose first cell begins with one of these words are left out. Rows of totals and notes need no word here:
    /// they are recognised by what they are.
    package var skip: [String] = []
    /// By key of a title, the values of the rows that are read, and of those left out: « Honoré », « Annulé ».
    package var keep: [String: [String]] = [:]
    /// By key of a title, the values of the rows that are left out.
    package var leave: [String: [String]] = [:]
    /// By key of a title, what a person answered to the doubts about it.
    package var answers: [String: [String]] = [:]
    /// Whether the true dates of a workbook have their day and month the wrong way round.
    package var swapsPlainDays = false
    /// Signs that part several values in a cell.
    package var separators = ";,/|+\n"
    /// Whether the day or the month comes first; nil to find it from the values.
    package var dayOrder: DayOrder?
    /// Year, calendar or school, of days written without one.
    package var year: TableYear?
    /// Century of years of two digits (20 for 2025); nil refuses such years.
    package var century: Int?
    /// Whether « env. 12 » counts as 12.
    package var acceptsApproximate = false
    /// What the numbers under themes count; people unless told.
    package var heads = Heads.people
    /// Whether, on a row of several themes, the margins are shared out among them in proportion.
    package var spreadsMargins = false
    /// Whether places and mediators that are not set up yet are.
    package var createsPlaces = false
    /// Whether mediators that are not set up yet are: their code is made from the name found.
    package var createsMediators = false
    /// Whether sex, age and the like of the people of one collective session are known apart only: its rows then become
    /// one head count with margins, and nothing crosses them.
    package var mergesGroups = false
    /// Whether a person of more than three themes keeps the first three; else the row is refused.
    package var keepsFirstThemes = false
    /// How many tables of the same titles stand side by side.
    package var sideBySide = 1

    /// Nothing said yet.
    package init() {}

    /// Titles and words are compared so: without case, accent, spaces nor signs at the ends.
    static func key(_ text: String) -> String {
        var words = folded(text.trimmingSpaces()).split(whereSeparator: { $0 == "_" || $0.isWhitespace })
        while let last = words.last, last.allSatisfy({ ":*.?!".contains($0) }) { words.removeLast() }
        var key = words.joined(separator: "_")
        while let last = key.last, ":*.".contains(last) { key.removeLast() }
        return key
    }

    /// The columns that must be there, for people.
    var expected: String {
        columns.filter { !$0.isOptional }.map { $0.titles.joined(separator: " / ") }.joined(separator: ", ")
    }
}

/// The profiles that come with the program.
extension Profile {
    /// Their names, in the order to show.
    package static let names = Embedded.files.keys.filter { $0.hasPrefix("profiles/") }.sorted().map {
        String($0.dropFirst("profiles/".count).dropLast(".yaml".count))
    }

    /// The text of one of them; nil when there is none of that name.
    package static func text(named name: String) -> String? { Embedded.files["profiles/\(name).yaml"] }
}
