import Mediation

/// The indicators of the contract, from a tally and the accounts.
public enum Indicators {
    /// All of them, in the order of the contract.
    /// - Parameter inputs: euros the period cost, cash and in kind; nil when no cost is recorded.
    public static func all(_ totals: Tally.Totals, inputs: Double?) -> [Indicator] {
        let cost = inputs.map { $0 > 0 ? $0 : nil } ?? nil
        func share(_ part: Int, of whole: Int) -> Indicator.Value {
            whole > 0 ? .number(Double(part) / Double(whole)) : .unavailable
        }
        func unit(_ whole: Double) -> Indicator.Value {
            cost.flatMap { whole > 0 ? .number($0 / whole) : nil } ?? .unavailable
        }
        return [
            Indicator(
                code: "sessions", label: Sentence("Séances tenues", "Sessions held"), unit: .sessions,
                value: .number(Double(totals.sessions)),
                definition: Sentence(
                    "Séances de la période, annulées exclues ; une permanence sans visite compte.",
                    "Sessions of the period, cancelled ones left out; one held with nobody counts.")),
            Indicator(
                code: "minutes", label: Sentence("Durée des séances", "Length of sessions"), unit: .minutes,
                value: .number(Double(totals.minutes)),
                definition: Sentence(
                    "Minutes des séances ; à deux médiatrices, la séance compte une fois.",
                    "Minutes of the sessions; with two mediators, a session counts once.")),
            Indicator(
                code: "passages", label: Sentence("Passages", "Visits"), unit: .passages,
                value: .number(Double(totals.passages)),
                definition: Sentence(
                    "Somme des effectifs reçus. Une personne venue trois fois fait trois passages.",
                    "Sum of head counts. A person who came three times makes three visits.")),
            Indicator(
                code: "people", label: Sentence("Personnes différentes (estimation)", "Different people (estimate)"),
                unit: .people,
                value: .range(
                    low: Double(totals.firstTimes), high: Double(totals.firstTimes + totals.attendanceUnknown)),
                definition: Sentence(
                    "De : passages notés « première fois » (toujours ou dans l’année). À : plus ceux dont la fréquentation n’est pas connue.",
                    "From: visits noted as first time (ever or in the year). To: plus those of unknown attendance.")),
            Indicator(
                code: "requests", label: Sentence("Demandes", "Requests"), unit: .requests,
                value: .number(Double(totals.requests)),
                definition: Sentence(
                    "Thèmes abordés, comptés pour chaque personne : un à trois par passage.",
                    "Themes raised, counted for each head: one to three a visit.")),
            Indicator(
                code: "participations", label: Sentence("Participations", "Participations"), unit: .participations,
                value: .number(Double(totals.participations)),
                definition: Sentence(
                    "Présents aux séances collectives ; à défaut, effectif de leurs lignes.",
                    "Heads present at collective sessions; failing that, heads of their lines.")),
            Indicator(
                code: "turnedAway", label: Sentence("Personnes non reçues", "People turned away"), unit: .people,
                value: .number(Double(totals.turnedAway)),
                definition: Sentence(
                    "Personnes venues que l’on n’a pas pu recevoir.", "People who came and could not be received.")),
            Indicator(
                code: "qpvShare",
                label: Sentence("Part du public des quartiers prioritaires", "Share from priority districts"),
                unit: .share, value: share(totals.qpv, of: totals.territoryKnown),
                definition: Sentence(
                    "Passages de personnes vivant en quartier prioritaire, parmi ceux dont le territoire est connu.",
                    "Visits of people living in a priority district, among those of known territory.")),
            Indicator(
                code: "unknownShare", label: Sentence("Part de non renseigné", "Share unknown"), unit: .share,
                value: share(totals.unknownAnswers, of: 4 * totals.passages),
                definition: Sentence(
                    "Réponses absentes parmi genre, âge, fréquentation et territoire, quatre par passage.",
                    "Missing answers over gender, age, attendance and territory, four a visit.")),
            Indicator(
                code: "costPerPassage", label: Sentence("Coût par passage", "Cost per visit"), unit: .euros,
                value: unit(Double(totals.passages)),
                definition: Sentence(
                    "Dépenses de la période, apports en nature compris, divisées par les passages.",
                    "Costs of the period, in-kind ones included, over visits.")),
            Indicator(
                code: "costPerHour", label: Sentence("Coût par heure de séance", "Cost per hour of session"),
                unit: .euros,
                value: unit(Double(totals.minutes) / 60),
                definition: Sentence(
                    "Dépenses de la période, apports en nature compris, divisées par les heures de séance.",
                    "Costs of the period, in-kind ones included, over hours of session.")),
        ]
    }
}
