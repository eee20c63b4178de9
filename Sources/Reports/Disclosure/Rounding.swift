import Mediation

/// How the counts of a scope that is not the whole association over a year, a half or a quarter leave it: small ones
/// hidden, the others to the nearest multiple of a base, totals too, each on its own.
struct Rounding: Sendable, Hashable {
    /// 5 for a funder, 10 for the public.
    let base: Int

    /// Nil for the association itself.
    init?(_ audience: Audience) {
        switch audience {
        case .internal: return nil
        case .funder: base = 5
        case .public: base = 10
        }
    }

    /// The nearest multiple, the higher one halfway; of a count in steps, the nearest multiple of as many steps.
    func rounded(_ count: Int, step: Int = 1) -> Int { (count + base * step / 2) / (base * step) * (base * step) }

    /// The same of a share of a count, as sessions of several fundings are counted.
    func rounded(_ count: Double) -> Double {
        (count / Double(base)).rounded(.toNearestOrAwayFromZero) * Double(base)
    }
}

extension Measure {
    /// How many of its units weigh as much as one head: effects are in hundredths; an hour of sessions weighs five heads.
    var unitsPerHead: Int {
        switch self {
        case .effects: 100
        case .minutes: 12
        case .timeSpent: 12 * 60
        default: 1
        }
    }

    /// Whether it is of sessions, which tell of a person where they are those of a theme or of a trait.
    var isOfSessions: Bool { self == .sessions || self == .minutes || self == .timeSpent }
}
