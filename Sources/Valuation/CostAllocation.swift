import Mediation

/// How costs are charged to the activity of some days, or to a part of it; the rule is `Inputs.rule`.
///
/// - A line counts for the share of its days that are asked for, and over.
/// - What it counts for is charged to the sessions of these days by hours worked (minutes × mediators): a line of the
///   association to all of them, a line of fundings to theirs. A session of two fundings is charged half to each. Where
///   these days have no such session, all their sessions are charged; where they have none, all those of the days asked
///   for.
/// - Whole periods are rounded to the cent on the running sum of the days, parts by largest remainder: months add up to
///   their year, places, kinds, fundings (with what has none), mediators or domains to the whole.
struct CostAllocation {
    private let costs: [Cost]
    /// The days asked for that are over.
    private let days: Period
    private let work: Workload?

    /// - Parameter work: what the sessions weigh, with the part asked for; nil for the whole activity.
    init(_ costs: [Cost], _ days: Period, _ work: Workload?) {
        self.costs = costs
        self.days = days
        self.work = work
    }

    /// What is asked for is charged with.
    var outcome: Inputs.Outcome {
        let missing = daysWithoutCost
        guard missing.isEmpty else { return .absent(.daysWithoutCost(missing)) }
        let (cash, inKind) = (cents(costs.filter { !$0.isInKind }), cents(costs.filter(\.isInKind)))
        guard let work else { return given(own: cash + inKind, cash: cash, inKind: inKind) }
        guard work.amounts.values.contains(where: { $0.worked > 0 }) else { return .absent(.noHours) }
        let groups = Groups(work)
        let (paid, lent) = (charges(costs.filter { !$0.isInKind }, groups), charges(costs.filter(\.isInKind), groups))
        let (part, partInKind) = (groups.asked(of: cash, paid), groups.asked(of: inKind, lent))
        let lines = costs.filter { !$0.fundings.isEmpty && work.fundings.isSuperset(of: $0.fundings) }
        let others = costs.filter { !lines.contains($0) }
        let shared = charges(others, groups)
        let isShared = zip(shared, groups.isAsked).contains { $0 > 0 && $1 }
        let own = zip(charges(lines, groups), groups.isAsked).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
        let whole = part + partInKind
        return given(own: isShared ? min(whole, Int64(own.rounded())) : whole, cash: part, inKind: partInKind)
    }

    private func given(own: Int64, cash: Int64, inKind: Int64) -> Inputs.Outcome {
        guard cash + inKind > 0 else { return .absent(.noCost) }
        return .given(
            Inputs.Amounts(
                own: Euros(cents: own), shared: Euros(cents: cash + inKind - own), inKind: Euros(cents: inKind)))
    }

    /// Days asked for that no line pays for, each stretch within one year, in order; the year where it has no line at all.
    private var daysWithoutCost: [Period] {
        var gaps: [Period] = []
        var next: CivilDate? = days.start
        func close(before day: CivilDate) {
            guard let first = next, let last = day.adding(days: -1), first <= last else { return }
            for year in first.year...last.year {
                let whole = Period(year: year)
                let isEmpty = costs.allSatisfy { $0.period.last < whole.start || whole.last < $0.period.start }
                let gap = Period(first: max(first, whole.start), last: min(last, whole.last))
                if let gap = isEmpty ? whole : gap { gaps.append(gap) }
            }
        }
        for line in costs.map(\.period).sorted(by: { $0.start < $1.start }) {
            guard let from = next, line.last >= from, line.start <= days.last else { continue }
            if line.start > from { close(before: line.start) }
            next = line.last.adding(days: 1)
        }
        if let from = next, from <= days.last, let end = days.last.adding(days: 1) { close(before: end) }
        return gaps
    }

    /// Cents some lines pay for the days: the running sum at their end, less that before their start, each rounded.
    private func cents(_ lines: [Cost]) -> Int64 {
        func running(_ count: (Period) -> Int) -> Int64 {
            Int64(
                lines.reduce(0.0) { sum, line in
                    sum + Double(line.amount.cents) * (Double(count(line.period)) / Double(line.period.days))
                }.rounded())
        }
        let end = running { max(0, min($0.last.dayNumber, days.last.dayNumber) - $0.start.dayNumber + 1) }
        let start = running { max(0, min($0.last.dayNumber, days.start.dayNumber - 1) - $0.start.dayNumber + 1) }
        return end - start
    }

