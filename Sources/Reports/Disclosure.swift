import Mediation

/// Statistical disclosure control of tables of people: small counts are hidden, and so is what would give them away by
/// subtraction within their table (complementary suppression).
///
/// A row or column that holds a hidden cell and shows its total holds at least one other hidden cell. Zeros stay: they
/// say that nobody of that kind came.
public enum Disclosure {
    /// Masks tables and indicators in place.
    public static func protect(_ tables: inout [ReportTable], _ indicators: inout [Indicator], for audience: Audience) {
        for index in tables.indices where tables[index].unit.isOfPeople || tables[index].unit == .quantity {
            protect(&tables[index], audience)
        }
        let threshold = Double(audience.threshold(sensitive: false))
        indicators = indicators.map { indicator in
            switch indicator.value {
            case .number(let value) where indicator.unit.isOfPeople && value > 0 && value < threshold:
                return indicator.with(.masked)
            case .range(_, let high) where indicator.unit.isOfPeople && high > 0 && high < threshold:
                return indicator.with(.masked)
            default: return indicator
            }
        }
    }

    private static func protect(_ table: inout ReportTable, _ audience: Audience) {
        var hidden = table.rows.indices.map { row in
            table.columns.indices.map { column in
                let sensitive = table.rows[row].isSensitive || table.columns[column].isSensitive
                return isSmall(table.cells[row][column], audience.threshold(sensitive: sensitive))
            }
        }
        // A total smaller than the threshold is hidden like a cell, and then helps nobody to subtract.
        var hiddenRowTotals = table.rowTotals.indices.map {
            isSmall(table.rowTotals[$0], audience.threshold(sensitive: table.rows[$0].isSensitive))
        }
        var hiddenColumnTotals = table.columnTotals.indices.map {
            isSmall(table.columnTotals[$0], audience.threshold(sensitive: table.columns[$0].isSensitive))
        }
        var hiddenTotal = isSmall(table.total, audience.threshold(sensitive: false))
        var changed = true
        while changed {
            changed = false
            if table.isCrossed {
                for row in table.rows.indices {
                    changed =
                        hideAnother(
                            count: table.columns.count, total: &hiddenRowTotals[row],
                            isHidden: { hidden[row][$0] }, value: { weight(table.cells[row][$0]) },
                            hide: { hidden[row][$0] = true }) || changed
                }
            }
            for column in table.columns.indices {
                var total = table.isCrossed ? hiddenColumnTotals[column] : hiddenTotal
                changed =
                    hideAnother(
                        count: table.rows.count, total: &total, isHidden: { hidden[$0][column] },
                        value: { weight(table.cells[$0][column]) }, hide: { hidden[$0][column] = true }) || changed
                if table.isCrossed { hiddenColumnTotals[column] = total } else { hiddenTotal = total }
            }
            // Totals of rows, and of columns, add up to the grand total.
            changed =
                hideAnother(
                    count: hiddenRowTotals.count, total: &hiddenTotal, isHidden: { hiddenRowTotals[$0] },
                    value: { weight(table.rowTotals[$0]) }, hide: { hiddenRowTotals[$0] = true }) || changed
            changed =
                hideAnother(
                    count: hiddenColumnTotals.count, total: &hiddenTotal, isHidden: { hiddenColumnTotals[$0] },
                    value: { weight(table.columnTotals[$0]) }, hide: { hiddenColumnTotals[$0] = true }) || changed
        }
        for row in table.rows.indices {
            for column in table.columns.indices where hidden[row][column] { table.cells[row][column] = .masked }
        }
        for row in hiddenRowTotals.indices where hiddenRowTotals[row] { table.rowTotals[row] = .masked }
        for column in hiddenColumnTotals.indices where hiddenColumnTotals[column] {
            table.columnTotals[column] = .masked
        }
        if hiddenTotal { table.total = .masked }
        table.suppressed =
            hidden.joined().count { $0 } + hiddenRowTotals.count { $0 } + hiddenColumnTotals.count { $0 }
            + (hiddenTotal ? 1 : 0)
    }

    /// Where exactly one part of a shown total is hidden, hides the smallest other one, or the total when there is no
    /// other; answers whether something changed.
    private static func hideAnother(
        count: Int, total: inout Bool, isHidden: (Int) -> Bool, value: (Int) -> Int, hide: (Int) -> Void
    ) -> Bool {
        let parts = Array(0..<count)
        guard !total, parts.count(where: isHidden) == 1 else { return false }
        guard let other = parts.filter({ !isHidden($0) && value($0) > 0 }).min(by: { value($0) < value($1) }) else {
            total = true
            return true
        }
        hide(other)
        return true
    }

    private static func isSmall(_ cell: ReportTable.Cell, _ threshold: Int) -> Bool {
        let value = weight(cell)
        return value > 0 && value < threshold
    }

    /// The largest number of people a cell can stand for.
    private static func weight(_ cell: ReportTable.Cell) -> Int {
        switch cell {
        case .count(let count): count
        case .hundredths(let hundredths): hundredths / 100
        case .range(_, let high): high
        case .masked: 0
        }
    }
}

extension Indicator {
    fileprivate func with(_ value: Value) -> Indicator {
        Indicator(code: code, label: label, unit: unit, value: value, definition: definition)
    }
}
