import Mediation
import Nomenclature
import Statistics
import Testing

@testable import Reports

/// Small counts stay hidden from whoever subtracts everything that is published.
@Suite struct DisclosureTests {
    private static let labels = Labels(CodeBook.common, Roster())
    private static let ages = ["0_5", "6_11", "12_17", "18_25", "26_39", "40_59"]
    private static let codes: [Dimension: [String]] = [
        .ageBand: ages, .gender: ["femme", "homme", "non_renseigne"], .place: ["p1", "p2", "p3", "p4"],
        .territory: ["qpv", "hors_qpv", "sans_domicile", "non_renseigne"],
    ]
    private static let tables = [
        TableDefinition(.passages, by: [.ageBand, .gender]), TableDefinition(.passages, by: [.place, .territory]),
        TableDefinition(.passages, by: [.place, .gender]), TableDefinition(.passages, by: [.territory]),
    ]

    /// A quarter of visits, each with its own traits, some rarer than others.
    private static func tally(_ random: inout SeededRandom, visits: Int) -> Tally {
        var tally = Tally()
        let rarity = random.unit() * 2
        for _ in 0..<visits {
            var codes: [Dimension: String] = [:]
            for (dimension, list) in Self.codes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                let weights = list.enumerated().map { ($1, 1 / Double($0 * $0 + 1) + (rarity < 1 ? 0.3 : 0)) }
                codes[dimension] = random.pick(weights)
            }
            for request in Set(tables.flatMap(\.requests)) {
                let key = request.dimensions.compactMap { codes[$0] }
                tally.crossings[request.code, default: Tally.Crossing()].cells[key, default: Tally.Cell()].value += 1
                tally.crossings[request.code]?.total.value += 1
            }
        }
        tally.totals.passages = visits
        return tally
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func
        `subtracting every published figure of a year recovers no hidden cell, over a thousand registers in four parts`(
            seed: UInt64
        )
    {
        var random = SeededRandom(seed: seed)
        var hidden = 0
        for _ in 0..<250 {
            let leaves = (0..<4).map { _ in Self.tally(&random, visits: random.integer(in: 8...110)) }
            let attacks = [Audience.financeur, .public].map { Attack(Self.tables, leaves, $0, Self.labels) }
            for attack in attacks {
                #expect(attack.smallShown.isEmpty)
                let found = attack.subtracted
                #expect(found.isEmpty, "\(found.map { "\($0.crossing) \($0.key) \($0.period)" })")
                hidden += attack.hidden.count
            }
            // The public is shown nothing that a funder is not.
            #expect(attacks[0].hidden.isSubset(of: attacks[1].hidden.union(attacks[1].withheld)))
        }
        #expect(hidden > 1000)
    }

    @Test func `solving all equations of a year at once recovers no hidden cell`() {
        var random = SeededRandom(seed: 77)
        for _ in 0..<8 {
            let leaves = (0..<4).map { _ in Self.tally(&random, visits: random.integer(in: 40...200)) }
            #expect(Attack(Self.tables, leaves, .financeur, Self.labels).solved.isEmpty)
        }
    }

    @Test func `the attacker finds hidden cells where only the small ones are hidden`() {
        var random = SeededRandom(seed: 7)
        let found = (0..<20).filter { _ in
            let leaves = (0..<4).map { _ in Self.tally(&random, visits: 120) }
            return !Attack(Self.tables, leaves, .financeur, Self.labels, isNaive: true).subtracted.isEmpty
        }
        #expect(found.count > 15)
    }

    @Test func `few cells are hidden beyond the small ones in a table of twelve by eight`() {
        var random = SeededRandom(seed: 11)
        var (complementary, cells) = (0, 0)
        for _ in 0..<100 {
            // Sizes as in a year's tables: some zeros, a long tail.
            let values = (0..<12).map { _ in
                (0..<8).map { _ in random.happens(0.15) ? 0 : Int(-14 * log1p(-random.unit())) }
            }
            let rows = values.map { $0.reduce(0, +) }
            let columns = (0..<8).map { column in values.reduce(0) { $0 + $1[column] } }
            func line(_ sums: [Int]) -> SuppressionLine {
                SuppressionLine(values: [sums], isAdditive: true, thresholds: sums.map { _ in 5 })
            }
            var problem = SuppressionProblem(
                levels: Levels(leaves: 1), lines: [line(rows), line(columns)],
                grids: [SuppressionGrid(rowLine: 0, columnLine: 1, values: [values])])
            problem.solve()
            #expect(!problem.grids[0].isWithheld)
            cells += 96
            for row in 0..<12 {
                for column in 0..<8 where problem.grids[0].depths[row][column] >= 0 && values[row][column] >= 5 {
                    complementary += 1
                }
            }
        }
        #expect(Double(complementary) / Double(cells) < 0.1)
    }

