import Mediation

/// What must not be shown of a report's tables, by crossing and key.
package struct Masking: Sendable, Hashable {
    /// Why each hidden cell is, by code of the crossing and key.
    var reasons: [String: [[String]: Report.Mask.Reason]] = [:]
    /// Crossings of which nothing can be shown.
    var withheld: Set<String> = []

    func reason(_ crossing: String, _ key: [String]) -> Report.Mask.Reason? { reasons[crossing]?[key] }

    func isWithheld(_ table: TableDefinition) -> Bool { withheld.contains(table.crossing.code) }

    /// Whether a crossing by one dimension is withheld, or one of these codes hidden in it.
    func hides(_ codes: [String], of crossing: String) -> Bool {
        withheld.contains(crossing) || codes.contains { reason(crossing, [$0]) != nil }
    }
}
