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
        var classifiers = part.tables.map { RowClassifier($0.shape, profile, today: today) }
        var above: [Int: String] = [:]
        var lastLine = part.header.last ?? 0
        let name = name(part.sheet)
        let notes = try file.read(part.sheet) { found in
            guard found.line > (part.header.last ?? 0) else { return }
            if found.line > lastLine + 1 { log.addBlank(lastLine + 1..<found.line, name) }
            lastLine = found.lastLine
            let cells = found.cells.map { TextMending.mended($0) }
            if let reason = leftReason(cells, found.line, part) {
                if reason == .titles { for rank in classifiers.indices { classifiers[rank].startSection() } }
                log.add(.left, name, found.line)
                if reason != .titles { log.add(reason: reason.words) }
                return
            }
            var kinds: Set<Reconciliation.RowKind> = []
            for rank in classifiers.indices {
                let (layout, shape) = part.tables[rank]
                let own = layout.own(cells)
                guard own.contains(where: { !$0.isEmpty }) else { continue }
                let place = RowPlace(table: name, line: found.line, part: part, rank: rank)
                kinds.insert(
                    try read(
                        own, found, place, layout, shape, &classifiers[rank], &above, log, &index, row: row, item: item)
                )
            }
            // One row of the file may hold rows of several tables: it is what the most telling of them is.
            if kinds.contains(.sessions) {
                log.addData()
            } else if let kind = [.left, .totals, .blank].first(where: kinds.contains) {
                log.add(kind, name, found.line)
            }
        }
        log.add(notes, of: name)
    }

    private struct RowPlace {
        let table: String
        let line: Int
        let part: Part
        let rank: Int
    }

    private func read(
        _ own: [String], _ found: CSVRow, _ place: RowPlace, _ layout: SheetLayout, _ shape: RowShape,
        _ classifier: inout RowClassifier, _ above: inout [Int: String], _ log: ReadingLog, _ index: inout NameIndex,
        row: (SourceRow) throws -> Void, item: (SetupItem) throws -> Void
    ) throws -> Reconciliation.RowKind {
        switch classifier.classify(own) {
        case .total(let total) where !profile.isRow(total, at: place.line):
            let people = total.sums.first { sum in
                layout.places.contains { $0.position == sum.position && $0.target == .column(.count) }
            }
            for sum in total.sums where !total.agrees || sum == people ?? total.sums.first {
                log.add(
                    Reconciliation.Total(place: Self.words(total, place, layout, sum), says: sum.says, read: sum.read))
            }
            return .totals
        case .average: return .totals
        case .note:
            log.add(reason: Sentence("un texte sans jour ni nombre", "words without a day or a number"))
            return .left
        case .data, .total: break
        }
        // Merged cells repeat their words, never under a row of numbers alone.
        let hasWords = shape.words.union(shape.people).contains { $0 < own.count && !own[$0].isEmpty }
        let cells = hasWords || !shape.fillsDown ? layout.filled(own, &above) : own
        let figures = figures(own, classifier.figures(own), layout, shape)
        let status = profile.status(cells, layout)
        if case .left(let title, let value) = status {
            for figure in figures {
                log.add(figure.number, figure.title, figure.target)
                log.add(figure.number, figure.title, figure.target, to: \.leftSum)
            }
            log.add(reason: Sentence("« \(title) » : \(value)", "“\(title)”: \(value)"))
            return .left
        }
        var translated = try translator.row(
            cells, layout, table: place.table, line: place.line, found: found.cells, log, &index)
        if case .unknown(let title, let value) = status {
            translated.row?.problem = EntryProblem(title, value, .statusUnknown)
        }
        if file.isDelimited, place.part.tables.count == 1, let extra = extraCell(found.cells, layout) {
            translated.row?.problem = EntryProblem(extra, "", .tooManyCells(titles: layout.width))
        }
        for new in translated.items { try item(new) }
        guard let source = translated.row else { return .blank }
        for figure in figures { log.add(figure.number, figure.title, figure.target) }
        try row(source)
        return .sessions
    }

    private func figures(_ cells: [String], _ numbers: [Int?], _ layout: SheetLayout, _ shape: RowShape) -> [Figure] {
        let isOnePerson = profile.eachRow == .contact && !layout.places.contains { $0.target == .column(.count) }
        let people = isOnePerson ? [Figure(title: Self.oneEach, target: .column(.count), number: 1)] : []
        return people + length(cells, layout)
            + zip(shape.numbers, numbers).compactMap { position, number in
                guard let number else { return nil }
                let place = layout.places.first { $0.position == position }
                if place?.target == .leave { return nil }
                // A session's own numbers are repeated on each of its rows.
                let isOfSession = [.column(.present), .column(.turnedAway)].contains(place?.target)
                if isOfSession, profile.eachRow == .contact { return nil }
                return Figure(title: place?.title ?? layout.title(position), target: place?.target, number: number)
            }
    }

    /// The minutes of a row, where each row is a session: elsewhere they are repeated on each row of one.
    private func length(_ cells: [String], _ layout: SheetLayout) -> [Figure] {
        guard profile.eachRow == .session, !layout.places.contains(where: { $0.target == .column(.session) }),
            let place = layout.places.first(where: { $0.target.isLength && $0.target != .column(.contactMinutes) })
        else { return [] }
        let text = layout.cell(place.position, of: cells)
        guard !text.isEmpty else { return [] }
        let minutes =
            CellReading.span(text)?.minutes
            ?? (try? CellReading.minutes(text, place.target, "")).flatMap { Minutes(typed: $0)?.value }
        return minutes.map { [Figure(title: place.title, target: place.target, number: $0)] } ?? []
    }

    /// How the count of people is called in a table of one row a person.
    private static let oneEach = "une personne par ligne"

    /// The first cell beyond the titles that has something.
    private func extraCell(_ cells: [String], _ layout: SheetLayout) -> String? {
        let known = layout.places.map(\.position).max() ?? 0
        return cells.dropFirst(max(layout.width, known + 1)).first { !$0.isEmpty }
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

    private static func words(
        _ total: RowClassifier.Total, _ place: RowPlace, _ layout: SheetLayout, _ sum: RowClassifier.Total.Sum
    ) -> Sentence {
        let label = total.label.isEmpty ? "" : " « \(total.label) »"
        let column = layout.title(sum.position)
        let sheet = layout.sheet.isEmpty ? "" : "\(layout.sheet), "
        return Sentence(
            "La ligne \(sheet)\(place.line)\(label), « \(column) »,",
            "Row \(sheet)\(place.line)\(label.replacing("«", with: "“").replacing("»", with: "”")), “\(column)”,")
    }
}

