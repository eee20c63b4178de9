import CXlsxWriter
import Mediation
import Reports

/// A report as a workbook: a sheet for the figures, then a sheet a table, with numbers as numbers and charts of the
/// spreadsheet's own.
package struct ReportXLSX {
    private let words: ReportWords
    private let language: Language

    /// In a language.
    package init(_ language: Language) {
        words = ReportWords(language)
        self.language = language
    }

    /// Writes the workbook to `path`. The same bytes for the same report: its date of creation is the report's day.
    /// - Returns: whether the file could be written.
    package func write(_ report: Report, to path: String) -> Bool {
        guard let book = workbook_new(path) else { return false }
        describe(book, report)
        let formats = WorkbookFormats(book, language)
        figures(report, book, formats)
        var names: Set<String> = ["chiffres", "figures"]
        for (position, table) in report.tables.enumerated() {
            let chart = report.blocks.compactMap { block -> ReportChart.Kind? in
                if case .chart(let chart) = block, chart.table.code == table.code { chart.kind } else { nil }
            }.first
            sheet(table, position + 1, chart, report, book, formats, &names)
        }
        return workbook_close(book) == LXW_NO_ERROR
    }

    /// A text without the characters XML 1.0 does not have (2.2): libxlsxwriter escapes them in cells only, and one of
    /// them makes the properties of the workbook unreadable.
    private static func writable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE || "\t\n\r".unicodeScalars.contains($0)
                }))
    }

    private func describe(_ book: UnsafeMutablePointer<lxw_workbook>, _ report: Report) {
        // Seconds since 1970 of the report's day, at midnight UTC.
        let epoch = CivilDate(year: 1970, month: 1, day: 1)?.dayNumber ?? 0
        let seconds = (report.generatedOn.dayNumber - epoch) * 86_400
        Self.writable(report.title.text(language)).withCString { title in
            Self.writable(report.association.name).withCString { author in
                "\(report.program) relais-register-digest \(words.digest(report))".withCString { comments in
                    var properties = lxw_doc_properties()
                    properties.title = UnsafeMutablePointer(mutating: title)
                    properties.author = UnsafeMutablePointer(mutating: author)
                    properties.company = UnsafeMutablePointer(mutating: author)
                    properties.comments = UnsafeMutablePointer(mutating: comments)
                    properties.created = seconds
                    workbook_set_properties(book, &properties)
                }
            }
        }
    }

    // MARK: - Sheets

    private func figures(_ report: Report, _ book: UnsafeMutablePointer<lxw_workbook>, _ formats: WorkbookFormats) {
        let sheet = workbook_add_worksheet(book, words.language.say("Chiffres", "Figures"))
        var row = heading(report, report.title.text(language), sheet, formats)
        let head = [
            words.language.say("Indicateur", "Indicator"), words.language.say("Valeur", "Value"),
            words.language.say("À", "To"),
            words.language.say("Unité", "Unit"), words.language.say("Définition", "Definition"),
        ]
        for (column, text) in head.enumerated() { string(sheet, row, column, text, formats.head) }
        worksheet_freeze_panes(sheet, row + 1, 1)
        row += 1
        for indicator in report.indicators {
            string(sheet, row, 0, indicator.label.text(language), formats.words)
            switch indicator.value {
            case .number(let number):
                worksheet_write_number(sheet, row, 1, number, formats.number(indicator.unit))
            case .range(let low, let high):
                worksheet_write_number(sheet, row, 1, low, formats.number(indicator.unit))
                worksheet_write_number(sheet, row, 2, high, formats.number(indicator.unit))
            case .unavailable: string(sheet, row, 1, "n.d.", formats.mark)
            case .masked: string(sheet, row, 1, "s", formats.mark)
            }
            string(sheet, row, 3, unit(indicator.unit), formats.words)
            let definition = indicator.definition.text(language)
            string(sheet, row, 4, definition, formats.words)
            // Not every program makes a row as high as its wrapped text.
            let lines = max(Self.lines(indicator.label.text(language), 40), Self.lines(definition, 60))
            worksheet_set_row(sheet, row, 15 * Double(lines), nil)
            row += 1
        }
        row += 1
        for note in report.notes {
            string(sheet, row, 0, note.text(language), nil)
            row += 1
        }
        string(
            sheet, row, 0,
            words.language.say("Empreinte du registre : ", "Digest of the register: ") + words.digest(report),
            nil)
        worksheet_set_column(sheet, 0, 0, 44, nil)
        worksheet_set_column(sheet, 1, 3, 14, nil)
        worksheet_set_column(sheet, 4, 4, 70, nil)
        page(sheet, lastRow: row, lastColumn: 4)
    }

    /// Association, title, period, filters, audience, provenance; answers the first row after it.
    private func heading(
        _ report: Report, _ title: String, _ sheet: UnsafeMutablePointer<lxw_worksheet>?, _ formats: WorkbookFormats
    ) -> UInt32 {
        string(sheet, 0, 0, title, formats.title)
        var lines = [report.association.name, words.period(report.period)]
        if report.association.isFictitious { lines.append(words.language.say("DONNÉES FICTIVES", "FICTITIOUS DATA")) }
        lines += (report.scope + report.filters).map { $0.text(language) }
        lines += [words.audience(report.audience), words.provenance(report)]
        for (position, line) in lines.enumerated() { string(sheet, UInt32(position + 1), 0, line, nil) }
        return UInt32(lines.count + 2)
    }

    private func sheet(
        _ table: ReportTable, _ number: Int, _ chart: ReportChart.Kind?, _ report: Report,
        _ book: UnsafeMutablePointer<lxw_workbook>, _ formats: WorkbookFormats, _ names: inout Set<String>
    ) {
        let name = sheetName(table.title.text(language), number, &names)
        let sheet = workbook_add_worksheet(book, name)
        let top = heading(report, table.title.text(language), sheet, formats)
        let total = words.language.say("Total", "Total")
        // A range takes two columns.
        let isRange = (table.cells.joined() + (table.comparison?.previous ?? [])).contains {
            if case .range = $0 { true } else { false }
        }
        let span = isRange ? 2 : 1
        let heads = table.printedColumns.map { $0.label.text(language) }
        string(sheet, top, 0, table.rowTitle.text(language), formats.head)
        for (column, head) in heads.enumerated() {
            string(
                sheet, top, 1 + column * span, head + (isRange ? words.language.say(" (de)", " (from)") : ""),
                formats.head)
            if isRange { string(sheet, top, 2 + column * span, words.language.say("(à)", "(to)"), formats.head) }
        }
        worksheet_freeze_panes(sheet, top + 1, 1)
        var row = top + 1
        func write(_ label: String, _ cells: [ReportTable.Cell], _ line: Int?) {
            string(sheet, row, 0, label, line == nil ? formats.head : formats.words)
            for (column, cell) in cells.enumerated() {
                let unit = table.unit(ofRow: line, printedColumn: column)
                let place = 1 + column * span
                switch cell {
                case .count(let count):
                    worksheet_write_number(sheet, row, UInt16(place), Double(count), formats.number(unit))
                case .hundredths(let hundredths):
                    // A length is a part of a day, which the format shows in hours.
                    let scale = unit == .minutes ? 100.0 * 1440 : 100
                    worksheet_write_number(
                        sheet, row, UInt16(place), Double(hundredths) / scale, formats.quantity(unit))
                case .number(let number):
                    worksheet_write_number(sheet, row, UInt16(place), number, formats.number(unit))
                case .range(let low, let high):
                    worksheet_write_number(sheet, row, UInt16(place), Double(low), formats.number(unit))
                    worksheet_write_number(sheet, row, UInt16(place + 1), Double(high), formats.number(unit))
                case .change(let share): worksheet_write_number(sheet, row, UInt16(place), share, formats.change)
                case .text(let text): string(sheet, row, place, text.text(language), formats.words)
                case .masked: string(sheet, row, place, "s", formats.mark)
                case .unavailable: string(sheet, row, place, "n.d.", formats.mark)
                case .void: string(sheet, row, place, "///", formats.mark)
                }
            }
            row += 1
        }
        for index in table.rows.indices {
            write(table.rows[index].label.text(language), table.printedCells(ofRow: index), index)
        }
        let lastRow = row - 1
        if let totals = table.printedTotals { write(total, totals, nil) }
        for note in table.notes {
            string(sheet, row, 0, note.text(language), nil)
            row += 1
        }
        let longest = table.rows.map { $0.label.text(language).count }.max() ?? 10
        worksheet_set_column(sheet, 0, 0, Double(min(60, max(28, longest))), nil)
        let lastColumn = heads.count * span
        let hasWords = table.columns.indices.contains { table.unit(ofColumn: $0) == .text }
        worksheet_set_column(sheet, 1, UInt16(max(1, lastColumn)), hasWords ? 24 : 15, nil)
        if let chart, chart != .tornado, chart != .range {
            draw(chart, table, name, top, lastRow, lastColumn, book, sheet)
        }
        page(sheet, lastRow: row, lastColumn: UInt16(max(1, lastColumn)))
    }

    private func draw(
        _ kind: ReportChart.Kind, _ table: ReportTable, _ name: String, _ top: UInt32, _ lastRow: UInt32,
        _ lastColumn: Int,
        _ book: UnsafeMutablePointer<lxw_workbook>, _ sheet: UnsafeMutablePointer<lxw_worksheet>?
    ) {
        let type: lxw_chart_type =
            switch kind {
            case .columns: LXW_CHART_COLUMN
            case .stacked: LXW_CHART_BAR_STACKED
            default: LXW_CHART_BAR
            }
        let chart = workbook_add_chart(book, UInt8(type.rawValue))
        let series = kind == .stacked ? table.columns.count : 1
        for column in 0..<series {
            let place = UInt16(kind == .stacked ? 1 + column : table.isCrossed ? 1 + table.columns.count : 1)
            let added = chart_add_series(chart, nil, nil)
            chart_series_set_categories(added, name, top + 1, 0, lastRow, 0)
            chart_series_set_values(added, name, top + 1, place, lastRow, place)
            chart_series_set_name_range(added, name, top, place)
        }
        chart_title_set_name(chart, Self.writable(table.title.text(language)))
        // Bars go from top to bottom, as the table does.
        if kind != .columns { chart_axis_set_reverse(chart?.pointee.y_axis) }
        if series == 1 { chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue)) }
        worksheet_insert_chart(sheet, top, UInt16(lastColumn + 2), chart)
    }

    private func page(_ sheet: UnsafeMutablePointer<lxw_worksheet>?, lastRow: UInt32, lastColumn: UInt16) {
        worksheet_print_area(sheet, 0, 0, lastRow, lastColumn)
        worksheet_set_paper(sheet, 9)  // A4
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_set_footer(sheet, "&L&A&R&P / &N")
    }

    // MARK: - Cells

    /// Lines a text takes in a column of so many characters.
    private static func lines(_ text: String, _ width: Int) -> Int { max(1, (text.count + width - 1) / width) }

    private func string(
        _ sheet: UnsafeMutablePointer<lxw_worksheet>?, _ row: UInt32, _ column: Int, _ text: String,
        _ format: UnsafeMutablePointer<lxw_format>?
    ) {
        worksheet_write_string(sheet, row, UInt16(column), Self.writable(text), format)
    }

    private func unit(_ unit: ReportUnit) -> String {
        switch unit {
        case .sessions: words.language.say("séances", "sessions")
        case .minutes: "minutes"
        case .passages: words.language.say("passages", "visits")
        case .people: words.language.say("personnes", "people")
        case .requests: words.language.say("demandes", "requests")
        case .participations: "participations"
        case .euros: "euros"
        case .share: words.language.say("part", "share")
        case .events: words.language.say("fois", "times")
        case .quantity, .number: ""
        case .text: ""
        }
    }

    /// One to 31 UTF-16 units, none of `[]:*?/\'`, each once whatever its case: what Excel accepts.
    private func sheetName(_ title: String, _ number: Int, _ names: inout Set<String>) -> String {
        let forbidden = "[]:*?/\\'".unicodeScalars
        let clean = Self.writable(title).unicodeScalars.filter { !forbidden.contains($0) && $0.value >= 0x20 }
        func cut(to units: Int) -> String {
            var name = String(String.UnicodeScalarView(clean)).trimmingPrefix(while: \.isWhitespace)
            while name.utf16.count > units || name.last?.isWhitespace == true { name.removeLast() }
            return String(name)
        }
        var name = cut(to: 31)
        var rank = number
        while name.isEmpty || !names.insert(name.lowercased()).inserted {
            name = cut(to: 26) + " \(rank)"
            rank += 1
        }
        return name
    }
}
