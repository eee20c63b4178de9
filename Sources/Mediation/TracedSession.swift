/// A session in which a trigger fired.
package struct TracedSession: Hashable, Sendable, Codable {
    /// The short number people type.
    package let number: Int
    /// `YYYY-MM-DD`.
    package let day: String
    /// What fired the trigger, in the trigger's unit; heads for a trigger on contacts.
    package let quantity: Quantity
    /// The part of `quantity` a partner confirmed; zero for a trigger on contacts.
    package let confirmed: Quantity
    /// The share of both that counts, where the session is in part of something else than what is asked for.
    package let share: Share
    /// The trigger that set it aside; nil when it counts.
    package let excludedBy: String?

    /// A session; see the properties.
    package init(
        number: Int, day: String, quantity: Quantity, confirmed: Quantity, share: Share = .all, excludedBy: String?
    ) {
        self.number = number
        self.day = day
        self.quantity = quantity
        self.confirmed = confirmed
        self.share = share
        self.excludedBy = excludedBy
    }
}
