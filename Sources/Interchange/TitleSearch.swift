import CSV
import Mediation
import Nomenclature
import Sheets

/// Finds the row of titles of a sheet and the column of its days, by what they look like.
struct TitleSearch {
    let sample: TableSample
    /// How much the titles look like titles.
    let score: Int
    /// The column of the days.
    let day: Int
    /// Whether the column's own title says it is the day of the activity.
    let isDayNamed: Bool

    /// How far down titles are looked for.
    private static let depth = 40

    /// Nil when no row looks like titles, or nothing under them is a day.
    init?(_ file: SheetFile, _ sheet: SheetFile.Sheet, _ book: CodeBook, today: CivilDate) throws {
        let all = try TableSample.rows(file, sheet)
        var best: (position: Int, score: Int)?
        for (position, row) in all.prefix(Self.depth).enumerated() {
            let score = Self.score(row.cells, book)
            if score > (best?.score ?? 3) { best = (position, score) }
        }
        guard let best else { return nil }
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
        sample = try TableSample(file, sheet, header: isUnderGroups ? [row.line - 1, row.line] : [row.line], all)
        score = best.score
        guard let (day, isNamed) = Self.day(sample, book, today) else { return nil }
        (self.day, isDayNamed) = (day, isNamed)
    }

    /// How much the cells of a row look like titles.
    static func score(_ cells: [String], _ book: CodeBook) -> Int {
        var score = 0
        for cell in cells where !cell.isEmpty && cell.count < 60 && !cell.allSatisfy(\.isNumber) {
            let best = TitleReading(cell).candidates(book).first
            guard let best, best.score >= 60 else { continue }
            switch best.target {
            case .theme, .margin: score += 2
            default: score += best.score >= TitleReading.sure ? 3 : 2
            }
        }
        return score
    }

    /// Whether a column has the month of each row.
    static func hasMonths(_ sample: TableSample, _ book: CodeBook) -> Bool {
        sample.titles.indices.contains { position in
            TitleReading(sample.titles[position]).candidates(book).first?.target == .month
                && sample.values(position, of: sample.rows).share { MonthNames.month(in: $0) != nil } >= 0.8
        }
    }

    /// The column whose cells are days: the one whose title says so best, else the first that has nothing else.
    private static func day(_ sample: TableSample, _ book: CodeBook, _ today: CivilDate) -> (Int, Bool)? {
        // The day alone is enough where the sheet or another column says the month.
        let isMonth = MonthNames.month(in: sample.sheet.name) != nil || hasMonths(sample, book)
        // What stands alone on its row, a total, titles met again tell nothing of the days.
        let keys = sample.titles.map { Profile.key($0) }
        let rows = sample.rows.prefix(1_000).filter { row in
            let filled = row.cells.enumerated().filter { !$1.isEmpty }
            return filled.count > 1 && !filled.contains { TotalLabel($1)?.isStrict ?? false }
                && !filled.allSatisfy { $0 < keys.count && Profile.key($1) == keys[$0] }
        }
        func share(_ position: Int) -> Double {
            let reading = DayReading(year: .calendar(2000), century: 20, today: today)
            return sample.values(position, of: rows).share { cell in
                if isMonth, DayParts.isDayOfMonth(cell) { return true }
                guard cell.count < 40 else { return false }
                do {
                    return CivilDate(iso: try reading.moment(cell, "").day) != nil
                } catch {
                    let reason = (error as? EntryProblem)?.reason
                    return reason == .dayImpossible || reason == .dayOfAnotherWeekday
                }
            }
        }
        var best: (position: Int, score: Int)?
        for position in sample.titles.indices where !sample.titles[position].isEmpty {
            let score = TitleReading(sample.titles[position]).candidates(book).filter {
                [.column(.day), .dayOfMonth].contains($0.target)
            }.map(\.score).max()
            guard let score, share(position) >= 0.4, score > best?.score ?? 0 else { continue }
            best = (position, score)
        }
        if let best, best.score > 20 { return (best.position, true) }
        if let best { return (best.position, false) }
        let numbers = sample.numberColumns
        return sample.titles.indices.first { share($0) >= 0.8 && !numbers.contains($0) }.map {
            ($0, !TitleReading(sample.titles[$0]).words.has(.late))
        }
    }
}
