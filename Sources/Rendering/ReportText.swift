import Mediation
import Reports

/// A report for a terminal.
public struct ReportText {
    private let language: Language
    private let numbers: NumberText

    /// In a language.
    public init(_ language: Language) {
        self.language = language
        numbers = NumberText(language)
    }

    /// The whole report, ended by LF.
    public func document(_ report: Report) -> String {
        var lines = [
            "\(report.title.text(language)) · \(report.association.name)",
            "\(Sentence("Du", "From").text(language)) \(numbers.day(report.period.start)) \(Sentence("au", "to").text(language)) \(numbers.day(report.period.last))",
        ]
        if report.association.isFictitious {
            lines.append(Sentence("DONNÉES FICTIVES", "FICTITIOUS DATA").text(language))
        }
        lines += report.filters.map { $0.text(language) }
        lines.append("")
        lines += indicators(report.indicators)
        for table in report.tables { lines += [""] + self.table(table) }
        lines.append("")
        lines += report.notes.map { "• " + $0.text(language) }
        lines.append(
            "\(report.program) · \(Sentence("registre", "register").text(language)) \(report.registerDigest.prefix(12)) · \(Sentence("établi le", "made on").text(language)) \(numbers.day(report.generatedOn))"
        )
        return lines.joined(separator: "\n") + "\n"
    }

    private func indicators(_ indicators: [Indicator]) -> [String] {
        TextTable.lines(
            [[Sentence("Indicateur", "Indicator").text(language), Sentence("Valeur", "Value").text(language)]]
                + indicators.map { [$0.label.text(language), value($0)] })
            + [""] + indicators.map { "\($0.label.text(language)) : \($0.definition.text(language))" }
    }

    private func value(_ indicator: Indicator) -> String {
        switch indicator.value {
        case .number(let number):
            switch indicator.unit {
            case .share: numbers.percent(number)
            case .euros: numbers.euros(number, decimals: 2)
            case .minutes: numbers.duration(minutes: Int(number))
            default: numbers.count(Int(number))
            }
        case .range(let low, let high):
            low == high ? numbers.count(Int(low)) : "\(numbers.count(Int(low))) – \(numbers.count(Int(high)))"
        case .unavailable: "n.d."
        case .masked: "s"
        }
    }

    private func table(_ table: ReportTable) -> [String] {
        let total = Sentence("Total", "Total").text(language)
        var head = [table.title.text(language)] + table.columns.map { $0.label.text(language) }
        if table.isCrossed { head.append(total) }
        var rows = table.rows.indices.map { row in
            [table.rows[row].label.text(language)] + table.cells[row].map(cell)
                + (table.isCrossed ? [table.rows[row].code == Tally.uncrossed ? "" : cell(table.rowTotals[row])] : [])
        }
        if table.unit != .quantity {
            rows.append(
                [total]
                    + (table.isCrossed
                        ? zip(table.columns, table.columnTotals).map { $0.code == Tally.uncrossed ? "" : cell($1) }
                        : [])
                    + [cell(table.total)])
        }
        return TextTable.lines([head] + rows) + table.notes.map { "  " + $0.text(language) }
    }

    private func cell(_ cell: ReportTable.Cell) -> String {
        switch cell {
        case .count(let count): numbers.count(count)
        case .hundredths(let hundredths):
            numbers.decimal(Double(hundredths) / 100, decimals: hundredths % 100 == 0 ? 0 : 2)
        case .range(let low, let high):
            low == high ? numbers.count(low) : "\(numbers.count(low)) – \(numbers.count(high))"
        case .masked: "s"
        }
    }
}
