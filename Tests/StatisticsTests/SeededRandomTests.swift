import Statistics
import Testing

@Suite struct SeededRandomTests {
    /// The sequence of Vigna's reference implementation, https://prng.di.unimi.it/splitmix64.c.
    @Test func `the sequence is that of the reference, whatever the machine`() {
        var random = SeededRandom(seed: 1_234_567)
        #expect(
            (0..<5).map { _ in random.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
        var other = SeededRandom(seed: 0)
        #expect(
            (0..<3).map { _ in other.next() } == [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F])
    }

    @Test func `numbers of the unit interval never reach one, and fill it evenly`() {
        var random = SeededRandom(seed: 1)
        let sample = (0..<20_000).map { _ in random.unit() }
        #expect(sample.allSatisfy { (0..<1).contains($0) })
        #expect(distance(sample) { $0 } < 1)
    }

    @Test func `whole numbers reach both ends, and come as often`() {
        var random = SeededRandom(seed: 2)
        var counts: [Int: Int] = [:]
        for _ in 0..<60_000 { counts[random.integer(in: -2...3), default: 0] += 1 }
        #expect(counts.keys.sorted() == Array(-2...3))
        // Chi-square of 5 degrees of freedom: 20.5 once in a thousand.
        #expect(counts.values.reduce(0.0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 } < 20.5)
        #expect((0..<100).allSatisfy { _ in random.integer(in: 7...7) == 7 })
    }

    @Test func `what is certain always happens, what is impossible never`() {
        var random = SeededRandom(seed: 3)
        #expect((0..<10_000).allSatisfy { _ in random.happens(1) })
        #expect((0..<10_000).allSatisfy { _ in !random.happens(0) })
        let often = (0..<10_000).count { _ in random.happens(0.25) }
        #expect(abs(often - 2500) < 150, "\(often)")
    }

    @Test func `a value comes as often as its weight says, one without weight never`() {
        var random = SeededRandom(seed: 4)
        var counts: [String: Int] = [:]
        for _ in 0..<10_000 { counts[random.pick([("a", 3), ("b", 0), ("c", 1)]), default: 0] += 1 }
        #expect(counts["b"] == nil && abs((counts["a"] ?? 0) - 7500) < 150, "\(counts)")
        #expect(random.pick([("alone", 1)]) == "alone")
    }
}

/// Kolmogorov's distance between a sample and a distribution function, divided by its bound at one in a thousand for
/// large samples (1.95/√n): below 1, the sample may well be of that distribution.
func distance(_ sample: [Double], _ probability: (Double) -> Double) -> Double {
    let count = Double(sample.count)
    let largest = sample.sorted().enumerated().map { rank, value in
        let expected = probability(value)
        return max(Double(rank + 1) / count - expected, expected - Double(rank) / count)
    }.max()
    return (largest ?? 1) * count.squareRoot() / 1.95
}
