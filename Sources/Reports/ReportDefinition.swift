import Mediation

/// What a report is made of: read from a YAML file (docs/guide-rapports.md), so that a new funder asks for no code.
package struct ReportDefinition: Sendable, Hashable {
    /// Name of the file, without its ending.
    package let kind: String
    /// Title of the report.
    package let title: Sentence
    /// Whether the report must hold on one A4 page.
    package var isOnePage = false
    /// What the report covers, whatever is asked for: every block obeys it. A block's own themes stand in place of its
    /// themes, its own kinds and kinds of place narrow it.
    package var scope = SessionFilter()
    /// Whether it is the account of the funded actions asked for.
    package var isOfFundingAsked = false
    /// Words by which the funders the report is for are known: without a funding asked for, only what was promised to
    /// them is shown.
    package var funders: [String] = []
    /// Its parts, in order; a file must have one or more.
    package var sections: [Section] = []

    /// A part of the report under one heading.
    package struct Section: Sendable, Hashable {
        /// Its heading.
        package var title: Sentence
        /// What stands under it, in order; a section none of whose blocks gives anything is not printed.
        package var blocks: [Block]
    }

    /// What a section may hold.
    package enum Block: Sendable, Hashable {
        case indicators(IndicatorsBlock)
        case table(TableDefinition)
        case text(Sentence)
        /// Where the coordinator's own words go, under that heading; where they are needed, their absence is told.
        case narrative(Sentence, isNeeded: Bool)
        case valuation([ValuationPart])
        /// Planned against done, for each funding asked for, or of the funders the report is for.
        case targets
        /// What is known and what is not of the figures.
        case quality
    }

    /// Figures side by side.
    package struct IndicatorsBlock: Sendable, Hashable {
        /// Indicators, in the order to show.
        package var codes: [IndicatorCode]
        /// What they are counted on; everything unless told.
        package var condition = LineCondition()
        /// Thresholds asked for, in the unit of the indicator.
        package var thresholds: [IndicatorCode: Double] = [:]
    }

    /// A panel of the valuation.
    package enum ValuationPart: String, Sendable, Hashable, CaseIterable {
        /// The range, and what it is not.
        case summary
        /// The range as a picture.
        case range
        case lines, payers, benefits, unpriced, inputs, tornado, switching, grades, simulation
        /// The ratio when outcomes and inputs vary together.
        case twoWay = "two_way"
        /// What the low and high estimates change.
        case estimates = "readings"
        /// The checks against double counting.
        case doubleCounting = "guards"
        /// Proxies with their sources.
        case sources
        /// Conventions of the calculation.
        case conventions
        /// Yearly values and present value.
        case years
    }

    /// Whether a valuation is asked for.
    package var hasValuation: Bool {
        blocks.contains { if case .valuation = $0 { true } else { false } }
    }

    /// All blocks in order.
    package var blocks: [Block] { sections.flatMap(\.blocks) }

    /// All tables in order.
    package var tables: [TableDefinition] {
        blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }

    /// The definitions compiled in, in the order people are shown.
    package static let kinds = [
        "activity", "synthesis", "contrat-de-ville", "adulte-relais", "health", "departement", "caf", "landlord",
        "education", "valuation",
    ]

    /// A definition compiled in; nil for an unknown kind.
    package static func named(_ kind: String) -> ReportDefinition? {
        guard kinds.contains(kind), let text = Embedded.files[kind + ".yaml"] else { return nil }
        do { return try ReportDefinition(yaml: text, file: kind + ".yaml") } catch {
            // Compiled in and read by a test: a fault in it is a fault of the build.
            preconditionFailure("\(error)")
        }
    }
}
