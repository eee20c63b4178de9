import CSV
import Mediation
import Reports

/// Tables of a report as CSV, long: a row a cell, totals included, codes beside words.
package struct ReportCSV {
    private let form: TableForm
    private let language: Language

    /// Tables written in a form, their labels in a language.
    package init(_ form: TableForm, _ language: Language) {
        self.form = form
        self.language = language
    }

    /// One table. Hidden cells are empty with their mark beside.
    package func table(_ table: ReportTable) -> String {
        let isRange = Self.isRange(table)
        let hasColumns = Self.hasColumns(table)
        var rows: [[CSVText.Cell]] = [
            fields(of: table).map { .text($0.name) }
        ]
        func add(_ heading: ReportTable.Heading, _ cells: [ReportTable.Cell], _ row: Int?) {
            for (position, (column, cell)) in zip(table.printedColumns, cells).enumerated() {
                let unit = table.unit(ofRow: row, printedColumn: position)
                let heads = hasColumns ? [heading, column] : [heading]
                rows.append(
                    heads.flatMap { [.text($0.code), .text($0.label.text(language))] } + [.text(unit.rawValue)]
                        + values(cell, isRange) + [.text(mark(cell))])
            }
        }
        for (position, row) in table.rows.enumerated() { add(row, table.printedCells(ofRow: position), position) }
        if let totals = table.printedTotals {
            add(ReportTable.Heading("total", Sentence("Total", "Total")), totals, nil)
        }
        return text(rows)
    }

    /// The columns of a table's file.
    package func fields(of table: ReportTable) -> [TableField] {
        let isRange = Self.isRange(table)
        let heads = Self.hasColumns(table) ? ["row", "row_label", "column", "column_label"] : ["row", "row_label"]
        let values: [TableField] =
            isRange
            ? [TableField("low", .number, "Borne basse"), TableField("high", .number, "Borne haute")]
            : [TableField("value", Self.isText(table) ? .string : .number, "Valeur ; vide quand elle est cachée")]
        return heads.map { TableField($0, .string, "Ligne ou colonne, code ou libellé") }
            + [TableField("unit", .string, "Unité")] + values
            + [TableField("mark", .string, "s : caché, petit nombre ; n.d. : non disponible ; /// : sans objet")]
    }

    private static func isRange(_ table: ReportTable) -> Bool {
        (table.cells.joined() + (table.comparison?.previous ?? [])).contains {
            if case .range = $0 { true } else { false }
        }
    }

    private static func isText(_ table: ReportTable) -> Bool {
        table.cells.joined().contains { if case .text = $0 { true } else { false } }
    }

    private static func hasColumns(_ table: ReportTable) -> Bool { table.printedColumns.count > 1 }

    /// The columns of the file of indicators.
    package static let indicatorFields =
        ["code", "label", "unit"].map { TableField($0, .string, "Indicateur") }
        + ["value", "low", "high"].map { TableField($0, .number, "Valeur, ou bornes") }
        + [TableField("mark", .string, "s : caché ; n.d. : non disponible")]
        + ["start", "end"].map { TableField($0, .date, "Bornes de la période, incluses") }
        + [TableField("definition", .string, "Définition")]

    /// The indicators of a report.
    package func indicators(_ report: Report) -> String {
        var rows: [[CSVText.Cell]] = [
            Self.indicatorFields.map { .text($0.name) }
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
                        form.day(report.period.start.description), form.day(report.period.last.description),
                        .text(indicator.definition.text(language)),
                    ])
        }
        return text(rows)
    }

    /// What the report says of itself, for who finds the folder later.
    package func provenance(_ report: Report) -> String {
        let words = ReportWords(language)
        let rows: [(String, String)] = [
            ("title", report.title.text(language)), ("association", report.association.name),
            ("fictitious", report.association.isFictitious ? "yes" : "no"),
            ("start", report.period.start.description), ("end", report.period.last.description),
            ("scope", report.scope.map { $0.text(language) }.joined(separator: " ; ")),
            ("filters", report.filters.map { $0.text(language) }.joined(separator: " ; ")),
            ("audience", report.audience.rawValue), ("registerDigest", report.registerDigest),
            ("digestDays", words.digestDays(report)),
            ("model", report.model ?? ""), ("program", report.program), ("generatedOn", report.generatedOn.description),
            ("notes", report.notes.map { $0.text(words.language) }.joined(separator: " ")),
        ]
        return text([[.text("key"), .text("value")]] + rows.map { [.text($0.0), .text($0.1)] })
    }

    private func text(_ rows: [[CSVText.Cell]]) -> String {
        form.mark + rows.map { form.row($0) }.joined()
    }

    private func values(_ cell: ReportTable.Cell, _ isRange: Bool) -> [CSVText.Cell] {
        switch cell {
        case .count(let count): isRange ? [.number(String(count)), .number(String(count))] : [.number(String(count))]
        case .hundredths(let hundredths): [figure(Double(hundredths) / 100)]
        case .range(let low, let high): [.number(String(low)), .number(String(high))]
        case .number(let number), .change(let number): [figure(number)] + (isRange ? [figure(number)] : [])
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
        return form.number(digits)
    }
}
