import Mediation

/// A table of counts by one dimension or two, or of figures.
package struct ReportTable: Sendable, Hashable {
    /// Stable name, for files and scripts.
    package let code: String
    /// What people read above it.
    package let title: Sentence
    /// What its figures are, in the columns that have no unit of their own.
    package let unit: ReportUnit
    /// What the rows are.
    package var rowTitle = Sentence("Ligne", "Row")
    /// From top to bottom, the line of totals left out.
    package let rows: [Heading]
    /// From left to right, the column of totals left out.
    package let columns: [Heading]
    /// Row after row, one cell a column.
    package var cells: [[Cell]]
    /// One a row, or none.
    package var rowTotals: [Cell] = []
    /// One a column, or none.
    package var columnTotals: [Cell] = []
    /// Nil where a total would mean nothing.
    package var total: Cell?
    /// The same counts over the period compared with; nil without one.
    package var comparison: Comparison?
    /// Cells hidden from this audience.
    package var suppressed = 0
    /// What its counts are multiples of, where they are rounded for this audience; nil where they are exact.
    package var rounding: Int?
    /// What a reader must know of this table.
    package var notes: [Sentence] = []

    /// What a row or a column stands for.
    package struct Heading: Sendable, Hashable {
        /// Code of what is counted there.
        package let code: String
        /// What people read.
        package let label: Sentence
        /// Unit of the figures of the row or column where it is not the table's.
        package let unit: ReportUnit?

        /// A heading; see the properties.
        package init(_ code: String, _ label: Sentence, unit: ReportUnit? = nil) {
            self.code = code
            self.label = label
            self.unit = unit
        }
    }

    /// A cell.
    package enum Cell: Sendable, Hashable {
        case count(Int)
        /// A quantity in hundredths.
        case hundredths(Int)
        /// Counted from `low` to `high`.
        case range(low: Int, high: Int)
        /// A figure, in the unit of its column.
        case number(Double)
        /// How much a count changed, as a share of what it was: 0.5 for half as much again.
        case change(Double)
        case text(Sentence)
        /// Hidden: `s`.
        case masked
        /// No data to compute it from: `n.d.`
        case unavailable
        /// Nothing can stand here: `///`.
        case void

        /// Whether nothing was counted.
        package var isZero: Bool { self == .count(0) || self == .hundredths(0) || self == .range(low: 0, high: 0) }

        /// The length a chart draws; the middle of a range; nil for what has none.
        package var magnitude: Double? {
            switch self {
            case .count(let count): Double(count)
            case .hundredths(let hundredths): Double(hundredths) / 100
            case .range(let low, let high): Double(low + high) / 2
            case .number(let number): number
            case .change, .text, .masked, .unavailable, .void: nil
            }
        }
    }

    /// A table of figures, or of counts; totals are set afterwards.
    package init(
        code: String, title: Sentence, unit: ReportUnit, rows: [Heading], columns: [Heading], cells: [[Cell]]
    ) {
        self.code = code
        self.title = title
        self.unit = unit
        self.rows = rows
        self.columns = columns
        self.cells = cells
    }

    /// Whether the table crosses two dimensions.
    package var isCrossed: Bool { !rowTotals.isEmpty }

    /// Unit of a column, where its rows have none of their own.
    package func unit(ofColumn column: Int) -> ReportUnit { columns[column].unit ?? unit }

    /// The last line: a total a column, then the grand total where rows have one; nil without any.
    package var totalRow: [Cell]? {
        if !columnTotals.isEmpty { return columnTotals + (isCrossed ? [total ?? .void] : []) }
        return total.map { [$0] }
    }
}
