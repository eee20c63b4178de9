import Mediation

/// What the effects observed in a period are worth under a model, and what the activity cost.
package struct Valuation: Sendable, Hashable {
    /// The days whose effects are valued.
    package let period: Period
    /// Code of the model used, e.g. `prudent-v1`.
    package let modelCode: String
    /// Version its files give themselves.
    package let modelVersion: String
    /// How values of later years are brought back to the activity year.
    package let discounting: Discounting
    /// Year whose prices are used.
    package let priceYear: Int
    /// What the activity valued cost: the ratio is over it.
    package let inputs: Inputs
    /// One for each rule that fired and kind of euro, those set aside too, in the order of the rules.
    package let lines: [Line]
    /// Rules that fired but lack a figure: no value is given for them.
    package let unvalued: [Unvalued]
    /// The checks against double counting, the eleven points of the method in order.
    package internal(set) var checks: [DoubleCountingCheck] = []
    /// What a reader must know of the result, refusals left out.
    package internal(set) var warnings: [Warning] = []
    /// Why no ratio is given; empty when one is.
    package internal(set) var refusals: [Refusal] = []
    /// Whether sessions are in part of something else than what is valued: `sharingRule` then holds.
    package internal(set) var sharesSessions = false
    /// How effects of such sessions count, beside the figures.
    package static let sharingRule = Sentence(
        "Une séance de deux actions compte pour moitié dans chacune, ses effets comme ses dépenses ; de même entre ses médiatrices, et entre ses demandes quand un thème est choisi. Les parts s’additionnent.",
        "A session of two actions counts half in each, its effects as its costs; so it is between its mediators, and over its requests where a theme is chosen. The parts add up."
    )
    /// The lines of the avoided cost as an impact map, and its uncertain figures: what sensitivity is read from.
    package let map: ImpactMap
    /// The uncertain figures of `map`, each once, however many lines use it.
    package let parameters: [Parameter]

    /// A rule that fired and cannot be valued.
    package struct Unvalued: Sendable, Hashable {
        /// Code of the rule.
        package let rule: String
        /// What people are shown for the rule.
        package let label: Sentence
        /// What was recorded and not set aside, in `unit`, unconfirmed parts in full.
        package let quantity: Double
        /// Unit of the quantity: minutes, events, persons, euros.
        package let unit: String
        /// Columns of the rule, or codes of proxies, without a figure.
        package let missing: [String]
    }

    /// One rule, or one kind of euro of a rule.
    package struct Line: Sendable, Hashable {
        /// Code of the rule.
        package let rule: String
        /// What its euros are.
        package let kind: Rule.Kind
        /// What the value is grouped under, e.g. `health`.
        package let domain: String
        /// What people are shown for the rule.
        package let label: Sentence
        /// Effects that fire the rule, in order.
        package let effects: [String]
        /// What was recorded, in `unit`.
        package let quantity: Double
        /// The part of `quantity` a partner confirmed; 0 on a line set aside.
        package let confirmedQuantity: Double
        /// `quantity` with unconfirmed parts weighted down.
        package let weightedQuantity: Double
        /// Unit of the quantities: minutes, events, persons, euros.
        package let unit: String
        /// Sessions behind the quantity; 0 on a line set aside, whose sessions are not counted.
        package let sessions: Int
        /// Prices as the model writes them.
        package let proxy: String
        /// Euros of the price year for one unit of the proxy.
        package let unitValue: Double
        /// Units of quantity that make one unit of the proxy, e.g. 60 for minutes against an hourly cost.
        package let unitsPerProxyUnit: Double
        /// Central probability that the event would have cost something, 0...1; 1 when certain.
        package let probability: Double
        /// Central share that would have happened anyway, 0...1.
        package let deadweight: Double
        /// Central share that only moved elsewhere, 0...1.
        package let displacement: Double
        /// Central share caused by others, 0...1.
        package let attribution: Double
        /// One year, central: weighted quantity / unitsPerProxyUnit × probability × unit value, then less each share in turn.
        package let waterfall: Outcome.Waterfall
        /// All years brought back to the activity year, in euros of the price year; `low` is net of `bias`.
        package let presentValue: Estimate
        /// Central present value by payer; adds up to `presentValue.central`.
        package let payers: [String: Double]
        /// For a benefit, who pays it: the same value with a minus sign, so that nothing is left for the collective.
        package let counterparts: [String: Double]
        /// Correction for optimism taken off the low reading.
        package let bias: Double
        /// Worst grade of evidence of its unit values, A to D (C for a recorded amount); without price, the rule's.
        package let grade: String
        /// Whether its probability, deadweight or attribution is an assumption rather than a measure.
        package let restsOnAssumption: Bool
        /// Why the effect is worth that, in French.
        package let reason: String
        /// The rule that sets this one aside in the same sessions; such a line counts nowhere.
        package let excludedBy: String?

        /// Whether the line is part of the avoided cost.
        package var isAvoidedCost: Bool { excludedBy == nil && (kind == .cash || kind == .capacity) }
    }

    /// Avoided cost, all payers together: lines of kind cash and capacity that no exclusion sets aside.
    package var avoidedCost: Estimate { sum { $0.isAvoidedCost } }
    /// Its part that a payer does not spend.
    package var cash: Estimate { sum { $0.isAvoidedCost && $0.kind == .cash } }
    /// Its part that is time or places freed, used otherwise.
    package var capacity: Estimate { sum { $0.isAvoidedCost && $0.kind == .capacity } }
    /// Gains of the people themselves: outside the avoided cost and the ratio.
    package var benefitsToPeople: Estimate { sum { $0.excludedBy == nil && $0.kind == .benefit } }
    /// Long-term hypotheses: outside the avoided cost and the ratio.
    package var scenarios: Estimate { sum { $0.excludedBy == nil && $0.kind == .scenario } }

    private func sum(_ isMeant: (Line) -> Bool) -> Estimate {
        lines.filter(isMeant).reduce(.zero) { $0 + $1.presentValue }
    }

    /// Avoided cost over inputs; nil when it is refused.
    package var ratio: Estimate? { refusals.isEmpty ? inputs.total.map { avoidedCost * (1 / $0) } : nil }
    /// The same over what was paid in money.
    package var cashRatio: Double? { refusals.isEmpty ? inputs.cash.map { avoidedCost.central / $0 } : nil }

    /// Central avoided cost by payer; adds up to `avoidedCost.central`.
    package var byPayer: [String: Double] {
        lines.filter(\.isAvoidedCost).reduce(into: [:]) { sum, line in
            for (payer, value) in line.payers { sum[payer, default: 0] += value }
        }
    }

    /// Payers that are public, or of social security: the others are people, landlords, employers.
    package static let publicPayers: Set<String> = [
        "etat", "caf", "assurance_maladie", "departement", "commune", "ecole", "hopital", "administrations",
    ]

    /// The part of the central avoided cost that falls to public payers.
    package var publicAvoidedCost: Double { byPayer.filter { Self.publicPayers.contains($0.key) }.sumInKeyOrder }

    /// What benefits to people move from one payer to another, central: adds up to zero.
    package var transfers: [String: Double] {
        lines.filter { $0.excludedBy == nil && !$0.counterparts.isEmpty }.reduce(into: [:]) { sum, line in
            sum.merge(line.payers, uniquingKeysWith: +)
            sum.merge(line.counterparts, uniquingKeysWith: +)
        }
    }

    /// Central avoided cost by domain.
    package var byDomain: [String: Double] {
        lines.filter(\.isAvoidedCost).reduce(into: [:]) { $0[$1.domain, default: 0] += $1.presentValue.central }
    }

    /// Share of the central avoided cost resting on each grade of evidence; empty when there is none.
    package var gradeShares: [String: Double] {
        let total = avoidedCost.central
        guard total > 0 else { return [:] }
        return lines.filter(\.isAvoidedCost).reduce(into: [:]) {
            $0[$1.grade, default: 0] += $1.presentValue.central / total
        }
    }
}
