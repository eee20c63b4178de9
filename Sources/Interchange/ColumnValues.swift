import Mediation

/// The cells of a column that are not empty, and what kinds of value they are.
struct ColumnValues {
    /// In the order of the rows.
    let cells: [String]
    /// The line of each.
    let lines: [Int]

    init(_ cells: [String], lines: [Int]) { (self.cells, self.lines) = (cells, lines) }

    var isEmpty: Bool { cells.isEmpty }

    /// The share of the cells for which a condition holds, 0...1; 0 for no cell.
    func share(_ condition: (String) -> Bool) -> Double {
        cells.isEmpty ? 0 : Double(cells.count(where: condition)) / Double(cells.count)
    }

    /// Whole numbers, `12` or `3 pers.`
    var wholeShare: Double { share { CellReading.whole($0) != nil } }

    /// Numbers of heads, exact or not, and crosses.
    var headShare: Double { share { (try? CellReading.heads($0, "", acceptsApproximate: true)) != nil } }

    /// Whether every cell is a cross, « oui », « non », 1 or 0.
    var areMarks: Bool { cells.allSatisfy { Self.isMark($0) } }

    static func isMark(_ text: String) -> Bool { CellReading.mark(text) != nil || text == "1" || text == "0" }

    /// Hours of the day or spans of them: `9h30`, `09:00`, `9h-11h30`.
    var timeShare: Double {
        share {
            $0.contains { ":hH".contains($0) }
                && (CellReading.span($0) != nil || (try? CellReading.hour($0, "")) != nil)
        }
    }

    /// Lengths of time.
    var lengthShare: Double {
        share { text in
            (try? CellReading.minutes(text, "")) != nil || (try? CellReading.minutes(hours: text, "")) != nil
                || CellReading.span(text) != nil
        }
    }

    /// The sum of the whole numbers.
    var sum: Int { cells.reduce(0) { $0 + (CellReading.whole($1) ?? 0) } }

    /// Each value once, in the order met.
    var distinct: [String] { cells.uniqued() }

    /// Up to three values to show.
    var examples: [String] { Array(distinct.prefix(3)) }

    /// Whether the numbers are those of the rows: each one more than the one before.
    var isNumbering: Bool {
        let numbers = cells.compactMap { CellReading.whole($0) }
        guard numbers.count == cells.count, numbers.count > 2 else { return false }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }
}
