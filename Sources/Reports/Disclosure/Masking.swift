import Mediation

/// What must not be shown of a report's tables, by crossing and key.
package struct Masking: Sendable, Hashable {
    /// Why each hidden cell is, by code of the crossing and key.
    var reasons: [String: [[String]: Report.Mask.Reason]] = [:]
    /// Crossings of which nothing can be shown.
    var withheld: Set<String> = []

    /// Crossings whose counts are rounded.
    var rounded: Set<String> = []

    func reason(_ crossing: String, _ key: [String]) -> Report.Mask.Reason? { reasons[crossing]?[key] }

    func isWithheld(_ table: TableDefinition) -> Bool { withheld.contains(table.crossing.code) }

    /// Whether a crossing by one dimension is withheld, or hides one of these common codes or an own code tied to one.
    func hides(_ codes: [String], of crossing: CrossingRequest, _ labels: Labels) -> Bool {
        if withheld.contains(crossing.code) { return true }
        guard let hidden = reasons[crossing.code], let dimension = crossing.dimensions.first else { return false }
        return hidden.keys.contains { codes.contains(labels.common(dimension, $0[0])) }
    }
}
