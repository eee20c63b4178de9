import Mediation

/// An account, ready to be rendered: every number with its unit, definition and precision. Renderers only set it in
/// type; they compute nothing.
public struct Report: Sendable, Hashable {
    public var kind: String
    public var title: Sentence
    public var association: Association
    public var period: Period
    /// The sessions meant, in words; empty for all.
    public var filters: [Sentence]
    public var audience: Audience
    public var generatedOn: CivilDate
    /// Digest of the register's content the report was made from.
    public var registerDigest: String
    public var program: String
    public var indicators: [Indicator]
    public var tables: [ReportTable]
    public var notes: [Sentence]
}

/// Who a report is for: decides what is masked.
public enum Audience: String, Sendable, Hashable, CaseIterable {
    /// The association itself; nothing masked, not to be passed on.
    case interne
    /// A funder: counts of people under 5 masked, under 11 where sensitive.
    case financeur
    /// Anybody: counts of people under 11 masked.
    case `public`

    /// The smallest count of people shown, 0 when all are.
    public func threshold(sensitive: Bool) -> Int {
        switch self {
        case .interne: 0
        case .financeur: sensitive ? 11 : 5
        case .public: 11
        }
    }
}

/// One figure of a period.
public struct Indicator: Sendable, Hashable {
    /// Code of the contract, e.g. `passages`.
    public let code: String
    public let label: Sentence
    public let unit: ReportUnit
    public let value: Value
    /// What is counted, and how.
    public let definition: Sentence

    /// A figure, a range, or nothing to say.
    public enum Value: Sendable, Hashable {
        case number(Double)
        case range(low: Double, high: Double)
        /// No data to compute it from.
        case unavailable
        /// Too small to be shown to this audience.
        case masked
    }
}

/// What the numbers of a table or indicator are.
public enum ReportUnit: String, Sendable, Hashable {
    case sessions, minutes, passages, people, requests, participations, euros, share
    /// Quantities of effects, each in its own unit.
    case quantity

    /// Whether small counts of it point to someone.
    public var isOfPeople: Bool {
        self == .passages || self == .people || self == .requests || self == .participations
    }
}

/// A table of counts by one dimension or two.
public struct ReportTable: Sendable, Hashable {
    public let code: String
    public let title: Sentence
    public let unit: ReportUnit
    public let rows: [Heading]
    public let columns: [Heading]
    /// Row after row, one cell a column.
    public var cells: [[Cell]]
    public var rowTotals: [Cell]
    public var columnTotals: [Cell]
    public var total: Cell
    /// Cells hidden from this audience.
    public var suppressed: Int
    public var notes: [Sentence]

    /// What a row or a column stands for.
    public struct Heading: Sendable, Hashable {
        public let code: String
        public let label: Sentence
        public let isSensitive: Bool
    }

    /// A cell.
    public enum Cell: Sendable, Hashable {
        case count(Int)
        /// A quantity in hundredths.
        case hundredths(Int)
        /// Counted from `low` to `high`.
        case range(low: Int, high: Int)
        /// Hidden: `s`.
        case masked

        /// Whether nothing was counted.
        public var isZero: Bool { self == .count(0) || self == .hundredths(0) || self == .range(low: 0, high: 0) }
    }

    /// Whether the table crosses two dimensions.
    public var isCrossed: Bool { columns.count > 1 || columns.first?.code != unit.rawValue }
}
