import Mediation

/// Why figures cannot be given for a selection of sessions.
package enum SelectionProblem: Problem, Hashable {
    /// No session in the period (nil for any), with the filters given.
    case nothingSelected(Period?)
    /// No session of the period, with the filters given, in what a report covers.
    case nothingCovered(Period)
    /// A mediator's own figures never leave the association.
    case mediatorLeaves

    /// Stable code `E-…`.
    package var code: String {
        switch self {
        case .nothingSelected, .nothingCovered: "E-NOTHING"
        case .mediatorLeaves: "E-MEDIATOR-REPORT"
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
        case .mediatorLeaves:
            Sentence(
                "Un rapport par médiatrice ne sort pas de l’association.",
                "A report by mediator does not leave the association.")
        }
    }
    /// What to do about it.
    package var remedy: Remedy {
        switch self {
        case .nothingSelected, .nothingCovered:
            .advice(Sentence("Vérifiez la période et les filtres.", "Check the period and the filters."))
        case .mediatorLeaves: .leaveOutMediators
        }
    }
    /// What kind of trouble it is.
    package var category: ProblemCategory {
        switch self {
        case .nothingSelected, .nothingCovered: .notFound
        case .mediatorLeaves: .forbidden
        }
    }
}
