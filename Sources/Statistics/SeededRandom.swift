/// SplitMix64 (Steele, Lea & Flood, 2014): a small generator whose sequence never changes with the toolchain, for
/// samples and simulations that must come out the same everywhere. Not for secrets.
package struct SeededRandom: Sendable {
    private var state: UInt64

    /// A generator that always gives the same sequence for the same seed.
    package init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number in [0, 1), on 53 bits.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number in `range`, both ends possible. The bias, under 2⁻³² for ranges below 2³², is neglected.
    package mutating func integer(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// Whether an event of that probability happens.
    package mutating func happens(_ probability: Double) -> Bool { unit() < probability }

    /// One of the values, by weight. Weights are zero or more, one at least above zero.
    package mutating func pick<Value>(_ weighted: [(Value, Double)]) -> Value {
        var rest = unit() * weighted.reduce(0) { $0 + $1.1 }
        for (value, weight) in weighted {
            rest -= weight
            if rest < 0 { return value }
        }
        return weighted[weighted.count - 1].0
    }
}
