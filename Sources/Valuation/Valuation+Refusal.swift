import Mediation

extension Valuation {
    /// Why no ratio is given.
    package enum Refusal: Sendable, Hashable {
        /// What the activity cost is not known.
        case noInputs(Inputs.Absence)
        /// Share of the sessions with people whose outcome or effect is noted, below the model's minimum.
        case fewResults(share: Double)
        /// Share of the avoided cost resting on assumptions, above the model's limit.
        case weakEvidence(share: Double)

        /// The refusal in words; a share is rounded away from the limit it is compared with.
        package var sentence: Sentence {
            switch self {
            case .noInputs(let absence):
                Sentence(
                    "Pas de ratio : \(absence.words.french).", "No ratio: \(absence.words.english).")
            case .fewResults(let share):
                Sentence(
                    "Pas de ratio : \(Int((share * 100).rounded(.down))) % seulement des séances ont un résultat ou un effet noté.",
                    "No ratio: only \(Int((share * 100).rounded(.down)))% of the sessions have an outcome or an effect noted."
                )
            case .weakEvidence(let share):
                Sentence(
                    "Pas de ratio : \(Int((share * 100).rounded(.up))) % du coût évité repose sur des hypothèses (note D). Il est donné si vous acceptez des preuves faibles.",
                    "No ratio: \(Int((share * 100).rounded(.up)))% of the avoided cost rests on assumptions (grade D). It is given when you accept weak evidence."
                )
            }
        }
    }
}
