import Foundation

/// A probability distribution of one uncertain figure.
public enum Distribution: Sendable, Hashable {
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
    public static let z95 = 1.6448536269514722

    /// Lognormal of that median with those 5th and 95th percentiles, all above zero.
    public static func lognormal(median: Double, p5: Double, p95: Double) -> Distribution {
        .lognormal(median: median, sigma: log(p95 / p5) / (2 * z95))
    }

    /// Fills a column with draws, in order. The sequence depends on the generator alone.
    public func fill(_ column: UnsafeMutableBufferPointer<Double>, with random: inout SeededRandom) {
        var spare: Double?
        switch self {
        case .fixed(let value):
            column.update(repeating: value)
        case .pert(let low, let mode, let high):
            guard high > low else { return column.update(repeating: mode) }
            let alpha = 1 + 4 * (mode - low) / (high - low)
            let beta = 1 + 4 * (high - mode) / (high - low)
            for index in column.indices { column[index] = low + (high - low) * Self.beta(alpha, beta, &random, &spare) }
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
            for index in column.indices { column[index] = Self.beta(alpha, beta, &random, &spare) }
        case .lognormal(let median, let sigma):
            for index in column.indices { column[index] = median * exp(sigma * Self.normal(&random, &spare)) }
        }
    }

    /// The mean, in closed form.
    public var mean: Double {
        switch self {
        case .fixed(let value): value
        case .pert(let low, let mode, let high): (low + 4 * mode + high) / 6
        case .triangular(let low, let mode, let high): (low + mode + high) / 3
        case .beta(let alpha, let beta): alpha / (alpha + beta)
        case .lognormal(let median, let sigma): median * exp(sigma * sigma / 2)
        }
    }

    /// One standard normal number, by Marsaglia's polar method, which makes two at a time: the other is kept.
    private static func normal(_ random: inout SeededRandom, _ spare: inout Double?) -> Double {
        if let kept = spare {
            spare = nil
            return kept
        }
        while true {
            let (x, y) = (2 * random.unit() - 1, 2 * random.unit() - 1)
            let square = x * x + y * y
            guard square > 0, square < 1 else { continue }
            let scale = (-2 * log(square) / square).squareRoot()
            spare = y * scale
            return x * scale
        }
    }

    /// One Gamma(shape, 1) number (Marsaglia & Tsang, 2000); shapes below 1 by the usual boost.
    private static func gamma(
        _ shape: Double, _ random: inout SeededRandom, _ spare: inout Double?
    ) -> Double {
        guard shape >= 1 else {
            let boost = pow(1 - random.unit(), 1 / shape)
            return gamma(shape + 1, &random, &spare) * boost
        }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal(&random, &spare)
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            let u = 1 - random.unit()
            if u < 1 - 0.0331 * (x * x) * (x * x) || log(u) < 0.5 * x * x + d * (1 - v + log(v)) { return d * v }
        }
    }

    private static func beta(
        _ alpha: Double, _ beta: Double, _ random: inout SeededRandom, _ spare: inout Double?
    ) -> Double {
        let left = gamma(alpha, &random, &spare)
        return left / (left + gamma(beta, &random, &spare))
    }
}

/// The ranks, from 0, of the values of a sample; ties take the order they come in.
public func ranks(_ sample: [Double]) -> [Double] {
    // Pairs rather than positions: a sort that follows positions misses the cache at every comparison.
    var pairs = sample.enumerated().map { (value: $1, position: Int32($0)) }
    pairs.sort { $0.value < $1.value }
    var ranks = [Double](repeating: 0, count: sample.count)
    for (rank, pair) in pairs.enumerated() { ranks[Int(pair.position)] = Double(rank) }
    return ranks
}

/// Spearman's rank correlation of two samples of one length, given by their ranks; 0 for fewer than two values.
public func rankCorrelation(_ left: [Double], _ right: [Double]) -> Double {
    guard left.count == right.count, left.count > 1 else { return 0 }
    var squares = 0.0
    for index in left.indices { squares += (left[index] - right[index]) * (left[index] - right[index]) }
    let count = Double(left.count)
    return 1 - 6 * squares / (count * (count * count - 1))
}
