/// What a trigger counted over a period.
package struct TriggerCount: Hashable, Sendable {
    /// Quantity that counts, in the trigger's unit.
    package var quantity = Quantity.zero
    /// The part of `quantity` confirmed by a partner.
    package var confirmed = Quantity.zero
    /// Sessions behind `quantity`.
    package var sessions = 0
    /// Quantity set aside in sessions where another trigger excludes this one, by that trigger's code.
    package var setAside: [String: Quantity] = [:]

    /// With nothing counted yet.
    package init() {}
}
