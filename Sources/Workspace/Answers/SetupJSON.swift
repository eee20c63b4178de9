import Mediation
import Output

/// What an association has set up, in the JSON form of the contract, in the order of the codes; costs in the order they
/// were recorded.
package enum SetupJSON {
    /// Mediators.
    package static func mediators(_ setup: AssociationSetup) -> [[String: JSON]] {
        setup.mediators.values.sorted { $0.code < $1.code }.map {
            [
                "code": .text($0.code), "name": .text($0.name), "post": .text($0.post),
                "fte": .number($0.fteHundredths.map { Double($0) / 100 }), "from": .text($0.from?.description),
                "to": .text($0.to?.description),
            ]
        }
    }

    /// Places.
    package static func places(_ setup: AssociationSetup) -> [[String: JSON]] {
        setup.places.values.sorted { $0.code < $1.code }.map {
            [
                "code": .text($0.code), "name": .text($0.name), "kind": .text($0.kind), "commune": .text($0.commune),
                "qpv": .text($0.qpv), "qpvName": .text($0.qpvName), "qpvYear": .integer($0.qpvYear),
                "partner": .text($0.partner),
                "from": .text($0.from?.description), "to": .text($0.to?.description),
            ]
        }
    }

    /// Partners; `retired` where no longer used.
    package static func partners(_ setup: AssociationSetup) -> [[String: JSON]] {
        setup.partners.values.sorted { $0.code < $1.code }.map {
            [
                "code": .text($0.code), "name": .text($0.name), "kind": .text($0.kind),
                "retired": setup.retired.contains($0.code) ? true : .null,
            ]
        }
    }

    /// Fundings with their targets; `retired` where no longer used.
    package static func fundings(_ setup: AssociationSetup) -> [[String: JSON]] {
        setup.fundings.values.sorted { $0.code < $1.code }.map {
            [
                "code": .text($0.code), "title": .text($0.title), "funder": .text($0.funder),
                "from": .text($0.from.description), "to": .text($0.to.description),
                "amount": .number($0.amount?.value),
                "targets": .object(
                    Dictionary($0.targets.map { ($0.indicator, JSON.number($0.value.value)) }) { first, _ in first }),
                "retired": setup.retired.contains($0.code) ? true : .null,
            ]
        }
    }

    /// Costs.
    package static func costs(_ setup: AssociationSetup) -> [[String: JSON]] {
        setup.costs.map {
            [
                "number": .integer($0.number), "label": .text($0.label), "year": .integer($0.year),
                "from": .text($0.year == nil ? $0.period.start.description : nil),
                "to": .text($0.year == nil ? $0.period.last.description : nil), "category": .text($0.category),
                "amount": .number($0.amount.value), "fundings": .list($0.fundings), "inKind": .bool($0.isInKind),
            ]
        }
    }
}
