import Mediation
import Statistics

extension ImpactMap {
    /// Every figure of the map that could be another: what switching values are looked for in. No ends are known for
    /// them, so that none swings nor is drawn.
    package var parameters: [Parameter] {
        var parameters: [Parameter] = []
        func add(
            _ code: String, _ label: Sentence, _ role: Parameter.Role, _ places: [Parameter.Place], _ value: Double
        ) {
            parameters.append(
                Parameter(
                    code: code, label: label, role: role, places: places, value: Estimate(value),
                    distribution: .fixed(value), isDocumented: false))
        }
        for (rank, line) in outcomes.enumerated() {
            let outcome = line.outcome
            let isSeries = outcome.yearlyGross != nil || outcome.yearlyQuantity != nil
            var roles: [Parameter.Role] = []
            if !isSeries { roles.append(.quantity) }
            if outcome.yearlyGross == nil { roles.append(.proxy) }
            if outcome.deduction != .none { roles += [.deadweight, .displacement, .attribution] }
            if !isSeries, outcome.durationYears > 1 { roles.append(.dropOff) }
            if !isSeries { roles.append(.duration) }
            for role in roles {
                let name = line.name.isEmpty ? line.stakeholder : line.name
                let words = role.words
                add(
                    "\(rank + 1).\(role.rawValue)", Sentence("\(words.french), \(name)", "\(words.english), \(name)"),
                    role, [Parameter.Place(rank)], outcome.figure(role) ?? 0)
            }
        }
        add("inputs", Parameter.Role.inputs.words, .inputs, [], 1)
        if discounting.rates.count == 1 {
            add("discount_rate", Parameter.Role.discountRate.words, .discountRate, [], discounting.rates[0])
        }
        return parameters
    }
}

extension Parameter.Role {
    /// What the figure is called.
    package var words: Sentence {
        switch self {
        case .quantity: Sentence("quantité", "quantity")
        case .probability: Sentence("probabilité", "probability")
        case .proxy: Sentence("valeur unitaire", "unit value")
        case .deadweight: Sentence("part sans nous", "deadweight")
        case .displacement: Sentence("part déplacée", "displacement")
        case .attribution: Sentence("part des autres", "attribution to others")
        case .dropOff: Sentence("baisse par an", "drop-off")
        case .duration: Sentence("durée en années", "duration in years")
        case .inputs: Sentence("ressources (multiple)", "inputs (multiple)")
        case .discountRate: Sentence("taux d’actualisation", "discount rate")
        }
    }
}
