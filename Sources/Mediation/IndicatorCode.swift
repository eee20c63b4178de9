/// The code of a figure of a period, by which definitions of reports, promises of fundings and assertions call it. What it
/// means and how it is computed is its entry among the indicators of reports.
///
/// In the order they are documented; the raw value is the name used in files, options and JSON.
package enum IndicatorCode: String, CaseIterable, Sendable, Hashable {
    case sessions, minutes, timeSpent, medianMinutes, minutesQuartiles, passages, people, newPeople, requests
    case participations, turnedAway
    case womenShare, qpvShare, unknownShare, passagesPerHour, costPerPassage, costPerHour

    /// What is counted for it; nil for one computed from several counts.
    package var measure: Measure? { self == .newPeople ? .people : Measure(rawValue: rawValue) }

    /// Whether it is made of costs.
    package var isCost: Bool { self == .costPerPassage || self == .costPerHour }

    /// Whether a funding may be promised a value of it.
    package var canBeTarget: Bool {
        switch self {
        case .medianMinutes, .minutesQuartiles, .womenShare, .passagesPerHour: false
        default: true
        }
    }

    /// Whether an assertion may be about it: what the register counts in whole numbers, people by their bounds; never a
    /// quotient.
    package var canBeAsserted: Bool {
        measure == .people || measure.flatMap { Tally.Totals().count(of: $0) } != nil
    }

    /// Those a funding may be promised, in order.
    package static var targets: [IndicatorCode] { allCases.filter(\.canBeTarget) }
    /// Those an assertion may be about, in order.
    package static var asserted: [IndicatorCode] { allCases.filter(\.canBeAsserted) }
}
