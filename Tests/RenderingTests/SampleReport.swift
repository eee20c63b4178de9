import Mediation

@testable import Reports

/// A small report with a value of each kind, written by hand.
enum SampleReport {
    static let period = Period(
        first: CivilDate(iso: "2025-01-01") ?? .earliest, last: CivilDate(iso: "2025-12-31") ?? .latest)

    /// - Parameter name: of the association; also in the titles and labels where people's words go.
    static func report(name: String = "Femmes-Relais") throws -> Report {
        guard let period, let before = period.previous, let today = CivilDate(iso: "2026-01-15") else {
            throw NoSuchDay()
        }
        return Report(
            kind: "activity", title: Sentence("Activité \(name)", "Activity \(name)"),
            association: Association(code: "fr20", name: name, isFictitious: true), period: period, comparison: before,
            scope: [], filters: [Sentence("Lieu : \(name)", "Place: \(name)")], audience: .funder, generatedOn: today,
            registerDigest: String(repeating: "0123456789abcdef", count: 4), digestDays: [period],
            model: "prudent-v1 1.0 0123",
            program: "relais 1.0",
            isOnePage: false,
            sections: [
                Report.Section(
                    title: Sentence("Chiffres \(name)", "Figures \(name)"),
                    blocks: [.indicators(indicators), .text([Sentence("Un mot sur \(name).", "A word on \(name).")])]),
                Report.Section(
                    title: Sentence("Tableaux", "Tables"),
                    blocks: [
                        .table(crossed(name)), .table(ranges), .table(words(name)),
                        .chart(ReportChart(.bars, of: months)),
                        .narrative(
                            Narrative.Part(
                                heading: Sentence("Parole de \(name)", "Words of \(name)"),
                                paragraphs: [.text("Dit par \(name)."), .list(["premier \(name)", "second"])])),
                    ]),
            ],
            notes: [Sentence("Note de \(name).", "Note by \(name).")],
            masks: [])
    }

    private struct NoSuchDay: Error {}

    static let indicators: [ReportIndicator] = {
        func indicator(_ code: String, _ unit: ReportUnit, _ value: IndicatorValue) -> ReportIndicator {
            ReportIndicator(
                code: code, label: Sentence("Libellé \(code)", "Label \(code)"), unit: unit, value: value,
                definition: Sentence("Définition \(code).", "Definition of \(code)."))
        }
        var sessions = indicator("sessions", .sessions, .number(1234))
        sessions.previous = .number(1000)
        var share = indicator("qpvShare", .share, .number(0.625))
        share.threshold = 0.5
        return [
            sessions, share, indicator("people", .people, .range(low: 60, high: 70)),
            indicator("minutes", .minutes, .number(725)), indicator("costPerHour", .euros, .number(12.5)),
            indicator("requests", .requests, .masked), indicator("median", .minutes, .unavailable(.nothingCounted)),
        ]
    }()

    /// Counts by two dimensions, with totals and each mark.
    static func crossed(_ name: String = "Femmes-Relais") -> ReportTable {
        var table = ReportTable(
            code: "passages_by_gender", title: Sentence("Passages \(name)", "Visits \(name)"), unit: .passages,
            rows: [
                ReportTable.Heading("femme", Sentence("Femmes", "Women")),
                ReportTable.Heading("homme", Sentence("Hommes", "Men")),
            ],
            columns: [
                ReportTable.Heading("qpv", Sentence("QPV \(name)", "QPV \(name)")),
                ReportTable.Heading("hors", Sentence("Hors QPV", "Outside")),
            ],
            cells: [[.count(1200), .masked], [.void, .count(7)]])
        table.rowTotals = [.masked, .count(7)]
        table.columnTotals = [.count(1200), .unavailable]
        table.total = .count(1214)
        table.rowTitle = Sentence("Genre", "Gender")
        table.suppressed = 2
        table.notes = [Sentence("s : petit nombre, \(name).", "s: small count, \(name).")]
        return table
    }

    static let ranges = ReportTable(
        code: "people_by_age", title: Sentence("Personnes", "People"), unit: .people,
        rows: [
            ReportTable.Heading("26_39", Sentence("26-39 ans", "26-39")),
            ReportTable.Heading("75", Sentence("75 et plus", "75+")),
        ], columns: [ReportTable.Heading("people", Sentence("Personnes", "People"))],
        cells: [[.range(low: 60, high: 70)], [.count(12)]])

    static func words(_ name: String = "Femmes-Relais") -> ReportTable {
        ReportTable(
            code: "rules", title: Sentence("Règles", "Rules"), unit: .text,
            rows: [ReportTable.Heading("H1", Sentence("Temps gagné \(name)", "Time gained \(name)"))],
            columns: [
                ReportTable.Heading("source", Sentence("Source", "Source")),
                ReportTable.Heading("value", Sentence("Valeur", "Value"), unit: .euros),
                ReportTable.Heading("quantity", Sentence("Quantité", "Quantity"), unit: .quantity),
            ],
            cells: [[.text(Sentence("Selon \(name)", "From \(name)")), .number(1234.5), .hundredths(1250)]])
    }

    static let months = ReportTable(
        code: "sessions_by_month", title: Sentence("Séances par mois", "Sessions by month"), unit: .sessions,
        rows: (1...3).map { ReportTable.Heading("2025-0\($0)", NumberText.months[$0 - 1]) },
        columns: [ReportTable.Heading("sessions", Sentence("Séances", "Sessions"))],
        cells: [[.count(4)], [.count(0)], [.count(16)]])
}
