import GRDB
import Mediation
import Nomenclature

/// The rows of a register that hold an item.
extension SetupItem {
    /// The table its row is in.
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

    /// The columns, with their values, that tell its row from the others.
    var key: [String: DatabaseValue] {
        switch self {
        case .target(let funding, let target):
            ["funding": funding.databaseValue, "indicator": target.indicator.databaseValue]
        case .cost(let cost): ["number": cost.number.databaseValue]
        default: ["code": code.databaseValue]
        }
    }

    /// The other columns of its row.
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
                "label": cost.label.databaseValue, "year": cost.period.start.year.databaseValue,
                "from_day": Self.day(cost.year == nil ? cost.period.start : nil),
                "to_day": Self.day(cost.year == nil ? cost.period.last : nil),
                "category": cost.category.databaseValue, "amount_cents": cost.amount.cents.databaseValue,
                "funding": cost.fundings.first.databaseValue, "in_kind": cost.isInKind.databaseValue,
            ]
        }
    }

    private static func day(_ day: CivilDate?) -> DatabaseValue { (day?.description).databaseValue }
}

extension Optional where Wrapped: DatabaseValueConvertible {
    /// The value, or SQL's NULL.
    var databaseValue: DatabaseValue { self?.databaseValue ?? .null }
}