    private func log1p(_ x: Double) -> Double {
        // ln(1 + x) by its series in 2·artanh, enough for a test's random sizes.
        let ratio = x / (2 + x)
        var (term, sum, power) = (ratio, 0.0, 1.0)
        for _ in 0..<400 {
            sum += term / power
            term *= ratio * ratio
            power += 2
        }
        return 2 * sum
    }

    @Test func `a small count of people known apart is hidden like any other`() {
        let table = TableDefinition(.people, by: [.gender])
        var tally = Tally()
        for (code, count) in [("femme", 60), ("homme", 40), (Tally.uncrossed, 3)] {
            tally.crossings[table.crossing.code, default: Tally.Crossing()].cells[[code]] = Tally.Cell(value: count)
            tally.crossings[table.crossing.code]?.total += Tally.Cell(value: count)
        }
        let masking = Disclosure(labels: Self.labels, audience: .financeur, leaves: [tally]).decide([table]).masking([0]
        )
        #expect(masking.reason(table.crossing.code, [Tally.uncrossed]) == .small)
        #expect(masking.reason(table.crossing.code, ["homme"]) == .complementary)
    }

    @Test func `a definition's rare places are put together, the same for all audiences`() {
        var random = SeededRandom(seed: 5)
        var tally = Self.tally(&random, visits: 300)
        let request = Self.tables[1].margin(.place).code
        for code in ["p8", "p9"] { tally.crossings[request]?.cells[[code]] = Tally.Cell(value: 3) }
        for audience in [Audience.financeur, .public] {
            let decision = Disclosure(labels: Self.labels, audience: audience, leaves: [tally]).decide(Self.tables)
            #expect(decision.merges.codes["passages"]?[.place] == ["p8", "p9"])
        }
    }
}

/// Everything published of one year for one audience, and what can be computed from it.
private struct Attack {
    struct Cell: Hashable {
        let crossing: String
        let key: [String]
        let period: [Int]
    }
    private struct Equation {
        var terms: [Cell: Double] = [:]
        var rest = 0
    }

    private(set) var hidden: Set<Cell> = []
    private(set) var withheld: Set<Cell> = []
    private(set) var smallShown: [Cell] = []
    private var equations: [Equation] = []
    private static let periods = [[0], [1], [2], [3], [0, 1], [2, 3], [0, 1, 2, 3]]

    init(
        _ tables: [TableDefinition], _ leaves: [Tally], _ audience: Audience, _ labels: Labels, isNaive: Bool = false
    ) {
        let decision = Disclosure(labels: labels, audience: audience, leaves: leaves).decide(tables)
        let merges = decision.merges
        let maskings = Dictionary(uniqueKeysWithValues: Self.periods.map { ($0, decision.masking($0)) })
        let merged = leaves.map { merges.applied(to: $0, tables.flatMap(\.requests)) }
        let requests = Set(tables.flatMap(\.requests)).sorted { $0.code < $1.code }
        var values: [Cell: Int] = [:]
        /// Every cell a table prints: the rows and columns seen, crossed.
        func keys(_ request: CrossingRequest) -> [[String]] {
            if request.dimensions.count == 2 {
                let sides = request.dimensions.map { keys(CrossingRequest(request.measure, by: [$0])).map { $0[0] } }
                return sides[0].flatMap { row in sides[1].map { [row, $0] } }
            }
            return Set(merged.flatMap { $0.crossings[request.code]?.cells.keys.map { $0 } ?? [] }).sorted {
                $0.lexicographicallyPrecedes($1)
            }
        }
        func value(_ request: CrossingRequest, _ key: [String], _ period: [Int]) -> Int {
            period.reduce(0) { $0 + (merged[$1].crossings[request.code]?.cells[key]?.value ?? 0) }
        }
        let threshold = audience.threshold(sensitive: false)
        var shown: Set<Cell> = []
        for period in Self.periods {
            guard let masking = maskings[period] else { continue }
            for request in requests {
                for key in keys(request) {
                    let cell = Cell(crossing: request.code, key: key, period: period)
                    let count = value(request, key, period)
                    values[cell] = count
                    if masking.withheld.contains(request.code) {
                        withheld.insert(cell)
                        continue
                    }
                    let isSmall = count < threshold && count > 0
                    let isHidden = isNaive ? isSmall : masking.reason(request.code, key) != nil
                    if isHidden { hidden.insert(cell) } else { shown.insert(cell) }
                    if !isHidden, isSmall { smallShown.append(cell) }
                }
            }
        }
        func equation(_ parts: [Cell], _ total: Cell?, _ sum: Int) {
            var equation = Equation()
            equation.rest = sum
            for part in parts {
                if shown.contains(part) {
                    equation.rest -= values[part] ?? 0
                } else {
                    equation.terms[part, default: 0] += 1
                }
            }
            if let total {
                if shown.contains(total) {
                    equation.rest += values[total] ?? 0
                } else {
                    equation.terms[total, default: 0] -= 1
                }
            }
            if !equation.terms.isEmpty { equations.append(equation) }
        }
        for period in Self.periods {
            let total = period.reduce(0) { $0 + merged[$1].totals.passages }
            for table in tables {
                for (position, dimension) in table.dimensions.enumerated() {
                    let margin = table.dimensions.count > 1 ? table.margin(dimension) : table.crossing
                    let codes = keys(margin).map { $0[0] }
                    equation(codes.map { Cell(crossing: margin.code, key: [$0], period: period) }, nil, total)
                    guard table.dimensions.count > 1 else { continue }
                    for code in codes {
                        let parts = keys(table.crossing).filter { $0[position] == code }.map {
                            Cell(crossing: table.crossing.code, key: $0, period: period)
                        }
                        equation(parts, Cell(crossing: margin.code, key: [code], period: period), 0)
                    }
                }
            }
        }
        for (whole, parts) in [([0, 1], [[0], [1]]), ([2, 3], [[2], [3]]), ([0, 1, 2, 3], [[0, 1], [2, 3]])] {
            for request in requests {
                for key in keys(request) {
                    equation(
                        parts.map { Cell(crossing: request.code, key: key, period: $0) },
                        Cell(crossing: request.code, key: key, period: whole), 0)
                }
            }
        }
    }

