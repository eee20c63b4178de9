import Mediation

extension Valuation {
    /// What a reader must know of a result that is given.
    package enum Warning: Sendable, Hashable {
        /// The price index of the year is not known yet: prices of an earlier year are used.
        case earlierPrices(used: Int, wanted: Int)
        /// A rule that fired gives no value: figures of the model are missing, by column or proxy.
        case unvalued(rule: String, missing: [String])
        /// Share of the avoided cost resting on assumptions, above the model's limit; the ratio was asked for all the
        /// same.
        case weakEvidence(share: Double)
        /// One rule makes over half of the avoided cost.
        case concentration(rule: String, label: Sentence)
        /// Hours of volunteers were recorded as effects.
        case volunteeringAsEffect

        /// The warning in words; a share is rounded away from the limit it is compared with.
        package var sentence: Sentence {
            switch self {
            case .earlierPrices(let used, let wanted):
                return Sentence(
                    "Prix de \(used) : l’indice de \(wanted) n’est pas encore connu.",
                    "Prices of \(used): the index of \(wanted) is not known yet.")
            case .unvalued(let rule, let missing):
                let figures = missing.joined(separator: ", ")
                return Sentence(
                    "Règle \(rule) : pas de valeur, il manque \(figures).",
                    "Rule \(rule): no value, \(figures) is missing.")
            case .weakEvidence(let share):
                let percent = Int((share * 100).rounded(.up))
                return Sentence(
                    "\(percent) % du coût évité repose sur des hypothèses (note D) : ne citez pas le ratio seul.",
                    "\(percent)% of the avoided cost rests on assumptions (grade D): do not quote the ratio alone.")
            case .concentration(let rule, let label):
                return Sentence(
                    "Plus de la moitié du coût évité vient d’une seule règle, \(rule) (\(label.french)).",
                    "Over half of the avoided cost comes from one rule, \(rule) (\(label.english)).")
            case .volunteeringAsEffect:
                return Sentence(
                    "Des heures de bénévolat sont notées comme effets : ce sont des apports, à saisir dans les dépenses.",
                    "Volunteer hours are noted as effects: they are inputs, to be recorded as costs.")
            }
        }
    }
}
