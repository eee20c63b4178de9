extension SetupItem {
    /// The kinds of thing that are set up on their own; targets go with their funding. The raw value is the name used in
    /// the journal.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case mediator, place, partner, funding, cost

        /// Whether people name one by a code; a cost gets a number.
        package var hasCode: Bool { self != .cost }

        /// What one is called, at the head of a sentence.
        package var noun: Sentence {
            switch self {
            case .mediator: Sentence("La médiatrice", "Mediator")
            case .place: Sentence("Le lieu", "Place")
            case .partner: Sentence("Le partenaire", "Partner")
            case .funding: Sentence("Le financement", "Funding")
            case .cost: Sentence("La dépense", "Cost")
            }
        }
    }
}
