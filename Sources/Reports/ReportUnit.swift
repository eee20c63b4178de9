/// What the numbers of a table or indicator are.
package enum ReportUnit: String, Sendable, Hashable {
    case sessions, minutes, passages, people, requests, participations, euros, share
    /// Quantities of effects, each in its own unit.
    case quantity
    /// Visits over hours, a ratio…: a number by itself.
    case number
    /// Words.
    case text

    /// Whether small counts of it point to someone.
    package var isOfPeople: Bool {
        self == .passages || self == .people || self == .requests || self == .participations
    }
}
