import Mediation

/// What the columns of a table are, as far as rows are told apart by it. Positions are from 0.
struct RowShape {
    /// Columns of whole numbers: counts, and numbers that have no place.
    var numbers: [Int] = []
    /// Those of `numbers` that count people: totals are checked on them when there are some.
    var counts: Set<Int> = []
    /// The column of the days.
    var day: Int?
    /// Whether days are numbers within the month of the sheet.
    var hasDayNumbers = false
    /// Columns of words that are read: place, themes, gender…
    var words: Set<Int> = []
    /// Those that tell of people: gender, age, themes. A cell there makes a row of data.
    var people: Set<Int> = []
    /// Whether empty days repeat the one above.
    var fillsDown = false
}

/// Tells rows of data from rows of totals, averages and notes by what they are: equal to the sum of what stands above, or
/// a label alone. Rows are given in their order.
struct RowClassifier {
    /// What a row is.
    enum Kind: Equatable {
        case data
        /// A label alone on its row, or words beside the table.
        case note
        /// A row of sums, with what it says of each column and the sum read above it.
        case total(Total)
        /// A row of averages.
        case average
    }

    /// A row of sums.
    struct Total: Equatable {
        /// Its words; empty for numbers alone.
        let label: String
        /// By position, what it says and what was read above it.
        let sums: [Sum]
        /// Whether the words might name something that happens to have these numbers: « Total Énergies ».
        let isDoubtful: Bool
        /// Whether it comes before all rows of data: what it says is of those below.
        var isAbove = false

        struct Sum: Equatable {
            let position: Int
            let says: Int
            let read: Int
        }

        /// Whether all it says was read.
        var agrees: Bool { sums.allSatisfy { $0.says == $0.read } }
    }

    let shape: RowShape
    /// Sums of the rows of data so far, in the order of `shape.numbers`.
    private(set) var sums: [Int]
    /// Sums since the last total, and since titles were met.
    private var section: [Int]
    private var part: [Int]
    private var sectionRows = 0
    private var rows = 0
    private let days: DayReading

    private let acceptsApproximate: Bool

    init(_ shape: RowShape, _ profile: Profile, today: CivilDate) {
        self.shape = shape
        acceptsApproximate = profile.acceptsApproximate
        sums = [Int](repeating: 0, count: shape.numbers.count)
        (section, part) = (sums, sums)
        days = DayReading(year: .calendar(2000), century: 20, today: today)
    }

    /// What a row is; rows of data are added to the sums.
    mutating func classify(_ cells: [String]) -> Kind {
        let numbers = figures(cells)
        let kind = kind(cells, numbers)
        switch kind {
        case .data:
            for (rank, number) in numbers.enumerated() {
                guard let number else { continue }
                sums[rank] += number
                section[rank] += number
                part[rank] += number
            }
            (rows, sectionRows) = (rows + 1, sectionRows + 1)
        case .total:
            section = section.map { _ in 0 }
            sectionRows = 0
        case .note, .average: break
        }
        return kind
    }

    /// Titles met again: sums of a part begin anew.
    mutating func startPart() { part = part.map { _ in 0 } }

    /// The numbers of a row in the order of `shape.numbers`; nil where the cell has none.
    func figures(_ cells: [String]) -> [Int?] {
        shape.numbers.map { position in
            guard position < cells.count, !cells[position].isEmpty else { return nil }
            let text = cells[position].trimmingSpaces()
            guard shape.counts.contains(position) else { return CellReading.whole(text) }
            return try? CellReading.heads(text, "", acceptsApproximate: acceptsApproximate)
        }
    }

    private func kind(_ cells: [String], _ numbers: [Int?]) -> Kind {
        let hasNumber = numbers.contains { $0 != nil }
        if let (text, label) = label(cells) {
            if let kind = labelled(text, label, cells, numbers, hasNumber) { return kind }
        } else if hasNumber, !hasDay(cells), sectionRows > 1 || rows > 1, !shape.fillsDown || !hasText(cells) {
            // The sums without the word for it, « MARS », or a row of its own.
            if let total = total(firstText(cells), numbers, isDoubtful: false) { return .total(total) }
        }
        return isNote(cells, hasNumber) ? .note : .data
    }

    private func labelled(
        _ text: String, _ label: TotalLabel, _ cells: [String], _ numbers: [Int?], _ hasNumber: Bool
    ) -> Kind? {
        let hasDay = hasDay(cells)
        if label.isAverage { return label.isStrict && !hasDay ? .average : nil }
        guard hasNumber else { return label.isStrict && !hasDay ? countOfRows(text, cells) : nil }
        if label.isStrict, !hasDay, rows == 0 {
            return .total(Total(label: text, sums: checked(numbers, sums), isDoubtful: false, isAbove: true))
        }
        if let total = total(text, numbers, isDoubtful: hasDay && !label.isStrict) {
            // One row above may well be equal to the next one by chance.
            return hasDay && !label.isStrict && rows < 2 ? nil : .total(total)
        }
        guard label.isStrict else { return nil }
        return .total(Total(label: text, sums: nearestSums(numbers), isDoubtful: false))
    }

