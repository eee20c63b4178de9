import Mediation

extension Inputs {
    /// The rule costs are charged by, as Cerfa 15059 asks for it (*règles de répartition des charges indirectes*).
    package static let rule = Sentence(
        "Règles de répartition des charges : la dépense d’une action est à la charge de ses séances ; celle de toute l’association est répartie entre toutes les séances, selon les heures travaillées (durée de la séance × nombre de médiatrices). Une séance de deux actions compte pour moitié dans chacune ; le temps d’une séance se partage entre ses demandes. Une dépense compte pour la part de ses jours qui tombe dans la période.",
        "How costs are shared: a cost of a funded action is charged to its sessions; one of the whole association is shared over all sessions, by hours worked (length of the session × number of mediators). A session of two actions counts half in each; the time of a session is shared over its requests. A cost counts for the share of its days that falls in the period."
    )

    /// The amounts and the rule, or why there are none, in sentences that stand beside a figure made of them.
    package var sentences: [Sentence] {
        switch outcome {
        case .absent(let absence):
            return [
                Sentence(
                    "Dépenses : n.d., \(absence.words.french).", "Costs: not available, \(absence.words.english).")
            ]
        case .given(let amounts):
            func euros(_ amount: Euros, _ language: Language) -> String {
                NumberText(language).decimal(amount.value, decimals: 2) + "\u{A0}€"
            }
            func sentence(_ language: Language) -> String {
                let (own, shared, total) = (
                    euros(amounts.own, language), euros(amounts.shared, language), euros(amounts.total, language)
                )
                let inKind = euros(amounts.inKind, language)
                return language.say(
                    "Dépenses : \(total), dont \(own) propres, \(shared) de charges communes réparties ; \(inKind) en nature.",
                    "Costs: \(total), of which \(own) own, \(shared) shares of common costs; \(inKind) in kind.")
            }
            return [Sentence(sentence(.french), sentence(.english))] + unfinished + [Self.rule]
        }
    }

    /// That the days asked for are not over.
    private var unfinished: [Sentence] {
        until.map {
            [
                Sentence(
                    "La période n’est pas finie : les dépenses sont comptées jusqu’au \(NumberText(.french).day($0)).",
                    "The period is not over: costs are counted to \(NumberText(.english).day($0)).")
            ]
        } ?? []
    }
}

extension Inputs.Absence {
    /// The reason, without a capital or a full stop.
    package var words: Sentence {
        switch self {
        case .daysWithoutCost(let periods):
            let named = periods.map(Self.name)
            return Sentence(
                "aucune dépense n’est enregistrée pour \(named.map(\.french).joined(separator: ", "))",
                "no cost is recorded for \(named.map(\.english).joined(separator: ", "))")
        case .noCost:
            return Sentence(
                "aucune dépense n’est à la charge de ces séances", "no cost is charged to these sessions")
        case .purged(let day):
            return Sentence(
                "purgé le \(NumberText(.french).day(day))", "purged on \(NumberText(.english).day(day))")
        case .noHours:
            return Sentence(
                "aucune heure travaillée pour répartir les dépenses", "no hour was worked to share the costs by")
        }
    }

    /// A year, or days.
    private static func name(_ period: Period) -> Sentence {
        if let year = period.wholeYear { return Sentence(String(year), String(year)) }
        func day(_ day: CivilDate, _ language: Language) -> String { NumberText(language).day(day) }
        return Sentence(
            "la période du \(day(period.start, .french)) au \(day(period.last, .french))",
            "\(day(period.start, .english)) to \(day(period.last, .english))")
    }
}
