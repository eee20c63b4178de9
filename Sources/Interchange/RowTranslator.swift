import Mediation
import Nomenclature

/// Turns the cells of a foreign row into rows of `sessions.csv`, as a profile says.
struct RowTranslator {
    let profile: Profile
    let days: DayReading
    let book: CodeBook
    let setup: AssociationSetup

    /// One row; nil when it holds nothing but what is the same on every row (a calendar filled in advance).
    func row(
        _ cells: [String], _ layout: SheetLayout, table: String, line: Int, found: FoundRow, _ log: ReadingLog,
        _ index: inout NameIndex
    ) throws -> (items: [SetupItem], row: SourceRow?) {
        index.new = []
        let before = index
        guard let draft = try draft(cells, layout, log, &index) else {
            // What a row that is none names is not made.
            index = before
            return ([], nil)
        }
        let own = draft.session[.session]
        // A row refused still tells which session it is of: its other rows wait with it.
        let key = draft.session[.day].isEmpty ? "" : own.isEmpty ? Self.key(draft.session) : own
        let source = SourceRow(
            key: key, isDerived: own.isEmpty && profile.eachRow == .session, table: table, line: line,
            lines: draft.lines, found: found, problem: draft.problem ?? (key.isEmpty ? Self.noDay : nil))
        return (index.new, source)
    }

    private static let noDay = EntryProblem("day", "", .missing)

