import Mediation

extension Valuation {
    /// Why no ratio is given.
    package enum Refusal: Sendable, Hashable {
        /// The accounts are kept for the whole activity or for one funding, not for the sessions valued.
        case costsNotSplit
        /// No cost is recorded over the period.
        case noCost
        /// Share of the sessions with people whose outcome or effect is noted, below the model's minimum.
        case fewResults(share: Double)
        /// Share of the avoided cost resting on assumptions, above the model's limit.
        case weakEvidence(share: Double)

        /// The refusal in words; a share is rounded away from the limit it is compared with.
        package var sentence: Sentence {
            switch self {
            case .costsNotSplit:
                Sentence(
                    "Pas de ratio : les dépenses sont tenues pour toute l’activité ou pour une action financée, pas pour une partie des séances.",
                    "No ratio: costs are kept for the whole activity or for one funding, not for a part of the sessions."
                )
            case .noCost:
                Sentence(
                    "Pas de ratio : aucune dépense n’est enregistrée pour la période.",
                    "No ratio: no cost is recorded for the period.")
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
