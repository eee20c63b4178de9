import Mediation

extension Valuation {
    /// The same with what a reader must be told about its evidence, and why no ratio is given.
    func warned(_ model: ValuationModel, _ totals: Tally.Totals, _ acceptsWeakEvidence: Bool) -> Valuation {
        var (warnings, refusals) = (warnings, refusals)
        if inputs.total == 0 {
            refusals.append(
                Sentence(
                    "Pas de ratio : aucune dépense n’est enregistrée pour la période (relais cost add).",
                    "No ratio: no cost is recorded for the period (relais cost add)."))
        }
        let coverage =
            totals.sessionsWithContacts > 0
            ? Double(totals.sessionsWithResult) / Double(totals.sessionsWithContacts) : 1
        if coverage < model.outcomeCoverageMinimum {
            let percent = Int((coverage * 100).rounded(.down))
            refusals.append(
                Sentence(
                    "Pas de ratio : \(percent) % seulement des séances ont un résultat ou un effet noté.",
                    "No ratio: only \(percent)% of the sessions have an outcome or an effect noted."))
        }
        let weak = gradeShares["D"] ?? 0
        if weak > model.weakEvidenceLimit {
            let percent = Int((weak * 100).rounded())
            if acceptsWeakEvidence {
                warnings.append(
                    Sentence(
                        "\(percent) % du coût évité repose sur des hypothèses (note D) : ne citez pas le ratio seul.",
                        "\(percent)% of the avoided cost rests on assumptions (grade D): do not quote the ratio alone.")
                )
            } else {
                refusals.append(
                    Sentence(
                        "Pas de ratio : \(percent) % du coût évité repose sur des hypothèses (note D) ; --accept-weak-evidence le donne quand même.",
                        "No ratio: \(percent)% of the avoided cost rests on assumptions (grade D); --accept-weak-evidence gives it anyway."
                    ))
            }
        }
        if let half = lines.first(where: { $0.isAvoidedCost && $0.presentValue.central > avoidedCost.central / 2 }),
            lines.filter(\.isAvoidedCost).count > 1
        {
            warnings.append(
                Sentence(
                    "Plus de la moitié du coût évité vient d’une seule règle, \(half.rule).",
                    "Over half of the avoided cost comes from one rule, \(half.rule)."))
        }
        if lines.contains(where: { $0.kind == .input }) {
            warnings.append(
                Sentence(
                    "Des heures de bénévolat sont notées comme effets : ce sont des apports, à saisir dans les dépenses.",
                    "Volunteer hours are noted as effects: they are inputs, to be recorded as costs."))
        }
        return Valuation(
            period: period, modelCode: modelCode, modelVersion: modelVersion, discounting: discounting,
            priceYear: priceYear, inputs: inputs, lines: lines, unvalued: unvalued, guards: guards,
            warnings: warnings + refusals, refusals: refusals,
            map: map, parameters: parameters)
    }
}
