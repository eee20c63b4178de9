import CSV
import Interchange
import Mediation

/// A fictitious association as the files `relais import DIR` reads.
package enum SampleFiles {
    /// File texts by name, the same at each run.
    package static func texts(_ sample: Sample) -> [(name: String, text: String)] {
        var files: [String: [[String]]] = [
            "partners.csv": [["code", "name", "kind"]],
            "places.csv": [["code", "name", "kind", "commune", "qpv", "qpv_year", "partner"]],
            "mediators.csv": [["code", "post", "fte"]],
            "fundings.csv": [["code", "title", "funder", "from", "to", "amount", "targets"]],
            "costs.csv": [["year", "category", "amount", "funding", "in_kind"]],
            "sessions.csv": [SessionColumn.contract.map(\.name)],
        ]
        for noun in sample.setup {
            let (name, row) = row(noun)
            files[name]?.append(row)
        }
        for (key, session) in sample.sessions {
            files["sessions.csv"]? += SessionRows.rows(StoredSession(id: key, number: 1, version: 1, session: session))
        }
        return (SetupTables.names + ["sessions.csv"]).map { name in
            (name, (files[name] ?? []).map { CSVText.row($0.map { .text($0) }, separator: ";") }.joined())
        }
    }

    private static func row(_ noun: SetupNoun) -> (String, [String]) {
        switch noun {
        case .partner(let partner): ("partners.csv", [partner.code, partner.name, partner.kind])
        case .place(let place):
            (
                "places.csv",
                [
                    place.code, place.name, place.kind, place.commune ?? "", place.qpv ?? "",
                    place.qpvYear.map(String.init) ?? "", place.partner ?? "",
                ]
            )
        case .mediator(let mediator):
            (
                "mediators.csv",
                [
                    mediator.code, mediator.post,
                    mediator.fteHundredths.map { Quantity(hundredths: Int64($0)).description } ?? "",
                ]
            )
        case .funding(let funding):
            (
                "fundings.csv",
                [
                    funding.code, funding.title, funding.funder, funding.from.description, funding.to.description,
                    funding.amount?.description ?? "",
                    funding.targets.map { "\($0.indicator):\($0.value)" }.joined(separator: "|"),
                ]
            )
        case .cost(let cost):
            (
                "costs.csv",
                [
                    String(cost.year), cost.category, cost.amount.description, cost.funding ?? "",
                    cost.isInKind ? "yes" : "",
                ]
            )
        }
    }
}
