import CSV

/// An Excel workbook (Office Open XML): its sheets, its shared texts, which of its numbers are days.
final class Workbook {
    /// A sheet and the member that holds it.
    struct Sheet {
        let name: String
        let isHidden: Bool
        let member: String
    }

    private let archive: ZipArchive
    private(set) var sheets: [Sheet] = []
    private var sharedTexts: [String] = []
    private var forms: [NumberForm] = []
    private var number = CellNumber()
    private var isLoaded = false
    private let folder: String
    private var targets: [String: String] = [:]

    init(_ archive: ZipArchive) throws {
        self.archive = archive
        let main = archive.names.first { $0.hasSuffix("workbook.xml") && !$0.hasPrefix("_") } ?? "xl/workbook.xml"
        folder = main.split(separator: "/").dropLast().joined(separator: "/")
        let relations = path("_rels/workbook.xml.rels")
        if archive.has(relations) {
            try read(relations) { [self] tag in
                guard tag.name.has("Relationship"), let id = tag.attribute("Id"), let target = tag.attribute("Target")
                else { return }
                targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : path(target)
            }
        }
        try read(main) { [self] tag in
            if tag.name.has("workbookPr") {
                number.countsFrom1904 = ["1", "true"].contains(tag.attribute("date1904") ?? "")
            } else if tag.name.has("sheet"), let name = tag.attribute("name") {
                let member = tag.attribute("id").flatMap { targets[$0] } ?? ""
                let state = tag.attribute("state") ?? "visible"
                sheets.append(Sheet(name: name, isHidden: state != "visible", member: member))
            }
        }
        guard sheets.contains(where: { archive.has($0.member) }) else { throw FileProblem.Reason.damagedSheet }
    }

    /// Calls `row` for every row of a sheet that is not blank.
    func read(_ sheet: Sheet, _ row: (CSVRow) throws -> Void) throws -> SheetNotes {
        try load()
        return try withoutActuallyEscaping(row) { row in
            let reader = WorkbookSheetReader(sharedTexts, forms, number, row)
            try XMLStream.read(into: reader) { try archive.read(sheet.member, $0) }
            return reader.notes
        }
    }

    private func path(_ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }

    private func read(_ member: String, _ start: @escaping (XMLTag) throws -> Void) throws {
        try XMLStream.read(into: TagReceiver(start)) { try archive.read(member, $0) }
    }

    private func load() throws {
        guard !isLoaded else { return }
        isLoaded = true
        if let member = member("sharedStrings.xml") {
            let reader = SharedTextReader()
            try XMLStream.read(into: reader) { try archive.read(member, $0) }
            sharedTexts = reader.texts
        }
        if let member = member("styles.xml") {
            var codes: [Int: NumberForm] = [:]
            var isInCells = false
            try read(member) { [self] tag in
                if tag.name.has("numFmt"), let id = tag.attribute("numFmtId").flatMap({ Int($0) }) {
                    codes[id] = NumberForm(formatCode: tag.attribute("formatCode") ?? "")
                } else if tag.name.has("cellXfs") {
                    isInCells = true
                } else if tag.name.has("cellStyles") || tag.name.has("dxfs") {
                    isInCells = false
                } else if isInCells, tag.name.has("xf") {
                    let id = tag.attribute("numFmtId").flatMap { Int($0) } ?? 0
                    forms.append(codes[id] ?? NumberForm(builtIn: id) ?? .number)
                }
            }
        }
    }

    private func member(_ name: String) -> String? {
        let usual = path(name)
        if archive.has(usual) { return usual }
        return targets.values.sorted().first { $0.lowercased().hasSuffix(name.lowercased()) && archive.has($0) }
    }
}

/// Receives elements; ignores text and end tags.
private final class TagReceiver: XMLReceiver {
    private let begin: (XMLTag) throws -> Void

    init(_ begin: @escaping (XMLTag) throws -> Void) { self.begin = begin }

    func start(_ tag: XMLTag) throws { try begin(tag) }
    func text(_ bytes: UnsafeRawBufferPointer) {}
    func end(_ name: XMLName) {}
}

/// Reads the texts that cells share, phonetic readings left out.
private final class SharedTextReader: XMLReceiver {
    private(set) var texts: [String] = []
    private var current: [UInt8] = []
    private var isInText = false
    private var isPhonetic = false
    private var total = 0

    func start(_ tag: XMLTag) {
        if tag.name.has("si") { current.removeAll(keepingCapacity: true) }
        if tag.name.has("rPh") { isPhonetic = true }
        if tag.name.has("t") { isInText = !isPhonetic }
    }

