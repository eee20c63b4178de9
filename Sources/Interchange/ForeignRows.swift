import CSV
import Mediation
import Nomenclature
import Sheets

/// Sheets of a foreign table, brought to the columns of `sessions.csv` by a profile.
struct ForeignRows: SessionRowSource {
    /// A sheet and the lines of its titles.
    struct Part {
        let sheet: SheetFile.Sheet
        let header: [Int]
    }

    let file: SheetFile
    let parts: [Part]
    let profile: Profile
    let translator: RowTranslator

    func name(_ sheet: SheetFile.Sheet) -> String {
        sheet.name.isEmpty || file.sheets.count == 1 ? file.name : "\(file.name), \(sheet.name)"
    }

    func title(of column: String) -> String {
        guard let known = SessionColumn(header: column) else { return column }
        let titles = profile.columns.filter { column in
            switch column.target {
            case .column(known): true
            case .theme: known == .themes
            case .margin: known == .margins
            case .effect: known == .effects
            case .hours, .end: known == .minutes
            case .dayOfMonth, .month, .year: known == .day
            default: false
            }
        }
        return titles.first?.titles.first ?? known.frenchName
    }

    func read(row: (SourceRow) throws -> Void, item: (SetupItem) throws -> Void) throws {
        var index = NameIndex(translator.setup)
        for part in parts { try read(part, &index, row: row, item: item) }
    }

    private func read(
        _ part: Part, _ index: inout NameIndex, row: (SourceRow) throws -> Void,
        item: (SetupItem) throws -> Void
    ) throws {
        var titles = SheetTitles()
        var layouts: [SheetLayout] = []
        var above: [Int: String] = [:]
        let name = name(part.sheet)
        let notes = try file.read(part.sheet) { found in
            if part.header.contains(found.line) {
                titles.add(found.cells)
                if found.line == part.header.last {
                    layouts = (1...profile.sideBySide).map {
                        SheetLayout(titles.names, profile, sheet: part.sheet.name, table: $0)
                    }
                }
                return
            }
            guard let first = layouts.first, profile.rows?.contains(found.line) ?? true, !first.isTitles(found.cells),
                !profile.skips(found.cells)
            else { return }
            let cells = first.filled(found.cells, &above)
            for layout in layouts {
                let translated = try translator.row(
                    cells, layout, table: name, line: found.line, found: found.cells, &index)
                for new in translated.items { try item(new) }
                if let source = translated.row { try row(source) }
            }
        }
        translator.remarks.add(notes, of: name)
    }
}

extension Profile {
    /// Whether a row is left out: its first cell begins with a word such as « Total ».
    func skips(_ cells: [String]) -> Bool {
        guard let first = cells.first(where: { !$0.isEmpty }) else { return true }
        let key = Profile.key(first)
        return skip.contains { word in
            let word = Profile.key(word)
            return key == word || key.hasPrefix(word + "_") || key.hasPrefix(word + ":")
        }
    }
}

/// The titles of a sheet, on one line or two.
struct SheetTitles {
    private(set) var names: [String] = []

    /// Adds a line of titles below the former one: a group's title goes over the empty cells on its right.
    mutating func add(_ cells: [String]) {
        let upper = names
        var group = ""
        names = (0..<max(upper.count, cells.count)).map { position in
            if position < upper.count, !upper[position].isEmpty { group = upper[position] }
            let own = position < cells.count ? cells[position].trimmingSpaces() : ""
            if own.isEmpty { return position < upper.count ? upper[position] : "" }
            return group.isEmpty || upper.isEmpty ? own : "\(group) - \(own)"
        }
    }
}

/// Where a profile's columns lie in a sheet.
struct SheetLayout {
    /// Target, title, and position; -1 for the name of the sheet.
    let places: [(target: Profile.Target, title: String, position: Int)]
    /// Columns of the profile that must be there and are not.
    let missing: [Profile.Column]
    /// Titles no column of the profile takes.
    let unused: [String]
    let sheet: String
    private let titles: [String]
    private let filledDown: [Int]

    /// - Parameter table: which of the tables that stand side by side, from 1.
    init(_ titles: [String], _ profile: Profile, sheet: String, table: Int = 1) {
        self.sheet = sheet
        let keys = titles.map { Profile.key($0) }
        self.titles = keys
        var places: [(target: Profile.Target, title: String, position: Int)] = []
        var missing: [Profile.Column] = []
        // Two columns of one title (« Motif », « Motif ») are each read when the profile wants several values.
        for column in profile.columns {
            let wanted = Set(column.titles.map { Profile.key($0) })
            if !wanted.isDisjoint(with: ["@sheet", "@feuille"]) {
                places.append((column.target, "@sheet", -1))
                continue
            }
            let positions = keys.indices.filter { wanted.contains(keys[$0]) }
            let isSole = profile.sideBySide > 1 || !column.target.isMultiple
            let kept = isSole ? Array(positions.dropFirst(table - 1).prefix(1)) : positions
            places += kept.map { (column.target, titles[$0], $0) }
            if kept.isEmpty, !column.isOptional { missing.append(column) }
        }
        self.places = places
        self.missing = missing
        let used = Set(places.map(\.position))
        unused = titles.enumerated().filter { !$1.isEmpty && !used.contains($0) && !RefusedRow.isReason($1) }.map(
            \.element)
        filledDown = keys.indices.filter { profile.fillDown.contains(keys[$0]) }
    }

    /// Whether the row repeats the titles, as tables printed page by page do.
    func isTitles(_ cells: [String]) -> Bool {
        let keys = cells.map { Profile.key($0) }
        return keys.contains { !$0.isEmpty }
            && !keys.enumerated().contains { position, key in
                !key.isEmpty && (position >= titles.count || titles[position] != key)
            }
    }

    /// The cells, with those of `fill-down` columns repeated from above.
    func filled(_ cells: [String], _ above: inout [Int: String]) -> [String] {
        guard !filledDown.isEmpty else { return cells }
        var cells = cells
        for position in filledDown {
            while cells.count <= position { cells.append("") }
            if cells[position].isEmpty {
                cells[position] = above[position] ?? ""
            } else {
                above[position] = cells[position]
            }
        }
        return cells
    }

    func cell(_ position: Int, of cells: [String]) -> String {
        if position < 0 { return sheet }
        return position < cells.count ? cells[position].trimmingSpaces() : ""
    }
}

extension Profile.Target {
    /// Whether several columns may go there.
    var isMultiple: Bool {
        guard case .column(let column) = self else { return false }
        return [.themes, .actions, .referrals, .mediators, .partners, .funding, .language].contains(column)
    }
}
