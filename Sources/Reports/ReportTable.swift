import Mediation

/// A table of counts by one dimension or two, or of figures.
public struct ReportTable: Sendable, Hashable {
    /// Stable name, for files and scripts.
    public let code: String
    /// What people read above it.
    public let title: Sentence
    /// What its figures are, in the columns that have no unit of their own.
    public let unit: ReportUnit
    /// What the rows are.
    public var rowTitle = Sentence("Ligne", "Row")
    /// From top to bottom, the line of totals left out.
    public let rows: [Heading]
    /// From left to right, the column of totals left out.
    public let columns: [Heading]
    /// Row after row, one cell a column.
    public var cells: [[Cell]]
    /// One a row, or none.
    public var rowTotals: [Cell] = []
    /// One a column, or none.
    public var columnTotals: [Cell] = []
    /// Nil where a total would mean nothing.
    public var total: Cell?
    /// Cells hidden from this audience.
    public var suppressed = 0
    /// What a reader must know of this table.
    public var notes: [Sentence] = []

    /// What a row or a column stands for.
    public struct Heading: Sendable, Hashable {
        /// Code of what is counted there.
        public let code: String
        /// What people read.
        public let label: Sentence
        /// Unit of the column's figures where it is not the table's.
        public let unit: ReportUnit?

        /// A heading; see the properties.
        public init(_ code: String, _ label: Sentence, unit: ReportUnit? = nil) {
            self.code = code
            self.label = label
            self.unit = unit
        }
    }

    /// A cell.
    public enum Cell: Sendable, Hashable {
        case count(Int)
        /// A quantity in hundredths.
        case hundredths(Int)
        /// Counted from `low` to `high`.
        case range(low: Int, high: Int)
        /// A figure, in the unit of its column.
        case number(Double)
        case text(Sentence)
        /// Hidden: `s`.
        case masked
        /// No data to compute it from: `n.d.`
        case unavailable
        /// Nothing can stand here: `///`.
        case void

        /// Whether nothing was counted.
        public var isZero: Bool { self == .count(0) || self == .hundredths(0) || self == .range(low: 0, high: 0) }

        /// The length a chart draws; the middle of a range; nil for what has none.
        public var magnitude: Double? {
            switch self {
            case .count(let count): Double(count)
            case .hundredths(let hundredths): Double(hundredths) / 100
            case .range(let low, let high): Double(low + high) / 2
            case .number(let number): number
            case .text, .masked, .unavailable, .void: nil
            }
        }
    }

    /// A table of figures, or of counts; totals are set afterwards.
    public init(
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
    public var isCrossed: Bool { !rowTotals.isEmpty }

    /// Unit of a column.
    public func unit(ofColumn column: Int) -> ReportUnit { columns[column].unit ?? unit }

    /// The last line: a total a column, then the grand total where rows have one; nil without any.
    public var totalRow: [Cell]? {
        if !columnTotals.isEmpty { return columnTotals + (isCrossed ? [total ?? .void] : []) }
        return total.map { [$0] }
    }
}
