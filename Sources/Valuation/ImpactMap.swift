import Mediation

/// A self-contained map from inputs to outcomes, as in A Guide to SROI: read from a JSON file, evaluated by itself.
package struct ImpactMap: Sendable, Hashable {
    /// What the map is called; empty when the file does not say.
    package var name: String
    /// ISO 4217 code, for printing.
    package var currency: String
    /// How later years are brought back to the activity year; a rate of 0 when the file gives none.
    package var discounting: Discounting
    /// Whether inputs of later years are discounted too.
    package var discountsInputs: Bool
    /// What it took, in the order of the file.
    package var inputs: [Input]
    /// What it changed, in the order of the file: parameters point to these ranks.
    package var outcomes: [Line]
    /// Totals the source of a published case prints, as its file gives them.
    package var printed: [Total: Double]
    /// What the file leaves out, with the value taken instead.
    package var assumptions: [Assumption]
    /// What was read with a doubt.
    package var warnings: [Sentence]

    /// A map; see the properties.
    package init(
        name: String, currency: String, discounting: Discounting, discountsInputs: Bool, inputs: [Input],
        outcomes: [Line], printed: [Total: Double] = [:], assumptions: [Assumption] = [], warnings: [Sentence] = []
    ) {
        self.name = name
        self.currency = currency
        self.discounting = discounting
        self.discountsInputs = discountsInputs
        self.inputs = inputs
        self.outcomes = outcomes
        self.printed = printed
        self.assumptions = assumptions
        self.warnings = warnings
    }

    /// A total of a map, named as the JSON form names it.
    package enum Total: String, Sendable, Hashable, CaseIterable {
        case totalPresentValue, inputValue, netPresentValue, ratio
    }

    /// A figure the file does not give.
    package struct Assumption: Sendable, Hashable {
        /// Name of the key left out, e.g. `deadweight`.
        package let key: String
        /// The value taken, as the file would write it.
        package let value: String
        /// Ranks, from 0, of the outcomes that lack it; empty for a key of the whole map.
        package var outcomes: [Int]

        /// The assumption in words, with up to five of the outcomes.
        package var sentence: Sentence {
            guard !outcomes.isEmpty else {
                return Sentence("\(key) absent : \(value) supposé.", "\(key) missing: \(value) assumed.")
            }
            let ranks = outcomes.prefix(5).map(String.init).joined(separator: ", ") + (outcomes.count > 5 ? "…" : "")
            return Sentence(
                "\(key) absent : \(value) supposé pour \(outcomes.count, fr: "changement", "changements"), outcomes \(ranks).",
                "\(key) missing: \(value) assumed for \(outcomes.count, en: "outcome", "outcomes"), outcomes \(ranks).")
        }
    }

    /// What someone brings.
    package struct Input: Sendable, Hashable {
        /// Who brings it; empty when not told.
        package var stakeholder: String
        /// What it is, in words; empty when not told.
        package var description: String
        /// Undiscounted, in the map's currency; negative for a saving among the costs.
        package var value: Double
        /// 0 for the activity year.
        package var year: Int

        /// An input; see the properties.
        package init(stakeholder: String, description: String, value: Double, year: Int) {
            self.stakeholder = stakeholder
            self.description = description
            self.value = value
            self.year = year
        }
    }

    /// An outcome and who it is for.
    package struct Line: Sendable, Hashable {
        /// Who it is for; empty when not told.
        package var stakeholder: String
        /// What changes; empty when not told.
        package var name: String
        /// Its quantity, price, deductions and years.
        package var outcome: Outcome
        /// Share of each payer, adding up to 1; empty when not told.
        package var payers: [String: Double]

        /// An outcome; see the properties.
        package init(stakeholder: String, name: String, outcome: Outcome, payers: [String: Double]) {
            self.stakeholder = stakeholder
            self.name = name
            self.outcome = outcome
            self.payers = payers
        }
    }

    /// What a map comes to, unrounded.
    package struct Result: Sendable, Hashable {
        /// Undiscounted value by year, all outcomes, deductions made.
        package var yearlyValues: [Int: Double]
        /// The same, each year brought back to the activity year.
        package var yearlyPresentValues: [Int: Double]
        /// Sum of the present values of all outcomes, in the map's currency.
        package var totalPresentValue: Double
        /// Sum of the inputs, discounted where the map says so.
        package var inputValue: Double
        /// Present value by outcome, in the order of the map.
        package var presentValues: [Double]
        /// Present value by payer, where told.
        package var byPayer: [String: Double]
        /// Inputs by who brings them, discounted as all inputs are.
        package var inputsByStakeholder: [String: Double]
        /// Impact of one year, all outcomes.
        package var impact: Double

        /// What a payer gets back for one unit it put in: its share of the value over its own inputs (the stakeholder of
        /// that name); nil for who pays nothing.
        package func payerReturn(_ payer: String) -> Double? {
            inputsByStakeholder[payer].flatMap { $0 > 0 ? (byPayer[payer] ?? 0) / $0 : nil }
        }
        /// Present value less inputs (A Guide to SROI, 2012); negative when the inputs are not covered.
        package var netPresentValue: Double { totalPresentValue - inputValue }
        /// Present value over inputs; nil without inputs.
        package var ratio: Double? { inputValue > 0 ? totalPresentValue / inputValue : nil }
        /// Net present value over inputs, the guide's net ratio: the ratio less 1. Nil without inputs.
        package var netRatio: Double? { ratio.map { $0 - 1 } }
        /// Inputs over a twelfth of the yearly impact (the guide's simple formula): months from the first year that has a
        /// value. Nil when the net present value is negative, or without inputs.
        package var paybackMonths: Double? {
            guard inputValue > 0, impact > 0, netPresentValue >= 0 else { return nil }
            return inputValue / (impact / 12)
        }
    }

    /// The last year of an outcome or of an input, 0 for an empty map.
    var lastYear: Int { max(outcomes.map(\.outcome.lastYear).max() ?? 0, inputs.map(\.year).max() ?? 0, 0) }

    /// Evaluates the map, in time proportional to its length.
    package func evaluated() -> Result {
        let factors = discounting.factors(through: lastYear)
        var yearly: [Int: Double] = [:]
        var byPayer: [String: Double] = [:]
        var presentValues: [Double] = []
        for line in outcomes {
            for (year, value) in line.outcome.yearlyValues { yearly[year, default: 0] += value }
            let presentValue = line.outcome.presentValue(factors)
            presentValues.append(presentValue)
            for (payer, share) in line.payers { byPayer[payer, default: 0] += presentValue * share }
        }
        var inputValue = 0.0
        var inputsByStakeholder: [String: Double] = [:]
        for input in inputs {
            let value = input.value * (discountsInputs ? factors[input.year] : 1)
            inputValue += value
            inputsByStakeholder[input.stakeholder, default: 0] += value
        }
        return Result(
            yearlyValues: yearly,
            yearlyPresentValues: Dictionary(uniqueKeysWithValues: yearly.map { ($0.key, $0.value * factors[$0.key]) }),
            totalPresentValue: presentValues.reduce(0, +), inputValue: inputValue, presentValues: presentValues,
            byPayer: byPayer, inputsByStakeholder: inputsByStakeholder,
            impact: outcomes.reduce(0) { $0 + $1.outcome.waterfall.afterAttribution })
    }
}
