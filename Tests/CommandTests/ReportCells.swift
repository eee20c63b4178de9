import CSV
import Foundation
import Sheets
import Testing

/// A cell of a written report with the labels a reader finds it by, whatever the format.
struct ReportCell: CustomStringConvertible {
    let row: String
    /// Nil where the format gives none: a table of one column in CSV.
    let column: String?
    let value: Value

    enum Value: Equatable {
        /// Two bounds, the same one twice for a plain number.
        case numbers(low: Double, high: Double)
        case text(String)
        /// Not shown; the mark, where the format says which.
        case hidden(mark: String?)
    }

    var description: String { "\(row) / \(column ?? "–"): \(value)" }

    /// Whether two formats show the same thing in the same place.
    func agrees(with other: ReportCell) -> Bool {
        guard row == other.row, column == nil || other.column == nil || column == other.column else { return false }
        return switch (value, other.value) {
        case (.numbers(let low, let high), .numbers(let otherLow, let otherHigh)):
            JSONDifferences.agree(low, otherLow) && JSONDifferences.agree(high, otherHigh)
        case (.hidden(let mark), .hidden(let otherMark)): mark == nil || otherMark == nil || mark == otherMark
        default: value == other.value
        }
    }

    private static let marks: Set = ["s", "n.d.", "///"]

    /// What a cell of a text format shows; `high` is the second bound, where there is one.
    private static func value(_ low: String, _ high: String, mark: String) -> Value {
        if marks.contains(mark) { return .hidden(mark: mark) }
        if marks.contains(low) { return .hidden(mark: low) }
        if let length = low.wholeMatch(of: #/(\d+):(\d\d)(?::00)?/#), let hours = Double(length.1),
            let minutes = Double(length.2)
        {
            return .numbers(low: hours * 60 + minutes, high: hours * 60 + minutes)
        }
        guard let number = Double(low) else { return .text(low) }
        return .numbers(low: number, high: Double(high) ?? number)
    }
}

// MARK: - One table in each format

extension ReportCell {
    /// Cells of a table of the JSON, row after row, totals last.
    static func cells(json table: JSONValue) throws -> [ReportCell] {
        func labels(_ key: String) throws -> [String] {
            try #require(table[key]?.list).map { $0["label"]?.text ?? "" }
        }
        func value(_ cell: JSONValue, _ mark: JSONValue?) -> Value {
            switch cell {
            case .number(let number): .numbers(low: number, high: number)
            case .text(let text): Self.value(text, "", mark: "")
            case .object:
                if case .number(let low)? = cell["low"], case .number(let high)? = cell["high"] {
                    .numbers(low: low, high: high)
                } else {
                    .text(cell.summary)
                }
            default: .hidden(mark: mark?.text)
            }
        }
        let rowTotals = table["rowTotals"]?.list
        let columns = try labels("columns") + (rowTotals == nil ? [] : ["Total"])
        var lines: [(label: String, values: [Value])] = []
        let masks = try #require(table["masks"]?.list)
        for (position, (label, cells)) in zip(try labels("rows"), try #require(table["cells"]?.list)).enumerated() {
            let marks = try #require(masks[position].list)
            let values = zip(try #require(cells.list), marks).map(value)
            lines.append((label, values + (rowTotals.map { [value($0[position], nil)] } ?? [])))
        }
        let total = table["total"] ?? .null
        if let totals = table["columnTotals"]?.list {
            let values = (totals + (rowTotals == nil ? [] : [total])).map { value($0, nil) }
            lines.append(("Total", values))
        } else if total != .null {
            lines.append(("Total", [value(total, nil)]))
        }
        return lines.flatMap { line in
            zip(columns, line.values).map { ReportCell(row: line.label, column: $0, value: $1) }
        }
    }

    /// Cells of a table written in CSV, in the order of its rows.
    static func cells(csv file: URL) throws -> [ReportCell] {
        let table = try Table(csv: String(contentsOf: file, encoding: .utf8))
        let isRange = table.header.contains("low")
        return table.rows.map { row in
            ReportCell(
                row: row["row_label"], column: table.header.contains("column") ? row["column_label"] : nil,
                value: value(
                    row[isRange ? "low" : "value"], isRange ? row["high"] : "", mark: row["mark"]))
        }
    }

    /// Title and cells of a table written in a sheet; `rows` is how many lines of cells it has, the total included.
    static func cells(_ book: SheetFile, sheet: Int, rows count: Int) throws -> (title: String, cells: [ReportCell]) {
        var rows: [(line: Int, cells: [String])] = []
        try book.read(book.sheets[sheet]) { rows.append(($0.line, $0.cells)) }
        // The heading ends with a blank line.
        let head = try #require(
            rows.indices.dropFirst().first { rows[$0].line > rows[$0 - 1].line + 1 }, "sheet \(sheet + 1) has no table")
        let labels = rows[head].cells.dropFirst()
        let isRange = labels.contains("(à)")
        var cells: [ReportCell] = []
        for row in rows.dropFirst(head + 1).prefix(count) {
            func cell(_ position: Int) -> String { position < row.cells.count ? row.cells[position] : "" }
            for (position, label) in zip(labels.indices, labels) where label != "(à)" {
                cells.append(
                    ReportCell(
                        row: cell(0), column: isRange ? label.replacing(" (de)", with: "") : label,
                        value: value(cell(position), isRange ? cell(position + 1) : "", mark: "")))
            }
        }
        return (rows[0].cells[0], cells)
    }
}

// MARK: - The indicators

extension ReportCell {
    /// The indicators of the JSON, by their labels.
    static func indicators(json report: JSONValue) throws -> [ReportCell] {
        try #require(report["indicators"]?.list).map { indicator in
            let value: Value =
                switch (indicator["value"], indicator["range"]?["low"], indicator["range"]?["high"]) {
                case (.number(let number)?, _, _): .numbers(low: number, high: number)
                case (_, .number(let low)?, .number(let high)?): .numbers(low: low, high: high)
                default: .hidden(mark: indicator["mask"]?.text)
                }
            return ReportCell(row: indicator["label"]?.text ?? "", column: nil, value: value)
        }
    }

    /// The indicators written in CSV.
    static func indicators(csv file: URL) throws -> [ReportCell] {
        try Table(csv: String(contentsOf: file, encoding: .utf8)).rows.map { row in
            let value =
                row["value"].isEmpty
                ? value(row["low"], row["high"], mark: row["mark"]) : value(row["value"], "", mark: "")
            return ReportCell(row: row["label"], column: nil, value: value)
        }
    }

    /// The indicators of the first sheet, whose columns are label, value, second bound.
    static func indicators(_ book: SheetFile, count: Int) throws -> [ReportCell] {
        var rows: [(line: Int, cells: [String])] = []
        try book.read(book.sheets[0]) { rows.append(($0.line, $0.cells)) }
        let head = try #require(rows.indices.dropFirst().first { rows[$0].line > rows[$0 - 1].line + 1 })
        return rows.dropFirst(head + 1).prefix(count).map { row in
            ReportCell(row: row.cells[0], column: nil, value: value(row.cells[1], row.cells[2], mark: ""))
        }
    }
}
