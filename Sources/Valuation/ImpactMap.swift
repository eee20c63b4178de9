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
    /// What was read with a doubt.
    package var warnings: [Sentence]

    /// A map made in memory.
    package init(
        name: String, currency: String, discounting: Discounting, discountsInputs: Bool, inputs: [Input],
        outcomes: [Line], warnings: [Sentence]
    ) {
        self.name = name
        self.currency = currency
        self.discounting = discounting
        self.discountsInputs = discountsInputs
        self.inputs = inputs
        self.outcomes = outcomes
        self.warnings = warnings
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
        /// Undiscounted net value by year.
        package var yearlyValues: [Int: Double]
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
        /// Inputs over a twelfth of the yearly impact (the guide's simple formula); nil when the inputs are never
        /// covered.
        package var paybackMonths: Double? {
            guard inputValue > 0, impact > 0, totalPresentValue >= inputValue else { return nil }
            return inputValue / (impact / 12)
        }
    }

    /// Years until the discounted values cover the inputs, linear inside a year (year 0 ends at 1); nil when they never
    /// do, or without inputs.
    package var discountedPaybackYears: Double? {
        let result = evaluated()
        guard result.inputValue > 0 else { return nil }
        var covered = 0.0
        for (year, value) in result.yearlyValues.sorted(by: { $0.key < $1.key }) {
            let present = value * discounting.factor(year: year)
            if covered + present >= result.inputValue {
                return Double(year) + (result.inputValue - covered) / present
            }
            covered += present
        }
        return nil
    }

    /// Evaluates the map.
    package func evaluated() -> Result {
        var yearly: [Int: Double] = [:]
        var byPayer: [String: Double] = [:]
        var presentValues: [Double] = []
        for line in outcomes {
            for (year, value) in line.outcome.yearlyValues { yearly[year, default: 0] += value }
            let presentValue = line.outcome.presentValue(discounting)
            presentValues.append(presentValue)
            for (payer, share) in line.payers { byPayer[payer, default: 0] += presentValue * share }
        }
        return Result(
            yearlyValues: yearly, totalPresentValue: presentValues.reduce(0, +),
            inputValue: inputs.reduce(0) {
                $0 + $1.value * (discountsInputs ? discounting.factor(year: $1.year) : 1)
            },
            presentValues: presentValues, byPayer: byPayer,
            inputsByStakeholder: inputs.reduce(into: [:]) {
                $0[$1.stakeholder, default: 0] += $1.value * (discountsInputs ? discounting.factor(year: $1.year) : 1)
            },
            impact: outcomes.reduce(0) { $0 + $1.outcome.waterfall.afterAttribution })
    }
}
