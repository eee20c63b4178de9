import Statistics
import Testing

@Suite struct QuantileTests {
    /// Answers of R's `quantile(x, p)` and NumPy's `quantile(x, p)`, both of type 7 by default.
    @Test(
        arguments: [
            ([1, 2, 3, 4], 0.25, 1.75), ([1, 2, 3, 4], 0.5, 2.5), ([1, 2, 3, 4], 0.9, 3.7), ([4, 1, 3, 2], 0.9, 3.7),
            ([15, 20, 35, 40, 50], 0.4, 29), ([15, 20, 35, 40, 50], 0.05, 16), ([15, 20, 35, 40, 50], 1, 50),
            ([15, 20, 35, 40, 50], 0, 15), ([3, 3, 3], 0.3, 3), ([7], 0.5, 7), ([-2, 2], 0.25, -1),
        ] as [([Double], Double, Double)])
    func `a quantile is that of type seven`(sample: [Double], probability: Double, expected: Double) throws {
        #expect(abs(try #require(quantile(sample, probability)) - expected) < 1e-12)
    }

    @Test func `no value has no quantile, and a probability beyond its bounds is its bound`() {
        #expect(quantile([], 0.5) == nil)
        #expect(quantile([1, 2, 3], -1) == 1 && quantile([1, 2, 3], 2) == 3)
        #expect(quantile([1, 2, 3], -.infinity) == 1 && quantile([1, 2, 3], .infinity) == 3)
    }
}
