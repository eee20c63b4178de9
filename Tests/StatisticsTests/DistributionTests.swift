import Foundation
import Testing

@testable import Statistics

@Suite struct DistributionTests {
    /// Draws of a distribution.
    private static func draws(_ distribution: Distribution, _ count: Int = 20_000, seed: UInt64 = 1) -> [Double] {
        var random = SeededRandom(seed: seed)
        var column = [Double](repeating: .nan, count: count)
        column.withUnsafeMutableBufferPointer { distribution.fill($0, with: &random) }
        return column
    }

    /// A distribution and its distribution function, in closed form.
    struct Known: CustomTestStringConvertible {
        let distribution: Distribution
        let probability: @Sendable (Double) -> Double
        var testDescription: String { "\(distribution)" }
    }

    private static let known = [
        Known(distribution: .triangular(min: 2, mode: 3, max: 7)) { x in
            x < 3 ? (x - 2) * (x - 2) / 5 : 1 - (7 - x) * (7 - x) / 20
        },
        Known(distribution: .triangular(min: 0, mode: 0, max: 1)) { x in 1 - (1 - x) * (1 - x) },
        Known(distribution: .beta(alpha: 2, beta: 2)) { x in x * x * (3 - 2 * x) },
        Known(distribution: .beta(alpha: 1, beta: 3)) { x in 1 - (1 - x) * (1 - x) * (1 - x) },
        Known(distribution: .beta(alpha: 1, beta: 1)) { x in x },
        // The arcsine law: shapes below one.
        Known(distribution: .beta(alpha: 0.5, beta: 0.5)) { x in 2 / .pi * asin(x.squareRoot()) },
        // PERT with its mode in the middle is a Beta(3, 3) stretched; at its low end, a Beta(1, 5).
        Known(distribution: .pert(min: 10, mode: 20, max: 30)) { x in
            let share = (x - 10) / 20
            return share * share * share * (10 - 15 * share + 6 * share * share)
        },
        Known(distribution: .pert(min: 0, mode: 0, max: 2)) { x in 1 - pow(1 - x / 2, 5) },
        Known(distribution: .lognormal(median: 3, sigma: 0.5)) { x in 0.5 * erfc(-log(x / 3) / 0.5 / 2.0.squareRoot())
        },
    ]

    @Test(arguments: known)
    func `draws follow the distribution in closed form`(known: Known) {
        for seed in [1, 2] as [UInt64] {
            #expect(distance(Self.draws(known.distribution, seed: seed), known.probability) < 1, "\(seed)")
        }
    }

    @Test func `a wrong distribution would be seen`() {
        let sample = Self.draws(.pert(min: 10, mode: 20, max: 30))
        #expect(distance(sample) { x in (x - 10) / 20 } > 1)
        #expect(distance(sample.map { $0 + 0.3 }, Self.known[6].probability) > 1)
    }

    @Test(arguments: known.map(\.distribution))
    func `the mean in closed form is that of the draws`(distribution: Distribution) {
        let sample = Self.draws(distribution)
        let mean = sample.reduce(0, +) / Double(sample.count)
        let variance = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sample.count)
        #expect(abs(mean - distribution.mean) < 4 * (variance / Double(sample.count)).squareRoot())
    }

    @Test func `a lognormal given by its percentiles has them`() throws {
        let distribution = Distribution.lognormal(median: 10, p5: 5, p95: 20)
        let sample = Self.draws(distribution, 50_000)
        for (probability, expected) in [(0.05, 5.0), (0.5, 10), (0.95, 20)] {
            #expect(abs(try #require(quantile(sample, probability)) / expected - 1) < 0.03, "\(probability)")
        }
        #expect(sample.allSatisfy { $0 > 0 })
    }

    @Test func `a distribution without width is its value, and no draw leaves its bounds`() {
        #expect(Set(Self.draws(.fixed(4), 10)) == [4])
        #expect(Set(Self.draws(.pert(min: 2, mode: 2, max: 2), 10)) == [2])
        #expect(Set(Self.draws(.triangular(min: 2, mode: 2, max: 2), 10)) == [2])
        for distribution in [Distribution.pert(min: 1, mode: 1, max: 3), .triangular(min: 1, mode: 3, max: 3)] {
            #expect(Self.draws(distribution).allSatisfy { (1...3).contains($0) })
        }
        #expect(Distribution.fixed(4).mean == 4)
    }

    @Test func `the same seed gives the same draws, another seed others`() {
        let distribution = Distribution.pert(min: 0, mode: 1, max: 5)
        #expect(Self.draws(distribution, 100) == Self.draws(distribution, 100))
        #expect(Self.draws(distribution, 100) != Self.draws(distribution, 100, seed: 2))
    }

    @Test func `normal draws follow the normal law, in its tails too`() {
        var random = SeededRandom(seed: 5)
        let draw = NormalDraw()
        let sample = (0..<200_000).map { _ in draw.next(&random) }
        #expect(distance(sample) { 0.5 * erfc(-$0 / 2.0.squareRoot()) } < 1)
        // Beyond 3 on both sides: 0.26998 %, 540 of them; beyond 3.6541 (the last layer): 0.0258 %, 51.6.
        let beyond = [3, 3.654_152_885_361_008_8].map { edge in sample.count { abs($0) > edge } }
        #expect(abs(beyond[0] - 540) < 80 && abs(beyond[1] - 52) < 25, "\(beyond)")
        #expect(sample.contains { $0 > 3.7 } && sample.contains { $0 < -3.7 })
    }
}
