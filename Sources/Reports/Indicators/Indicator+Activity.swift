import Mediation

// What was done, and for how many.
extension Indicator {
    static let sessions = Indicator(
        code: .sessions, label: Sentence("Séances tenues", "Sessions held"), unit: .sessions,
        definition: Sentence(
            "Séances de la période, annulées exclues ; une permanence sans visite compte.",
            "Sessions of the period, cancelled ones left out; one held with nobody counts."),
        protection: .sessions
    ) { .number(Double($0.sessions)) }

    static let minutes = Indicator(
        code: .minutes, label: Sentence("Durée des séances", "Length of sessions"), unit: .minutes,
        definition: Sentence(
            "Minutes des séances concernées, en entier ; à deux médiatrices, la séance compte une fois.",
            "Minutes of the sessions concerned, in full; with two mediators, a session counts once."),
        protection: .sessions
    ) { .number(Double($0.minutes)) }

    static let timeSpent = Indicator(
        code: .timeSpent, label: Sentence("Temps passé", "Time spent"), unit: .minutes,
        definition: Sentence(
            "La part de la durée des séances qui revient à ce qui est compté : partagée entre les demandes, et entre les financements.",
            "The share of the length of the sessions that belongs to what is counted: shared over the requests, and over the fundings."
        ),
        needsTimeSpent: true, protection: .small(\.requests)
    ) { .number(Double($0.timeSpent)) }

    static let medianMinutes = Indicator(
        code: .medianMinutes, label: Sentence("Durée médiane d’une séance", "Median length of a session"),
        unit: .minutes,
        definition: Sentence(
            "La moitié des séances dure moins, la moitié dure plus.",
            "Half of the sessions last less, half last more."), needsLengths: true, protection: .sessions
    ) { figures in
        figures.length(0.5).map { .number($0) } ?? .unavailable(.nothingCounted)
    }

    static let minutesQuartiles = Indicator(
        code: .minutesQuartiles,
        label: Sentence("Durée d’une séance sur deux", "Length of the middle half of sessions"), unit: .minutes,
        definition: Sentence(
            "Un quart des séances dure moins, un quart dure plus.",
            "A quarter of the sessions last less, a quarter last more."), needsLengths: true, protection: .sessions
    ) { figures in
        guard let low = figures.length(0.25), let high = figures.length(0.75) else {
            return .unavailable(.nothingCounted)
        }
        return .range(low: low, high: high)
    }

    static let passages = Indicator(
        code: .passages, label: Sentence("Passages", "Visits"), unit: .passages,
        definition: Sentence(
            "Somme des effectifs reçus. Une personne venue trois fois fait trois passages.",
            "Sum of head counts. A person who came three times makes three visits."),
        protection: .small(\.passages)
    ) { .number(Double($0.passages)) }

    static let people = Indicator(
        code: .people, label: Sentence("Personnes différentes", "Different people"), unit: .people,
        definition: Sentence(
            "Chaque personne une fois. Un nombre quand les « première fois » notées suffisent ; sinon, au moins et au plus.",
            "Each person once. One number where the first times noted suffice; otherwise at least and at most."),
        isOfPeople: true, protection: .people(\.people)
    ) { IndicatorValue($0.people) }

    static let newPeople = Indicator(
        code: .newPeople, label: Sentence("Nouvelles personnes", "New people"), unit: .people,
        definition: Sentence(
            "Personnes dont la première visite de l’année civile est comptée ici. Un nombre si toutes les fréquentations sont notées ; sinon, au moins et au plus.",
            "People whose first visit of the civil year is counted here. One number where every attendance is noted; otherwise at least and at most."
        ),
        isOfPeople: true, protection: .people(\.newPeople)
    ) { IndicatorValue($0.newPeople) }

    static let requests = Indicator(
        code: .requests, label: Sentence("Demandes", "Requests"), unit: .requests,
        definition: Sentence(
            "Thèmes abordés, comptés pour chaque personne : un à trois par passage.",
            "Themes raised, counted for each head: one to three a visit."),
        protection: .small(\.requests)
    ) { .number(Double($0.requests)) }

    static let participations = Indicator(
        code: .participations, label: Sentence("Participations", "Participations"), unit: .participations,
        definition: Sentence(
            "Présents aux séances collectives ; à défaut, effectif de leurs lignes.",
            "Heads present at collective sessions; failing that, heads of their lines."),
        protection: .small(\.participations)
    ) { .number(Double($0.participations)) }

    static let turnedAway = Indicator(
        code: .turnedAway, label: Sentence("Personnes non reçues", "People turned away"), unit: .people,
        definition: Sentence(
            "Personnes venues que l’on n’a pas pu recevoir.", "People who came and could not be received."),
        protection: .small(\.turnedAway)
    ) { .number(Double($0.turnedAway)) }
}
