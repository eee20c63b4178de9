import Mediation
import Nomenclature
import Synchronization

/// Turns the cells of a foreign row into rows of `sessions.csv`, as a profile says.
struct RowTranslator: Sendable {
    let profile: Profile
    let days: DayReading
    let book: CodeBook
    let roster: Roster
    let remarks = TranslationRemarks()

    /// Places and mediators known by their name, and those made on the way.
    struct Made {
        fileprivate var places: [String: String] = [:]
        fileprivate var mediators: [String: String] = [:]
        fileprivate var partners: [String: String] = [:]
        fileprivate var fundings: [String: String] = [:]
        fileprivate var new: [SetupNoun] = []
    }

    func made() -> Made {
        var made = Made()
        for place in roster.places.values { made.places[Profile.key(place.name)] = place.code }
        for mediator in roster.mediators.values {
            if let name = mediator.name { made.mediators[Profile.key(name)] = mediator.code }
        }
        for partner in roster.partners.values { made.partners[Profile.key(partner.name)] = partner.code }
        for funding in roster.fundings.values { made.fundings[Profile.key(funding.title)] = funding.code }
        for code in roster.places.keys { made.places[Profile.key(code)] = code }
        for code in roster.mediators.keys { made.mediators[Profile.key(code)] = code }
        for code in roster.partners.keys { made.partners[Profile.key(code)] = code }
        for code in roster.fundings.keys { made.fundings[Profile.key(code)] = code }
        return made
    }

