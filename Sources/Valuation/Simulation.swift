import Dispatch
import Mediation
import Statistics
import Synchronization

/// A Monte Carlo simulation of an impact map: every parameter drawn at random, the result read again each time.
package struct Simulation: Sendable, Hashable {
    /// How many times the figures were drawn and the map read.
    package let draws: Int
    /// What the random numbers start from: the same seed gives the same result.
    package let seed: UInt64
    /// Of the ratio.
    package let mean: Double
    /// Of the ratio over the draws, with n − 1.
    package let standardDeviation: Double
    /// Of the mean: what another seed would change.
    package let standardError: Double
    /// The ratio one draw in twenty is below (5th percentile).
    package let p5: Double
    /// The median ratio.
    package let p50: Double
    /// The ratio one draw in twenty is above (95th percentile).
    package let p95: Double
    /// Share of the draws whose ratio is 1 or more, 0...1.
    package let probabilityAtLeastOne: Double
    /// Mean of the values over mean of the inputs: not the mean of the ratios when the inputs are drawn too.
    package let ratioOfMeans: Double
    /// Share of the draws below the ratio of the map as it is.
    package let percentileOfPoint: Double
    /// Rank correlation of each parameter with the ratio, the strongest first.
    package let importance: [Importance]
    /// All ratios, from the smallest.
    package let ratios: [Double]

    /// How much a parameter moves the result.
    package struct Importance: Sendable, Hashable {
        /// The parameter drawn.
        package let parameter: Parameter
        /// Spearman's, between its draws and the ratios: -1...1.
        package let rankCorrelation: Double
    }

    /// Any quantile of the ratio.
    package func quantile(_ probability: Double) -> Double { Statistics.quantile(ratios, probability) ?? 0 }
}

extension ImpactMap {
    /// Draws in blocks of a thousand, each parameter of each block from its own sequence: the result is the same
    /// whatever the number of cores, and a parameter more does not change the draws of the others.
    private static var blockLength: Int { 1000 }

    /// Simulates; nil without inputs, parameters or draws.
    /// - Parameters:
    ///   - cores: how many blocks are worked on at once at most; nil for as many as there are.
    package func simulated(_ parameters: [Parameter], draws: Int, seed: UInt64, cores: Int? = nil) -> Simulation? {
        let base = evaluated()
        let drawn = parameters.filter { if case .fixed = $0.distribution { false } else { true } }
        guard base.inputValue > 0, !drawn.isEmpty, draws > 0 else { return nil }
        let blocks = (draws + Self.blockLength - 1) / Self.blockLength
        let columns = Mutex([Block?](repeating: nil, count: blocks))
        let plan = DrawingPlan(self, drawn, inputs: base.inputValue)
        let workers = min(cores ?? blocks, blocks)
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            for block in stride(from: worker, to: blocks, by: workers) {
                let count = min(Self.blockLength, draws - block * Self.blockLength)
                let made = plan.block(block, count: count, seed)
                columns.withLock { $0[block] = made }
            }
        }
        let made = columns.withLock { $0 }.compactMap { $0 }
        return Simulation(made, drawn, seed: seed, point: base.ratio ?? 0)
    }

    fileprivate struct Block: Sendable {
        var values: [Double]
        var inputs: [Double]
        var parameters: [[Double]]
    }
}

/// What every block of a simulation uses.
private struct DrawingPlan {
    private let map: ImpactMap
    private let parameters: [Parameter]
    private let inputs: Double
    private let factors: [Double]
    /// For each outcome, the parameters that stand in it, by rank, with the factor of that place.
    private let drawn: [[(rank: Int, role: Parameter.Role, factor: Double)]]

    init(_ map: ImpactMap, _ parameters: [Parameter], inputs: Double) {
        self.map = map
        self.parameters = parameters
        self.inputs = inputs
        factors = map.discounting.factors(through: map.lastYear + Outcome.longestDuration)
        var drawn = [[(rank: Int, role: Parameter.Role, factor: Double)]](repeating: [], count: map.outcomes.count)
        for (rank, parameter) in parameters.enumerated() {
            for place in parameter.places { drawn[place.outcome].append((rank, parameter.role, place.factor)) }
        }
        self.drawn = drawn
    }

