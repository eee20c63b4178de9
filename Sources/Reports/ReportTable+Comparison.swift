import Mediation

extension ReportTable {
    /// The counts of a table over the period compared with: of each row (a row's total where two dimensions are crossed) and
    /// in all, with how much each changed since.
    package struct Comparison: Sendable, Hashable {
        /// One a row.
        package let previous: [Cell]
        /// One a row.
        package let changes: [Cell]
        /// Nil where the table has no total.
        package let previousTotal: Cell?
        /// Nil where the table has no total.
        package let totalChange: Cell?
    }

    /// What stands for a row as a whole: its total where two dimensions are crossed, else its one cell.
    private func whole(ofRow row: Int) -> Cell { isCrossed ? rowTotals[row] : cells[row].first ?? .void }

    /// The table beside the counts of its rows over the period compared with, in the order given. Rows of that period alone
    /// are added; they count nothing here.
    /// - Parameters:
    ///   - previous: the table of that period; nil where nothing was counted in it.
    ///   - order: codes of rows in the order to print.
    ///   - isMerged: whether a code is put together with others here; and in the period compared with.
    func compared(
        with previous: ReportTable?, order: (Set<String>) -> [String],
        isMerged: (here: (String) -> Bool, before: (String) -> Bool)
    ) -> ReportTable {
        let here = Dictionary(rows.enumerated().map { ($1.code, $0) }) { first, _ in first }
        let before = Dictionary((previous?.rows ?? []).enumerated().map { ($1.code, $0) }) { first, _ in first }
        let nothing = unit == .quantity ? Cell.hundredths(0) : .count(0)
        let codes = order(Set(here.keys).union(before.keys))
        var table = ReportTable(
            code: code, title: title, unit: unit,
            rows: codes.compactMap { code in here[code].map { rows[$0] } ?? before[code].flatMap { previous?.rows[$0] }
            },
            columns: columns,
            cells: codes.map { code in
                here[code].map { cells[$0] } ?? columns.map { _ in isMerged.here(code) ? .void : nothing }
            })
        table.rowTitle = rowTitle
        if isCrossed {
            table.rowTotals = codes.map { code in
                here[code].map { rowTotals[$0] } ?? (isMerged.here(code) ? .void : nothing)
            }
        }
        (table.columnTotals, table.total, table.suppressed, table.notes) = (columnTotals, total, suppressed, notes)
        table.rounding = rounding
        let wholes = codes.indices.map { table.whole(ofRow: $0) }
        let told = zip(codes, wholes).map { code, whole -> Cell in
            if let row = before[code], let previous { return previous.whole(ofRow: row) }
            return isMerged.before(code) || whole == .void ? .void : nothing
        }
        let previousTotal = total.map { _ in previous.map { $0.total ?? .void } ?? nothing }
        table.comparison = Comparison(
            previous: told, changes: zip(told, wholes).map { Self.change(from: $0, to: $1) },
            previousTotal: previousTotal,
            totalChange: previousTotal.flatMap { before in total.map { Self.change(from: before, to: $0) } })
        return table
    }

    /// The table with other headings of its rows.
    func renamed(_ heading: (Heading) -> Heading) -> ReportTable {
        var table = ReportTable(
            code: code, title: title, unit: unit, rows: rows.map(heading), columns: columns, cells: cells)
        (table.rowTotals, table.columnTotals, table.total) = (rowTotals, columnTotals, total)
        table.rounding = rounding
        return table
    }

    /// The table beside a period of which no count can be given.
    func comparedWithNothing(_ cell: Cell) -> ReportTable {
        var table = self
        let cells = rows.map { _ in cell }
        table.comparison = Comparison(
            previous: cells, changes: cells, previousTotal: total.map { _ in cell },
            totalChange: total.map { _ in cell })
        return table
    }

    /// How much a count changed: nothing that would tell a hidden one; none for a range, or where nothing was counted before.
    private static func change(from before: Cell, to now: Cell) -> Cell {
        if before == .masked || now == .masked { return .masked }
        if before == .unavailable || now == .unavailable { return .unavailable }
        guard let before = before.exact, let now = now.exact, before > 0 else { return .void }
        return .change((now - before) / before)
    }

    // MARK: - As printed

    /// Every column as it is printed: those of the cells, of the row totals, of the period compared with.
    package var printedColumns: [Heading] {
        columns + (isCrossed ? [Heading("total", Sentence("Total", "Total"))] : [])
            + (comparison == nil
                ? []
                : [
                    Heading("previous", Sentence("Avant", "Before")),
                    Heading("change", Sentence("Évolution", "Change"), unit: .share),
                ])
    }

    /// The cells of a row as they are printed.
    package func printedCells(ofRow row: Int) -> [Cell] {
        cells[row] + (isCrossed ? [rowTotals[row]] : [])
            + (comparison.map { [$0.previous[row], $0.changes[row]] } ?? [])
    }

    /// The cells of the last line as they are printed; nil where the table has none.
    package var printedTotals: [Cell]? {
        totalRow.map { $0 + (comparison.map { [$0.previousTotal ?? .void, $0.totalChange ?? .void] } ?? []) }
    }

    /// Unit of a printed cell: its column's, else its row's, else the table's. `row` is nil for the last line.
    package func unit(ofRow row: Int?, printedColumn column: Int) -> ReportUnit {
        printedColumns[column].unit ?? row.flatMap { rows[$0].unit } ?? unit
    }
}

extension ReportTable.Cell {
    /// A count known to the unit; nil for any other cell.
    fileprivate var exact: Double? {
        switch self {
        case .count(let count): Double(count)
        case .hundredths(let hundredths): Double(hundredths) / 100
        case .range(let low, let high): low == high ? Double(low) : nil
        case .number(let number): number
        default: nil
        }
    }
}
