import Statistics
import Testing

@Suite struct RanksTests {
    @Test func `ranks are those of a sort that keeps the order of ties`() {
        var random = SeededRandom(seed: 6)
        let sample = (0..<5000).map { _ in Double(random.integer(in: -400...400)) / 8 }
        var expected = [Double](repeating: 0, count: sample.count)
        let order = sample.indices.sorted { (sample[$0], $0) < (sample[$1], $1) }
        for (rank, position) in order.enumerated() { expected[position] = Double(rank) }
        #expect(ranks(sample) == expected)
    }

    @Test func `any finite or infinite number has its rank`() {
        let least = Double.leastNonzeroMagnitude
        let sample = [1e300, -.infinity, least, 0, -least, .infinity, -1e300, 1]
        #expect(ranks(sample) == [6, 0, 4, 3, 2, 7, 1, 5])
        #expect(ranks([]) == [] && ranks([3]) == [0])
    }

    @Test func `the correlation of ranks is that of the textbook`() {
        // https://en.wikipedia.org/wiki/Spearman's_rank_correlation_coefficient: ρ = −29/165.
        let quotients: [Double] = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
        let hours: [Double] = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
        #expect(abs(rankCorrelation(ranks(quotients), ranks(hours)) + 29.0 / 165) < 1e-12)
        #expect(rankCorrelation(ranks(hours), ranks(hours)) == 1)
        #expect(rankCorrelation(ranks(hours), ranks(hours.map { -$0 })) == -1)
        #expect(rankCorrelation([0], [0]) == 0 && rankCorrelation([], []) == 0 && rankCorrelation([0, 1], [0]) == 0)
    }
}
