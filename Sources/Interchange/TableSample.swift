import CSV
import Mediation
import Nomenclature
import Sheets

/// A table looked at before it is read: its titles and the first rows under them.
struct TableSample {
    let sheet: SheetFile.Sheet
    /// The lines of the titles.
    let header: [Int]
    /// One a column; a column without a title that holds something is called by its letter.
    let titles: [String]
    /// Rows that are not blank, below the titles, in the order of the file.
    let rows: [CSVRow]
    /// Cells above the titles: the name of the association, the year.
    let above: [String]
    /// Whether all rows of the sheet are in `rows`.
    let isWhole: Bool

    /// The most rows that are looked at.
    static let limit = 20_000

    /// The table under known titles.
    init(_ file: SheetFile, _ sheet: SheetFile.Sheet, header: [Int]) throws {
        try self.init(file, sheet, header: header, try Self.rows(file, sheet))
    }

    /// - Parameter all: the rows of the sheet from its first on.
    init(_ file: SheetFile, _ sheet: SheetFile.Sheet, header: [Int], _ all: [CSVRow]) throws {
        var names = SheetTitles()
        for row in all where header.contains(row.line) { names.add(row.cells) }
        let last = header.last ?? 0
        rows = all.filter { $0.line > last }
        above = all.filter { $0.line < header.first ?? 1 }.flatMap(\.cells).filter { !$0.isEmpty }
        var titles = names.names
        // In delimited text, cells beyond the titles are a row gone wrong, not a column.
        let width = file.isDelimited ? 0 : rows.map(\.cells.count).max() ?? 0
        while titles.count < width { titles.append("") }
        for position in titles.indices where titles[position].isEmpty {
            let isUsed = rows.contains { position < $0.cells.count && !$0.cells[position].isEmpty }
            if isUsed { titles[position] = UntitledColumn.name(position) }
        }
        (self.sheet, self.header, self.titles) = (sheet, header, titles)
        isWhole = all.count < Self.limit
    }

    /// The year the name of the sheet or the lines above the titles speak of; nil for none.
    var year: TableYear? { ([sheet.name] + above).lazy.compactMap { TableYear.found(in: $0) }.first }

    /// The rows of a sheet, their text mended.
    static func rows(_ file: SheetFile, _ sheet: SheetFile.Sheet) throws -> [CSVRow] {
        var above = SameAsAbove()
        return try file.rows(sheet, limit: limit).map { row in
            var row = row
            row.cells = above.filled(row.cells.map { TextMending.mended($0) })
            return row
        }
    }

    /// The text of a cell; the name of the sheet for position -1.
    func cell(_ row: CSVRow, _ position: Int) -> String {
        if position < 0 { return sheet.name }
        return position < row.cells.count ? row.cells[position].trimmingSpaces() : ""
    }

    /// The cells of a column that are not empty, on some rows.
    func values(_ position: Int, of rows: [CSVRow]) -> ColumnValues {
        let filled = rows.filter { !cell($0, position).isEmpty }
        return ColumnValues(filled.map { cell($0, position) }, lines: filled.map(\.line))
    }

    /// Columns most of whose cells are whole numbers.
    var numberColumns: [Int] {
        titles.indices.filter { !titles[$0].isEmpty && values($0, of: rows).wholeShare >= 0.6 }
    }

    /// The rows of data, and those of totals with their line.
    func sorted(_ shape: RowShape, _ profile: Profile, today: CivilDate) -> (
        data: [CSVRow], totals: [(total: RowClassifier.Total, line: Int)]
    ) {
        var classifier = RowClassifier(shape, profile, today: today)
        var (data, totals): ([CSVRow], [(RowClassifier.Total, Int)]) = ([], [])
        let keys = titles.map { Profile.key($0) }
        for row in rows {
            if row.cells.enumerated().allSatisfy({ $1.isEmpty || $0 < keys.count && Profile.key($1) == keys[$0] }) {
                classifier.startPart()
                continue
            }
            if let lines = profile.rows, !lines.contains(row.line) { continue }
            switch classifier.classify(row.cells) {
            case .data: data.append(row)
            case .total(let total): totals.append((total, row.line))
            case .note, .average: break
            }
        }
        return (data, totals)
    }

    /// What the columns are, where a profile puts them.
    func shape(_ layout: SheetLayout, _ profile: Profile) -> RowShape {
        var shape = RowShape()
        let places = layout.places.filter { $0.position >= 0 }
        shape.counts = Set(places.filter { $0.target.isCount }.map(\.position))
        let placed = Set(places.map(\.position))
        let loose = numberColumns.filter { !placed.contains($0) && layout.span.contains($0) }
        shape.numbers = (shape.counts.union(loose)).sorted()
        shape.day = layout.day
        shape.hasDayNumbers = MonthNames.month(in: sheet.name) != nil || places.contains { $0.target == .month }
        for place in places {
            guard case .column(let column) = place.target else { continue }
            if column.isOfPeople { shape.people.insert(place.position) }
            if [.place, .kind, .mediators, .partners, .funding].contains(column) { shape.words.insert(place.position) }
        }
        shape.fillsDown = !profile.fillDown.isEmpty
        return shape
    }
}
