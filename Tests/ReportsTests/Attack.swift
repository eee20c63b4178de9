import Mediation
import Nomenclature

@testable import Reports

/// Everything published of one year for one audience, and what can be computed from it.
struct Attack {
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
        _ tables: [TableDefinition], _ subperiods: [Tally], _ audience: Audience, _ labels: Labels,
        isNaive: Bool = false
    ) {
        let decision = Disclosure(labels: labels, audience: audience, subperiods: subperiods).decide(tables)
        let merges = decision.merges
        let maskings = Dictionary(uniqueKeysWithValues: Self.periods.map { ($0, decision.masking($0)) })
        let merged = subperiods.map { merges.applied(to: $0, tables.flatMap(\.requests)) }
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
