import Mediation

extension Period {
    /// The quarters of the calendar year a year, a half or a quarter is part of, and which of them it is made of; nil
    /// for any other period.
    package var quarters: (all: [Period], own: [Int])? {
        guard let all = Period.quarters(of: start.year) else { return nil }
        let own = all.indices.filter { start <= all[$0].start && all[$0].last <= self.last }
        guard let first = own.first, let last = own.last, all[first].start == start, all[last].last == self.last,
            [1, 2, 4].contains(own.count), own.count != 2 || first.isMultiple(of: 2)
        else { return nil }
        return (all, Array(own))
    }

    private static func quarters(of year: Int) -> [Period]? {
        let quarters = (1...4).compactMap { try? Period(typed: "\(year)-T\($0)") }
        return quarters.count == 4 ? quarters : nil
    }
}
