import Mediation
import Nomenclature

/// Turns the cells of a foreign row into rows of `sessions.csv`, as a profile says.
struct RowTranslator: Sendable {
    let profile: Profile
    let days: DayReading
    let book: CodeBook
    let setup: AssociationSetup
    let remarks = TranslationRemarks()

    /// One row; nil when it holds nothing but what is the same on every row (a calendar filled in advance).
    func row(
        _ cells: [String], _ layout: SheetLayout, table: String, line: Int, found: [String], _ index: inout NameIndex
    ) throws -> (items: [SetupItem], row: SourceRow?) {
        index.new = []
        guard let draft = try draft(cells, layout, &index) else { return ([], nil) }
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

    /// People under a theme.
    struct Count {
        let theme: String
        let trait: Profile.Trait?
        let heads: Int
    }

    // MARK: - A row

    private func draft(_ cells: [String], _ layout: SheetLayout, _ index: inout NameIndex) throws -> Draft? {
        var draft = Draft()
        for (column, value) in profile.defaults { draft.session[column] = value }
        var day = DayParts()
        var end = ""
        var counts: [Count] = []
        var margins: [Margin] = []
        var hasCell = false
        for place in layout.places {
            let text = layout.cell(place.position, of: cells)
            guard !text.isEmpty else { continue }
            hasCell = hasCell || place.target.isOfContact
            try draft.attempt { row in
                switch place.target {
                case .column(.day): day.whole = text
                case .column(let column): try put(text, column, place.title, &row, &index)
                case .end: end = text
                case .hours:
                    try putLength(text, place.title, &row) { try CellReading.minutes(hours: text, place.title) }
                case .dayOfMonth: day.day = text
                case .month: day.month = text
                case .year: day.year = text
                case .theme(let theme, let trait):
                    if let heads = try heads(text, place.title), heads > 0 {
                        counts.append(Count(theme: theme, trait: trait, heads: heads))
                    }
                case .margin(let dimension, let code):
                    if let heads = try heads(text, place.title), heads > 0 {
                        margins.append(Margin(dimension: dimension, code: code, count: heads))
                    }
                case .effect(let code):
                    row[.effects] = (row[.effects].isEmpty ? "" : row[.effects] + "|") + "\(code):\(text)"
                }
            }
        }
        guard hasCell || !layout.places.contains(where: { $0.target.isOfContact }) else { return nil }
        try draft.attempt { try finish(&$0, day, end: end, layout.sheet) }
        try draft.attempt { try place(&$0, &index) }
        let isGrid = layout.places.contains { $0.target.isTheme }
        var lines: [RowCells] = []
        try draft.attempt { lines = try contacts($0, counts, margins, isGrid: isGrid) }
        draft.lines = lines
        return draft
    }

    func heads(_ text: String, _ title: String) throws -> Int? {
        try CellReading.heads(text, title, acceptsApproximate: profile.acceptsApproximate)
    }

    private func finish(_ row: inout RowCells, _ day: DayParts, end: String, _ sheet: String) throws {
        let typed = day.text(year: profile.year, sheet: sheet)
        if row[.start].isEmpty, let hour = typed.split(separator: " ").last, hour.contains(":"), typed.contains(" ") {
            row[.start] = try CellReading.hour(String(hour), "day")
        }
        if !typed.isEmpty { row[.day] = try days.iso(typed, "day") }
        guard !end.isEmpty else { return }
        let last = try CellReading.hour(end, "minutes")
        if let first = ClockTime(typed: row[.start]), let last = ClockTime(typed: last) {
            let length = last.minutesSinceMidnight - first.minutesSinceMidnight
            guard length > 0 else { throw EntryProblem("minutes", end, .endBeforeStart) }
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
    fileprivate var isTheme: Bool { if case .theme = self { true } else { false } }

    /// Whether it tells of people or of what was done, rather than of when and where.
    fileprivate var isOfContact: Bool {
        switch self {
        case .theme, .margin, .effect: true
        case .column(let column): ![.session, .day, .start, .place, .mediators, .kind].contains(column)
        default: false
        }
    }
}

extension SessionColumn {
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
