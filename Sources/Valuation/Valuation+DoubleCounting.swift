import Mediation

extension Valuation {
    /// The valuation with its checks against double counting.
    func addingChecks(_ model: ValuationModel, _ tally: Tally) -> Valuation {
        var copy = self
        var list = DoubleCountingList(self, model, tally)
        copy.checks = list.all()
        return copy
    }
}

/// Makes the checks of a valuation one after the other, in the order of the method.
private struct DoubleCountingList {
    private let valuation: Valuation
    private let model: ValuationModel
    private let tally: Tally
    private var checks: [DoubleCountingCheck] = []

    init(_ valuation: Valuation, _ model: ValuationModel, _ tally: Tally) {
        self.valuation = valuation
        self.model = model
        self.tally = tally
    }

    mutating func all() -> [DoubleCountingCheck] {
        let setAside = valuation.lines.filter { $0.excludedBy != nil }
        let exclusions = model.rules.reduce(0) { $0 + $1.trigger.excludes.count }
        add(
            "Un fait n’a qu’un prix", "One fact has one price", true,
            "\(exclusions) exclusions entre règles ; \(setAside.count, fr: "ligne mise de côté et montrée", "lignes mises de côté et montrées")",
            "\(exclusions) exclusions between rules; \(setAside.count) lines set aside and shown")
        let chains = setAside.map { "\($0.rule) ← \($0.excludedBy ?? "")" }.joined(separator: ", ")
        add(
            "Seul le dernier effet d’une suite est valorisé", "Only the last effect of a chain is valued", true,
            chains.isEmpty ? "aucune suite sur la période" : chains, chains.isEmpty ? "no chain in the period" : chains)
        twins()
        let inputs = valuation.lines.filter { $0.kind == .input }
        add(
            "Le bénévolat est un apport, jamais un coût évité", "Volunteering is an input, never an avoided cost",
            inputs.isEmpty,
            inputs.isEmpty
                ? "aucune heure de bénévolat parmi les effets" : "des heures sont notées comme effets : hors du total",
            inputs.isEmpty
                ? "no volunteer hour among the effects" : "hours are noted as effects: out of the total")
        let rest = valuation.transfers.sumInKeyOrder
        add(
            "Un transfert s’écrit deux fois et s’annule", "A transfer posts twice and cancels", abs(rest) < 0.005,
            "somme des transferts : \(cents(rest)) €", "sum of transfers: €\(cents(rest))")
        add(
            "Ni effet multiplicateur, ni emploi, ni « richesse créée »", "No multiplier, no jobs, no “wealth created”",
            true, "le modèle n’en a aucune règle", "the model has no such rule")
        let sum = valuation.byPayer.sumInKeyOrder - valuation.avoidedCost.central
        add(
            "Le travail commun ne compte pas plus que tout", "Joint work counts for no more than the whole",
            abs(sum) < 0.005,
            "la part des autres se retire de chaque ligne ; les payeurs font le total à \(cents(sum)) € près",
            "what others did is deducted from each line; payers add up to the total within €\(cents(sum))")
        let net = model.rules.filter { $0.probability.central < 1 }
        add(
            "Pas de part sans nous sur un effet déjà net", "No deadweight on an effect already net",
            net.allSatisfy { $0.deadweight.central == 0 },
            "\(net.count, fr: "règle", "règles") à probabilité, toutes sans autre retrait",
            "\(net.count, en: "rule", "rules") with a probability, all without another deduction")
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
        return checks
    }

    /// A fact two sessions recorded; sessions purged can no longer be set side by side.
    private mutating func twins() {
        let title = Sentence(
            "Un fait vu par deux médiatrices compte une fois", "A fact seen by two mediators counts once")
        if let gap = tally.gap, gap.lacksSessions {
            add(
                title.french, title.english, nil, "n.d., séances purgées le \(gap.purgedOn)",
                "not available, sessions purged on \(gap.purgedOn)")
            return
        }
        let twins = tally.possibleDuplicates
        func pairs(_ and: String) -> String {
            twins.prefix(5).map { "\($0.first) \(and) \($0.second) (\($0.effect))" }.joined(separator: ", ")
        }
        add(
            title.french, title.english, twins.isEmpty,
            twins.isEmpty
                ? "aucun effet pareil, même jour et même lieu, dans deux séances sans médiatrice commune"
                : "à vérifier, même jour, même lieu, même effet : \(twins.count, fr: "paire", "paires") de séances",
            twins.isEmpty
                ? "no equal effect, same day and place, in two sessions without a mediator in common"
                : "to be checked, same day, place and effect: \(twins.count, en: "pair", "pairs") of sessions",
            sessions: twins.isEmpty ? nil : Sentence("dont \(pairs("et"))", "among them \(pairs("and"))"))
    }

    /// Each effect noted is priced, counted without euros or set aside: the effects no rule knows are named.
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

    /// - Parameter holds: nil where it cannot be known.
    private mutating func add(
        _ french: String, _ english: String, _ holds: Bool?, _ finding: String, _ englishFinding: String,
        sessions: Sentence? = nil
    ) {
        checks.append(
            DoubleCountingCheck(
                number: checks.count + 1, title: Sentence(french, english),
                state: holds.map { $0 ? .passed : .doubtful } ?? .unavailable,
                finding: Sentence(finding, englishFinding), sessions: sessions))
    }
}
