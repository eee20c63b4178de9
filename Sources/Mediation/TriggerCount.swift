/// What a trigger counted over a period.
package struct TriggerCount: Hashable, Sendable {
    /// Quantity that counts, in the trigger's unit: of a session that is in part of something else, its share.
    package var quantity = SharedQuantity.zero
    /// The part of `quantity` confirmed by a partner.
    package var confirmed = SharedQuantity.zero
    /// Sessions behind `quantity`.
    package var sessions = 0
    /// Quantity set aside in sessions where another trigger excludes this one, by that trigger's code.
    package var setAside: [String: SharedQuantity] = [:]

    /// With nothing counted yet.
    package init() {}
}