    /// What the rows of one session share: all that is said of the session.
    private static func key(_ cells: RowCells) -> String {
        let parts = SessionColumn.ofSession.filter { ![.minutes, .comment, .effects].contains($0) }.map { cells[$0] }
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private struct Draft {
        var session = RowCells()
        var lines: [RowCells] = []
        /// The first thing wrong with the row.
        var problem: EntryProblem?

        mutating func attempt(_ body: (inout RowCells) throws -> Void) throws {
            do { try body(&session) } catch let found as EntryProblem { problem = problem ?? found }
        }
    }

    /// The heads of a row, column by column.
    struct Heads {
        /// People under themes, in the order of the columns.
        var themes: [Count] = []
        var margins: [(margin: Margin, title: String)] = []
        /// People that no other column counts.
        var others = 0
        /// Whether a column says how many people there were, and whether its cell does.
        var hasCountColumn = false
        var hasCount = false
        /// Whether some cell has a number of people, zero included.
        var hasNumber = false
        /// Whether some cell tells of people in words: a theme, an age.
        var hasWords = false
    }

    /// People under a theme.
    struct Count {
        let theme: String
        let trait: Profile.Trait?
        let heads: Int
    }

    // MARK: - A row

    private func draft(_ cells: [String], _ layout: SheetLayout, _ log: ReadingLog, _ index: inout NameIndex) throws
        -> Draft?
    {
        var draft = Draft()
        for (column, value) in profile.defaults { draft.session[column] = value }
        var day = DayParts()
        var end = ""
        var heads = Heads()
        var age: (text: String, title: String)?
        var hasCell = false
        for place in layout.places where place.target != .leave {
            if place.target == .column(.count) { heads.hasCountColumn = true }
            let text = layout.cell(place.position, of: cells)
            guard !text.isEmpty else { continue }
            hasCell = hasCell || place.target.isOfContact
            if case .column(let column) = place.target, column.isOfPeople { heads.hasWords = true }
            try draft.attempt { row in
                if CellReading.isError(text) { throw EntryProblem(place.title, text, .spreadsheetError) }
                switch place.target {
                case .column(.day): day.whole = text
                // Some ages are read against the day.
                case .column(.ageBand): age = (text, place.title)
                case .column(let column):
                    try put(text, column, place.title, &row, log, &index)
                    if column == .count, !row[.count].isEmpty { (heads.hasCount, heads.hasNumber) = (true, true) }
                case .end: end = text
                case .hours, .hoursAndMinutes, .minutesAndSeconds, .seconds, .days, .halfDays:
                    try putLength(text, place.title, &row) { try CellReading.minutes(text, place.target, place.title) }
                case .dayOfMonth: day.day = text
                case .month: day.month = text
                case .year: day.year = text
                case .theme(let theme, let trait):
                    let count = try count(text, place.title)
                    heads.hasNumber = heads.hasNumber || count != nil
                    if let count, count > 0 {
                        heads.themes.append(Count(theme: theme, trait: trait, heads: count))
                    }
                case .margin(let dimension, let code):
                    let count = try count(text, place.title)
                    heads.hasNumber = heads.hasNumber || count != nil
                    if let count, count > 0 {
                        heads.margins.append((Margin(dimension: dimension, code: code, count: count), place.title))
                    }
                case .others:
                    let count = try count(text, place.title)
                    heads.hasNumber = heads.hasNumber || count != nil
                    heads.others += count ?? 0
                case .effect(let code):
                    row[.effects] = (row[.effects].isEmpty ? "" : row[.effects] + "|") + "\(code):\(text)"
                case .leave: break
                }
            }
        }
        guard hasCell || !layout.places.contains(where: { $0.target.isOfContact }) else { return nil }
        if isPlanned(heads, draft, layout) { return nil }
        try draft.attempt { try finish(&$0, day, end: end, layout) }
        if let age { try draft.attempt { try put(age.text, .ageBand, age.title, &$0, log, &index) } }
        try draft.attempt { try place(&$0, &index) }
        let isGrid = layout.places.contains { $0.target.isTheme }
        var lines: [RowCells] = []
        try draft.attempt { lines = try contacts($0, heads, isGrid: isGrid, log) }
        draft.lines = lines
        return draft
    }

    /// Whether the row says no more than when, where and how long: a day that was planned, of which nothing was noted.
    private func isPlanned(_ heads: Heads, _ draft: Draft, _ layout: SheetLayout) -> Bool {
        layout.places.contains { $0.target.isCount } && !heads.hasNumber && !heads.hasWords && draft.problem == nil
            && draft.session[.effects].isEmpty && draft.session[.comment].isEmpty
    }

    /// The heads of a cell, as the profile reads them.
    func count(_ text: String, _ title: String) throws -> Int? {
        try CellReading.heads(text, title, acceptsApproximate: profile.acceptsApproximate)
    }

    private func finish(_ row: inout RowCells, _ day: DayParts, end: String, _ layout: SheetLayout) throws {
        let typed = day.text(sheet: layout.sheet)
        if !typed.isEmpty {
            let moment = try days.moment(typed, "day", sheetYear: layout.year)
            row[.day] = moment.day
            if row[.start].isEmpty, let hour = moment.hour { row[.start] = hour }
        }
        guard !end.isEmpty else { return }
        let last = try CellReading.hour(end, "minutes")
        if let first = ClockTime(typed: row[.start]), let last = ClockTime(typed: last) {
            // Past midnight, the session is of the day it begins.
            let length = CellReading.length(from: first, to: last)
            guard Minutes.ofASession.contains(length) else { throw EntryProblem("minutes", end, .endBeforeStart) }
            if row[.minutes].isEmpty || profile.defaults[.minutes] != nil { row[.minutes] = String(length) }
        }
    }

    private func place(_ row: inout RowCells, _ index: inout NameIndex) throws {
        // Defaults name places as people do, too.
        if let place = profile.defaults[.place], row[.place] == place { row[.place] = try self.place(place, &index) }
        if let names = profile.defaults[.mediators], row[.mediators] == names {
            row[.mediators] = try names.split(separator: "|").map { try mediator(String($0), &index) }.joined(
                separator: "|")
        }
    }
}

extension Profile.Target {
    /// Whether it tells of people or of what was done, rather than of when and where.
    fileprivate var isOfContact: Bool {
        switch self {
        case .theme, .margin, .effect, .others: true
        case .column(let column): ![.session, .day, .start, .place, .mediators, .kind].contains(column)
        default: false
        }
    }
}

extension SessionColumn {
    /// Whether its words tell of the people of the row.
    var isOfPeople: Bool {
        [.gender, .ageBand, .attendance, .territory, .themes, .actions, .origin, .referrals, .outcome].contains(self)
    }

    /// The list its codes are of.
    var list: CodeList? {
        switch self {
        case .themes: .theme
        case .actions: .action
        case .referrals: .partnerKind
        case .language: .language
        default: CodeList(rawValue: name)
        }
    }

    /// Whether a cell may hold several values.
    var isList: Bool { [.themes, .actions, .referrals, .language, .mediators, .partners, .funding].contains(self) }
}

extension Array where Element: Hashable {
    /// Each element once, in the order met.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