extension Profile {
    /// The word a row is left out for: its first cell begins with one of `skip`.
    func skips(_ cells: [String]) -> String? {
        guard !skip.isEmpty, let first = cells.first(where: { !$0.isEmpty }) else { return nil }
        let key = Profile.key(first)
        return skip.first { word in
            let word = Profile.key(word)
            return key == word || key.hasPrefix(word + "_") || key.hasPrefix(word + ":")
        }
    }

    /// Whether a row counts, by the columns that say so.
    enum Status: Equatable {
        case counts
        case left(title: String, value: String)
        /// A value the profile neither keeps nor leaves.
        case unknown(title: String, value: String)
    }

    /// Whether a row counts: left out for a value of `leave`; unknown for one that `keep`, where it is given, does not have.
    func status(_ cells: [String], _ layout: SheetLayout) -> Status {
        for key in Set(leave.keys).union(keep.keys).sorted() {
            guard let position = layout.position(key) else { continue }
            let value = layout.cell(position, of: cells)
            func has(_ values: [String]?) -> Bool {
                values?.contains { Profile.key($0) == Profile.key(value) } ?? false
            }
            if has(leave[key]) { return .left(title: layout.title(position), value: value) }
            if let kept = keep[key], !has(kept) { return .unknown(title: layout.title(position), value: value) }
        }
        return .counts
    }

    /// Whether a person said that what looks like a total is a row.
    func isRow(_ total: RowClassifier.Total, at line: Int) -> Bool {
        total.isDoubtful && (answers[Profile.key("ligne \(line)")] ?? []).contains { Profile.key($0) == "ligne" }
    }
}

extension SheetLayout {
    /// The cells of this table, those of its neighbours left out; positions stay.
    func own(_ cells: [String]) -> [String] {
        guard span.lowerBound > 0 || span.upperBound < cells.count else { return cells }
        return cells.enumerated().map { span.contains($0) ? $1 : "" }
    }

    /// The position of a title's key; nil when the sheet has none.
    func position(_ key: String) -> Int? { keys.firstIndex(of: key) }

    /// The title of a position, or the name of a column without one.
    func title(_ position: Int) -> String {
        if position < 0 { return "lignes" }
        let title = position < titles.count ? titles[position] : ""
        return title.isEmpty ? UntitledColumn.name(position) : title
    }
}
