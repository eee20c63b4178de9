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
                    "Pas de ratio : \(Int((share * 100).rounded(.up))) % du coût évité repose sur des hypothèses (note D).",
                    "No ratio: \(Int((share * 100).rounded(.up)))% of the avoided cost rests on assumptions (grade D).")
            }
        }
    }

    /// The valuation with what a reader must know of its prices and its evidence, and why no ratio is given.
    func addingWarnings(_ model: ValuationModel, _ totals: Tally.Totals, _ acceptsWeakEvidence: Bool) -> Valuation {
        var copy = self
        copy.warnings = priceWarnings + unvaluedWarnings
        copy.refusals = refusals(model, totals)
        let weak = gradeShares["D"] ?? 0
        if weak > model.weakEvidenceLimit {
            if acceptsWeakEvidence {
                let percent = Int((weak * 100).rounded(.up))
                copy.warnings.append(
                    Sentence(
                        "\(percent) % du coût évité repose sur des hypothèses (note D) : ne citez pas le ratio seul.",
                        "\(percent)% of the avoided cost rests on assumptions (grade D): do not quote the ratio alone.")
                )
            } else {
                copy.refusals.append(.weakEvidence(share: weak))
            }
        }
        copy.warnings += concentrationWarnings + volunteeringWarnings
        return copy
    }

    private func refusals(_ model: ValuationModel, _ totals: Tally.Totals) -> [Refusal] {
        var refusals: [Refusal] = []
        if !hasInputs {
            refusals.append(.costsNotSplit)
        } else if inputs.total == 0 {
            refusals.append(.noCost)
        }
        let coverage =
            totals.sessionsWithContacts > 0
            ? Double(totals.sessionsWithResult) / Double(totals.sessionsWithContacts) : 1
        if coverage < model.outcomeCoverageMinimum { refusals.append(.fewResults(share: coverage)) }
        return refusals
    }

    private var priceWarnings: [Sentence] {
        guard priceYear < period.mainYear else { return [] }
        return [
            Sentence(
                "Prix de \(priceYear) : l’indice de \(period.mainYear) n’est pas encore connu.",
                "Prices of \(priceYear): the index of \(period.mainYear) is not known yet.")
        ]
    }

    private var unvaluedWarnings: [Sentence] {
        unvalued.map { rule in
            let figures = rule.missing.joined(separator: ", ")
            return Sentence(
                "Règle \(rule.rule) : pas de valeur, il manque \(figures).",
                "Rule \(rule.rule): no value, \(figures) is missing.")
        }
    }

    private var concentrationWarnings: [Sentence] {
        let avoided = lines.filter(\.isAvoidedCost)
        guard avoided.count > 1,
            let half = avoided.first(where: { $0.presentValue.central > avoidedCost.central / 2 })
        else { return [] }
        return [
            Sentence(
                "Plus de la moitié du coût évité vient d’une seule règle, \(half.rule) (\(half.label.french)).",
                "Over half of the avoided cost comes from one rule, \(half.rule) (\(half.label.english)).")
        ]
    }

    private var volunteeringWarnings: [Sentence] {
        guard lines.contains(where: { $0.kind == .input }) else { return [] }
        return [
            Sentence(
                "Des heures de bénévolat sont notées comme effets : ce sont des apports, à saisir dans les dépenses.",
                "Volunteer hours are noted as effects: they are inputs, to be recorded as costs.")
        ]
    }
}
