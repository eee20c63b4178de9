/// A figure, a range, or nothing to say.
package enum IndicatorValue: Sendable, Hashable {
    case number(Double)
    case range(low: Double, high: Double)
    /// No data to compute it from.
    case unavailable
    /// Too small to be shown to this audience.
    case masked
}