    func block(_ block: Int, count: Int, _ seed: UInt64) -> ImpactMap.Block {
        let columns = parameters.enumerated().map { rank, parameter in
            var random = SeededRandom(
                seed: seed &+ 0x9E37_79B9 &* UInt64(block + 1) &+ 0xD1B5_4A32_D192_ED03 &* UInt64(rank + 1))
            return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
                buffer.initialize(repeating: 0)
                parameter.distribution.fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), with: &random)
                initialized = count
            }
        }
        var inputs = [Double](repeating: inputs, count: count)
        for (parameter, column) in zip(parameters, columns) where parameter.role == .inputs {
            for index in 0..<count { inputs[index] *= column[index] }
        }
        var values = [Double](repeating: 0, count: count)
        for (line, drawn) in zip(map.outcomes, drawn) {
            line.outcome.addPresentValues(drawn.map { ($0.role, $0.factor, columns[$0.rank]) }, factors, to: &values)
        }
        return ImpactMap.Block(values: values, inputs: inputs, parameters: columns)
    }
}

extension Outcome {
    /// Adds the present value of each draw. Figures the value is linear in are multiplied column by column; the
    /// others ask for the whole series again.
    fileprivate func addPresentValues(
        _ drawn: [(role: Parameter.Role, factor: Double, column: [Double])], _ factors: [Double],
        to sums: inout [Double]
    ) {
        let isLinear =
            deduction == .multiplicative && yearlyGross == nil && yearlyQuantity == nil
            && !drawn.contains { $0.role == .dropOff || $0.role == .duration }
        guard isLinear else {
            for index in sums.indices {
                var outcome = self
                for (role, factor, column) in drawn { outcome.set(role, column[index] * factor) }
                sums[index] += outcome.presentValue(factors)
            }
            return
        }
        // The value for one of each drawn figure, then each column in turn.
        var unit = self
        for (role, _, _) in drawn {
            switch role {
            case .deadweight, .displacement, .attribution: unit.set(role, 0)
            default: unit.set(role, 1)
            }
        }
        var products = [Double](repeating: unit.presentValue(factors), count: sums.count)
        for (role, factor, column) in drawn {
            switch role {
            case .deadweight, .displacement, .attribution:
                for index in products.indices { products[index] *= 1 - column[index] * factor }
            default:
                for index in products.indices { products[index] *= column[index] * factor }
            }
        }
        for index in sums.indices { sums[index] += products[index] }
    }
}

extension Simulation {
    fileprivate init(_ blocks: [ImpactMap.Block], _ parameters: [Parameter], seed: UInt64, point: Double) {
        let values = blocks.flatMap(\.values)
        let inputs = blocks.flatMap(\.inputs)
        let ratios = zip(values, inputs).map { $1 > 0 ? $0 / $1 : 0 }
        let sorted = ratios.sorted()
        let count = Double(ratios.count)
        let mean = ratios.reduce(0, +) / count
        let variance = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)
        draws = ratios.count
        self.seed = seed
        self.mean = mean
        standardDeviation = variance.squareRoot()
        standardError = (variance / count).squareRoot()
        p5 = Statistics.quantile(sorted, 0.05) ?? 0
        p50 = Statistics.quantile(sorted, 0.5) ?? 0
        p95 = Statistics.quantile(sorted, 0.95) ?? 0
        probabilityAtLeastOne = Double(ratios.count { $0 >= 1 }) / count
        ratioOfMeans = values.reduce(0, +) / max(.leastNonzeroMagnitude, inputs.reduce(0, +))
        percentileOfPoint = Double(ratios.count { $0 < point }) / count
        let own = ranks(ratios)
        let found = Mutex([Double](repeating: 0, count: parameters.count))
        DispatchQueue.concurrentPerform(iterations: parameters.count) { rank in
            let correlation = rankCorrelation(ranks(blocks.flatMap { $0.parameters[rank] }), own)
            found.withLock { $0[rank] = correlation }
        }
        importance = zip(parameters, found.withLock { $0 }).map(Importance.init)
            .sorted { (abs($1.rankCorrelation), $0.parameter.code) < (abs($0.rankCorrelation), $1.parameter.code) }
        self.ratios = sorted
    }
}
