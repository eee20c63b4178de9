import Mediation
import Register

/// Why figures cannot be given for a selection of sessions.
package enum SelectionProblem: Problem, Hashable {
    /// No session in the period (nil for any), with the filters given.
    case nothingSelected(Period?)
    /// No session of the period, with the filters given, in what a report covers.
    case nothingCovered(Period)
    /// What is asked counts sessions that were purged that day, and no such count was kept.
    case purged(Period, on: CivilDate)
    /// All sessions of the period (nil for any) were purged.
    case nothingLeft(Period?, PurgedSessions)
    /// A mediator's own figures never leave the association.
    case mediatorLeaves
    /// What leaves the association tells of whole months: two periods a few days apart would tell of those days' people.
    case partOfMonthLeaves(Period)

    /// Stable code `E-…`.
    package var code: String {
        switch self {
        case .nothingSelected, .nothingCovered: "E-NOTHING"
        case .purged, .nothingLeft: "E-PURGED"
        case .mediatorLeaves: "E-MEDIATOR-REPORT"
        case .partOfMonthLeaves: "E-WHOLE-MONTHS"
        }
    }
    /// What is wrong.
    package var message: Sentence {
        switch self {
        case .nothingSelected(let period?):
            Sentence(
                "Aucune séance du \(period.start) au \(period.last).",
                "No session from \(period.start) to \(period.last).")
        case .nothingCovered(let period):
            Sentence(
                "Aucune séance du \(period.start) au \(period.last) dans ce que couvre ce rapport.",
                "No session from \(period.start) to \(period.last) in what this report covers.")
        case .nothingSelected(nil): Sentence("Aucune séance.", "No session.")
        case .purged(let period, let day):
            Sentence(
                "n.d. : des séances du \(period.start) au \(period.last) ont été purgées le \(day), et ces nombres n’ont pas été gardés.",
                "Not available: sessions from \(period.start) to \(period.last) were purged on \(day), and these counts were not kept."
            )
        case .nothingLeft(_, let purged): purged.words
        case .mediatorLeaves:
            Sentence(
                "Un rapport par médiatrice ne sort pas de l’association.",
                "A report by mediator does not leave the association.")
        case .partOfMonthLeaves(let period):
            Sentence(
                "Un rapport qui sort de l’association porte sur des mois entiers : du \(period.start) au \(period.last) ne l’est pas. Deux périodes à quelques jours près diraient qui est venu ces jours-là.",
                "A report that leaves the association covers whole months: \(period.start) to \(period.last) does not. Two periods a few days apart would tell who came on those days."
            )
        }
    }
    /// What to do about it.
    package var remedy: Remedy {
        switch self {
        case .nothingSelected, .nothingCovered:
            .advice(Sentence("Vérifiez la période et les filtres.", "Check the period and the filters."))
        case .purged:
            .advice(
                Sentence(
                    "Demandez des mois entiers, sans filtre ou pour une action financée, ou une période plus récente.",
                    "Ask for whole months, without a filter or for a funded action, or for a later period."))
        case .nothingLeft:
            .advice(
                Sentence(
                    "Demandez un rapport de la période : ses nombres ont été gardés.",
                    "Ask for a report of the period: its counts were kept."))
        case .mediatorLeaves: .leaveOutMediators
        case .partOfMonthLeaves:
            .advice(
                Sentence(
                    "Demandez des mois entiers, ou gardez le rapport dans l’association.",
                    "Ask for whole months, or keep the report within the association."))
        }
    }
    /// What kind of trouble it is.
    package var category: ProblemCategory {
        switch self {
        case .nothingSelected, .nothingCovered, .purged, .nothingLeft: .notFound
        case .mediatorLeaves, .partOfMonthLeaves: .forbidden
        }
    }
}