    /// Hidden cells got by subtraction, one after the other: where an equation has one unknown left, or where counts that
    /// add up to nothing are all zero.
    var subtracted: [Cell] {
        var left = equations
        var known: [Cell: Int] = [:]
        var isChanged = true
        while isChanged {
            isChanged = false
            for index in left.indices {
                for (cell, factor) in left[index].terms {
                    guard let value = known[cell] else { continue }
                    left[index].rest -= value * Int(factor)
                    left[index].terms[cell] = nil
                }
                let terms = left[index].terms
                if terms.count == 1, let (cell, factor) = terms.first {
                    known[cell] = left[index].rest / Int(factor)
                    isChanged = true
                } else if !terms.isEmpty, left[index].rest == 0, Set(terms.values).count == 1 {
                    for cell in terms.keys { known[cell] = 0 }
                    isChanged = true
                }
            }
        }
        return known.keys.filter(hidden.contains)
    }

    /// Hidden cells that the published figures determine, solving all equations at once (Gauss-Jordan).
    var solved: [Cell] {
        var found: [Cell] = []
        let unknown = Set(equations.flatMap(\.terms.keys)).sorted {
            ($0.crossing, $0.key.joined(separator: "|"), $0.period.count, $0.period[0])
                < ($1.crossing, $1.key.joined(separator: "|"), $1.period.count, $1.period[0])
        }
        let ranks = Dictionary(uniqueKeysWithValues: unknown.enumerated().map { ($1, $0) })
        let width = unknown.count
        var matrix = [Double](repeating: 0, count: equations.count * width)
        for (row, equation) in equations.enumerated() {
            for (cell, factor) in equation.terms { matrix[row * width + (ranks[cell] ?? 0)] += factor }
        }
        let height = equations.count
        matrix.withUnsafeMutableBufferPointer { cells in
            var done = 0
            for column in 0..<width where done < height {
                guard let pivot = (done..<height).first(where: { abs(cells[$0 * width + column]) > 1e-9 }) else {
                    continue
                }
                let lead = cells[pivot * width + column]
                for place in 0..<width {
                    let kept = cells[pivot * width + place] / lead
                    cells[pivot * width + place] = cells[done * width + place]
                    cells[done * width + place] = kept
                }
                for row in 0..<height where row != done {
                    let factor = cells[row * width + column]
                    if abs(factor) < 1e-9 { continue }
                    var place = column
                    while place < width {
                        cells[row * width + place] -= factor * cells[done * width + place]
                        place += 1
                    }
                }
                done += 1
            }
            for row in 0..<done {
                let own = (0..<width).filter { abs(cells[row * width + $0]) > 1e-7 }
                if own.count == 1, hidden.contains(unknown[own[0]]) { found.append(unknown[own[0]]) }
            }
        }
        return found
    }
}
