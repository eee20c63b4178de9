import Mediation

/// A value for each dimension, found by its rank: a dictionary keyed by dimension took half the time of a tally.
struct DimensionMap<Value> {
    private var values: [Value]
    private let none: Value

    /// Every dimension at `none`.
    init(_ none: Value) {
        self.none = none
        values = Array(repeating: none, count: Dimension.allCases.count)
    }

    subscript(dimension: Dimension) -> Value {
        get { values[dimension.rank] }
        _modify { yield &values[dimension.rank] }
    }

    /// Every dimension back at `none`.
    mutating func reset(_ dimensions: [Dimension]) {
        for dimension in dimensions { values[dimension.rank] = none }
    }
}

extension Dimension {
    /// Position among all dimensions.
    fileprivate var rank: Int {
        switch self {
        case .kind: 0
        case .place: 1
        case .partner: 2
        case .qpv: 3
        case .mediator: 4
        case .funding: 5
        case .month: 6
        case .language: 7
        case .placeKind: 8
        case .duration: 9
        case .register: 10
        case .citer: 11
        case .mission: 12
        case .theme: 13
        case .domain: 14
        case .gender: 15
        case .attendance: 16
        case .territory: 17
        case .origin: 18
        case .action: 19
        case .outcome: 20
        case .referral: 21
        case .ageBand: 22
        case .effect: 23
        }
    }
}
