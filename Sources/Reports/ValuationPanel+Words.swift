import Mediation
import Nomenclature
import Valuation

extension ValuationPanel {
    /// What the values are called.
    static let avoidedCost = Sentence("Coût évité", "Avoided cost")

    /// The three estimates of a figure.
    static let estimateColumns = [
        ReportTable.Heading("low", Sentence("Prudent", "Low")),
        ReportTable.Heading("central", Sentence("Central", "Central")),
        ReportTable.Heading("high", Sentence("Favorable", "High")),
    ]

    /// What a euro of that kind is.
    static func kind(_ kind: Rule.Kind) -> Sentence {
        switch kind {
        case .cash: Sentence("argent", "cash")
        case .capacity: Sentence("temps, places", "capacity")
        case .benefit: Sentence("gain des personnes", "benefit")
        case .scenario: Sentence("hypothèse", "scenario")
        case .count: Sentence("compté", "count")
        case .input: Sentence("apport", "input")
        }
    }

    /// What a quantity is counted in.
    static func unit(_ unit: String) -> Sentence { (EffectUnit(rawValue: unit) ?? .euros).label }
}
