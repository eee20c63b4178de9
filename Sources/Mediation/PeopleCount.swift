/// How many people a scope has: exact where both ends are equal, and otherwise bounds that always hold. Definition, proofs
/// and trial: docs/method-people.md.
package struct PeopleCount: Hashable, Sendable {
    /// At least so many.
    package let low: Int
    /// At most so many.
    package let high: Int

    /// From `low` to `high`, both included.
    package init(low: Int, high: Int) {
        self.low = low
        self.high = high
    }

    /// Whether the number is known.
    package var isExact: Bool { low == high }

    /// Different people of a scope.
    ///
    /// Of several associations, at least those of the one that has most and at most those of all: someone may go to both.
    /// - Parameters:
    ///   - scope: the visits of the scope, within a period.
    ///   - association: all visits from 1 January of each year of the period to its last day.
    ///   - gender: the gender all heads of the scope are noted with; nil where they are not, or of none.
    package static func different(
        _ scope: MonthlyVisits, in association: AssociationVisits, gender: String? = nil
    ) -> PeopleCount {
        merged(years(scope.months.keys, association.months.keys)) { rank, year in
            let isBounded = !association.contradicts(rank, year)
            var (low, high, ever) = (0, 0, 0)
            var (known, knownOfGender) = (0, 0)
            for month in 1...12 {
                let month = RegisterMonth(year: year, month: month, association: rank)
                let here = scope.months[month] ?? Visits()
                let all = association.months[month] ?? AssociationVisits.Month()
                known += all.possiblyFirst
                knownOfGender += gender.map { all.possiblyFirst(of: $0) } ?? all.possiblyFirst
                low = max(low + here.first, here.largestSession)
                high += here.count
                if isBounded { high = min(high, known, knownOfGender) }
                ever += here.firstEver
            }
            return (PeopleCount(low: low, high: high), ever)
        }
    }

    /// People whose first visit of a civil year is in a scope: *nouvelles personnes*.
    package static func new(_ scope: MonthlyVisits) -> PeopleCount {
        merged(years(scope.months.keys, [])) { rank, year in
            let months = scope.months.filter { $0.key.association == rank && $0.key.year == year }.values
            return (
                PeopleCount(low: months.reduce(0) { $0 + $1.first }, high: months.reduce(0) { $0 + $1.possiblyFirst }),
                months.reduce(0) { $0 + $1.firstEver }
            )
        }
    }

    /// The years of each association, in order.
    private static func years(
        _ scope: some Sequence<RegisterMonth>, _ association: some Sequence<RegisterMonth>
    ) -> [Int: [Int]] {
        var years: [Int: Set<Int>] = [:]
        for month in scope { years[month.association, default: []].insert(month.year) }
        for month in association { years[month.association, default: []].insert(month.year) }
        return years.mapValues { $0.sorted() }
    }

    /// The years of an association put together: of the people of a later one, only those who came for the first time ever
    /// are surely none of the earlier ones.
    private static func merged(
        _ years: [Int: [Int]], _ count: (_ association: Int, _ year: Int) -> (PeopleCount, firstEver: Int)
    ) -> PeopleCount {
        var (low, high) = (0, 0)
        for association in years.keys.sorted() {
            var ownLow = 0
            for year in years[association] ?? [] {
                let (people, firstEver) = count(association, year)
                ownLow = max(ownLow + firstEver, people.low)
                high += people.high
            }
            low = max(low, ownLow)
        }
        return PeopleCount(low: low, high: high)
    }
}
