import GRDB
import Mediation
import Nomenclature

/// Something an association sets up, ready to be written.
package enum Setup: Sendable, Hashable {
    case mediator(Mediator)
    case place(Place)
    case partner(Partner)
    case funding(Funding)
    case target(funding: String, Funding.Target)
    case cost(Cost)

    /// Its code, or number for a cost, as people type it.
    package var code: String {
        switch self {
        case .mediator(let mediator): mediator.code
        case .place(let place): place.code
        case .partner(let partner): partner.code
        case .funding(let funding): funding.code
        case .target(let funding, let target): "\(funding) \(target.indicator)"
        case .cost(let cost): cost.number == 0 ? "\(cost.year) \(cost.category)" : String(cost.number)
        }
    }

    /// What it is called.
    package var noun: Sentence {
        switch self {
        case .mediator: Sentence("La médiatrice", "Mediator")
        case .place: Sentence("Le lieu", "Place")
        case .partner: Sentence("Le partenaire", "Partner")
        case .funding: Sentence("Le financement", "Funding")
        case .target: Sentence("L’objectif", "Target")
        case .cost: Sentence("La dépense", "Cost")
        }
    }

    var table: SetupTable {
        switch self {
        case .mediator: .mediator
        case .place: .place
        case .partner: .partner
        case .funding: .funding
        case .target: .target
        case .cost: .cost
        }
    }

    var key: [String: DatabaseValue] {
        switch self {
        case .target(let funding, let target):
            ["funding": funding.databaseValue, "indicator": target.indicator.databaseValue]
        case .cost(let cost): ["number": cost.number.databaseValue]
        default: ["code": code.databaseValue]
        }
    }

    var values: [String: DatabaseValue] {
        switch self {
        case .mediator(let mediator):
            [
                "name": mediator.name.databaseValue, "post": mediator.post.databaseValue,
                "fte_hundredths": mediator.fteHundredths.databaseValue, "from_day": Self.day(mediator.from),
                "to_day": Self.day(mediator.to),
            ]
        case .place(let place):
            [
                "name": place.name.databaseValue, "kind": place.kind.databaseValue,
                "commune": place.commune.databaseValue, "qpv": place.qpv.databaseValue,
                "qpv_year": place.qpvYear.databaseValue, "partner": place.partner.databaseValue,
                "from_day": Self.day(place.from), "to_day": Self.day(place.to),
            ]
        case .partner(let partner): ["name": partner.name.databaseValue, "kind": partner.kind.databaseValue]
        case .funding(let funding):
            [
                "title": funding.title.databaseValue, "funder": funding.funder.databaseValue,
                "from_day": Self.day(funding.from), "to_day": Self.day(funding.to),
                "amount_cents": (funding.amount?.cents).databaseValue,
            ]
        case .target(_, let target): ["value_hundredths": target.value.hundredths.databaseValue]
        case .cost(let cost):
            [
                "year": cost.year.databaseValue, "category": cost.category.databaseValue,
                "amount_cents": cost.amount.cents.databaseValue, "funding": cost.funding.databaseValue,
                "in_kind": cost.isInKind.databaseValue,
            ]
        }
    }

    private static func day(_ day: CivilDate?) -> DatabaseValue { (day?.description).databaseValue }
}

extension Optional where Wrapped: DatabaseValueConvertible {
    /// The value, or SQL's NULL.
    var databaseValue: DatabaseValue { self?.databaseValue ?? .null }
}
