import CSV
import Mediation
import Reports

/// Tables of a report as open-data CSV: comma, dot, UTF-8 without mark, LF; codes beside words.
public enum ReportCSV {
    /// One table, long: a row a cell. Hidden cells are empty with their mark beside.
    public static func table(_ table: ReportTable, _ language: Language) -> String {
        let isRange = table.unit == .people
        var text = CSVText.row(
            (["row", "row_label"] + (table.isCrossed ? ["column", "column_label"] : []) + ["unit"]
                + (isRange ? ["low", "high"] : ["value"]) + ["mask"]).map { .text($0) })
        for (row, cells) in zip(table.rows, table.cells) {
            for (column, cell) in zip(table.columns, cells) {
                let heads = table.isCrossed ? [row, column] : [row]
                text += CSVText.row(
                    heads.flatMap { [.text($0.code), .text($0.label.text(language))] } + [.text(table.unit.rawValue)]
                        + values(cell, isRange) + [.text(cell == .masked ? "s" : "")])
            }
        }
        return text
    }

    /// The indicators of a report.
    public static func indicators(_ report: Report, _ language: Language) -> String {
        var text = CSVText.row(
            ["code", "label", "unit", "value", "low", "high", "start", "end", "definition"].map { .text($0) })
        for indicator in report.indicators {
            let values: [CSVText.Cell] =
                switch indicator.value {
                case .number(let number): [.number(digits(number)), .number(""), .number("")]
                case .range(let low, let high): [.number(""), .number(digits(low)), .number(digits(high))]
                case .unavailable: [.text("n.d."), .number(""), .number("")]
                case .masked: [.text("s"), .number(""), .number("")]
                }
            text += CSVText.row(
                [.text(indicator.code), .text(indicator.label.text(language)), .text(indicator.unit.rawValue)] + values
                    + [
                        .text(report.period.start.description), .text(report.period.last.description),
                        .text(indicator.definition.text(language)),
                    ])
        }
        return text
    }

    private static func values(_ cell: ReportTable.Cell, _ isRange: Bool) -> [CSVText.Cell] {
        switch cell {
        case .count(let count): isRange ? [.number(String(count)), .number(String(count))] : [.number(String(count))]
        case .hundredths(let hundredths): [.number(Quantity(hundredths: Int64(hundredths)).description)]
        case .range(let low, let high): [.number(String(low)), .number(String(high))]
        case .masked: Array(repeating: .number(""), count: isRange ? 2 : 1)
        }
    }

    private static func digits(_ number: Double) -> String {
        number == number.rounded() ? String(Int64(number)) : String(number)
    }
}
