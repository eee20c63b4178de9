/// Two sessions, by number, without a mediator in common, with the same effect in the same quantity on the same day in
/// the same place.
package struct PossibleDuplicate: Hashable, Sendable {
    /// Number of the session entered first.
    package let first: Int
    /// Number of the session entered later.
    package let second: Int
    /// Code of the effect.
    package let effect: String

    /// A pair; see the properties.
    package init(first: Int, second: Int, effect: String) {
        self.first = first
        self.second = second
        self.effect = effect
    }
}

extension Tally {
    /// Effects that may be one fact recorded by two mediators, in order of entry: each effect is paired with the first
    /// one before it that it may repeat. Empty unless the request looked for them.
    package var possibleDuplicates: [PossibleDuplicate] {
        struct Fact: Hashable {
            let day, place, effect: String
            let quantity: Quantity
        }
        // By team, so that a thousand equal facts of one team cost a thousand steps, not a million.
        var teams: [Fact: [(number: Int, mediators: Set<String>)]] = [:]
        var pairs: [PossibleDuplicate] = []
        for observed in observedEffects {
            let fact = Fact(
                day: observed.day, place: observed.place, effect: observed.effect, quantity: observed.quantity)
            let mediators = Set(observed.mediators)
            let earlier = teams[fact] ?? []
            if let first = earlier.first(where: {
                $0.number != observed.session && $0.mediators.isDisjoint(with: mediators)
            }) {
                pairs.append(
                    PossibleDuplicate(first: first.number, second: observed.session, effect: observed.effect))
            }
            if !earlier.contains(where: { $0.mediators == mediators }) {
                teams[fact, default: []].append((observed.session, mediators))
            }
        }
        return pairs
    }
}
