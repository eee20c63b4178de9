import CSV
import Mediation
import Nomenclature
import Sheets

/// A sheet looked at to guess what its columns are: titles, and the rows under them.
struct SampledTable {
    let sheet: SheetFile.Sheet
    let rank: Int
    let header: [Int]
    let titles: [String]
    let rows: [CSVRow]
    /// Cells above the titles: the name of the association, the year.
    let above: [String]
    /// How much the titles look like titles.
    let score: Int
    /// Position of the column of days.
    let dayColumn: Int?

    private static let rowLimit = 5_000
    private struct Enough: Error {}

    /// Nil when no row looks like titles, or nothing under them is a day.
    init?(_ file: SheetFile, _ sheet: SheetFile.Sheet, _ book: CodeBook, today: CivilDate) throws {
        var all: [CSVRow] = []
        do {
            try file.read(sheet) { row in
                all.append(row)
                if all.count >= Self.rowLimit { throw Enough() }
            }
        } catch is Enough {}
        var best: (position: Int, score: Int)?
        for (position, row) in all.prefix(40).enumerated() {
            let score = Self.score(row.cells, book)
            if score > (best?.score ?? 3) { best = (position, score) }
        }
        guard let best else { return nil }
        self.sheet = sheet
        rank = file.sheets.firstIndex(of: sheet) ?? 0
        score = best.score
        var titles = SheetTitles()
        let row = all[best.position]
        let upper = best.position > 0 ? all[best.position - 1] : nil
        // Titles under group titles: some of theirs are on the row above only.
        let isUnderGroups =
            upper.map { above in
                above.line == row.line - 1 && above.cells.count { !$0.isEmpty } > 1
                    && above.cells.enumerated().contains {
                        $0 < row.cells.count && row.cells[$0].isEmpty && !$1.isEmpty
                    }
            } ?? false
        if let upper, isUnderGroups { titles.add(upper.cells) }
        titles.add(row.cells)
        self.titles = titles.names
        header = isUnderGroups ? [row.line - 1, row.line] : [row.line]
        rows = Array(all[(best.position + 1)...])
        above = all[..<best.position].flatMap(\.cells).filter { !$0.isEmpty }
        dayColumn = Self.dayColumn(titles.names, rows, sheet.name, today)
        guard dayColumn != nil else { return nil }
    }

    private static func score(_ cells: [String], _ book: CodeBook) -> Int {
        cells.reduce(0) { score, cell in
            guard !cell.isEmpty, cell.count < 60 else { return score }
            if FieldWords.target(title: cell) != nil { return score + 3 }
            if FieldWords.margin(title: cell) != nil || FieldWords.code(.theme, cell, book) != nil { return score + 2 }
            return score
        }
    }

    private static func dayColumn(_ titles: [String], _ rows: [CSVRow], _ sheet: String, _ today: CivilDate) -> Int? {
        let reading = DayReading(.dayFirst, isGiven: true, year: 2000, century: 20, today: today)
        let swapped = DayReading(.monthFirst, isGiven: true, year: 2000, century: 20, today: today)
        let isMonth = CellReading.month(sheet) != nil
        func share(_ position: Int) -> Double {
            let cells = rows.compactMap {
                position < $0.cells.count && !$0.cells[position].isEmpty ? $0.cells[position] : nil
            }
            guard !cells.isEmpty else { return 0 }
            let days = cells.count { cell in
                if isMonth, let number = Int(cell), (1...31).contains(number) { return true }
                guard cell.count < 40, let day = (try? reading.iso(cell, "")) ?? (try? swapped.iso(cell, "")) else {
                    return false
                }
                return CivilDate(iso: day) != nil
            }
            return Double(days) / Double(cells.count)
        }
        let named = titles.indices.filter {
            [.column(.day), .dayOfMonth].contains(FieldWords.target(title: titles[$0]))
        }
        if let position = named.first(where: { share($0) >= 0.4 }) { return position }
        return titles.indices.first { share($0) >= 0.8 }
    }

    // MARK: - Cells

    func cell(_ row: CSVRow, _ position: Int) -> String {
        position < row.cells.count ? row.cells[position].trimmingSpaces() : ""
    }

    /// The cells of a column that are not empty, rows of totals left out.
    func column(_ position: Int) -> [String] {
        let usual = Profile()
        let keys = titles.map { Profile.key($0) }
        return rows.filter { row in
            !usual.skips(row.cells) && zip(keys, row.cells.map { Profile.key($0) }).contains { $0 != $1 && !$1.isEmpty }
        }.map { cell($0, position) }.filter { !$0.isEmpty }
    }

    func hasDay(_ row: CSVRow) -> Bool { dayColumn.map { !cell(row, $0).isEmpty } ?? false }

    /// Whether rows of one day leave it out after the first (merged cells).
    var fillsDown: Bool {
        guard dayColumn != nil else { return false }
        let usual = Profile()
        let body = rows.filter { !usual.skips($0.cells) }
        let bare = body.dropFirst().filter { row in !hasDay(row) && row.cells.count { !$0.isEmpty } >= 2 }
        return bare.count >= 2
    }