    /// Cents, not rounded, that some lines charge to each group.
    private func charges(_ lines: [Cost], _ groups: Groups) -> [Double] {
        var charges = [Double](repeating: 0, count: groups.isAsked.count)
        for line in lines {
            guard let span = Period(first: max(line.period.start, days.start), last: min(line.period.last, days.last))
            else { continue }
            let amount = Double(line.amount.cents) * Double(span.days) / Double(line.period.days)
            let hours =
                groups.hours(span, of: line.fundings) ?? groups.hours(span, of: []) ?? groups.hours(days, of: []) ?? []
            let whole = Double(hours.reduce(0, +))
            for (group, worked) in hours.enumerated() where whole > 0 {
                charges[group] += amount * Double(worked) / whole
            }
        }
        return charges
    }
}

/// The parts of the activity that add up to it, in order: those of the dimensions something is asked for in.
private struct Groups {
    /// What is alike in each.
    private let names: [[String]]
    /// Whether each is asked for.
    let isAsked: [Bool]
    private let rows: [(day: String, funding: String, group: Int, worked: Int)]

    init(_ work: Workload) {
        func name(_ key: Workload.Key) -> [String] { work.fundings.isEmpty ? key.codes : key.codes + [key.funding] }
        let sorted = work.amounts.sorted { $0.key < $1.key }
        var asked: [[String]: Bool] = [:]
        for (key, _) in sorted { asked[name(key)] = asked[name(key)] ?? false || key.isAsked }
        names = asked.keys.sorted { $0.lexicographicallyPrecedes($1) }
        isAsked = names.map { asked[$0] ?? false }
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        rows = sorted.map { key, amount in (key.day, key.funding, places[name(key)] ?? 0, amount.worked) }
    }

    /// Work of each group over some days; nil when there is none.
    /// - Parameter fundings: that of these fundings alone; all for none.
    func hours(_ days: Period, of fundings: [String]) -> [Int]? {
        let (first, last) = (days.start.description, days.last.description)
        var hours = [Int](repeating: 0, count: names.count)
        for row in rows where first <= row.day && row.day <= last {
            if fundings.isEmpty || fundings.contains(row.funding) { hours[row.group] += row.worked }
        }
        return hours.contains { $0 > 0 } ? hours : nil
    }

    /// Cents of what is asked for, the whole shared by largest remainder.
    /// - Parameter charges: of each group, not rounded; they add up to the whole, but for less than a cent.
    func asked(of whole: Int64, _ charges: [Double]) -> Int64 {
        var shares = charges.map { Int64($0.rounded(.down)) }
        var rest = whole - shares.reduce(0, +)
        let order = charges.indices.sorted {
            let (left, right) = (charges[$0] - Double(shares[$0]), charges[$1] - Double(shares[$1]))
            return left != right ? left > right : $0 < $1
        }
        for group in order where rest > 0 && charges[group] > 0 {
            shares[group] += 1
            rest -= 1
        }
        return zip(shares, isAsked).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    }
}

extension Inputs {
    /// Charges costs to the activity of some days, or to a part of it.
    /// - Parameters:
    ///   - costs: the accounts.
    ///   - today: costs of the days after it are left out.
    ///   - work: what the sessions weigh, with the part asked for; nil for the whole activity.
    package init(_ costs: [Cost], of period: Period, today: CivilDate, work: Workload?) {
        guard let days = Period(first: period.start, last: min(period.last, today)) else {
            self.init(.absent(.daysWithoutCost([period])))
            return
        }
        self.init(CostAllocation(costs, days, work).outcome, until: days == period ? nil : today)
    }

    /// Charges costs to the sessions a tally counted, as it weighs them; absent where what it lacks of sessions purged is
    /// what the costs of a part are shared by.
    package init(_ costs: [Cost], of period: Period, today: CivilDate, _ tally: Tally) {
        if tally.work != nil, let gap = tally.gap, gap.isWhole || gap.lacksDays {
            self.init(.absent(.purged(on: gap.purgedOn)))
        } else {
            self.init(costs, of: period, today: today, work: tally.work)
        }
    }
}
