import Mediation
import Output
import Reports
import Valuation

/// A report for a terminal.
package struct ReportText {
    private let words: ReportWords
    private let language: Language
    private let width: Int

    /// In a language, on lines of `width` columns at most: words are wrapped, wide tables are cut into narrower ones.
    package init(_ language: Language, width: Int = 100) {
        words = ReportWords(language)
        self.language = language
        self.width = max(40, width)
    }

    /// The whole report, ended by LF.
    package func document(_ report: Report) -> String {
        var lines = wrapped("\(report.title.text(language)) · \(report.association.name)")
        lines.append(words.period(report.period))
        if let comparison = report.comparison {
            lines.append(words.language.say("Comparé : ", "Compared: ") + words.period(comparison))
        }
        if report.association.isFictitious { lines.append(words.language.say("DONNÉES FICTIVES", "FICTITIOUS DATA")) }
        lines += (report.scope + report.filters).map { $0.text(language) }
        lines += report.sections.flatMap(section)
        lines.append("")
        lines += report.notes.flatMap { wrapped("• " + $0.text(language), indent: "  ") }
        lines += [""] + glossary(report.indicators)
        lines += [""] + wrapped(words.provenance(report))
        return lines.joined(separator: "\n") + "\n"
    }

    /// An impact map, ended by LF.
    package func document(_ map: ImpactMapEvaluation) -> String {
        (wrapped(map.map.name) + ImpactMapReport(map).sections.flatMap(section)).joined(separator: "\n") + "\n"
    }

    /// A section: an empty line, its title underlined, then its blocks, each after an empty line.
    private func section(_ section: Report.Section) -> [String] {
        let title = section.title.text(language)
        return ["", title, String(repeating: "═", count: title.count)]
            + section.blocks.flatMap { [""] + block($0) }
    }

    private func block(_ block: Report.Block) -> [String] {
        switch block {
        case .indicators(let indicators): self.indicators(indicators)
        case .table(let table): self.table(table)
        case .chart(let chart): table(chart.table)
        case .text(let sentences): sentences.flatMap { wrapped($0.text(language)) }
        case .narrative(let part):
            [part.heading.text(language)]
                + part.paragraphs.flatMap { paragraph in
                    switch paragraph {
                    case .text(let text): wrapped(text)
                    case .list(let items): items.flatMap { wrapped("- " + $0, indent: "  ") }
                    }
                }
        }
    }

    private func indicators(_ indicators: [ReportIndicator]) -> [String] {
        TextTable.lines(
            [[words.language.say("Indicateur", "Indicator"), words.language.say("Valeur", "Value")]]
                + indicators.map { indicator in
                    let remarks = words.remarks(indicator)
                    return [
                        indicator.label.text(language),
                        words.value(indicator.value, indicator.unit)
                            + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: " ; ")))"),
                    ]
                })
    }

    /// The definition of each figure, once.
    private func glossary(_ indicators: [ReportIndicator]) -> [String] {
        var seen: Set<Sentence> = []
        let defined = indicators.filter { seen.insert($0.definition).inserted }
        guard !defined.isEmpty else { return [] }
        return [words.language.say("Définitions", "Definitions")]
            + defined.flatMap { wrapped("\($0.label.text(language)) : \($0.definition.text(language))", indent: "  ") }
    }

    private func table(_ table: ReportTable) -> [String] {
        let columns = table.printedColumns
        let head = [table.rowTitle.text(language)] + columns.map { $0.label.text(language) }
        func words(_ cells: [ReportTable.Cell], _ row: Int?) -> [String] {
            cells.enumerated().map { self.words.cell($1, table.unit(ofRow: row, printedColumn: $0)) }
        }
        var rows = table.rows.indices.map { row in
            [table.rows[row].label.text(language)] + words(table.printedCells(ofRow: row), row)
        }
        if let totals = table.printedTotals { rows.append([language.say("Total", "Total")] + words(totals, nil)) }
        let units = columns.indices.map { table.unit(ofRow: nil, printedColumn: $0) }
        let wordColumns = units.allSatisfy { $0 == .text } ? units.count + 1 : 1
        return wrapped(table.title.text(language)) + fitted([head] + rows, wordColumns)
            + table.notes.flatMap { wrapped("  " + $0.text(language), indent: "  ") }
    }

    /// The table, its columns parted among as many tables as the width asks for, each with the first column. Long words
    /// are shortened only where one column alone is too wide.
    private func fitted(_ rows: [[String]], _ wordColumns: Int) -> [String] {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        if widths.reduce(0, +) + 2 * (widths.count - 1) <= width {
            return TextTable.lines(rows, wordColumns: wordColumns)
        }
        // Words alone: a line a cell reads better than columns.
        if wordColumns > 1 {
            return rows.dropFirst().flatMap { row in
                wrapped("• " + row[0], indent: "  ")
                    + zip(rows[0], row).dropFirst().flatMap { head, cell in
                        wrapped("  \(head) : \(cell)", indent: "    ")
                    }
            }
        }
        var parts: [[Int]] = []
        var used = Int.max
        let columns = rows[0].indices.dropFirst()
        for column in columns {
            if used == .max || used + widths[column] + 2 > width {
                parts.append([])
                used = min(widths[0], width / 2)
            }
            parts[parts.count - 1].append(column)
            used += widths[column] + 2
        }
        let limit = max(12, width / 2)
        return parts.enumerated().flatMap { rank, columns in
            (rank > 0 ? [""] : [])
                + TextTable.lines(
                    rows.map { row in
                        [row[0].count > limit ? String(row[0].prefix(limit - 1)) + "…" : row[0]]
                            + columns.map { row[$0] }
                    })
        }
    }

    private func wrapped(_ text: String, indent: String = "") -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = indent + word
            } else {
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }
}