    func text(_ bytes: UnsafeRawBufferPointer) throws {
        guard isInText else { return }
        current += bytes
        total += bytes.count
        guard total <= SheetLimits.sharedBytes else { throw FileProblem.Reason.unpackedTooLarge }
        guard current.count <= 4 * SheetLimits.cellBytes else {
            throw FileProblem.Reason.cellTooLong(line: 0)
        }
    }

    func end(_ name: XMLName) {
        if name.has("t") { isInText = false }
        if name.has("rPh") { isPhonetic = false }
        if name.has("si") { texts.append(String(decoding: current, as: UTF8.self)) }
    }
}

/// Reads the rows of one sheet.
private final class WorkbookSheetReader: XMLReceiver {
    private let sharedTexts: [String]
    private let forms: [NumberForm]
    private let number: CellNumber
    private let emit: (CSVRow) throws -> Void
    private(set) var notes = SheetNotes()

    private var row = SheetRow(line: 0)
    private var line = 0
    private var column = -1
    private var kind = CellKind.number
    private var form = NumberForm.number
    private var value: [UInt8] = []
    private var isInValue = false
    private var hasFormula = false

    private enum CellKind { case number, shared, text, boolean, day, error }

    init(
        _ sharedTexts: [String], _ forms: [NumberForm], _ number: CellNumber, _ emit: @escaping (CSVRow) throws -> Void
    ) {
        (self.sharedTexts, self.forms, self.number, self.emit) = (sharedTexts, forms, number, emit)
    }

    func start(_ tag: XMLTag) throws {
        if tag.name.has("c") {
            begin(cell: tag)
        } else if tag.name.has("v") || tag.name.has("t") {
            isInValue = true
        } else if tag.name.has("f") {
            hasFormula = true
        } else if tag.name.has("row") {
            let given = tag.attribute("r")
            guard let next = given.map({ Int($0) }) ?? line + 1, next > line else {
                throw FileProblem.Reason.damagedSheet
            }
            guard next <= SheetLimits.rows else { throw FileProblem.Reason.tooManyRows }
            line = next
            row = SheetRow(line: line)
            column = -1
            if ["1", "true"].contains(tag.attribute("hidden") ?? "") { notes.hiddenRows += 1 }
        } else if tag.name.has("col"), ["1", "true"].contains(tag.attribute("hidden") ?? "") {
            let first = max(1, tag.attribute("min").flatMap { Int($0) } ?? 1)
            let last = min(SheetLimits.columns, tag.attribute("max").flatMap { Int($0) } ?? first)
            if first <= last { notes.hiddenColumns += last - first + 1 }
        }
    }

    private func begin(cell tag: XMLTag) {
        column = tag.attribute("r").map { Self.column($0) } ?? column + 1
        form = .number
        switch tag.attribute("t") {
        case nil, "n":
            kind = .number
            if let style = tag.attribute("s").flatMap({ Int($0) }), forms.indices.contains(style) {
                form = forms[style]
            }
        case "s": kind = .shared
        case "b": kind = .boolean
        case "d": kind = .day
        case "e": kind = .error
        default: kind = .text
        }
        value.removeAll(keepingCapacity: true)
        hasFormula = false
    }

    func text(_ bytes: UnsafeRawBufferPointer) throws {
        guard isInValue else { return }
        value += bytes
        guard value.count <= SheetLimits.cellBytes else { throw FileProblem.Reason.cellTooLong(line: line) }
    }

    func end(_ name: XMLName) throws {
        if name.has("v") || name.has("t") {
            isInValue = false
        } else if name.has("c") {
            // An empty text is a result; an empty number is none.
            if hasFormula, value.isEmpty, kind != .text { notes.formulasWithoutResult += 1 }
            if !value.isEmpty { try row.set(column, try cellText()) }
        } else if name.has("row") {
            if !row.isBlank { try emit(row.row) }
        }
    }

    private func cellText() throws -> String {
        let raw = String(decoding: value, as: UTF8.self)
        switch kind {
        case .shared:
            guard let rank = Int(raw), sharedTexts.indices.contains(rank) else { throw FileProblem.Reason.damagedSheet }
            return sharedTexts[rank]
        case .number: return number.text(raw, form)
        case .day: return String(raw.prefix(16)).replacing("T00:00", with: "").replacing("T", with: " ")
        case .boolean, .text, .error: return raw
        }
    }

    /// `C7` is column 2; far columns answer a number beyond any limit.
    private static func column(_ reference: String) -> Int {
        var column = 0
        for letter in reference.utf8 {
            guard (0x41...0x5A).contains(letter) else { break }
            column = min(column * 26 + Int(letter) - 0x40, 100_000_000)
        }
        return column - 1
    }
}
