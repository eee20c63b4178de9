import Nomenclature

/// What the numbers of a table or indicator are.
package enum ReportUnit: String, Sendable, Hashable {
    case sessions, minutes, passages, people, requests, participations, euros, share
    /// Times something happened.
    case events
    /// Quantities of effects, each in the unit of its row or column.
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

extension ReportUnit {
    /// The unit an effect is counted in; a plain quantity where it is not known.
    init(_ unit: EffectUnit?) {
        self =
            switch unit {
            case .minutes: .minutes
            case .events: .events
            case .persons: .people
            case .euros: .euros
            case nil: .quantity
            }
    }
}
