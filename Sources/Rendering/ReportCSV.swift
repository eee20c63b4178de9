import CSV
import Mediation
import Reports

/// Tables of a report as CSV, long: a row a cell, totals included, codes beside words.
public struct ReportCSV {
    /// How numbers and cells are written.
    public enum Profile: String, Sendable, CaseIterable {
        /// Comma, dot, UTF-8 without mark, LF: for programs.
        case opendata
        /// Semicolon, decimal comma, UTF-8 with mark, CRLF: for a French spreadsheet.
        case excelFr = "excel-fr"
    }

    private let profile: Profile
    private let language: Language

    public init(_ profile: Profile, _ language: Language) {
        self.profile = profile
        self.language = language
    }

    /// One table. Hidden cells are empty with their mark beside.
    public func table(_ table: ReportTable) -> String {
        let isRange = table.cells.joined().contains { if case .range = $0 { true } else { false } }
        let hasColumns = table.isCrossed || table.columns.count > 1
        var rows: [[CSVText.Cell]] = [
            (["row", "row_label"] + (hasColumns ? ["column", "column_label"] : []) + ["unit"]
                + (isRange ? ["low", "high"] : ["value"]) + ["mark"]).map { .text($0) }
        ]
        let total = ReportTable.Heading("total", Sentence("Total", "Total"))
        let columns = table.columns + (table.isCrossed ? [total] : [])
        func add(_ row: ReportTable.Heading, _ cells: [ReportTable.Cell]) {
            for (position, (column, cell)) in zip(columns, cells).enumerated() {
                let unit = position < table.columns.count ? table.unit(ofColumn: position) : table.unit
                let heads = hasColumns ? [row, column] : [row]
                rows.append(
                    heads.flatMap { [.text($0.code), .text($0.label.text(language))] } + [.text(unit.rawValue)]
                        + values(cell, isRange) + [.text(mark(cell))])
            }
        }
        for (position, row) in table.rows.enumerated() {
            add(row, table.cells[position] + (table.isCrossed ? [table.rowTotals[position]] : []))
        }
        if let totals = table.totalRow { add(total, totals) }
        return text(rows)
    }

    /// The indicators of a report.
    public func indicators(_ report: Report) -> String {
        var rows: [[CSVText.Cell]] = [
            ["code", "label", "unit", "value", "low", "high", "mark", "start", "end", "definition"].map { .text($0) }
        ]
        for indicator in report.indicators {
            let values: [CSVText.Cell] =
                switch indicator.value {
                case .number(let number): [figure(number), .number(""), .number(""), .text("")]
                case .range(let low, let high): [.number(""), figure(low), figure(high), .text("")]
                case .unavailable: [.number(""), .number(""), .number(""), .text("n.d.")]
                case .masked: [.number(""), .number(""), .number(""), .text("s")]
                }
            rows.append(
                [.text(indicator.code), .text(indicator.label.text(language)), .text(indicator.unit.rawValue)] + values
                    + [
                        .text(report.period.start.description), .text(report.period.last.description),
                        .text(indicator.definition.text(language)),
                    ])
        }
        return text(rows)
    }

    /// What the report says of itself, for who finds the folder later.
    public func provenance(_ report: Report) -> String {
        let words = ReportWords(language)
        let rows: [(String, String)] = [
            ("title", report.title.text(language)), ("association", report.association.name),
            ("fictitious", report.association.isFictitious ? "yes" : "no"),
            ("start", report.period.start.description), ("end", report.period.last.description),
            ("filters", report.filters.map { $0.text(language) }.joined(separator: " ; ")),
            ("audience", report.audience.rawValue), ("registerDigest", report.registerDigest),
            ("model", report.model ?? ""), ("program", report.program), ("generatedOn", report.generatedOn.description),
            ("notes", report.notes.map { $0.text(words.language) }.joined(separator: " ")),
        ]
        return text([[.text("key"), .text("value")]] + rows.map { [.text($0.0), .text($0.1)] })
    }

    private func text(_ rows: [[CSVText.Cell]]) -> String {
        switch profile {
        case .opendata: rows.map { CSVText.row($0) }.joined()
        case .excelFr: "\u{FEFF}" + rows.map { CSVText.row($0, separator: ";", end: "\r\n") }.joined()
        }
    }

    private func values(_ cell: ReportTable.Cell, _ isRange: Bool) -> [CSVText.Cell] {
        switch cell {
        case .count(let count): isRange ? [.number(String(count)), .number(String(count))] : [.number(String(count))]
        case .hundredths(let hundredths): [figure(Double(hundredths) / 100)]
        case .range(let low, let high): [.number(String(low)), .number(String(high))]
        case .number(let number): [figure(number)] + (isRange ? [figure(number)] : [])
        case .text(let text): [.text(text.text(language))] + (isRange ? [.text("")] : [])
        case .masked, .unavailable, .void: Array(repeating: .number(""), count: isRange ? 2 : 1)
        }
    }

    private func mark(_ cell: ReportTable.Cell) -> String {
        switch cell {
        case .masked: "s"
        case .unavailable: "n.d."
        case .void: "///"
        default: ""
        }
    }

    private func figure(_ number: Double) -> CSVText.Cell {
        let digits = number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        return .number(profile == .excelFr ? digits.replacing(".", with: ",") : digits)
    }
}
