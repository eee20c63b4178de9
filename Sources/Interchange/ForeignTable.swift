import CSV
import Mediation
import Sheets

/// One table of a sheet while its rows are read, in their order. Not for two threads at once.
final class ForeignTable {
    private let rows: ForeignRows
    private let layout: SheetLayout
    private let shape: RowShape
    private let sheet: SheetFile.Sheet
    private let log: ReadingLog
    private var classifier: RowClassifier
    /// Cells of the columns that repeat the one above.
    private var above: [Int: String] = [:]
    /// Totals that come before the rows they are of.
    private var pending: [(total: RowClassifier.Total, line: Int)] = []

    init(_ rows: ForeignRows, _ layout: SheetLayout, _ shape: RowShape, sheet: SheetFile.Sheet, _ log: ReadingLog) {
        (self.rows, self.layout, self.shape, self.sheet, self.log) = (rows, layout, shape, sheet, log)
        classifier = RowClassifier(shape, rows.profile, today: rows.today)
    }

    /// Titles met again.
    func startPart() { classifier.startPart() }

    /// The end of the sheet.
    func finish() { for (total, line) in pending { add(classifier.settled(total), line) } }

    /// Reads the table's part of a row, and answers what it is; nil for no cell.
    /// - Parameter cells: all cells of the row, their text mended.
    func read(
        _ cells: [String], _ found: CSVRow, _ index: inout NameIndex, row: (SourceRow) throws -> Void,
        item: (SetupItem) throws -> Void
    ) throws -> Reconciliation.RowKind? {
        let own = layout.own(cells)
        guard own.contains(where: { !$0.isEmpty }) else { return nil }
        switch classifier.classify(own) {
        case .total(let total) where !rows.profile.isRow(total, at: found.line):
            if total.isAbove { pending.append((total, found.line)) } else { add(total, found.line) }
            return .totals
        case .average: return .totals
        case .note: return leave()
        case .data, .total: return try readData(own, found, &index, row: row, item: item)
        }
    }

    private func leave() -> Reconciliation.RowKind {
        log.add(reason: Sentence("un texte sans jour ni nombre", "words without a day or a number"))
        return .left
    }

    private func readData(
        _ own: [String], _ found: CSVRow, _ index: inout NameIndex, row: (SourceRow) throws -> Void,
        item: (SetupItem) throws -> Void
    ) throws -> Reconciliation.RowKind {
        // Merged cells repeat their words, never under a row of numbers alone.
        let hasWords = shape.words.union(shape.people).contains { $0 < own.count && !own[$0].isEmpty }
        let cells = hasWords || !shape.fillsDown ? layout.filled(own, &above) : own
        let figures = rows.figures(own, classifier.figures(own), layout, shape)
        let status = rows.profile.status(cells, layout)
        if case .left(let title, let value) = status {
            for figure in figures {
                log.add(figure.number, figure.title, figure.target)
                log.add(figure.number, figure.title, figure.target, to: \.leftSum)
            }
            log.add(reason: Sentence("« \(title) » : \(value)", "“\(title)”: \(value)"))
            return .left
        }
        var translated = try rows.translator.row(
            cells, layout, table: rows.name(sheet), line: found.line, found: .cells(found.cells), log, &index)
        if let problem = problem(status, found.cells) { translated.row?.problem = problem }
        for new in translated.items { try item(new) }
        // A day planned and not filled in is blank; « Nota : 2 personnes sont venues deux fois » is words.
        guard let source = translated.row else {
            return classifier.hasDay(own) || own.contains(where: { CellReading.whole($0) != nil }) ? .blank : leave()
        }
        for figure in figures { log.add(figure.number, figure.title, figure.target) }
        try row(source)
        return .sessions
    }

    /// What is wrong with a row as a whole; nil for nothing.
    private func problem(_ status: Profile.Status, _ found: [String]) -> EntryProblem? {
        // In delimited text, cells beyond the titles are a separator that was meant to be something else.
        if rows.file.isDelimited, rows.profile.sideBySide == 1 {
            let width = max(layout.width, (layout.places.map(\.position).max() ?? 0) + 1)
            if let extra = found.indices.dropFirst(width).first(where: { !found[$0].isEmpty }) {
                return EntryProblem(UntitledColumn.letters(extra), found[extra], .tooManyCells(titles: layout.width))
            }
        }
        guard case .unknown(let title, let value) = status else { return nil }
        return EntryProblem(title, value, .statusUnknown)
    }

    /// Notes a total: on the column that counts the people when it agrees, on each column when it does not.
    private func add(_ total: RowClassifier.Total, _ line: Int) {
        let people = total.sums.first { sum in
            layout.places.contains { $0.position == sum.position && $0.target == .column(.count) }
        }
        for sum in total.sums where !total.agrees || sum == people ?? total.sums.first {
            log.add(Reconciliation.Total(place: words(total, line, sum), says: sum.says, read: sum.read))
        }
    }

    private func words(_ total: RowClassifier.Total, _ line: Int, _ sum: RowClassifier.Total.Sum) -> Sentence {
        let sheet = layout.sheet.isEmpty ? "" : "\(layout.sheet), "
        let column = layout.title(sum.position)
        let (french, english) = total.label.isEmpty ? ("", "") : (" « \(total.label) »", " “\(total.label)”")
        return Sentence(
            "La ligne \(sheet)\(line)\(french), « \(column) »,", "Row \(sheet)\(line)\(english), “\(column)”,")
    }
}
