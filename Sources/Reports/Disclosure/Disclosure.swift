import Mediation

/// Statistical disclosure control of a report's tables of people: rare codes are put together first, then small counts
/// are hidden, and what would give them away by subtraction: within a table, between tables of the report, between the
/// quarters, halves and whole of a year, and between the funder's report and the public's.
struct Disclosure {
    /// Codes that may be put together as "others" without losing their meaning.
    private static let mergeable: Set<Dimension> = [.place, .placeKind, .kind, .origin, .outcome, .domain, .theme]

    let labels: Labels
    let audience: Audience
    /// One tally for each quarter of the year.
    let subperiods: [Tally]

    /// What was decided for all periods published together.
    struct Decision {
        /// What each rare code becomes.
        var merges = Merges()
        fileprivate var families: [(tables: [TableDefinition], solved: Solved?)] = []

        /// What must not be shown of a period made of some subperiods.
        func masking(_ period: [Int]) -> Masking {
            var masking = Masking()
            for (tables, solved) in families {
                let isWhole = solved?.family.subperiodCount == 1
                // Nothing can be shown of the period, or only of the whole it is a part of.
                guard let solved, !isWhole || solved.isOnlyPeriod || period.count == 4 else {
                    masking.withheld.formUnion(tables.flatMap(\.requests).map(\.code))
                    continue
                }
                let level = isWhole || period.count == 4 ? 2 : period.count == 2 ? 1 : 0
                solved.family.mask(solved.problem, level, isWhole ? [0] : period, &masking)
            }
            return masking
        }
    }

    fileprivate struct Solved {
        let family: TableFamily
        let problem: SuppressionProblem
        /// Whether the period stands alone: it is no part of a year.
        let isOnlyPeriod: Bool
    }

    /// Puts rare codes together and decides what to hide.
    func decide(_ tables: [TableDefinition]) -> Decision {
        var decision = Decision()
        guard audience != .internal else { return decision }
        let people = tables.filter { $0.unit.isOfPeople || $0.unit == .quantity }
        var families: [(measure: Measure, tables: [TableDefinition])] = []
        for table in people {
            if let index = families.firstIndex(where: { $0.measure == table.measure }) {
                families[index].tables.append(table)
            } else {
                families.append((table.measure, [table]))
            }
        }
        for family in families { decision.merges.set(rareCodes(family.tables), family.measure) }
        let requests = people.flatMap(\.requests)
        let merged = subperiods.map { decision.merges.applied(to: $0, requests) }
        decision.families = families.map { ($0.tables, solve($0.tables, merged)) }
        return decision
    }

    // MARK: - Rare codes

    /// The codes of each dimension too rare to be shown alone, where together they can be: for all audiences those too
    /// rare for a funder, so that no audience's "others" gives away another's.
    private func rareCodes(_ tables: [TableDefinition]) -> [Dimension: Set<String>] {
        let dimensions = Set(tables.flatMap(\.dimensions))
        var rare: [Dimension: Set<String>] = [:]
        for dimension in dimensions where Self.mergeable.contains(dimension) {
            if dimension == .theme || dimension == .domain, dimensions.isSuperset(of: [.theme, .domain]) { continue }
            guard let table = tables.first(where: { $0.dimensions.contains(dimension) }),
                table.measure.addsUp(over: dimension)
            else { continue }
            var counts: [String: Int] = [:]
            for subperiod in subperiods {
                for (key, cell) in subperiod.crossings[table.margin(dimension).code]?.cells ?? [:] {
                    counts[key[0], default: 0] += cell.value + cell.unknown
                }
            }
            func threshold(_ code: String) -> Int {
                Audience.funder.threshold(sensitive: labels.isSensitive(dimension, code))
            }
            let small = counts.filter { $0.value > 0 && $0.value < threshold($0.key) && $0.key != Contact.unknown }
            let needed = small.keys.map(threshold).max() ?? 0
            if small.count > 1, small.values.reduce(0, +) >= needed { rare[dimension] = Set(small.keys) }
        }
        return rare
    }

    // MARK: - Hidden cells

    /// Nil where nothing can be shown.
    private func solve(_ tables: [TableDefinition], _ subperiods: [Tally]) -> Solved? {
        var solved: Solved?
        // The public's masks begin with the funder's.
        for audience in audience == .public ? [Audience.funder, .public] : [.funder] {
            let large = periodsLargeEnough(subperiods, tables[0], audience)
            guard !large.isEmpty else {
                if audience == self.audience { return nil }
                continue
            }
            let family = TableFamily(tables, large, labels)
            var problem = family.problem(audience)
            if let solved { problem.startFrom(solved.problem) }
            problem.solve()
            solved = Solved(family: family, problem: problem, isOnlyPeriod: subperiods.count == 1)
        }
        return solved
    }

    /// The subperiods, or their sum where one of them has a handful of people: nothing is shown of that one, and the
    /// year alone is published. None where the sum is a handful too.
    private func periodsLargeEnough(_ subperiods: [Tally], _ table: TableDefinition, _ audience: Audience) -> [Tally] {
        guard table.measure != .effects else { return subperiods }
        let totals = subperiods.map { $0.crossings[table.crossing.code]?.total.value ?? 0 }
        let few = 1..<audience.threshold(sensitive: false)
        if few.contains(totals.reduce(0, +)) { return [] }
        return totals.contains(where: few.contains) ? [subperiods.dropFirst().reduce(subperiods[0], +)] : subperiods
    }
}