    /// Whether a column is empty on the rows that have no day.
    func isEmptyWithDay(_ position: Int) -> Bool {
        let bare = rows.filter { row in !hasDay(row) && !row.cells.allSatisfy(\.isEmpty) }
        return !bare.isEmpty && bare.contains { cell($0, position).isEmpty }
            && rows.contains { hasDay($0) && !cell($0, position).isEmpty }
    }

    // MARK: - Guesses

    /// Where a column goes, from its title and its values; nil when it is not certain enough.
    func target(_ position: Int, _ book: CodeBook) -> Profile.Target? {
        if position == dayColumn {
            return FieldWords.target(title: titles[position]) == .dayOfMonth ? .dayOfMonth : .column(.day)
        }
        let title = titles[position].components
        let values = column(position)
        let counts = values.count { (try? CellReading.heads($0, "", acceptsApproximate: true)) != nil }
        let areCounts = !values.isEmpty && Double(counts) >= 0.8 * Double(values.count)
        for title in title {
            let field = FieldWords.target(title: title)
            let isText: Bool
            switch field {
            case .column(let column): isText = !column.isNumber
            default: isText = false
            }
            if areCounts {
                if case .theme(_, .some) = Self.theme(titles[position], title, book) {
                    return Self.theme(titles[position], title, book)
                }
                let areMarks = values.allSatisfy {
                    Profile.key($0) == "oui" || Profile.key($0) == "x" || $0 == "1" || $0 == "0"
                }
                if let margin = FieldWords.margin(title: title), !(areMarks && isText && field == .column(.territory)) {
                    return margin
                }
                if let field, !isText { return field }
                if field == .column(.ageBand), !areMarks { return field }
                if field == .column(.territory) || field == .column(.attendance), areMarks { return field }
                if let theme = Self.theme(titles[position], title, book) { return theme }
                continue
            }
            if values.isEmpty {
                if FieldWords.margin(title: title) != nil { return FieldWords.margin(title: title) }
                if field == nil, let theme = FieldWords.code(.theme, title, book) { return .theme(theme) }
                if let field { return field }
                continue
            }
            if let field {
                if case .column(let column) = field, column.isNumber || column == .day { continue }
                return field
            }
        }
        // A length in minutes is no count of heads, whatever its cells.
        for title in title where !values.isEmpty {
            switch FieldWords.target(title: title) {
            case .column(.minutes), .hours, .column(.start), .end: return FieldWords.target(title: title)
            default: continue
            }
        }
        return nil
    }

    /// A count under a theme; under a theme and a trait, for titles on two lines: « CAF - F ».
    private static func theme(_ whole: String, _ part: String, _ book: CodeBook) -> Profile.Target? {
        let parts = whole.components
        if parts.count == 2, let group = whole.ranges(of: " - ").last.map({ String(whole[..<$0.lowerBound]) }),
            let theme = FieldWords.code(.theme, group, book),
            case .margin(let dimension, let code) = FieldWords.margin(title: parts[1])
        {
            return .theme(theme, Profile.Trait(dimension: dimension, code: code))
        }
        return FieldWords.code(.theme, part, book).map { .theme($0) }
    }

    /// How often the titles come again on their right.
    var sideBySide: Int {
        guard let dayColumn else { return 1 }
        let day = Profile.key(titles[dayColumn])
        return max(1, titles.count { Profile.key($0) == day })
    }

    /// The last line of the table, when other things follow: another header, a row of sums without a word.
    func lastLine(_ book: CodeBook, _ profile: Profile) -> Int? {
        guard let dayColumn else { return nil }
        var lastDay: Int?
        for (rank, row) in rows.enumerated() {
            if profile.skips(row.cells) { continue }
            let day = cell(row, dayColumn)
            let namesDay = row.cells.contains { FieldWords.target(title: $0) == .column(.day) && $0.count < 40 }
            let isHeader = namesDay && Self.score(row.cells, book) >= 6 && !day.contains(where: \.isNumber)
            let repeats = titles.enumerated().allSatisfy { Profile.key(cell(row, $0)) == Profile.key($1) }
            if isHeader, !repeats { return lastDay }
            // The rows without a day at the end of a table whose days are not left out.
            if day.isEmpty, profile.fillDown.isEmpty, !rows[rank...].contains(where: { hasDay($0) }) { return lastDay }
            lastDay = row.line
        }
        return nil
    }
}

extension SessionColumn {
    /// Whether its cells are numbers or times.
    fileprivate var isNumber: Bool {
        [.minutes, .count, .present, .turnedAway, .contactMinutes, .start].contains(self)
    }
}

extension String {
    /// A title, and its last part when it stands under a group's: « Public - Femmes ».
    fileprivate var components: [String] {
        guard let range = self.ranges(of: " - ").last else { return [self] }
        return [self, String(self[range.upperBound...])]
    }
}
