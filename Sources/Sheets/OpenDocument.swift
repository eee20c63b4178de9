import CSV

/// The sheets of an OpenDocument spreadsheet, in an archive (.ods) or a flat file (.fods).
final class OpenDocument {
    typealias Feed = (_ consume: (UnsafeRawBufferPointer) throws -> Void) throws -> Void

    private let feed: Feed
    private(set) var sheets: [(name: String, isHidden: Bool)] = []

    init(_ feed: @escaping Feed) throws {
        self.feed = feed
        let reader = OpenDocumentReader(wanted: nil) { _ in }
        try XMLStream.read(into: reader, feed: feed)
        sheets = reader.names.map { ($0.name, reader.hiddenStyles.contains($0.style)) }
        guard !sheets.isEmpty else { throw FileProblem.Reason.notAWorkbook }
    }

    /// Calls `row` for every row of a sheet that is not blank.
    func read(_ rank: Int, _ row: (CSVRow) throws -> Void) throws -> SheetNotes {
        try withoutActuallyEscaping(row) { row in
            let reader = OpenDocumentReader(wanted: rank, row)
            try XMLStream.read(into: reader, feed: feed)
            return reader.notes
        }
    }
}

private final class OpenDocumentReader: XMLReceiver {
    private let wanted: Int?
    private let emit: (CSVRow) throws -> Void
    private(set) var names: [(name: String, style: String)] = []
    private(set) var hiddenStyles: Set<String> = []
    private(set) var notes = SheetNotes()

    private var style = ""
    private var line = 0
    private var rowRepeats = 1
    private var row = SheetRow(line: 0)
    private var column = 0
    private var cellRepeats = 1
    private var value: String?
    private var text: [UInt8] = []
    private var paragraphs = 0
    /// Within a paragraph of the cell, outside notes.
    private var isInParagraph = false
    private var annotationDepth = 0
    private var isInCell = false

    init(wanted: Int?, _ emit: @escaping (CSVRow) throws -> Void) { (self.wanted, self.emit) = (wanted, emit) }

    private var isWanted: Bool { wanted == names.count - 1 && !names.isEmpty }

    func start(_ tag: XMLTag) throws {
        if tag.name.has("table") {
            names.append((tag.attribute("name") ?? "", tag.attribute("style-name") ?? ""))
            line = 0
        } else if tag.name.has("style") {
            style = tag.attribute("name") ?? ""
        } else if tag.name.has("table-properties"), tag.attribute("display") == "false" {
            hiddenStyles.insert(style)
        }
        guard isWanted else { return }
        if tag.name.has("table-row") {
            let rows = tag.attribute("number-rows-repeated").flatMap { Int($0) } ?? 1
            // More than a sheet holds: refused below when the row has something.
            rowRepeats = min(max(1, rows), SheetLimits.rows + 1)
            row = SheetRow(line: line + 1)
            column = 0
            if tag.attribute("visibility") != nil, tag.attribute("visibility") != "visible" { notes.hiddenRows += 1 }
        } else if tag.name.has("table-column"), tag.attribute("visibility") == "collapse" {
            let columns = tag.attribute("number-columns-repeated").flatMap { Int($0) } ?? 1
            notes.hiddenColumns += min(SheetLimits.columns, max(1, columns))
        } else if tag.name.has("table-cell") || tag.name.has("covered-table-cell") {
            begin(cell: tag)
        } else if tag.name.has("annotation") {
            annotationDepth += 1
        } else if isInCell, annotationDepth == 0 {
            begin(inCell: tag)
        }
    }

    private func begin(cell tag: XMLTag) {
        isInCell = true
        cellRepeats = max(1, tag.attribute("number-columns-repeated").flatMap { Int($0) } ?? 1)
        text.removeAll(keepingCapacity: true)
        paragraphs = 0
        value = nil
        switch tag.attribute("value-type") {
        case "float", "currency", "percentage": value = tag.attribute("value").map { CellNumber().text($0, .number) }
        case "date": value = tag.attribute("date-value").map(Self.day)
        case "time": value = tag.attribute("time-value").map(Self.time)
        case "boolean": value = tag.attribute("boolean-value").map { $0 == "true" ? "1" : "0" }
        default: value = tag.attribute("string-value")
        }
    }

    private func begin(inCell tag: XMLTag) {
        if tag.name.has("p") {
            if paragraphs > 0 { text.append(0x0A) }
            paragraphs += 1
            isInParagraph = true
        } else if tag.name.has("s") {
            let spaces = tag.attribute("c").flatMap { Int($0) } ?? 1
            text += [UInt8](repeating: 0x20, count: min(max(spaces, 0), SheetLimits.cellBytes))
        } else if tag.name.has("tab") {
            text.append(0x09)
        } else if tag.name.has("line-break") {
            text.append(0x0A)
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) throws {
        guard isInParagraph, annotationDepth == 0 else { return }
        text += bytes
        guard text.count <= SheetLimits.cellBytes else { throw FileProblem.Reason.cellTooLong(line: line + 1) }
    }

    func end(_ name: XMLName) throws {
        guard isWanted else { return }
        if name.has("p") {
            isInParagraph = annotationDepth > 0 && isInParagraph
        } else if name.has("annotation") {
            annotationDepth -= 1
        } else if name.has("table-cell") || name.has("covered-table-cell") {
            isInCell = false
            let shown = String(decoding: text, as: UTF8.self)
            // A formula that failed is shown as such, and has an empty text or a zero for a value.
            let isError = shown.hasPrefix("#") || shown.hasPrefix("Err:")
            let cell = isError ? shown : value ?? shown
            if !cell.isEmpty {
                // Within the limit, each copy is a cell; beyond it, the first one out says so.
                for copy in 0..<min(cellRepeats, SheetLimits.columns + 1) { try row.set(column + copy, cell) }
            }
            column = min(column + min(cellRepeats, 1_000_000), 100_000_000)
        } else if name.has("table-row") {
            try endOfRow()
        }
    }

    private func endOfRow() throws {
        guard !row.isBlank else {
            // The empty rows that fill a sheet to its end.
            line = min(line + rowRepeats, 100_000_000)
            return
        }
        guard line + rowRepeats <= SheetLimits.rows else { throw FileProblem.Reason.tooManyRows }
        for _ in 0..<rowRepeats {
            line += 1
            var copy = row.row
            (copy.line, copy.lastLine) = (line, line)
            try emit(copy)
        }
    }

    /// `2025-03-04T09:30:00` as `2025-03-04 09:30`, midnight left out.
    private static func day(_ text: String) -> String {
        let minute = String(text.prefix(16))
        return minute.hasSuffix("T00:00") ? String(minute.prefix(10)) : minute.replacing("T", with: " ")
    }

    /// `PT09H30M00S` as `09:30`.
    private static func time(_ text: String) -> String {
        guard let match = text.wholeMatch(of: #/PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S/#) else { return text }
        return "\(match.1):\(match.2)"
    }
}
