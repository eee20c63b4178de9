import Mediation
import Nomenclature

extension CodeBook {
    /// The same codes, none retired nor merged.
    var withoutEnds: CodeBook {
        let own = CodeList.stored.flatMap { codes($0) }.filter { $0.common != nil }
        return CodeBook(adding: own.map { LocalCode(list: $0.list, code: $0.code, label: $0.label, common: $0.common) })
    }
}

extension AssociationSetup {
    /// The same people, places and fundings, whenever they began or ended.
    var withoutEnds: AssociationSetup {
        var setup = self
        setup.retired = []
        for code in mediators.keys {
            setup.mediators[code]?.from = nil
            setup.mediators[code]?.to = nil
        }
        for code in places.keys {
            setup.places[code]?.from = nil
            setup.places[code]?.to = nil
        }
        for code in fundings.keys {
            setup.fundings[code]?.from = .earliest
            setup.fundings[code]?.to = .latest
        }
        return setup
    }

    /// Whether an item is there already, equal.
    func has(_ item: SetupItem, isRetired: Bool) -> Bool {
        guard retired.contains(item.code) == isRetired else { return false }
        return switch item {
        case .mediator(let mediator): mediators[mediator.code] == mediator
        case .place(let place): places[place.code] == place
        case .partner(let partner): partners[partner.code] == partner
        case .funding(let funding):
            fundings[funding.code].map { known in
                var (left, right) = (known, funding)
                left.targets.sort { $0.indicator < $1.indicator }
                right.targets.sort { $0.indicator < $1.indicator }
                return left == right
            } ?? false
        case .target, .cost: false
        }
    }
}

extension Cost {
    /// Whether two costs are the same line of the accounts, whatever their numbers; a name one of them lacks, as in a file
    /// of before lines had one, tells no difference.
    func isAlike(_ other: Cost) -> Bool {
        var other = other
        other.number = number
        if label == nil || other.label == nil { other.label = label }
        return self == other
    }
}
