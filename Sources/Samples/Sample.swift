import Interchange
import Mediation
import Nomenclature
import Statistics

/// A fictitious association with a year of sessions, the same at each run of the same seed.
package struct Sample: Sendable {
    /// Who it is; marked fictitious.
    package let association: Association
    /// What it has set up, in the order to write it.
    package let setup: [SetupItem]
    /// Its sessions with their keys, by day.
    package let sessions: [(key: String, session: Session)]

    /// The association of a plan, over the year 2025.
    package init(_ plan: SamplePlan, seed: UInt64 = 2025) {
        association = Association(code: "fictif-\(plan.letter)", name: plan.name, isFictitious: true)
        setup = SampleSetup.items(plan)
        var maker = SampleSessions(plan, seed: seed)
        sessions = maker.sessions().enumerated().map { rank, session in
            let number = String(rank + 1)
            return ("\(plan.letter)-" + String(repeating: "0", count: 5 - number.count) + number, session)
        }
    }
}

/// Team, places, partners, money of a fictitious association.
enum SampleSetup {
    static func items(_ plan: SamplePlan) -> [SetupItem] {
        func day(_ text: String) -> CivilDate { CivilDate(iso: text) ?? .earliest }
        var items: [SetupItem] = [
            .partner(Partner(code: "dept", name: "Département (fictif)", kind: "departement_service_social")),
            .partner(Partner(code: "caf", name: "CAF (fictive)", kind: "caf")),
            .partner(Partner(code: "ville", name: "Ville (fictive)", kind: "mairie_ccas")),
            .partner(Partner(code: "college", name: "Collège des Tilleuls (fictif)", kind: "education_nationale")),
            .partner(Partner(code: "bailleur", name: "Bailleur du Canal (fictif)", kind: "bailleur")),
            .place(
                Place(
                    code: "local", name: "Local de l’association", kind: "local_association", qpv: "QN00001X",
                    qpvName: "Les Peupliers",
                    qpvYear: 2024)),
            .place(
                Place(
                    code: "pmi-nord", name: "PMI Nord", kind: "pmi", qpv: "QN00001X", qpvName: "Les Peupliers",
                    qpvYear: 2024, partner: "dept")),
            .place(
                Place(
                    code: "pmi-sud", name: "PMI Sud", kind: "pmi", qpv: "QN00002X", qpvName: "La Gare", qpvYear: 2024,
                    partner: "dept")),
            .place(Place(code: "mairie", name: "Mairie annexe", kind: "mairie_ccas", partner: "ville")),
            .place(
                Place(
                    code: "college", name: "Collège des Tilleuls", kind: "college", qpv: "QN00002X", qpvName: "La Gare",
                    qpvYear: 2024,
                    partner: "college")),
            .place(Place(code: "service-social", name: "Service social", kind: "service_social", partner: "dept")),
            .place(
                Place(
                    code: "quartier", name: "Pied d’immeuble", kind: "pied_immeuble", qpv: "QN00001X",
                    qpvName: "Les Peupliers", qpvYear: 2024,
                    partner: "bailleur")),
        ]
        for rank in 0..<plan.mediators {
            items.append(
                .mediator(
                    Mediator(
                        code: "M\(rank + 1)", post: rank < plan.adultesRelais ? "adulte_relais" : "salarie",
                        fteHundredths: 100)))
        }
        // The State's grant of 2024 (22,810.61 € a post, page checked 27/09/2024), the last one known.
        items.append(
            .funding(
                Funding(
                    code: "adulte-relais", title: "Postes adultes-relais", funder: "Préfecture",
                    from: day("2025-01-01"), to: day("2025-12-31"),
                    amount: Euros(cents: 2_281_061 * Int64(plan.adultesRelais)))))
        items.append(
            .funding(
                Funding(
                    code: "sante", title: "Médiation en PMI", funder: "Département", from: day("2025-01-01"),
                    to: day("2025-12-31"),
                    amount: nil, targets: [Funding.Target(indicator: "passages", value: Quantity(plan.passages / 5))])))
        // Full cost of a mediator's post: 38,000 € a year (assumption of the unit-cost study, graded D).
        items.append(
            .cost(
                Cost(
                    label: "Postes de médiation", period: Period(year: 2025), category: "salaries",
                    amount: Euros(cents: 3_800_000 * Int64(plan.mediators)))))
        // 400 hours of volunteers at the loaded minimum wage, 12.40 € (2025).
        items.append(
            .cost(
                Cost(
                    label: "Heures de bénévolat", period: Period(year: 2025), category: Cost.volunteering,
                    amount: Euros(cents: 400 * 1_240))))
        return items
    }
}
