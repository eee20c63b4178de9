/// One thing an association sets up: what is typed, read from a file, written to a register.
package enum SetupItem: Sendable, Hashable {
    case mediator(Mediator)
    case place(Place)
    case partner(Partner)
    case funding(Funding)
    /// A value promised to the funder of the action of that code.
    case target(funding: String, Funding.Target)
    case cost(Cost)

    /// Its code as people type it: a number for a recorded cost, its days and category for one that has none yet.
    package var code: String {
        switch self {
        case .mediator(let mediator): mediator.code
        case .place(let place): place.code
        case .partner(let partner): partner.code
        case .funding(let funding): funding.code
        case .target(let funding, let target): "\(funding) \(target.indicator)"
        case .cost(let cost): cost.number == 0 ? "\(cost.days) \(cost.category)" : String(cost.number)
        }
    }

    /// What it is called, at the head of a sentence.
    package var noun: Sentence {
        switch self {
        case .mediator: Kind.mediator.noun
        case .place: Kind.place.noun
        case .partner: Kind.partner.noun
        case .funding: Kind.funding.noun
        case .target: Sentence("L’objectif", "Target")
        case .cost: Kind.cost.noun
        }
    }

    /// The item, then the targets a funding brings along: each is written on its own.
    package var withTargets: [SetupItem] {
        guard case .funding(let funding) = self else { return [self] }
        return [self] + funding.targets.map { .target(funding: funding.code, $0) }
    }
}

extension AssociationSetup {
    /// Adds an item, or replaces the one of the same code; a cost is always added.
    package mutating func add(_ item: SetupItem) {
        switch item {
        case .mediator(let mediator): mediators[mediator.code] = mediator
        case .place(let place): places[place.code] = place
        case .partner(let partner): partners[partner.code] = partner
        case .funding(let funding): fundings[funding.code] = funding
        case .target(let funding, let target):
            fundings[funding]?.targets.removeAll { $0.indicator == target.indicator }
            fundings[funding]?.targets.append(target)
        case .cost(let cost): costs.append(cost)
        }
    }
}
