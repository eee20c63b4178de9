import CSV
import Mediation
import Nomenclature
import Sheets

/// Sheets of a foreign table, brought to the columns of `sessions.csv` by a profile.
struct ForeignRows: SessionRowSource {
    /// A sheet, the lines of its titles, and what its columns are.
    struct Part {
        let sheet: SheetFile.Sheet
        let header: [Int]
        /// One for each of the tables that stand side by side.
        let tables: [(layout: SheetLayout, shape: RowShape)]
    }

    let file: SheetFile
    let parts: [Part]
    let profile: Profile
    let translator: RowTranslator
    let today: CivilDate

    func name(_ sheet: SheetFile.Sheet) -> String {
        sheet.name.isEmpty || file.sheets.count == 1 ? file.name : "\(file.name), \(sheet.name)"
    }

    func title(of column: String) -> String {
        guard let known = SessionColumn(header: column) else { return column }
        let titles = profile.columns.filter { column in
            switch column.target {
            case .column(known): true
            case .theme: known == .themes
            case .margin: known == .margins
            case .effect: known == .effects
            case .end: known == .minutes
            case .dayOfMonth, .month, .year: known == .day
            default: known == .minutes && column.target.isLength
            }
        }
        return titles.first?.titles.first ?? known.frenchName
    }

    func figures(of cells: [String], in table: String) -> [Figure] {
        guard let part = parts.first(where: { name($0.sheet) == table }) else { return [] }
        let cells = cells.map { TextMending.mended($0) }
        return part.tables.flatMap { layout, shape in
            let own = layout.own(cells)
            return figures(own, RowClassifier(shape, profile, today: today).figures(own), layout, shape)
        }
    }

    func read(_ log: ReadingLog, row: (SourceRow) throws -> Void, item: (SetupItem) throws -> Void) throws {
        var index = NameIndex(translator.setup)
        for part in parts { try read(part, log, &index, row: row, item: item) }
    }

    private func read(
        _ part: Part, _ log: ReadingLog, _ index: inout NameIndex, row: (SourceRow) throws -> Void,
        item: (SetupItem) throws -> Void
    ) throws {
        let name = name(part.sheet)
        let tables = part.tables.map { ForeignTable(self, $0.layout, $0.shape, sheet: part.sheet, log) }
        var lastLine = part.header.last ?? 0
        var above = SameAsAbove()
        let notes = try file.read(part.sheet) { found in
            guard found.line > (part.header.last ?? 0) else { return }
            if found.line > lastLine + 1 { log.addBlank(lastLine + 1..<found.line, name) }
            lastLine = found.lastLine
            let cells = above.filled(found.cells.map { TextMending.mended($0) })
            if let reason = leftReason(cells, found.line, part) {
                if reason == .titles { for table in tables { table.startPart() } }
                log.add(.left, name, found.line)
                if reason != .titles { log.add(reason: reason.words) }
                return
            }
            var kinds: Set<Reconciliation.RowKind> = []
            for table in tables {
                if let kind = try table.read(cells, found, &index, row: row, item: item) { kinds.insert(kind) }
            }
            // One row of the file may hold rows of several tables: it is what the most telling of them is.
            if kinds.contains(.sessions) {
                log.addData()
            } else if let kind = [.left, .totals, .blank].first(where: kinds.contains) {
                log.add(kind, name, found.line)
            }
        }
        for table in tables { table.finish() }
        log.add(repeatedCells: above.count)
        log.add(notes, of: name)
    }

    private enum LeftReason: Equatable {
        case titles, outside
        case word(String)

        var words: Sentence {
            switch self {
            case .titles: Sentence("titres répétés", "titles met again")
            case .outside: Sentence("hors des lignes à lire", "outside the rows to read")
            case .word(let word): Sentence("commence par « \(word) »", "begins with “\(word)”")
            }
        }
    }

    private func leftReason(_ cells: [String], _ line: Int, _ part: Part) -> LeftReason? {
        if !(profile.rows?.contains(line) ?? true) { return .outside }
        if part.tables.contains(where: { $0.layout.isTitles($0.layout.own(cells)) }) { return .titles }
        return profile.skips(cells).map { .word($0) }
    }
}
