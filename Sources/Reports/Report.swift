import Mediation

/// An account, ready to be rendered: every number with its unit, definition and precision. Renderers only set it in
/// type; they compute nothing.
public struct Report: Sendable, Hashable {
    /// Name of its definition, e.g. `activity`.
    public var kind: String
    /// Its title.
    public var title: Sentence
    /// Whose account it is.
    public var association: Association
    /// The days it tells of.
    public var period: Period
    /// The period the figures are compared with, when there is one.
    public var comparison: Period?
    /// The sessions meant, in words; empty for all.
    public var filters: [Sentence]
    /// Who it is for.
    public var audience: Audience
    /// The day it was made.
    public var generatedOn: CivilDate
    /// Digest of the register's content the report was made from.
    public var registerDigest: String
    /// Code, version and digest of the valuation model used; nil without a valuation.
    public var model: String?
    /// Name and version of the program.
    public var program: String
    /// Whether the report must hold on one page.
    public var isOnePage: Bool
    /// Its parts, in order.
    public var sections: [Section]
    /// What a reader must know of the figures as a whole.
    public var notes: [Sentence]
    /// Cells hidden from this audience, with the reason of each.
    public var masks: [Mask]

    /// A part of the report under one heading.
    public struct Section: Sendable, Hashable {
        /// Its heading.
        public var title: Sentence
        /// What stands under it, in order.
        public var blocks: [Block]
    }

    /// What a section is made of.
    public enum Block: Sendable, Hashable {
        case indicators([Indicator])
        case table(ReportTable)
        case chart(ReportChart)
        case text([Sentence])
        /// The coordinator's own words.
        case narrative(Narrative.Part)
    }

    /// A hidden cell.
    public struct Mask: Sendable, Hashable {
        /// Code of the table.
        public let table: String
        /// Labels of its row and column; the column is empty in a table by one dimension.
        public let row: Sentence
        /// Label of its column; empty in a table by one dimension.
        public let column: Sentence
        /// Why it is hidden.
        public let reason: Reason

        /// Why a cell is hidden.
        public enum Reason: String, Sendable, Hashable {
            /// The count is below the threshold.
            case small
            /// The count would give a small one away.
            case complementary
        }
    }

    /// All blocks in order.
    public var blocks: [Block] { sections.flatMap(\.blocks) }

    /// All indicators in order, each once.
    public var indicators: [Indicator] {
        var seen: Set<String> = []
        return blocks.flatMap { block -> [Indicator] in
            if case .indicators(let indicators) = block { indicators } else { [] }
        }
        .filter { seen.insert($0.code).inserted }
    }

    /// All tables in order, each once: those of the charts too, so that every picture has its figures.
    public var tables: [ReportTable] {
        var seen: Set<String> = []
        return blocks.compactMap { block in
            switch block {
            case .table(let table): table
            case .chart(let chart): chart.table
            default: nil
            }
        }.filter { seen.insert($0.code).inserted }
    }
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
    /// Code of the contract, e.g. `passages`; with the name of its condition when it counts a part only.
    public let code: String
    /// What it is called.
    public let label: Sentence
    /// What its number is of.
    public let unit: ReportUnit
    /// The figure.
    public let value: Value
    /// What is counted, and how.
    public let definition: Sentence
    /// The same over the period compared with.
    public var previous: Value?
    /// A threshold a funder asks for, and whether it is met; nil when there is none.
    public var threshold: Double?

    /// An indicator; see the properties.
    public init(code: String, label: Sentence, unit: ReportUnit, value: Value, definition: Sentence) {
        self.code = code
        self.label = label
        self.unit = unit
        self.value = value
        self.definition = definition
    }

    /// A figure, a range, or nothing to say.
    public enum Value: Sendable, Hashable {
        case number(Double)
        case range(low: Double, high: Double)
        /// No data to compute it from.
        case unavailable
        /// Too small to be shown to this audience.
        case masked
    }

    /// Whether the threshold is met; nil without one or without a figure.
    public var meetsThreshold: Bool? {
        guard let threshold, case .number(let number) = value else { return nil }
        return number >= threshold
    }

    func with(_ value: Value) -> Indicator {
        var changed = Indicator(code: code, label: label, unit: unit, value: value, definition: definition)
        changed.previous = previous
        changed.threshold = threshold
        return changed
    }
}

/// What the numbers of a table or indicator are.
public enum ReportUnit: String, Sendable, Hashable {
    case sessions, minutes, passages, people, requests, participations, euros, share
    /// Quantities of effects, each in its own unit.
    case quantity
    /// Visits over hours, a ratio…: a number by itself.
    case number
    /// Words.
    case text

    /// Whether small counts of it point to someone.
    public var isOfPeople: Bool {
        self == .passages || self == .people || self == .requests || self == .participations
    }
}

/// A picture of one table.
public struct ReportChart: Sendable, Hashable {
    /// How it is drawn.
    public let kind: Kind
    /// What it draws.
    public let table: ReportTable

    /// How a table is drawn.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A horizontal bar a row.
        case bars
        /// A vertical bar a row, in order of time.
        case columns
        /// A horizontal bar a row, cut by column.
        case stacked
        /// Low, central and high of each row on one axis.
        case range
        /// How far each row moves the result either way.
        case tornado
    }

    /// A picture of a table.
    public init(_ kind: Kind, of table: ReportTable) {
        self.kind = kind
        self.table = table
    }
}
