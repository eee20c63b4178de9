import Mediation
import Valuation

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
    /// What its definition covers, in words; empty for everything.
    package var scope: [Sentence]
    /// The sessions meant, in words; empty for all.
    package var filters: [Sentence]
    /// Who it is for.
    package var audience: Audience
    /// The day it was made.
    package var generatedOn: CivilDate
    /// Digest of the register's content the report was made from.
    package var registerDigest: String
    /// The days whose sessions the digest covers: those the figures come from.
    package var digestDays: [Period]
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
    /// What the activity told of cost; nil where no figure of the report is made of it.
    package var inputs: Inputs?

    /// A part of the report under one heading.
    package struct Section: Sendable, Hashable {
        /// Its heading.
        package var title: Sentence
        /// What stands under it, in order.
        package var blocks: [Block]
    }

    /// What a section is made of.
    package enum Block: Sendable, Hashable {
        case indicators([ReportIndicator])
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
    package var indicators: [ReportIndicator] {
        var seen: Set<String> = []
        return blocks.flatMap { block -> [ReportIndicator] in
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
