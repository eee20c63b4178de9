import Mediation

/// The counts of scopes that leave the association rounded: what each cell becomes, and what is hidden.
///
/// A count under the threshold is hidden, zero too, among all codes counted in the year, so that a row tells nothing by
/// being there. So is a count that the exact tables of its year hide under the same key, which it would bound.
struct RoundedCounts {
    let rounding: Rounding
    let audience: Audience
    let labels: Labels
    let period: Period
    /// What the report asks, and what its definition covers.
    let scopes: [SessionFilter]
    /// The years of the period, and what their own tables hide.
    let years: [PublishedYear]

    /// Rounds one crossing of a tally, and hides what must be.
    func apply(_ request: CrossingRequest, _ tally: inout Tally, _ masking: inout Masking) {
        masking.rounded.insert(request.code)
        guard request.measure != .people, var crossing = tally.crossings[request.code] else { return }
        let step = request.measure.unitsPerHead
        var cells: [[String]: Tally.Cell] = [:]
        for key in keys(request, crossing) {
            let count = crossing.cells[key]?.value ?? 0
            if count < threshold(request, key) * step {
                masking.reasons[request.code, default: [:]][key] = .small
            } else if years.contains(where: { $0.hides(request, key) }) {
                masking.reasons[request.code, default: [:]][key] = .complementary
            } else {
                cells[key] = Tally.Cell(value: rounding.rounded(count, step: step))
            }
        }
        crossing.cells = cells
        let few = 1..<audience.threshold(sensitive: false) * step
        if few.contains(crossing.total.value) {
            masking.withheld.insert(request.code)
        } else {
            crossing.total.value = rounding.rounded(crossing.total.value, step: step)
        }
        tally.crossings[request.code] = crossing
    }

    /// Rounds the grand totals, but those too small, which indicators hide.
    /// - Parameter hasThemes: whether the sessions are those of some themes.
    func apply(_ totals: inout Tally.Totals, hasThemes: Bool) {
        func round(_ total: inout Int, step: Int = 1) {
            if total >= audience.threshold(sensitive: false) * step { total = rounding.rounded(total, step: step) }
        }
        round(&totals.passages)
        round(&totals.requests)
        round(&totals.participations)
        round(&totals.turnedAway)
        round(&totals.unknownAnswers)
        (totals.headCountLines, totals.headsInHeadCounts) = (min(totals.headCountLines, 1), 0)
        guard hasThemes else { return }
        round(&totals.sessions)
        round(&totals.minutes, step: Measure.minutes.unitsPerHead)
    }

    /// The largest of the codes of the key, of the condition and of what is asked.
    private func threshold(_ request: CrossingRequest, _ key: [String]) -> Int {
        let isSensitive =
            zip(request.dimensions, key).contains { labels.isSensitive($0, $1) }
            || scopes.contains { labels.isSensitive($0) } || labels.isSensitive(request.condition)
        return audience.threshold(sensitive: isSensitive)
    }

    // MARK: - Rows

    /// Every key a table may have a row or a cell for: the codes counted in the year, crossed.
    private func keys(_ request: CrossingRequest, _ crossing: Tally.Crossing) -> [[String]] {
        var keys: [[String]] = [[]]
        for (rank, dimension) in request.dimensions.enumerated() {
            var codes: Set<String> = []
            for year in years { codes.formUnion(year.codes(request.measure, dimension)) }
            codes = codes.filter { isCovered(dimension, $0, request) }
            // Of what no exact table counts, the rows that are shown alone.
            if codes.isEmpty { codes = shown(rank, request, crossing) }
            keys = keys.flatMap { key in codes.sorted().map { key + [$0] } }
        }
        return request.dimensions.isEmpty ? [] : keys
    }

    private func shown(_ rank: Int, _ request: CrossingRequest, _ crossing: Tally.Crossing) -> Set<String> {
        var sums: [String: Int] = [:]
        for (key, cell) in crossing.cells { sums[key[rank], default: 0] += cell.value }
        let dimension = request.dimensions[rank]
        return Set(
            sums.filter { code, count in
                count >= audience.threshold(sensitive: labels.isSensitive(dimension, code))
                    * request.measure.unitsPerHead
            }.keys)
    }

    /// Whether a code can be counted in the scope: another kind, place, theme or month cannot.
    private func isCovered(_ dimension: Dimension, _ code: String, _ request: CrossingRequest) -> Bool {
        if dimension == .month { return period.months.contains(code) }
        if code == Tally.merged || code == Tally.uncrossed { return true }
        var condition = SessionFilter()
        condition.kinds = request.condition.kinds
        condition.placeKinds = request.condition.placeKinds
        condition.themes = request.condition.themes
        return (scopes + [condition]).allSatisfy { labels.covers($0, dimension, code, of: request.measure) }
    }
}
