/// Where a profile's columns lie in a sheet.
struct SheetLayout {
    /// A column that is read.
    struct Place {
        let target: Profile.Target
        /// Its title, for people.
        let title: String
        /// Its position from 0; -1 for the name of the sheet.
        let position: Int
    }

    let places: [Place]
    /// Columns of the profile that must be there and are not.
    let missing: [Profile.Column]
    /// Titles no column of the profile takes.
    let unused: [String]
    let sheet: String
    /// The year of days written without one in this sheet, when it is not that of the profile.
    var year: TableYear?
    /// How many titles there are; cells beyond have none.
    let width: Int
    /// Positions of this table, when several stand side by side; all of them otherwise.
    let span: Range<Int>
    let titles: [String]
    let keys: [String]
    private let filledDown: [Int]

    /// - Parameter table: which of the tables that stand side by side, from 1.
    init(_ titles: [String], _ profile: Profile, sheet: String, table: Int = 1) {
        self.sheet = sheet
        width = (titles.lastIndex { !$0.isEmpty } ?? -1) + 1
        let keys = titles.map { Profile.key($0) }
        (self.titles, self.keys) = (titles, keys)
        var places: [Place] = []
        var missing: [Profile.Column] = []
        // Two columns of one title (« Motif », « Motif ») are each read when the profile wants several values.
        for column in profile.columns {
            let wanted = Set(column.titles.map { Profile.key($0) })
            if !wanted.isDisjoint(with: ["@sheet", "@feuille"]) {
                places.append(Place(target: column.target, title: "@sheet", position: -1))
                continue
            }
            let untitled = column.titles.compactMap { UntitledColumn.position($0) }.filter {
                $0 >= titles.count || titles[$0].isEmpty
            }
            let positions = keys.indices.filter { wanted.contains(keys[$0]) } + untitled
            let isSole = profile.sideBySide > 1 || !column.target.isMultiple
            let kept = isSole ? Array(positions.dropFirst(table - 1).prefix(1)) : positions
            places += kept.map {
                Place(
                    target: column.target,
                    title: $0 < titles.count && !titles[$0].isEmpty ? titles[$0] : column.titles[0],
                    position: $0)
            }
            if kept.isEmpty, !column.isOptional { missing.append(column) }
        }
        self.places = places
        self.missing = missing
        let used = Set(places.map(\.position))
        let rules = Set(profile.keep.keys).union(profile.leave.keys)
        unused = titles.enumerated().filter { position, title in
            !title.isEmpty && !used.contains(position) && !RefusedRow.isReason(title) && !rules.contains(keys[position])
        }.map(\.element)
        filledDown = keys.indices.filter { profile.fillDown.contains(keys[$0]) }
        let own = places.map(\.position).filter { $0 >= 0 }
        let first = profile.sideBySide > 1 && table > 1 ? own.min() ?? 0 : 0
        let last = profile.sideBySide > 1 && table < profile.sideBySide ? (own.max() ?? 0) + 1 : Int.max
        span = first..<max(first, last)
    }

    /// Whether the row repeats the titles, as tables printed page by page do.
    func isTitles(_ cells: [String]) -> Bool {
        guard let first = cells.firstIndex(where: { !$0.isEmpty }), first < keys.count,
            Profile.key(cells[first]) == keys[first]
        else { return false }
        return !cells.enumerated().contains { position, cell in
            !cell.isEmpty && (position >= keys.count || keys[position] != Profile.key(cell))
        }
    }

    /// The cells, with those of `fill-down` columns repeated from above.
    func filled(_ cells: [String], _ above: inout [Int: String]) -> [String] {
        guard !filledDown.isEmpty else { return cells }
        var cells = cells
        for position in filledDown where span.contains(position) {
            while cells.count <= position { cells.append("") }
            if cells[position].isEmpty {
                cells[position] = above[position] ?? ""
            } else {
                above[position] = cells[position]
            }
        }
        return cells
    }

    /// The text of a cell, spaces around it left out; the name of the sheet for position -1.
    func cell(_ position: Int, of cells: [String]) -> String {
        if position < 0 { return sheet }
        return position < cells.count ? cells[position].trimmingSpaces() : ""
    }

    /// The position of the cells that say the day; nil when only the sheet or a default does.
    var day: Int? {
        let whole = places.first { $0.target == .column(.day) }?.position
        return whole ?? places.first { $0.target == .dayOfMonth }?.position
    }
}

extension SheetLayout {
    /// The cells of this table, those of its neighbours left out; positions stay.
    func own(_ cells: [String]) -> [String] {
        guard span.lowerBound > 0 || span.upperBound < cells.count else { return cells }
        return cells.enumerated().map { span.contains($0) ? $1 : "" }
    }

    /// The position of a title's key; nil when the sheet has none.
    func position(_ key: String) -> Int? { keys.firstIndex(of: key) }

    /// The title of a position, or the name of a column without one.
    func title(_ position: Int) -> String {
        if position < 0 { return "lignes" }
        let title = position < titles.count ? titles[position] : ""
        return title.isEmpty ? UntitledColumn.name(position) : title
    }
}

extension Profile.Target {
    /// Whether several columns may go there.
    var isMultiple: Bool {
        switch self {
        case .column(let column):
            [.themes, .actions, .referrals, .mediators, .partners, .funding, .language].contains(column)
        case .leave, .others: true
        default: false
        }
    }

    /// Whether its cells are heads.
    var isCount: Bool {
        switch self {
        case .theme, .margin, .others, .column(.count), .column(.present), .column(.turnedAway): true
        default: false
        }
    }

    /// Whether it is heads under a theme.
    var isTheme: Bool { if case .theme = self { true } else { false } }

    /// Whether it is heads that have a code of another dimension.
    var isMargin: Bool { if case .margin = self { true } else { false } }

    /// Whether it is a length of time, the session's or the person's.
    var isLength: Bool { Profile.lengths.contains(self) }
}
