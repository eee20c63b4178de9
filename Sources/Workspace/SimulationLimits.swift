import Interchange

/// How many draws a simulation may make.
package enum SimulationLimits {
    private static let draws = 1...10_000_000

    /// Throws an `EntryProblem` (field `draws`) outside 1 to 10,000,000.
    package static func check(_ count: Int) throws {
        guard draws.contains(count) else { throw EntryProblem("draws", String(count), .outOfRange(draws)) }
    }
}