    /// In a table without counts, a total may say how many rows there are.
    private func countOfRows(_ label: String, _ cells: [String]) -> Kind {
        let said = cells.compactMap { CellReading.whole($0) }
        guard shape.counts.isEmpty, said.count == 1, said[0] == rows || said[0] == sectionRows else { return .note }
        return .total(
            Total(label: label, sums: [Total.Sum(position: -1, says: said[0], read: said[0])], isDoubtful: false))
    }

    /// What a total above the rows says against the sums of all of them, once they are read.
    func settled(_ total: Total) -> Total {
        let sums = total.sums.map { sum in
            Total.Sum(
                position: sum.position, says: sum.says,
                read: shape.numbers.firstIndex(of: sum.position).map { self.sums[$0] } ?? sum.read)
        }
        return Total(label: total.label, sums: sums, isDoubtful: false)
    }

    /// A row whose numbers are the sums above it: since the last total, since the titles, or of all.
    private func total(_ label: String, _ numbers: [Int?], isDoubtful: Bool) -> Total? {
        for scope in [section, part, sums] {
            let pairs = checked(numbers, scope)
            if !pairs.isEmpty, pairs.allSatisfy({ $0.says == $0.read }) {
                return Total(label: label, sums: pairs, isDoubtful: isDoubtful)
            }
        }
        return nil
    }

    /// What a row says against the sums it is nearest to.
    private func nearestSums(_ numbers: [Int?]) -> [Total.Sum] {
        func distance(_ sums: [Total.Sum]) -> Int { sums.reduce(0) { $0 + abs($1.says - $1.read) } }
        let scopes = (sectionRows > 0 ? [section] : []) + [part, sums]
        return scopes.map { checked(numbers, $0) }.min { distance($0) < distance($1) } ?? []
    }

    /// Totals are checked on the columns that count people, when the row has numbers there.
    private func checked(_ numbers: [Int?], _ scope: [Int]) -> [Total.Sum] {
        let all = shape.numbers.indices.compactMap { rank in
            numbers[rank].map { Total.Sum(position: shape.numbers[rank], says: $0, read: scope[rank]) }
        }
        let counted = all.filter { shape.counts.contains($0.position) }
        return counted.isEmpty ? all : counted
    }

    private func label(_ cells: [String]) -> (String, TotalLabel)? {
        for (position, cell) in cells.enumerated() where !cell.isEmpty {
            if let label = TotalLabel(cell), !shape.numbers.contains(position) || CellReading.whole(cell) == nil {
                return (cell.trimmingSpaces(), label)
            }
        }
        return nil
    }

    /// Whether the row has a day.
    func hasDay(_ cells: [String]) -> Bool {
        guard let day = shape.day, day < cells.count, !cells[day].isEmpty else { return false }
        let text = cells[day].trimmingSpaces()
        if shape.hasDayNumbers, DayParts.isDayOfMonth(text) { return true }
        guard let first = text.unicodeScalars.first, text.utf8.count < 60 else { return false }
        return text.contains(where: \.isNumber) && first != "#" && isDay(text)
    }

    /// Whether a text is a day, whichever of day and month comes first.
    private func isDay(_ text: String) -> Bool {
        do {
            _ = try days.moment(text, "")
            return true
        } catch let problem as EntryProblem {
            return [.dayImpossible, .dayTwoDigitYear, .dayOfAnotherWeekday].contains(problem.reason)
        } catch { return false }
    }

    /// The first cell with words, out of the columns of numbers; empty for none.
    private func firstText(_ cells: [String]) -> String {
        cells.enumerated().first { position, cell in
            !cell.isEmpty && !shape.numbers.contains(position) && cell.contains(where: \.isLetter)
        }?.element.trimmingSpaces() ?? ""
    }

    private func hasText(_ cells: [String]) -> Bool { !firstText(cells).isEmpty }

    /// A label alone on its row: no number, no day, and at most one cell in a column that is read.
    private func isNote(_ cells: [String], _ hasNumber: Bool) -> Bool {
        guard !hasNumber else { return false }
        if let day = shape.day, day < cells.count, cells[day].contains(where: \.isNumber) { return false }
        // « (min) », « (nb) »: what the titles are in.
        if cells.allSatisfy({ $0.isEmpty || $0.hasPrefix("(") }) { return true }
        func filled(_ positions: Set<Int>) -> Int { positions.count { $0 < cells.count && !cells[$0].isEmpty } }
        guard filled(shape.counts) + filled(shape.people) == 0 else { return false }
        return filled(shape.words) <= 1
    }
}
