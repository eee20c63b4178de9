/// One effect of one session, with what tells whether another session may have recorded the same fact.
package struct ObservedEffect: Hashable, Sendable, Codable {
    /// Number of the session.
    package let session: Int
    /// Day of the session, `YYYY-MM-DD`.
    package let day: String
    /// Code of the session's place.
    package let place: String
    /// Code of the effect, merged codes replaced.
    package let effect: String
    /// How much, in the effect's unit.
    package let quantity: Quantity
    /// Codes of the session's mediators, in the order of the session.
    package let mediators: [String]

    /// An effect; see the properties.
    package init(session: Int, day: String, place: String, effect: String, quantity: Quantity, mediators: [String]) {
        self.session = session
        self.day = day
        self.place = place
        self.effect = effect
        self.quantity = quantity
        self.mediators = mediators
    }
}
