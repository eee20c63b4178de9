import Foundation

/// Draws of the standard normal, by the ziggurat of Marsaglia & Tsang (2000) on 256 layers of equal area, with the layer
/// and the place in it taken from different bits (Doornik, 2005).
struct NormalDraw {
    private let table = Ziggurat.table

    /// One number.
    func next(_ random: inout SeededRandom) -> Double {
        while true {
            let bits = random.next()
            let layer = Int(bits & 0xFF)
            let place = Double(bits >> 11) * 0x1p-52 - 1
            let x = place * table.edges[layer]
            if abs(x) < table.edges[layer + 1] { return x }
            if layer == 0 { return x < 0 ? -tail(&random) : tail(&random) }
            let (low, high) = (table.heights[layer], table.heights[layer + 1])
            if low + random.unit() * (high - low) < exp(-0.5 * x * x) { return x }
        }
    }

    /// Beyond the last layer: Marsaglia, 1964.
    private func tail(_ random: inout SeededRandom) -> Double {
        while true {
            let x = log(1 - random.unit()) / Ziggurat.start
            let y = log(1 - random.unit())
            if -2 * y > x * x { return Ziggurat.start - x }
        }
    }
}

/// The layers: right edges from the base up, and the density (without its constant) at each edge.
private struct Ziggurat {
    let edges: [Double]
    let heights: [Double]

    /// Where the tail starts, and the area of each layer, for 256 layers.
    static let start = 3.6541528853610088
    private static let area = 0.00492867323397465
    static let table = Ziggurat()

    private init() {
        func density(_ x: Double) -> Double { exp(-0.5 * x * x) }
        var edges = [Self.area / density(Self.start), Self.start]
        while edges.count < 256 {
            let last = edges[edges.count - 1]
            edges.append((-2 * log(Self.area / last + density(last))).squareRoot())
        }
        self.edges = edges + [0]
        heights = self.edges.map(density)
    }
}
