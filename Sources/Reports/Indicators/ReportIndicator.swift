import Mediation

/// One figure of a period.
package struct ReportIndicator: Sendable, Hashable {
    /// Code of the contract, e.g. `passages`; with the name of its condition when it counts a part only.
    package let code: String
    /// What it is called.
    package let label: Sentence
    /// What its number is of.
    package let unit: ReportUnit
    /// The figure.
    package let value: IndicatorValue
    /// What is counted, and how.
    package let definition: Sentence
    /// The same over the period compared with.
    package var previous: IndicatorValue?
    /// Whether it says on what basis it stands: exact, or bounds.
    package var hasBasis = false
    /// What the counts it is made of are multiples of, where they are rounded for this audience; nil where they are exact.
    package var rounding: Int?
    /// The share or count a funder asks for, in the unit of the figure; nil when none is asked.
    package var threshold: Double?

    /// An indicator; see the properties.
    package init(code: String, label: Sentence, unit: ReportUnit, value: IndicatorValue, definition: Sentence) {
        self.code = code
        self.label = label
        self.unit = unit
        self.value = value
        self.definition = definition
    }

    /// Whether the threshold is met; nil without one or without a figure.
    package var meetsThreshold: Bool? {
        guard let threshold, case .number(let number) = value else { return nil }
        return number >= threshold
    }
}
