import Mediation

/// One point looked at so that nothing is counted twice (the eleven of docs/method.md, in order).
package struct Guard: Sendable, Hashable {
    /// 1 to 11.
    package let number: Int
    /// What must hold, in a few words.
    package let title: Sentence
    /// Whether it holds.
    package let state: State
    /// What was found, with its figures.
    package let finding: Sentence

    /// What came of it.
    package enum State: String, Sendable, Hashable {
        /// Held.
        case passed
        /// Something the coordinator should look at.
        case doubtful
    }
}

extension Valuation {
    /// The same with its guards against counting twice.
    func guarded(_ model: ValuationModel, _ tally: Tally) -> Valuation {
        var checks = GuardChecks(self, model, tally)
        return Valuation(
            period: period, modelCode: modelCode, modelVersion: modelVersion, discounting: discounting,
            priceYear: priceYear, inputs: inputs, lines: lines, unvalued: unvalued, guards: checks.all(),
            warnings: warnings, refusals: refusals, map: map, parameters: parameters)
    }
}

private struct GuardChecks {
    private let valuation: Valuation
    private let model: ValuationModel
    private let tally: Tally
    private var guards: [Guard] = []

    init(_ valuation: Valuation, _ model: ValuationModel, _ tally: Tally) {
        self.valuation = valuation
        self.model = model
        self.tally = tally
    }

    mutating func all() -> [Guard] {
        let aside = valuation.lines.filter { $0.excludedBy != nil }
        let pairs = model.rules.reduce(0) { $0 + $1.trigger.excludes.count }
        add(
            "Un fait n’a qu’un prix", "One fact has one price", true,
            "\(pairs) exclusions entre règles ; \(aside.count) lignes mises de côté et montrées",
            "\(pairs) exclusions between rules; \(aside.count) lines set aside and shown")
        let chains = aside.map { "\($0.rule) ← \($0.excludedBy ?? "")" }.joined(separator: ", ")
        add(
            "Seul le dernier effet d’une suite est valorisé", "Only the last effect of a chain is valued", true,
            chains.isEmpty ? "aucune suite sur la période" : chains, chains.isEmpty ? "no chain in the period" : chains)
        let twins = tally.possibleDuplicates
        let numbers = twins.prefix(5).map { "\($0.first) et \($0.second) (\($0.effect))" }.joined(separator: ", ")
        let both = twins.prefix(5).map { "\($0.first) and \($0.second) (\($0.effect))" }.joined(separator: ", ")
        add(
            "Un fait vu par deux médiatrices compte une fois", "A fact seen by two mediators counts once",
            twins.isEmpty,
            twins.isEmpty
                ? "aucun effet pareil, même jour et même lieu, dans deux séances sans médiatrice commune"
                : "à vérifier, même jour, même lieu, même effet : \(twins.count) paire(s) de séances, dont \(numbers)",
            twins.isEmpty
                ? "no equal effect, same day and place, in two sessions without a mediator in common"
                : "to be checked, same day, place and effect: \(twins.count) pair(s) of sessions, among them \(both)")
        let inputs = valuation.lines.filter { $0.kind == .input }
        add(
            "Le bénévolat est un apport, jamais un coût évité", "Volunteering is an input, never an avoided cost",
            inputs.isEmpty,
            inputs.isEmpty
                ? "aucune heure de bénévolat parmi les effets" : "des heures sont notées comme effets : hors du total",
            inputs.isEmpty
                ? "no volunteer hour among the effects" : "hours are noted as effects: out of the total")
        let rest = valuation.transfers.values.sorted().reduce(0, +)
        add(
            "Un transfert s’écrit deux fois et s’annule", "A transfer posts twice and cancels", abs(rest) < 0.005,
            "somme des transferts : \(cents(rest)) €", "sum of transfers: €\(cents(rest))")
        add(
            "Ni effet multiplicateur, ni emploi, ni « richesse créée »", "No multiplier, no jobs, no “wealth created”",
            true, "le modèle n’en a aucune règle", "the model has no such rule")
        let sum = valuation.byPayer.values.sorted().reduce(0, +) - valuation.avoidedCost.central
        add(
            "Le travail commun ne compte pas plus que tout", "Joint work counts for no more than the whole",
            abs(sum) < 0.005,
            "la part des autres se retire de chaque ligne ; les payeurs font le total à \(cents(sum)) € près",
            "what others did is deducted from each line; payers add up to the total within €\(cents(sum))")
        let net = model.rules.filter { $0.probability.central < 1 }
        add(
            "Pas de part sans nous sur un effet déjà net", "No deadweight on an effect already net",
            net.allSatisfy { $0.deadweight.central == 0 },
            "\(net.count) règles à probabilité, toutes sans autre retrait",
            "\(net.count) rules with a probability, all without another deduction")
        add(
            "Un coût qui en contient un autre l’exclut", "A cost that contains another excludes it", true,
            "colonne « excludes » : "
                + model.rules.filter { !$0.trigger.excludes.isEmpty }
                .map { "\($0.code) > \($0.trigger.excludes.joined(separator: ", "))" }.joined(separator: " ; "),
            "column “excludes”: "
                + model.rules.filter { !$0.trigger.excludes.isEmpty }
                .map { "\($0.code) > \($0.trigger.excludes.joined(separator: ", "))" }.joined(separator: "; "))
        let faded = model.rules.filter { $0.dropOff.central > 0 && $0.durationYears == 1 }
        add(
            "Baisse et durée courte ne disent pas deux fois la même chose",
            "Drop-off and a short duration do not say the same twice", faded.isEmpty,
            "aucune règle n’a de baisse sur une seule année ; durée bornée à \(model.maximumDuration) ans",
            "no rule has a drop-off over one year only; duration capped at \(model.maximumDuration) years")
        states()
        return guards
    }

    /// Each effect noted is priced, held without a price, or set aside: none is left without a word.
    private mutating func states() {
        let known = Set(model.rules.flatMap(\.trigger.effects))
        let left = (tally.crossings[ValuationModel.effectsCrossing]?.cells.keys.map { $0[0] } ?? [])
            .filter { !known.contains($0) }.sorted().joined(separator: ", ")
        add(
            "Chaque effet est valorisé, compté sans euros ou mis de côté",
            "Each effect is priced, counted without euros or set aside", left.isEmpty,
            left.isEmpty ? "aucun effet noté sans règle" : "sans règle dans ce modèle : \(left)",
            left.isEmpty ? "no effect noted without a rule" : "without a rule in this model: \(left)")
    }

    private func cents(_ value: Double) -> String {
        let rounded = (abs(value) * 100).rounded()
        return rounded == 0 ? "0" : (value < 0 ? "-" : "") + String(rounded / 100)
    }

    private mutating func add(
        _ french: String, _ english: String, _ holds: Bool, _ finding: String, _ englishFinding: String
    ) {
        guards.append(
            Guard(
                number: guards.count + 1, title: Sentence(french, english), state: holds ? .passed : .doubtful,
                finding: Sentence(finding, englishFinding)))
    }
}

extension ValuationModel {
    /// Name of the crossing of effects a valuation asks the tally for.
    static let effectsCrossing = "valuation/effects"

    /// What the tally must count for a valuation, over a period.
    package func request(_ period: Period, _ filter: SessionFilter, tracing rule: String? = nil) -> TallyRequest {
        var request = TallyRequest(period: period)
        request.filter = filter
        request.triggers = triggers
        request.tracedTrigger = rule
        request.crossings = [CrossingRequest(Self.effectsCrossing, .effects, by: [.effect])]
        request.looksForDuplicates = true
        return request
    }
}
