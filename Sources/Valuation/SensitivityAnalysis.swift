/// How sure a result is: everything computed from an impact map and its uncertain figures, once for all renderers.
package struct SensitivityAnalysis: Sendable, Hashable {
    /// The uncertain figures of the map.
    package let parameters: [Parameter]
    /// Each figure that has a range, the one that moves the result most first.
    package let swings: [Swing]
    /// Whether a ratio is given: without one, what follows is empty or nil.
    package let hasRatio: Bool
    /// Where each figure must go for a ratio of 1.
    package let switching: [SwitchingValue]
    /// Changes of outcomes and inputs in `twoWay`, as shares.
    package let changes: [Double]
    /// The ratio by change of outcomes (rows) and of inputs (columns).
    package let twoWay: [[Double]]
    /// The ratio with every figure drawn at random; nil, too, when none is uncertain.
    package let simulation: Simulation?

    /// The changes of the two-way table.
    private static let changes = [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]

    /// Analyses a map.
    /// - Parameters:
    ///   - hasRatio: whether its ratio may be given.
    ///   - draws: of the simulation.
    ///   - seed: of the simulation.
    package init(_ map: ImpactMap, _ parameters: [Parameter], hasRatio: Bool, draws: Int, seed: UInt64) {
        self.parameters = parameters
        self.hasRatio = hasRatio
        swings = map.tornado(parameters)
        switching = hasRatio ? map.switchingValues(parameters) : []
        changes = Self.changes
        twoWay = hasRatio ? map.twoWay(Self.changes) : []
        simulation = hasRatio ? map.simulated(parameters, draws: draws, seed: seed) : nil
    }
}
