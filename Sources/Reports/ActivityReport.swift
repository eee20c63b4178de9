import Mediation
import Nomenclature

/// The year's activity: what was done, for how many, where, about what.
public struct ActivityReport: Sendable {
    /// The tables of the report, in order.
    public static let tables: [TableDefinition] = [
        TableDefinition("sessions_by_kind", "Séances par type", "Sessions by kind", .sessions, by: .kind),
        TableDefinition(
            "minutes_by_kind", "Minutes par type de séance", "Minutes by kind of session", .minutes, by: .kind),
        TableDefinition("sessions_by_place", "Séances par lieu", "Sessions by place", .sessions, by: .place),
        TableDefinition("passages_by_place", "Passages par lieu", "Visits by place", .passages, by: .place),
        TableDefinition(
            "passages_by_qpv", "Passages par quartier du lieu", "Visits by district of the place", .passages, by: .qpv),
        TableDefinition("passages_by_month", "Passages par mois", "Visits by month", .passages, by: .month),
        TableDefinition(
            "people_by_gender", "Personnes différentes par genre", "Different people by gender", .people, by: .gender),
        TableDefinition("passages_by_age", "Passages par âge", "Visits by age", .passages, by: .ageBand),
        TableDefinition(
            "passages_by_attendance", "Passages par fréquentation", "Visits by attendance", .passages, by: .attendance),
        TableDefinition(
            "passages_by_territory", "Passages par territoire de vie", "Visits by territory", .passages, by: .territory),
        TableDefinition(
            "passages_gender_age", "Passages par âge et genre", "Visits by age and gender", .passages, by: .ageBand,
            .gender),
        TableDefinition(
            "passages_place_territory", "Passages par lieu et territoire", "Visits by place and territory", .passages,
            by: .place, .territory),
        TableDefinition("requests_by_domain", "Demandes par domaine", "Requests by domain", .requests, by: .domain),
        TableDefinition("requests_by_theme", "Demandes par thème", "Requests by theme", .requests, by: .theme),
        TableDefinition(
            "requests_domain_gender", "Demandes par domaine et genre", "Requests by domain and gender", .requests,
            by: .domain, .gender),
        TableDefinition(
            "passages_by_origin", "Passages par origine de la venue", "Visits by origin", .passages, by: .origin),
        TableDefinition("passages_by_action", "Passages par action menée", "Visits by action", .passages, by: .action),
        TableDefinition(
            "passages_by_referral", "Passages par orientation", "Visits by referral", .passages, by: .referral),
        TableDefinition("passages_by_outcome", "Passages par résultat", "Visits by outcome", .passages, by: .outcome),
        TableDefinition(
            "participations_by_kind", "Participations par type de séance collective",
            "Participations by kind of collective session", .participations, by: .kind),
        TableDefinition(
            "turned_away_by_place", "Personnes non reçues par lieu", "People turned away by place", .turnedAway,
            by: .place),
        TableDefinition(
            "minutes_by_register", "Minutes par registre de la norme", "Minutes by register of the norm", .minutes,
            by: .register),
        TableDefinition(
            "minutes_by_mission", "Minutes par mission adulte-relais", "Minutes by adulte-relais mission", .minutes,
            by: .mission),
        TableDefinition(
            "sessions_by_citer", "Séances par dimension d’utilité sociale", "Sessions by dimension of social utility",
            .sessions, by: .citer),
        TableDefinition(
            "sessions_by_partner", "Séances par partenaire", "Sessions by partner", .sessions, by: .partner),
        TableDefinition(
            "effects", "Économies et changements repérés", "Economies and changes observed", .effects, by: .effect),
    ]

    /// What the tally must count.
    public static func request(_ period: Period, _ filter: SessionFilter) -> TallyRequest {
        var request = TallyRequest(period: period)
        request.filter = filter
        request.crossings = tables.flatMap(\.requests)
        return request
    }

    /// The report. Tables without any count are left out.
    public static func report(_ tally: Tally, _ book: CodeBook, _ roster: Roster, _ frame: ReportFrame) -> Report {
        let labels = Labels(book, roster)
        var tables = tables.map { $0.table(tally, labels) }.filter { !$0.total.isZero }
        var notes = frame.notes
        if tally.totals.headCountLines > 0 {
            notes.append(
                Sentence(
                    "\(tally.totals.headCountLines) lignes comptent un groupe, \(tally.totals.headsInHeadCounts) personnes en tout. On n’invente pas le détail qui n’a pas été noté.",
                    "\(tally.totals.headCountLines) lines count a group, \(tally.totals.headsInHeadCounts) people in all. Details nobody noted are not invented."
                ))
        }
        notes.append(
            Sentence(
                "Séances, passages, personnes, demandes et participations ne s’additionnent pas.",
                "Sessions, visits, people, requests and participations do not add up together."))
        var indicators = Indicators.all(tally.totals, inputs: frame.inputs)
        if frame.audience != .interne {
            Disclosure.protect(&tables, &indicators, for: frame.audience)
            notes.append(
                Sentence(
                    "s : petit nombre ou nombre qui le trahirait, caché pour que personne ne soit reconnu.",
                    "s: a small number, or one that would give it away, hidden so that nobody is recognised."))
        } else {
            notes.append(Sentence("Usage interne : ne pas diffuser.", "Internal use: do not pass on."))
        }
        return Report(
            kind: "activity", title: Sentence("Rapport d’activité", "Activity report"), association: frame.association,
            period: frame.period, filters: frame.filters, audience: frame.audience, generatedOn: frame.today,
            registerDigest: frame.registerDigest, program: frame.program, indicators: indicators, tables: tables,
            notes: notes)
    }
}

/// What every report says of itself.
public struct ReportFrame: Sendable {
    public var association: Association
    public var period: Period
    public var filters: [Sentence] = []
    public var audience: Audience
    public var today: CivilDate
    public var registerDigest: String
    public var program: String
    /// Euros the period cost; nil when no cost is recorded.
    public var inputs: Double?
    public var notes: [Sentence] = []

    public init(
        association: Association, period: Period, audience: Audience, today: CivilDate, registerDigest: String,
        program: String
    ) {
        self.association = association
        self.period = period
        self.audience = audience
        self.today = today
        self.registerDigest = registerDigest
        self.program = program
    }
}
