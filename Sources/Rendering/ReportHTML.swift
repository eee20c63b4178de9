import Mediation
import Reports

/// A report as one HTML page that fetches nothing: for the screen, for paper, and for the PDF.
package struct ReportHTML {
    private let words: ReportWords
    private let language: Language

    /// In a language.
    package init(_ language: Language) {
        words = ReportWords(language)
        self.language = language
    }

    /// The page; the same bytes for the same report.
    package func document(_ report: Report) throws -> String {
        try MarkupText.filled(
            Embedded.files["report.mustache"] ?? "",
            with: Page(report, words, css: Embedded.files["report.css"] ?? ""))
    }
}

/// What the template is filled with; the names are those of `schema/rendering/report.mustache`.
private struct Page {
    let lang, title, association, period, program, generatedOn, registerDigest, css, pageClass, skip, audience: String
    let comparison, fictitious: String?
    let filters, notes: [String]
    let sections: [Section]
    let hasGlossary: Bool
    let glossaryTitle, notesTitle, provenance, digestLabel: String
    let glossary: [Term]

    struct Section {
        let title: String
        let blocks: [Block]
    }

    struct Block {
        var indicators: Indicators?
        var figure: Figure?
        var table: Table?
        var paragraphs: [String] = []
        var narrative: Narrative?
    }

    struct Indicators { let items: [Item] }

    struct Item {
        let value, label: String
        let remarks: [String]
    }

    struct Figure { let caption, svg: String }

    struct Table {
        let caption, tableClass, foldedLabel: String
        let isFolded, isShort: Bool
        let head: [Cell]
        let rows: [Row]
        let foot: Row?
        let notes: [String]
    }

    struct Row {
        let label: String
        let cells: [Cell]
    }

    struct Cell { let text, kind: String }

    struct Narrative {
        let heading: String
        let parts: [Part]
    }

    struct Part {
        var text: String?
        var isList = false
        var items: [String] = []
    }

    struct Term { let term, definition: String }
}

extension Page {
    init(_ report: Report, _ words: ReportWords, css: String) {
        let language = words.language
        lang = language.rawValue
        title = report.title.text(language)
        association = report.association.name
        period = words.period(report.period)
        comparison = report.comparison.map { words.language.say("comparé : ", "compared: ") + words.period($0) }
        program = report.program
        generatedOn = report.generatedOn.description
        registerDigest = words.digest(report)
        self.css = css
        pageClass = report.isOnePage ? "one-page" : "pages"
        skip = words.language.say("Aller au rapport", "Go to the report")
        audience = words.audience(report.audience)
        fictitious = report.association.isFictitious ? words.language.say("Données fictives", "Fictitious data") : nil
        filters = (report.scope + report.filters).map { $0.text(language) }
        notes = report.notes.map { $0.text(language) }
        sections = report.sections.map { section in
            Section(
                title: section.title.text(language),
                blocks: section.blocks.flatMap { Block.blocks($0, words, isOnePage: report.isOnePage) })
        }
        var seen: Set<Sentence> = []
        glossary = report.indicators.filter { seen.insert($0.definition).inserted }.map {
            Term(term: $0.label.text(language), definition: $0.definition.text(language))
        }
        hasGlossary = !glossary.isEmpty
        glossaryTitle = words.language.say("Définitions", "Definitions")
        notesTitle = words.language.say("Pour lire ces chiffres", "Reading these figures")
        provenance = words.provenance(report)
        digestLabel = words.language.say("Empreinte du registre :", "Digest of the register:")
    }
}

extension Page.Block {
    fileprivate static func blocks(_ block: Report.Block, _ words: ReportWords, isOnePage: Bool) -> [Page.Block] {
        let language = words.language
        switch block {
        case .indicators(let indicators):
            return [
                Page.Block(
                    indicators: Page.Indicators(
                        items: indicators.map {
                            Page.Item(
                                value: words.value($0.value, $0.unit), label: $0.label.text(language),
                                remarks: words.remarks($0))
                        }))
            ]
        case .table(let table): return [Page.Block(table: Page.Table(table, words, isFolded: false))]
        case .chart(let chart):
            return [
                Page.Block(
                    figure: Page.Figure(
                        caption: chart.table.title.text(language), svg: ChartSVG(chart, words).document)),
                Page.Block(table: Page.Table(chart.table, words, isFolded: isOnePage)),
            ]
        case .text(let sentences): return [Page.Block(paragraphs: sentences.map { $0.text(language) })]
        case .narrative(let part):
            return [
                Page.Block(
                    narrative: Page.Narrative(
                        heading: part.heading.text(language),
                        parts: part.paragraphs.map { paragraph in
                            switch paragraph {
                            case .text(let text): Page.Part(text: text)
                            case .list(let items): Page.Part(isList: true, items: items)
                            }
                        }))
            ]
        }
    }
}

extension Page.Table {
    fileprivate init(_ table: ReportTable, _ words: ReportWords, isFolded: Bool) {
        let language = words.language
        let columns = table.printedColumns
        let units = columns.indices.map { table.unit(ofRow: nil, printedColumn: $0) }
        func kind(_ unit: ReportUnit) -> String { unit == .text ? "words" : "number" }
        func cells(_ cells: [ReportTable.Cell], _ row: Int?) -> [Page.Cell] {
            cells.enumerated().map { column, cell in
                let unit = table.unit(ofRow: row, printedColumn: column)
                let text = words.cell(cell, unit)
                return Page.Cell(text: text, kind: text.count > 36 ? "long" : kind(unit))
            }
        }
        let total = words.language.say("Total", "Total")
        caption = table.title.text(language)
        tableClass = units.contains(.text) ? "wide" : "counts"
        foldedLabel = words.language.say("Les chiffres de l’image", "The figures of the picture")
        self.isFolded = isFolded
        // What holds on a part of a page is not cut.
        isShort = table.rows.count <= 24
        head =
            [Page.Cell(text: table.rowTitle.text(language), kind: "words")]
            + zip(columns, units).map { Page.Cell(text: $0.label.text(language), kind: kind($1)) }
        rows = table.rows.indices.map { row in
            Page.Row(label: table.rows[row].label.text(language), cells: cells(table.printedCells(ofRow: row), row))
        }
        foot = table.printedTotals.map { Page.Row(label: total, cells: cells($0, nil)) }
        notes = table.notes.map { $0.text(language) }
    }
}
