import Mediation

/// The indicators a report may ask for: the codes of the contract and some more.
package enum Indicators {
    /// All codes, in the order they are documented.
    package static let codes = [
        "sessions", "minutes", "medianMinutes", "minutesQuartiles", "passages", "people", "requests", "participations",
        "turnedAway",
        "womenShare", "qpvShare", "unknownShare", "passagesPerHour", "costPerPassage", "costPerHour",
    ]

    /// Those that can be restricted by a condition: costs are known for the whole activity alone.
    package static let conditionalCodes = codes.filter {
        !["unknownShare", "costPerPassage", "costPerHour"].contains($0)
    }

    /// Label, unit and definition of a code.
    static func description(_ code: String) -> (label: Sentence, unit: ReportUnit, definition: Sentence) {
        switch code {
        case "sessions":
            (
                Sentence("Séances tenues", "Sessions held"), .sessions,
                Sentence(
                    "Séances de la période, annulées exclues ; une permanence sans visite compte.",
                    "Sessions of the period, cancelled ones left out; one held with nobody counts.")
            )
        case "minutes":
            (
                Sentence("Durée des séances", "Length of sessions"), .minutes,
                Sentence(
                    "Minutes des séances ; à deux médiatrices, la séance compte une fois.",
                    "Minutes of the sessions; with two mediators, a session counts once.")
            )
        case "medianMinutes":
            (
                Sentence("Durée médiane d’une séance", "Median length of a session"), .minutes,
                Sentence(
                    "La moitié des séances dure moins, la moitié dure plus.",
                    "Half of the sessions last less, half last more.")
            )
        case "minutesQuartiles":
            (
                Sentence("Durée d’une séance sur deux", "Length of the middle half of sessions"), .minutes,
                Sentence(
                    "Un quart des séances dure moins, un quart dure plus.",
                    "A quarter of the sessions last less, a quarter last more.")
            )
        case "passages":
            (
                Sentence("Passages", "Visits"), .passages,
                Sentence(
                    "Somme des effectifs reçus. Une personne venue trois fois fait trois passages.",
                    "Sum of head counts. A person who came three times makes three visits.")
            )
        case "people":
            (
                Sentence("Personnes différentes (estimation)", "Different people (estimate)"), .people,
                Sentence(
                    "De : passages notés « première fois » (toujours ou dans l’année). À : plus ceux dont la fréquentation n’est pas connue.",
                    "From: visits noted as first time (ever or in the year). To: plus those of unknown attendance.")
            )
        case "requests":
            (
                Sentence("Demandes", "Requests"), .requests,
                Sentence(
                    "Thèmes abordés, comptés pour chaque personne : un à trois par passage.",
                    "Themes raised, counted for each head: one to three a visit.")
            )
        case "participations":
            (
                Sentence("Participations", "Participations"), .participations,
                Sentence(
                    "Présents aux séances collectives ; à défaut, effectif de leurs lignes.",
                    "Heads present at collective sessions; failing that, heads of their lines.")
            )
        case "turnedAway":
            (
                Sentence("Personnes non reçues", "People turned away"), .people,
                Sentence("Personnes venues que l’on n’a pas pu recevoir.", "People who came and could not be received.")
            )
        case "womenShare":
            (
                Sentence("Part des femmes", "Share of women"), .share,
                Sentence(
                    "Passages de femmes, parmi ceux dont le genre est noté.",
                    "Visits of women, among those of known gender.")
            )
        case "qpvShare":
            (
                Sentence("Part du public des quartiers prioritaires", "Share from priority districts"), .share,
                Sentence(
                    "Passages de personnes vivant en quartier prioritaire, parmi ceux dont le territoire est connu.",
                    "Visits of people living in a priority district, among those of known territory.")
            )
        case "unknownShare":
            (
                Sentence("Part de non renseigné", "Share unknown"), .share,
                Sentence(
                    "Réponses absentes parmi genre, âge, fréquentation et territoire, quatre par passage.",
                    "Missing answers over gender, age, attendance and territory, four a visit.")
            )
        case "passagesPerHour":
            (
                Sentence("Passages par heure de séance", "Visits per hour of session"), .number,
                Sentence(
                    "Passages divisés par les heures de séance de la période.",
                    "Visits over hours of session in the period.")
            )
        case "costPerPassage":
            (
                Sentence("Coût par passage", "Cost per visit"), .euros,
                Sentence(
                    "Dépenses de la période, apports en nature compris, divisées par les passages.",
                    "Costs of the period, in-kind ones included, over visits.")
            )
        default:
            (
                Sentence("Coût par heure de séance", "Cost per hour of session"), .euros,
                Sentence(
                    "Dépenses de la période, apports en nature compris, divisées par les heures de séance.",
                    "Costs of the period, in-kind ones included, over hours of session.")
            )
        }
    }

    /// The value of a code; unavailable where there is nothing to divide by.
    /// - Parameter inputs: euros the period cost, cash and in kind; nil when no cost is recorded.
    static func value(_ code: String, _ figures: Figures, inputs: Double?) -> IndicatorValue {
        func share(_ part: Int, of whole: Int) -> IndicatorValue {
            whole > 0 ? .number(Double(part) / Double(whole)) : .unavailable
        }
        func cost(over whole: Double) -> IndicatorValue {
            guard let inputs, inputs > 0, whole > 0 else { return .unavailable }
            return .number(inputs / whole)
        }
        func known(_ counts: [String: Int]) -> Int {
            counts.reduce(0) { $0 + ($1.key == Contact.unknown ? 0 : $1.value) }
        }
        let hours = Double(figures.minutes) / 60
        switch code {
        case "sessions": return .number(Double(figures.sessions))
        case "minutes": return .number(Double(figures.minutes))
        case "medianMinutes": return figures.minutes(0.5).map { .number($0) } ?? .unavailable
        case "minutesQuartiles":
            guard let low = figures.minutes(0.25), let high = figures.minutes(0.75) else { return .unavailable }
            return .range(low: low, high: high)
        case "passages": return .number(Double(figures.passages))
        case "people":
            return .range(
                low: Double(figures.firstTimes), high: Double(figures.firstTimes + figures.attendanceUnknown))
        case "requests": return .number(Double(figures.requests))
        case "participations": return .number(Double(figures.participations))
        case "turnedAway": return .number(Double(figures.turnedAway))
        case "womenShare": return share(figures.genders["femme"] ?? 0, of: known(figures.genders))
        case "qpvShare": return share(figures.territories["qpv"] ?? 0, of: known(figures.territories))
        case "unknownShare": return share(figures.unknownAnswers ?? 0, of: 4 * figures.passages)
        case "passagesPerHour": return hours > 0 ? .number(Double(figures.passages) / hours) : .unavailable
        case "costPerPassage": return cost(over: Double(figures.passages))
        default: return cost(over: hours)
        }
    }

    /// The value as an audience may see it: a small count is hidden, and so is a figure a small or hidden count could
    /// be computed from.
    static func shown(
        _ value: IndicatorValue, _ code: String, _ figures: Figures, _ condition: LineCondition, _ audience: Audience,
        _ masking: Masking
    ) -> IndicatorValue {
        guard audience != .internal else { return value }
        let threshold = audience.threshold(sensitive: false)
        func isSmall(_ count: Int) -> Bool { (1..<threshold).contains(count) }
        func isHidden(_ dimension: Dimension, _ codes: [String]) -> Bool {
            let request = CrossingRequest(.passages, by: [dimension], where: condition).code
            return masking.withheld.contains(request) || codes.contains { masking.reason(request, [$0]) != nil }
        }
        switch code {
        case "passages", "passagesPerHour", "costPerPassage": return isSmall(figures.passages) ? .masked : value
        case "requests": return isSmall(figures.requests) ? .masked : value
        case "participations": return isSmall(figures.participations) ? .masked : value
        case "turnedAway": return isSmall(figures.turnedAway) ? .masked : value
        case "people":
            if isSmall(figures.firstTimes) || figures.firstTimes == 0 && isSmall(figures.attendanceUnknown) {
                return .masked
            }
            // The width of the range would tell how few are of unknown attendance, or give away who is hidden.
            guard isSmall(figures.attendanceUnknown) || isHidden(.attendance, [Contact.unknown]) else { return value }
            let width = (figures.attendanceUnknown / threshold + 1) * threshold
            return .range(low: Double(figures.firstTimes), high: Double(figures.firstTimes + width))
        case "womenShare": return isHidden(.gender, ["femme", Contact.unknown]) ? .masked : value
        case "qpvShare": return isHidden(.territory, ["qpv", Contact.unknown]) ? .masked : value
        case "unknownShare":
            let unknown = [Contact.unknown]
            let isHidden =
                isHidden(.gender, unknown) || isHidden(.ageBand, unknown) || isHidden(.attendance, unknown)
                || isHidden(.territory, unknown)
            return isHidden || isSmall(figures.passages) ? .masked : value
        default: return value
        }
    }
}
