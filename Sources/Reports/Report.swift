import Mediation

/// An account, ready to be rendered: every number with its unit, definition and precision. Renderers only set it in
/// type; they compute nothing.
package struct Report: Sendable, Hashable {
    /// Name of its definition, e.g. `activity`.
    package var kind: String
    /// Its title.
    package var title: Sentence
    /// Whose account it is.
    package var association: Association
    /// The days it tells of.
    package var period: Period
    /// The period the figures are compared with, when there is one.
    package var comparison: Period?
    /// The sessions meant, in words; empty for all.
    package var filters: [Sentence]
    /// Who it is for.
    package var audience: Audience
    /// The day it was made.
    package var generatedOn: CivilDate
    /// Digest of the register's content the report was made from.
    package var registerDigest: String
    /// Code, version and digest of the valuation model used; nil without a valuation.
    package var model: String?
    /// Name and version of the program.
    package var program: String
    /// Whether the report must hold on one page.
    package var isOnePage: Bool
    /// Its parts, in order.
    package var sections: [Section]
    /// What a reader must know of the figures as a whole.
    package var notes: [Sentence]
    /// Cells hidden from this audience, with the reason of each.
    package var masks: [Mask]

    /// A part of the report under one heading.
    package struct Section: Sendable, Hashable {
        /// Its heading.
        package var title: Sentence
        /// What stands under it, in order.
        package var blocks: [Block]
    }

    /// What a section is made of.
    package enum Block: Sendable, Hashable {
        case indicators([Indicator])
        case table(ReportTable)
        case chart(ReportChart)
        case text([Sentence])
        /// The coordinator's own words.
        case narrative(Narrative.Part)
    }

    /// A hidden cell.
    package struct Mask: Sendable, Hashable {
        /// Code of the table.
        package let table: String
        /// Labels of its row and column; the column is empty in a table by one dimension.
        package let row: Sentence
        /// Label of its column; empty in a table by one dimension.
        package let column: Sentence
        /// Why it is hidden.
        package let reason: Reason

        /// Why a cell is hidden.
        package enum Reason: String, Sendable, Hashable {
            /// The count is below the threshold.
            case small
            /// The count would give a small one away.
            case complementary
        }
    }

    /// All blocks in order.
    package var blocks: [Block] { sections.flatMap(\.blocks) }

    /// All indicators in order, each once.
    package var indicators: [Indicator] {
        var seen: Set<String> = []
        return blocks.flatMap { block -> [Indicator] in
            if case .indicators(let indicators) = block { indicators } else { [] }
        }
        .filter { seen.insert($0.code).inserted }
    }

    /// All tables in order, each once: those of the charts too, so that every picture has its figures.
    package var tables: [ReportTable] {
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
package enum Audience: String, Sendable, Hashable, CaseIterable {
    /// The association itself; nothing masked, not to be passed on.
    case interne
    /// A funder: counts of people under 5 masked, under 11 where sensitive.
    case financeur
    /// Anybody: counts of people under 11 masked.
    case `public`

    /// The smallest count of people shown, 0 when all are.
    package func threshold(sensitive: Bool) -> Int {
        switch self {
        case .interne: 0
        case .financeur: sensitive ? 11 : 5
        case .public: 11
        }
    }
}

/// One figure of a period.
package struct Indicator: Sendable, Hashable {
    /// Code of the contract, e.g. `passages`; with the name of its condition when it counts a part only.
    package let code: String
    /// What it is called.
    package let label: Sentence
    /// What its number is of.
    package let unit: ReportUnit
    /// The figure.
    package let value: Value
    /// What is counted, and how.
    package let definition: Sentence
    /// The same over the period compared with.
    package var previous: Value?
    /// A threshold a funder asks for, and whether it is met; nil when there is none.
    package var threshold: Double?

    /// An indicator; see the properties.
    package init(code: String, label: Sentence, unit: ReportUnit, value: Value, definition: Sentence) {
        self.code = code
        self.label = label
        self.unit = unit
        self.value = value
        self.definition = definition
    }

    /// A figure, a range, or nothing to say.
    package enum Value: Sendable, Hashable {
        case number(Double)
        case range(low: Double, high: Double)
        /// No data to compute it from.
        case unavailable
        /// Too small to be shown to this audience.
        case masked
    }

    /// Whether the threshold is met; nil without one or without a figure.
    package var meetsThreshold: Bool? {
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
package enum ReportUnit: String, Sendable, Hashable {
    case sessions, minutes, passages, people, requests, participations, euros, share
    /// Quantities of effects, each in its own unit.
    case quantity
    /// Visits over hours, a ratio…: a number by itself.
    case number
    /// Words.
    case text

    /// Whether small counts of it point to someone.
    package var isOfPeople: Bool {
        self == .passages || self == .people || self == .requests || self == .participations
    }
}

/// A picture of one table.
package struct ReportChart: Sendable, Hashable {
    /// How it is drawn.
    package let kind: Kind
    /// What it draws.
    package let table: ReportTable

    /// How a table is drawn.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
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
    package init(_ kind: Kind, of table: ReportTable) {
        self.kind = kind
        self.table = table
    }
}
