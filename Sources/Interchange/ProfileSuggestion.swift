import CSV
import Mediation
import Nomenclature
import Sheets

/// A profile proposed for a table from its titles and values, with what could not be placed. A person reads it, edits
/// it and runs it: nothing certain enough to count is left to a guess, so lengths and places that the table does not
/// tell stay empty.
package struct ProfileSuggestion: Sendable {
    /// The profile, as far as it was found.
    package internal(set) var profile = Profile()
    /// Titles of columns with no field to go to.
    package internal(set) var unplaced: [String] = []
    /// Titles that point to a person: never read.
    package internal(set) var personal: [String] = []
    /// Words without a certain code, by field.
    package internal(set) var unknownWords: [SessionColumn: [String]] = [:]
    /// Words whose code was guessed from a part of them, by field.
    package internal(set) var guesses: [SessionColumn: Set<String>] = [:]
    /// Fields a person must fill in before the profile can run.
    package internal(set) var toFill: [SessionColumn] = []
    /// What to look at, in words.
    package internal(set) var remarks: [Sentence] = []

    let book: CodeBook

    /// Looks at a file. Throws `FileProblem` when no row looks like titles over days.
    package init(_ file: SheetFile, _ book: CodeBook, _ setup: AssociationSetup, today: CivilDate) throws {
        self.book = book
        let tables = try file.sheets.filter { !$0.isHidden || file.sheets.count == 1 }.compactMap {
            try SampledTable(file, $0, book, today: today)
        }
        guard let first = tables.max(by: { ($0.score, -$0.rank) < ($1.score, -$1.rank) }) else {
            throw FileProblem(
                file.path,
                .noTable(
                    expected: Sentence(
                        "une ligne de titres (Date, Lieu, Motif…), puis une ligne par jour, par séance ou par personne",
                        "a row of titles (Date, Place, Theme…), then a row a day, a session or a person")))
        }
        place(first, setup)
        let alike = tables.filter { $0.titles.map(Profile.key) == first.titles.map(Profile.key) }
        sheets(file, first, alike)
        profile.eachRow = shape(alike)
        profile.sideBySide = first.sideBySide
        days(first, alike, file.name)
        lengths(first)
        margins(alike)
        words(alike)
        rows(first, isAlone: alike.count == 1)
        defaults(setup)
    }

    // MARK: - Where columns go

    private mutating func place(_ table: SampledTable, _ setup: AssociationSetup) {
        var used: Set<Profile.Target> = []
        for (position, title) in table.titles.enumerated() where !title.isEmpty {
            if Self.pointsToAPerson(title) {
                personal.append(title)
                continue
            }
            guard let target = table.target(position, book), Self.isKept(target, table.column(position), setup),
                target.isMultiple || used.insert(target).inserted
            else {
                unplaced.append(title)
                continue
            }
            // Columns of one title are one entry of the profile.
            if !profile.columns.contains(where: { $0.titles == [title] && $0.target == target }) {
                profile.columns.append(Profile.Column([title], target))
            }
        }
        let themes = profile.columns.filter { if case .theme = $0.target { true } else { false } }
        if themes.count == 1, profile.columns.contains(where: { $0.target == .column(.themes) }) {
            profile.columns.removeAll { $0 == themes[0] }
            unplaced += themes[0].titles
        }
    }

    private static func pointsToAPerson(_ title: String) -> Bool {
        let words = Set(Profile.key(title).split(whereSeparator: { !$0.isLetter }).map(String.init))
        let personal: Set<String> = [
            "nom", "noms", "prenom", "prenoms", "telephone", "tel", "portable", "adresse", "mail", "email", "courriel",
            "nationalite", "naissance", "nir", "beneficiaire", "pays",
        ]
        return !words.isDisjoint(with: personal)
    }

    /// Partners and fundings are kept when they are set up already.
    private static func isKept(_ target: Profile.Target, _ values: [String], _ setup: AssociationSetup) -> Bool {
        let keys = values.map(Profile.key)
        switch target {
        case .column(.partners):
            let known = setup.partners.values.flatMap { [Profile.key($0.code), Profile.key($0.name)] }
            return keys.allSatisfy { known.contains($0) }
        case .column(.funding):
            let known = setup.fundings.values.flatMap { [Profile.key($0.code), Profile.key($0.title)] }
            return keys.allSatisfy { known.contains($0) }
        default: return true
        }
    }

    private func has(_ target: Profile.Target) -> Bool { profile.columns.contains { $0.target == target } }

    /// Whether numbers stand under themes.
    var isGrid: Bool { profile.columns.contains { if case .theme = $0.target { true } else { false } } }

    /// A row tells of one person when it says whose sex or age, or has nothing but crosses under them.
    private func shape(_ tables: [SampledTable]) -> Profile.EachRow {
        if has(.column(.count)) { return .session }
        func isCrossed(_ isOf: (Profile.Target) -> Bool) -> Bool {
            let titles = profile.columns.filter { isOf($0.target) }.flatMap(\.titles)
            let cells = tables.flatMap { table in
                table.titles.indices.filter { titles.contains(table.titles[$0]) }.flatMap { table.column($0) }
            }
            return cells.allSatisfy { ["x", "1", "oui"].contains(Profile.key($0)) }
        }
        let isTheme: (Profile.Target) -> Bool = { if case .theme = $0 { true } else { false } }
        let isMargin: (Profile.Target) -> Bool = { if case .margin = $0 { true } else { false } }
        let tellsOne = has(.column(.gender)) || has(.column(.ageBand))
        if isGrid { return tellsOne && isCrossed(isTheme) ? .contact : .session }
        let hasMargins = profile.columns.contains { isMargin($0.target) }
        return hasMargins && !(isCrossed(isMargin) && !tellsOne) && !(tellsOne && isCrossed(isMargin))
            ? .session : .contact
    }

    private mutating func sheets(_ file: SheetFile, _ first: SampledTable, _ alike: [SampledTable]) {
        guard file.sheets.count > 1 else { return }
        profile.sheets = alike.map(\.sheet.name)
        let others = file.sheets.filter { sheet in !alike.contains { $0.sheet == sheet } }.map(\.name)
        if !others.isEmpty {
            remarks.append(
                Sentence(
                    "Feuilles laissées de côté : \(others.joined(separator: ", ")).",
                    "Sheets left aside: \(others.joined(separator: ", "))."))
        }
        let areMonths = alike.allSatisfy { CellReading.month($0.sheet.name) != nil }
        if !areMonths, alike.count > 1, !has(.column(.place)) {
            profile.columns.append(Profile.Column(["@feuille"], .column(.place)))
        }
    }

    // MARK: - Days and lengths

    private mutating func days(_ first: SampledTable, _ alike: [SampledTable], _ name: String) {
        guard let column = first.dayColumn else { return }
        let typed = alike.flatMap { $0.column(column) }
        let reading = DayReading(.monthFirst, isGiven: true, year: 2000, century: 20, today: .latest)
        for text in typed { _ = try? reading.iso(text, "day") }
        let evidence = reading.evidence
        if evidence.monthFirst > 0, evidence.dayFirst == 0 { profile.dayOrder = .monthFirst }
        if typed.contains(where: {
            $0.wholeMatch(of: #/.*\D\d\d(?: .*)?/#) != nil && $0.firstMatch(of: #/\d{4}/#) == nil
                && $0.wholeMatch(of: #/\d+[\/.\-]\d+[\/.\-]\d\d(?: .*)?/#) != nil
        }) {
            profile.century = 20
        }
        let lacksYear = typed.contains { text in
            text.firstMatch(of: #/\d{4}/#) == nil && text.wholeMatch(of: #/\d+[\/.\-]\d+[\/.\-]\d\d(?: .*)?/#) == nil
        }
        if lacksYear, let year = (first.above + [first.sheet.name, name]).compactMap(Self.year).first {
            profile.year = year
        }
        if first.fillsDown {
            let texts =
                [column]
                + first.titles.indices.filter { position in
                    position != column
                        && [.column(.place), .column(.mediators), .column(.kind), .column(.start)]
                            .contains(first.target(position, book) ?? .end)
                        && first.isEmptyWithDay(position)
                }
            profile.fillDown = Set(texts.map { Profile.key(first.titles[$0]) })
        }
    }

    private static func year(_ text: String) -> Int? {
        text.firstMatch(of: #/(?:19|20)\d\d/#).flatMap { Int($0.0) }
    }

    /// In a table of one row a person, a length that differs within a day and place is the person's; the same on all
    /// rows, it is that of the whole permanence.
    private mutating func lengths(_ table: SampledTable) {
        guard profile.eachRow == .contact,
            let rank = profile.columns.firstIndex(where: { [.column(.minutes), .hours].contains($0.target) }),
            profile.columns[rank].target == .column(.minutes),
            let position = table.titles.firstIndex(where: { profile.columns[rank].titles.contains($0) })
        else { return }
        let frames = profile.columns.filter { column in
            [.column(.day), .column(.place), .column(.mediators), .column(.start), .column(.kind)].contains(
                column.target)
        }.compactMap { column in table.titles.firstIndex { column.titles.contains($0) } }
        let reading = DayReading(.dayFirst, isGiven: true, year: 2000, century: 20, today: .latest)
        var lengths: [String: Set<String>] = [:]
        for row in table.rows where !profile.skips(row.cells) {
            let key = frames.map { position in
                let text = table.cell(row, position)
                return position == table.dayColumn ? (try? reading.iso(text, "")) ?? text : text
            }.joined(separator: "|")
            lengths[key, default: []].insert(table.cell(row, position))
        }
        guard lengths.contains(where: { $0.value.count > 1 }) else { return }
        profile.columns[rank].target = .column(.contactMinutes)
        remarks.append(
            Sentence(
                "« \(table.titles[position]) » diffère dans une même séance : lue comme la durée de chaque personne, additionnée.",
                "“\(table.titles[position])” differs within a session: read as each person's length, added up."))
    }

    // MARK: - Rows and what is missing

    private mutating func rows(_ table: SampledTable, isAlone: Bool) {
        guard isAlone, let last = table.lastLine(book, profile), let first = table.rows.first?.line else { return }
        profile.rows = first...last
        let below = table.rows.first { $0.line > last }.map(\.line) ?? last + 1
        remarks.append(
            Sentence(
                "Lignes \(below) et suivantes : ce n’est plus le même tableau, laissées de côté.",
                "Rows from \(below) on: not the same table any more, left aside."))
    }

    private mutating func defaults(_ setup: AssociationSetup) {
        func need(_ column: SessionColumn, _ only: String?) {
            if let only { profile.defaults[column] = only } else { toFill.append(column) }
        }
        if !has(.column(.kind)) { profile.defaults[.kind] = "permanence" }
        let hasLength =
            has(.column(.minutes)) || has(.hours) || has(.column(.contactMinutes))
            || (has(.end) && has(.column(.start)))
        if !hasLength { need(.minutes, nil) }
        if has(.column(.place)) {
            profile.createsPlaces = true
        } else {
            need(.place, setup.places.count == 1 ? setup.places.keys.first : nil)
            profile.createsPlaces = true
        }
        if has(.column(.mediators)) {
            profile.createsMediators = true
        } else {
            need(.mediators, setup.mediators.count == 1 ? setup.mediators.keys.first : nil)
            profile.createsMediators = true
        }
        if !has(.column(.themes)), !isGrid { need(.themes, nil) }
    }
}

extension Profile.Target {
    /// Whether its cells are heads.
    var isCount: Bool {
        switch self {
        case .theme, .margin, .column(.count), .column(.present), .column(.turnedAway): true
        default: false
        }
    }
}
