/// One crossing to make: a measure by dimensions, filtered or not.
package struct CrossingRequest: Hashable, Sendable {
    /// Name of the crossing in the tally.
    package var code: String
    /// What is counted.
    package var measure: Measure
    /// By what, `mostDimensions` at most; none gives the total alone.
    package var dimensions: [Dimension]
    /// Which sessions and contact lines are counted.
    package var condition: LineCondition

    /// How many dimensions one crossing may have.
    package static let mostDimensions = 4

    /// A crossing under a name of its own; everything counts unless a condition is given.
    package init(
        _ code: String, _ measure: Measure, by dimensions: [Dimension], where condition: LineCondition = LineCondition()
    ) {
        self.code = code
        self.measure = measure
        self.dimensions = dimensions
        self.condition = condition
    }

    /// A crossing named after what it counts, so that asking twice counts once.
    package init(_ measure: Measure, by dimensions: [Dimension], where condition: LineCondition = LineCondition()) {
        let names = dimensions.map(\.rawValue).joined(separator: ",")
        self.init("\(measure.rawValue)/\(names)\(condition.name)", measure, by: dimensions, where: condition)
    }
}
