import Mediation

// Shares of the visits, and what one visit or one hour took.
extension Indicator {
    static let womenShare = Indicator(
        code: .womenShare, label: Sentence("Part des femmes", "Share of women"), unit: .share,
        definition: Sentence(
            "Passages de femmes, parmi ceux dont le genre est noté.",
            "Visits of women, among those of known gender."),
        protection: .answers([.gender], ["femme", Contact.unknown])
    ) { $0.share(of: "femme", in: $0.genders) }

    static let qpvShare = Indicator(
        code: .qpvShare, label: Sentence("Part du public des quartiers prioritaires", "Share from priority districts"),
        unit: .share,
        definition: Sentence(
            "Passages de personnes vivant en quartier prioritaire, parmi ceux dont le territoire est connu.",
            "Visits of people living in a priority district, among those of known territory."),
        protection: .answers([.territory], ["qpv", Contact.unknown])
    ) { $0.share(of: "qpv", in: $0.territories) }

    static let unknownShare = Indicator(
        code: .unknownShare, label: Sentence("Part de non renseigné", "Share unknown"), unit: .share,
        definition: Sentence(
            "Réponses absentes parmi genre, âge, fréquentation et territoire, quatre par passage.",
            "Missing answers over gender, age, attendance and territory, four a visit."),
        canHaveCondition: false,
        protection: .answers([.gender, .attendance, .territory, .ageBand], [Contact.unknown])
    ) { figures in
        guard let unknown = figures.unknownAnswers, figures.passages > 0 else { return .unavailable(.nothingCounted) }
        return .number(Double(unknown) / Double(4 * figures.passages))
    }

    static let passagesPerHour = Indicator(
        code: .passagesPerHour, label: Sentence("Passages par heure de séance", "Visits per hour of session"),
        unit: .number,
        definition: Sentence(
            "Passages divisés par les heures de séance de la période ; une séance de deux actions compte pour moitié dans chacune.",
            "Visits over hours of session in the period; a session of two funded actions counts half in each."),
        protection: .small(\.smallestPassages)
    ) { figures in
        figures.sharedHours > 0
            ? .number(figures.sharedPassages / figures.sharedHours) : .unavailable(.nothingCounted)
    }

    static let costPerPassage = Indicator(
        code: .costPerPassage, label: Sentence("Coût par passage", "Cost per visit"), unit: .euros,
        definition: Sentence(
            "Dépenses de la période à la charge des séances comptées, apports en nature compris, divisées par leurs passages.",
            "Costs of the period charged to the sessions counted, in-kind ones included, over their visits."),
        canHaveCondition: false, protection: .small(\.smallestPassages)
    ) { $0.cost(over: $0.sharedPassages) }

    static let costPerHour = Indicator(
        code: .costPerHour, label: Sentence("Coût par heure de séance", "Cost per hour of session"), unit: .euros,
        definition: Sentence(
            "Dépenses de la période à la charge des séances comptées, apports en nature compris, divisées par leurs heures de séance.",
            "Costs of the period charged to the sessions counted, in-kind ones included, over their hours of session."),
        canHaveCondition: false, protection: .sessions
    ) { $0.cost(over: $0.sharedHours) }
}
