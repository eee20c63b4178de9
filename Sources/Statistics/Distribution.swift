import Foundation

/// A probability distribution of one uncertain figure.
package enum Distribution: Sendable, Hashable {
    /// Always the same value.
    case fixed(Double)
    /// PERT on `min...max`: a Beta with α = 1 + 4(mode − min)/(max − min), β = 1 + 4(max − mode)/(max − min).
    case pert(min: Double, mode: Double, max: Double)
    /// Triangular on `min...max`.
    case triangular(min: Double, mode: Double, max: Double)
    /// Beta(α, β) on 0...1, both above zero.
    case beta(alpha: Double, beta: Double)
    /// Lognormal of that median, with σ = ln(P95/P5) / (2 × 1.64485).
    case lognormal(median: Double, sigma: Double)

    /// The standard normal quantile of 0.95.
    package static let z95 = 1.6448536269514722

    /// Lognormal of that median with those 5th and 95th percentiles, all above zero.
    package static func lognormal(median: Double, p5: Double, p95: Double) -> Distribution {
        .lognormal(median: median, sigma: log(p95 / p5) / (2 * z95))
    }

    /// Fills a column with draws, in order. The sequence depends on the generator alone.
    package func fill(_ column: UnsafeMutableBufferPointer<Double>, with random: inout SeededRandom) {
        switch self {
        case .fixed(let value):
            column.update(repeating: value)
        case .pert(let low, let mode, let high):
            guard high > low else { return column.update(repeating: mode) }
            let draw = BetaDraw(1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low))
            for index in column.indices { column[index] = low + (high - low) * draw.next(&random) }
        case .triangular(let low, let mode, let high):
            guard high > low else { return column.update(repeating: mode) }
            let peak = (mode - low) / (high - low)
            for index in column.indices {
                let draw = random.unit()
                column[index] =
                    draw < peak
                    ? low + (draw * (high - low) * (mode - low)).squareRoot()
                    : high - ((1 - draw) * (high - low) * (high - mode)).squareRoot()
            }
        case .beta(let alpha, let beta):
            let draw = BetaDraw(alpha, beta)
            for index in column.indices { column[index] = draw.next(&random) }
        case .lognormal(let median, let sigma):
            let draw = NormalDraw()
            for index in column.indices { column[index] = median * exp(sigma * draw.next(&random)) }
        }
    }

    /// The mean, in closed form.
    package var mean: Double {
        switch self {
        case .fixed(let value): value
        case .pert(let low, let mode, let high): (low + 4 * mode + high) / 6
        case .triangular(let low, let mode, let high): (low + mode + high) / 3
        case .beta(let alpha, let beta): alpha / (alpha + beta)
        case .lognormal(let median, let sigma): median * exp(sigma * sigma / 2)
        }
    }
}

/// Draws of a Gamma(shape, 1) (Marsaglia & Tsang, 2000); shapes below 1 by the usual boost.
private struct GammaDraw {
    private let boost: Double?
    private let d: Double
    private let c: Double
    private let normal = NormalDraw()

    init(_ shape: Double) {
        boost = shape < 1 ? 1 / shape : nil
        d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
        c = 1 / (9 * d).squareRoot()
    }

    func next(_ random: inout SeededRandom) -> Double {
        guard let boost else { return whole(&random) }
        let share = pow(1 - random.unit(), boost)
        return whole(&random) * share
    }

    private func whole(_ random: inout SeededRandom) -> Double {
        while true {
            let x = normal.next(&random)
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            let u = 1 - random.unit()
            if u < 1 - 0.0331 * (x * x) * (x * x) || log(u) < 0.5 * x * x + d * (1 - v + log(v)) { return d * v }
        }
    }
}

/// Draws of a Beta: one gamma over the sum of two.
private struct BetaDraw {
    private let left: GammaDraw
    private let right: GammaDraw

    init(_ alpha: Double, _ beta: Double) {
        left = GammaDraw(alpha)
        right = GammaDraw(beta)
    }

    func next(_ random: inout SeededRandom) -> Double {
        let part = left.next(&random)
        return part / (part + right.next(&random))
    }
}

/// The ranks, from 0, of the values of a sample without NaN; ties take the order they come in.
///
/// A radix sort of the bit patterns, which sort as the numbers do once negative ones are turned over: several times
/// quicker than comparing.
package func ranks(_ sample: [Double]) -> [Double] {
    var items = sample.enumerated().map { position, value -> (key: UInt64, position: Int32) in
        let bits = value.bitPattern
        return (bits ^ (bits >> 63 == 1 ? .max : 1 << 63), Int32(position))
    }
    var sorted = items
    let width = 11
    for shift in stride(from: 0, to: 64, by: width) {
        var ends = [Int](repeating: 0, count: 1 << width)
        for item in items { ends[Int(truncatingIfNeeded: item.key >> shift) & (1 << width - 1)] += 1 }
        // Sixty-four bits hold few different digits in their high places: nothing to move when all are alike.
        if ends.contains(items.count) { continue }
        var sum = 0
        for digit in ends.indices { (ends[digit], sum) = (sum, sum + ends[digit]) }
        for item in items {
            let digit = Int(truncatingIfNeeded: item.key >> shift) & (1 << width - 1)
            sorted[ends[digit]] = item
            ends[digit] += 1
        }
        swap(&items, &sorted)
    }
    var ranks = [Double](repeating: 0, count: sample.count)
    for (rank, item) in items.enumerated() { ranks[Int(item.position)] = Double(rank) }
    return ranks
}

/// Spearman's rank correlation of two samples of one length, given by their ranks; 0 for fewer than two values.
package func rankCorrelation(_ left: [Double], _ right: [Double]) -> Double {
    guard left.count == right.count, left.count > 1 else { return 0 }
    var squares = 0.0
    for index in left.indices { squares += (left[index] - right[index]) * (left[index] - right[index]) }
    let count = Double(left.count)
    return 1 - 6 * squares / (count * (count * count - 1))
}
