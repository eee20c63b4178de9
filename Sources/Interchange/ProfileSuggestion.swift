import CSV
import Mediation
import Nomenclature
import Sheets

/// A profile proposed for a table from its titles and values, with what could not be placed and what is in doubt. A person
/// reads it, edits it and runs it: nothing certain enough to count is left to a guess, so lengths and places that the table
/// does not tell stay empty.
package struct ProfileSuggestion: Sendable {
    /// A title and what was found of it.
    struct Line: Sendable {
        let title: String
        let confidence: ColumnPlacing.Confidence
        /// Some values, to be shown beside; none for columns that may hold names.
        let examples: [String]
    }

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
    /// What must be asked.
    package internal(set) var doubts: [Doubt] = []
    /// What was found of each title, by its key.
    var lines: [String: Line] = [:]

    let book: CodeBook

    /// Looks at a file. Throws `FileProblem` when no row looks like titles over days.
    package init(_ file: SheetFile, _ book: CodeBook, _ setup: AssociationSetup, today: CivilDate) throws {
        self.book = book
        let found = try file.sheets.filter { !$0.isHidden || file.sheets.count == 1 }.compactMap {
            try TitleSearch(file, $0, book, today: today)
        }
        let ranked = found.enumerated().max { ($0.element.score, $1.offset) < ($1.element.score, $0.offset) }
        guard let (_, first) = ranked else {
            throw FileProblem(
                file.path,
                .noTable(
                    expected: Sentence(
                        "une ligne de titres (Date, Lieu, Motif…), puis une ligne par jour, par séance ou par personne",
                        "a row of titles (Date, Place, Theme…), then a row a day, a session or a person")))
        }
        place(first, setup, today)
        let alike = found.filter { isAlike($0, first) }
        for other in alike where other.sample.titles != first.sample.titles { adapt(to: other, first, setup, today) }
        sheets(file, alike)
        profile.sideBySide = sideBySide(first)
        fill(first)
        rows(first, isAlone: alike.count == 1)
        let samples = alike.map(\.sample)
        profile.eachRow = shape(finder(samples, file, setup, today))
        days(first, finder(samples, file, setup, today), file.name)
        decimals(finder(samples, file, setup, today))
        lengths(finder(samples, file, setup, today), today)
        status(finder(samples, file, setup, today))
        margins(finder(samples, file, setup, today))
        words(finder(samples, file, setup, today))
        defaults(setup)
        doubts = finder(samples, file, setup, today).doubts
        settleConfidence()
    }

    private func finder(_ samples: [TableSample], _ file: SheetFile, _ setup: AssociationSetup, _ today: CivilDate)
        -> DoubtFinder
    {
        DoubtFinder(profile, samples, file, book, setup, today: today)
    }

    func has(_ target: Profile.Target) -> Bool { profile.columns.contains { $0.target == target } }

    /// Whether numbers stand under themes.
    var isGrid: Bool { profile.columns.contains { $0.target.isTheme } }

    // MARK: - Where columns go

    private func placing(_ search: TitleSearch, _ setup: AssociationSetup, _ today: CivilDate) -> ColumnPlacing {
        let sample = search.sample
        var shape = RowShape()
        shape.numbers = sample.numberColumns.filter { $0 != search.day }
        shape.counts = []
        shape.day = search.day
        shape.hasDayNumbers =
            MonthNames.month(in: sample.sheet.name) != nil || TitleSearch.hasMonths(sample, book)
        shape.people = Set(sample.titles.indices).subtracting(shape.numbers).subtracting([search.day])
        let rows = sample.sorted(shape, profile, today: today).data
        return ColumnPlacing(sample, rows, day: search.day, book, setup)
    }

    private mutating func place(_ search: TitleSearch, _ setup: AssociationSetup, _ today: CivilDate) {
        for column in placing(search, setup, today).columns {
            add(column, isOptional: false)
        }
        let themes = profile.columns.filter { $0.target.isTheme }
        // One column of numbers beside words of themes counts no theme.
        if themes.count == 1, has(.column(.themes)) {
            profile.columns.removeAll { $0 == themes[0] }
            unplaced += themes[0].titles
        }
    }

    private mutating func add(_ column: ColumnPlacing.Placed, isOptional: Bool) {
        let isShown = !column.isPersonal && column.target != nil && column.target != .column(.comment)
        lines[Profile.key(column.title)] = Line(
            title: column.title, confidence: column.confidence, examples: isShown ? column.values.examples : [])
        if column.isSubtotal {
            remarks.append(
                Sentence(
                    "« \(column.title) » est la somme des colonnes d’avant : laissée de côté.",
                    "“\(column.title)” is the sum of the columns before it: left aside."))
        }
        if column.isPersonal {
            personal.append(column.title)
        } else if let target = column.target {
            // Columns of one title are one entry of the profile.
            if !profile.columns.contains(where: { $0.titles == [column.title] && $0.target == target }) {
                profile.columns.append(
                    Profile.Column([column.title], isOptional: isOptional || target == .leave, target))
            }
        } else if !unplaced.contains(column.title) {
            unplaced.append(column.title)
        }
    }

    // MARK: - Sheets

    /// Whether a sheet has the days and most of the columns of the first one, in any order.
    private func isAlike(_ other: TitleSearch, _ first: TitleSearch) -> Bool {
        let keys = Set(other.sample.titles.map(Profile.key))
        let wanted = profile.columns.filter { $0.target != .leave }
        let here = wanted.filter { column in column.titles.contains { keys.contains(Profile.key($0)) } }
        let hasDay = here.contains { [.column(.day), .dayOfMonth].contains($0.target) }
        return hasDay && here.count * 10 >= wanted.count * 6
    }

    /// A sheet that lacks a column or has one more: what is missing there may be missing, what is more is placed.
    private mutating func adapt(
        to other: TitleSearch, _ first: TitleSearch, _ setup: AssociationSetup, _ today: CivilDate
    ) {
        let keys = Set(other.sample.titles.map(Profile.key))
        for rank in profile.columns.indices {
            let isHere = profile.columns[rank].titles.contains { keys.contains(Profile.key($0)) }
            if !isHere { profile.columns[rank].isOptional = true }
        }
        let known = Set(
            profile.columns.flatMap(\.titles).map(Profile.key) + unplaced.map(Profile.key) + personal.map(Profile.key))
        let usedHere = Set(
            profile.columns.filter { $0.titles.contains { keys.contains(Profile.key($0)) } }.map(\.target))
        for var column in placing(other, setup, today).columns where !known.contains(Profile.key(column.title)) {
            if let target = column.target, usedHere.contains(target), !target.isMultiple { column.target = nil }
            // The same field under another title: another title of the same column.
            if let target = column.target, let rank = profile.columns.firstIndex(where: { $0.target == target }) {
                profile.columns[rank].titles.append(column.title)
                continue
            }
            add(column, isOptional: true)
        }
    }

    private mutating func sheets(_ file: SheetFile, _ alike: [TitleSearch]) {
        guard file.sheets.count > 1 else { return }
        profile.sheets = alike.map(\.sample.sheet.name)
        let others = file.sheets.filter { sheet in !alike.contains { $0.sample.sheet == sheet } }.map(\.name)
        if !others.isEmpty {
            remarks.append(
                Sentence(
                    "Feuilles laissées de côté : \(others.joined(separator: ", ")).",
                    "Sheets left aside: \(others.joined(separator: ", "))."))
        }
        let areMonths = alike.allSatisfy { MonthNames.month(in: $0.sample.sheet.name) != nil }
        if !areMonths, alike.count > 1, !has(.column(.place)) {
            profile.columns.append(Profile.Column(["@feuille"], .column(.place)))
        }
    }

    /// How often the titles come again on their right.
    private func sideBySide(_ search: TitleSearch) -> Int {
        let day = Profile.key(search.sample.titles[search.day])
        return max(1, search.sample.titles.count { Profile.key($0) == day })
    }

    // MARK: - Rows

    /// Rows of one day leave it out after the first, as merged cells do.
    private mutating func fill(_ search: TitleSearch) {
        let sample = search.sample
        let layout = SheetLayout(sample.titles, profile, sheet: sample.sheet.name)
        var shape = sample.shape(layout, profile)
        shape.fillsDown = true
        let rows = sample.sorted(shape, profile, today: .latest).data
        func hasDay(_ row: CSVRow) -> Bool { !sample.cell(row, search.day).isEmpty }
        let bare = rows.dropFirst().filter { row in !hasDay(row) && row.cells.count { !$0.isEmpty } >= 2 }
        guard bare.count >= 2, bare.count * 10 >= rows.count, rows.first.map(hasDay) ?? false else { return }
        let targets: Set<Profile.Target> = [.column(.place), .column(.mediators), .column(.kind), .column(.start)]
        let repeated = layout.places.filter { place in
            place.position >= 0 && targets.contains(place.target)
                && bare.contains { sample.cell($0, place.position).isEmpty }
                && rows.contains { hasDay($0) && !sample.cell($0, place.position).isEmpty }
        }
        profile.fillDown = Set(([sample.titles[search.day]] + repeated.map(\.title)).map(Profile.key))
    }

    /// The last row of the table, when another one follows under other titles.
    private mutating func rows(_ search: TitleSearch, isAlone: Bool) {
        let sample = search.sample
        guard isAlone, let first = sample.rows.first?.line else { return }
        let keys = sample.titles.map(Profile.key)
        var last: Int?
        for row in sample.rows {
            let namesDay = row.cells.contains { cell in
                cell.count < 40 && !cell.contains(where: \.isNumber)
                    && TitleReading(cell).candidates(book).first?.target == .column(.day)
            }
            let repeats = row.cells.enumerated().allSatisfy { $0 < keys.count && Profile.key($1) == keys[$0] }
            if namesDay, !repeats, TitleSearch.score(row.cells, book) >= 6 { break }
            last = row.line
        }
        guard let last, let below = sample.rows.first(where: { $0.line > last })?.line else { return }
        profile.rows = first...last
        remarks.append(
            Sentence(
                "Lignes \(below) et suivantes : ce n’est plus le même tableau, laissées de côté.",
                "Rows from \(below) on: not the same table any more, left aside."))
    }

    /// A row tells of one person when it says whose sex or age, or has nothing but crosses under them.
    private func shape(_ finder: DoubtFinder) -> Profile.EachRow {
        let tellsOne = has(.column(.gender)) || has(.column(.ageBand))
        if has(.column(.count)) {
            let areOnes =
                finder.column(.column(.count))?.values.cells.allSatisfy { CellReading.whole($0) == 1 } ?? false
            return tellsOne && areOnes ? .contact : .session
        }
        func areMarks(_ isOf: (Profile.Target) -> Bool) -> Bool {
            profile.columns.filter { isOf($0.target) }.allSatisfy { finder.column($0.target)?.values.areMarks ?? true }
        }
        if isGrid {
            let margins = profile.columns.contains { $0.target.isMargin }
            return (tellsOne || (margins && areMarks(\.isMargin))) && areMarks(\.isTheme) ? .contact : .session
        }
        return profile.columns.contains { $0.target.isMargin } && !areMarks(\.isMargin) ? .session : .contact
    }
}