    /// One row; nil when it holds nothing but what is the same on every row (a calendar filled in advance).
    func row(
        _ cells: [String], _ layout: SheetLayout, table: String, line: Int, found: [String], _ made: inout Made
    ) throws -> (nouns: [SetupNoun], row: SourceRow?) {
        made.new = []
        guard let draft = try draft(cells, layout, &made) else { return ([], nil) }
        let own = draft.session[.session]
        // A row refused still tells which session it is of: its other rows wait with it.
        let key = draft.session[.day].isEmpty ? "" : own.isEmpty ? Self.key(draft.session) : own
        let source = SourceRow(
            key: key, isDerived: own.isEmpty && profile.eachRow == .session, table: table, line: line,
            lines: draft.lines, found: found, problem: draft.problem ?? (key.isEmpty ? Self.noDay : nil))
        return (made.new, source)
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

    private func draft(_ cells: [String], _ layout: SheetLayout, _ made: inout Made) throws -> Draft? {
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
                case .column(let column): try put(text, column, place.title, &row, &made)
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
        try draft.attempt { try place(&$0, &made) }
        let isGrid = layout.places.contains { $0.target.isTheme }
        var lines: [RowCells] = []
        try draft.attempt { lines = try contacts($0, counts, margins, isGrid: isGrid) }
        draft.lines = lines
        return draft
    }

    private func heads(_ text: String, _ title: String) throws -> Int? {
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

    private func place(_ row: inout RowCells, _ made: inout Made) throws {
        // Defaults name places as people do, too.
        if let place = profile.defaults[.place], row[.place] == place { row[.place] = try self.place(place, &made) }
        if let names = profile.defaults[.mediators], row[.mediators] == names {
            row[.mediators] = try names.split(separator: "|").map { try mediator(String($0), &made) }.joined(
                separator: "|")
        }
    }

    // MARK: - A cell

    private func put(
        _ text: String, _ column: SessionColumn, _ title: String, _ row: inout RowCells, _ made: inout Made
    ) throws {
        switch column {
        case .minutes: try putLength(text, title, &row) { try CellReading.minutes(text, title) }
        case .contactMinutes: row[column] = try CellReading.minutes(text, title)
        case .start:
            if CellReading.span(text) == nil {
                row[.start] = try CellReading.hour(text, title)
            } else {
                try putLength(text, title, &row) { "" }
            }
        case .count, .present, .turnedAway: row[column] = try heads(text, title).map(String.init) ?? ""
        case .place: row[.place] = try place(value(text, column) ?? text, &made)
        case .mediators: try list(text, column, &row) { try mediator($0, &made) }
        case .partners: try list(text, column, &row) { made.partners[Profile.key($0)] ?? $0 }
        case .funding: try list(text, column, &row) { made.fundings[Profile.key($0)] ?? $0 }
        case .session, .comment, .margins, .effects: row[column] = text
        default:
            guard let list = column.list else {
                row[column] = text
                return
            }
            let words = column.isList ? parts(text, list, column) : [text]
            let codes = words.map { value($0, column) ?? FieldWords.code(list, $0, book) ?? unlisted($0, list) }.filter
            { !$0.isEmpty }
            guard column.isList else {
                // « = » leaves what another column said.
                if codes.first != "=" { row[column] = codes.first ?? "" }
                return
            }
            let before = profile.defaults[column] == row[column] ? [] : row.list(column)
            var all = (before + codes.filter { !before.contains($0) }).uniqued()
            if column == .themes, profile.keepsFirstThemes { all = Array(all.prefix(Contact.themeCount.upperBound)) }
            row[column] = all.joined(separator: "|")
        }
    }

    /// A length, or the two hours it lies between: « 9h-11h30 ».
    private func putLength(_ text: String, _ title: String, _ row: inout RowCells, _ read: () throws -> String) throws {
        guard let span = CellReading.span(text) else {
            row[.minutes] = try read()
            return
        }
        guard span.minutes > 0 else { throw EntryProblem(title, text, .endBeforeStart) }
        (row[.start], row[.minutes]) = (span.start, String(span.minutes))
    }

    private func list(
        _ text: String, _ column: SessionColumn, _ row: inout RowCells, _ code: (String) throws -> String
    ) throws {
        let words = value(text, column).map { [$0] } ?? split(text)
        let before = profile.defaults[column] == row[column] ? [] : row.list(column)
        row[column] = try (before + words.map { try code(value($0, column) ?? $0) }).uniqued().joined(separator: "|")
    }

    private func value(_ text: String, _ column: SessionColumn) -> String? {
        guard let code = profile.values[column]?[Profile.key(text)] else { return nil }
        // An empty code leaves the field unknown; where it may not be, the word stands, so that the refusal shows it.
        let isNeeded = [.themes, .kind, .place, .mediators].contains(column)
        return code.isEmpty && isNeeded ? text : code
    }

    /// A word no list knows: refused further on; but an age that is in no single band is an age unknown.
    private func unlisted(_ word: String, _ list: CodeList) -> String {
        guard list == .ageBand, AgeWords.isAstride(word) else { return word }
        remarks.addAstrideAge()
        return ""
    }

    /// The values of a cell: the whole when it is known, else its parts.
    private func parts(_ text: String, _ list: CodeList, _ column: SessionColumn) -> [String] {
        if value(text, column) != nil || FieldWords.code(list, text, book) != nil { return [text] }
        let parts = split(text)
        return parts.isEmpty ? [text] : parts
    }

    private func split(_ text: String) -> [String] {
        text.split(whereSeparator: { profile.separators.contains($0) || $0.isNewline }).map {
            String($0).trimmingSpaces()
        }
        .filter { !$0.isEmpty }
    }

    // MARK: - Places and mediators

    private func place(_ name: String, _ made: inout Made) throws -> String {
        if let code = made.places[Profile.key(name)] { return code }
        guard profile.createsPlaces else { return name }
        let code = CellReading.slug(name)
        guard !code.isEmpty, name.count <= 200 else { throw EntryProblem("place", name, .codeSyntax) }
        made.places[Profile.key(name)] = code
        if roster.places[code] == nil {
            made.new.append(.place(Place(code: code, name: name, kind: FieldWords.placeKind(name) ?? "autre")))
        }
        return code
    }

    private func mediator(_ name: String, _ made: inout Made) throws -> String {
        if let code = made.mediators[Profile.key(name)] { return code }
        guard profile.createsMediators else { return name }
        let slug = CellReading.slug(name)
        // Initials stay capitals.
        let code = name.count <= 4 ? slug.uppercased() : slug
        guard !code.isEmpty else { throw EntryProblem("mediators", name, .codeSyntax) }
        made.mediators[Profile.key(name)] = code
        if roster.mediators[code] == nil {
            made.new.append(.mediator(Mediator(code: code, name: name == code ? nil : name)))
        }
        return code
    }
}

/// What a translation left out without refusing a row, to be told to the person.
final class TranslationRemarks: Sendable {
    private let astrideAges = Mutex(0)

    func addAstrideAge() { astrideAges.withLock { $0 += 1 } }

    /// In words; none when nothing was left out.
    var sentences: [Sentence] {
        let count = astrideAges.withLock { $0 }
        guard count > 0 else { return [] }
        return [
            Sentence(
                "\(count) âge(s) à cheval sur deux de nos tranches : non renseignés.",
                "\(count) age(s) across two of our bands: left unknown.")
        ]
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
