import CSV

/// A row's cells by column; a short row ends in empty cells.
struct RowCells {
    private let found: CSVRecord
    /// Where each column lies in the row found, by rank; -1 for one that is not there.
    private let positions: [Int]
    /// By column, the text put in place of the one found; empty while there is none.
    private var own: [String?] = []

    /// The cells of a row of `sessions.csv`, without the apostrophes that keep spreadsheets from taking them for formulas.
    init(_ found: CSVRecord, _ positions: [Int]) {
        (self.found, self.positions) = (found, positions)
        guard found.hasCell(beginningWith: 0x27) else { return }
        for column in SessionColumn.allCases { self[column] = CSVText.withoutGuard(self[column]) }
    }

    /// No cell yet.
    init() { (found, positions) = (CSVRecord(), Self.nowhere) }

    private static let nowhere = [Int](repeating: -1, count: SessionColumn.allCases.count)

    subscript(column: SessionColumn) -> String {
        get {
            own.isEmpty ? found[positions[column.rawValue]] : own[column.rawValue] ?? found[positions[column.rawValue]]
        }
        set {
            guard self[column] != newValue else { return }
            if own.isEmpty { own = [String?](repeating: nil, count: Self.nowhere.count) }
            own[column.rawValue] = newValue
        }
    }

    /// Whether a cell has no text.
    func isEmpty(_ column: SessionColumn) -> Bool {
        if !own.isEmpty, let text = own[column.rawValue] { return text.isEmpty }
        return found.isEmpty(positions[column.rawValue])
    }

    /// Whether a cell is that of another row of the same table.
    func isEqual(_ column: SessionColumn, to other: RowCells) -> Bool {
        let position = positions[column.rawValue]
        // The same bytes are the same text; so are an accented letter in one piece and in two.
        if own.isEmpty, other.own.isEmpty, found.isEqual(position, to: other.found) { return true }
        return self[column] == other[column]
    }

    /// Adds the bytes of a cell after those of others, with their number before: no two rows of cells give the same.
    func append(_ column: SessionColumn, to key: inout [UInt8]) {
        guard !own.isEmpty, let text = own[column.rawValue] else {
            return found.append(positions[column.rawValue], to: &key)
        }
        withUnsafeBytes(of: UInt32(text.utf8.count)) { key += $0 }
        key += text.utf8
    }

    /// The values of a cell, parted by `|`.
    func list(_ column: SessionColumn) -> [String] {
        let cell = self[column]
        guard cell.utf8.contains(0x7C) else { return cell.isEmpty ? [] : [cell] }
        return cell.utf8.split(separator: 0x7C).map { String(Substring($0)).trimmingSpaces() }
    }
}

extension SessionDraft {
    /// The session of a row, without its people. Throws `EntryProblem` for an effect that is not written as one.
    init(_ cells: RowCells) throws {
        self.init()
        day = cells[.day]
        start = cells[.start]
        minutes = cells[.minutes]
        kind = cells[.kind]
        place = cells[.place]
        mediators = cells.list(.mediators)
        fundings = cells.list(.funding)
        partners = cells.list(.partners)
        languages = cells.list(.language)
        present = cells[.present]
        turnedAway = cells[.turnedAway]
        comment = cells[.comment]
        effects = try cells.list(.effects).map { try EffectDraft(cell: $0) }
    }
}

extension ContactDraft {
    /// The people of a row.
    init(_ cells: RowCells) {
        self.init()
        count = cells[.count]
        themes = cells.list(.themes)
        gender = cells[.gender]
        ageBand = cells[.ageBand]
        attendance = cells[.attendance]
        territory = cells[.territory]
        origin = cells[.origin]
        outcome = cells[.outcome]
        actions = cells.list(.actions)
        referrals = cells.list(.referrals)
        margins = cells.list(.margins)
        minutes = cells[.contactMinutes]
        for column in SessionColumn.traits where !cells.isEmpty(column) { traits[column.name] = cells[column] }
    }
}
