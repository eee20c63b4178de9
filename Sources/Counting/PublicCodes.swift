import Mediation

/// The codes of one contact line in the six dimensions of the public, as numbers of the interner.
struct PublicCodes {
    var gender: Int
    var ageBand: Int
    var attendance: Int
    var territory: Int
    var origin: Int
    var outcome: Int

    /// The code in a dimension; that of the outcome for a dimension that is not one of the six.
    subscript(dimension: Dimension) -> Int {
        switch dimension {
        case .gender: gender
        case .ageBand: ageBand
        case .attendance: attendance
        case .territory: territory
        case .origin: origin
        default: outcome
        }
    }
}
