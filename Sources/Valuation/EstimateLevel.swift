import Mediation

/// Which of the three figures of an estimate is taken.
package enum EstimateLevel: Sendable, Hashable, CaseIterable {
    case low, central, high

    /// The level a deduction is taken at for a result at this level: the lowest result takes the highest deductions.
    var ofDeductions: EstimateLevel {
        switch self {
        case .low: .high
        case .central: .central
        case .high: .low
        }
    }
}

extension Estimate {
    /// The figure at a level.
    subscript(_ level: EstimateLevel) -> Double {
        switch level {
        case .low: low
        case .central: central
        case .high: high
        }
    }
}
