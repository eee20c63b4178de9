import Mediation
import Nomenclature
import Sheets

/// When sessions were held.
extension DoubtFinder {
    var days: [Doubt] {
        guard let (title, values) = column(.column(.day)) ?? column(.dayOfMonth) else { return [] }
        let reading = DayReading(year: .calendar(2000), century: 20, today: today)
        for text in values.cells { _ = try? reading.moment(text, "") }
        let evidence = reading.evidence
        return [
            late(title, values), order(title, values, evidence), swapped(title, values, evidence),
            year(title, values, evidence), far(title, values), yearFirst(title, values),
        ]
        .compactMap { $0 }
    }

    /// The only days of the table are those it was filled in on: « Date de saisie », « Horodateur ».
    private func late(_ title: String, _ values: ColumnValues) -> Doubt? {
        guard TitleReading(title).words.has(.late),
            TitleReading(title).candidates(book).first?.score ?? 0 < TitleReading.sure
        else { return nil }
        return Doubt(
            column: title, kind: .day, values: values.examples, guess: nil,
            question: Sentence("Est-ce le jour de la séance ?", "Is it the day of the session?"),
            choices: [
                Doubt.Choice(
                    name: "oui", effect: Sentence("les séances sont de ces jours", "sessions are of these days"),
                    edit: .none)
            ], isBlocking: true)
    }

    /// Few days tell their order, and it is not the one in use in France.
    private func order(_ title: String, _ values: ColumnValues, _ evidence: DayReading.Evidence) -> Doubt? {
        guard profile.dayOrder == nil || profile.dayOrder == .monthFirst, evidence.monthFirst > 0,
            evidence.dayFirst == 0,
            evidence.monthFirst * 4 < evidence.open + evidence.monthFirst
        else { return nil }
        let clear = values.cells.filter { $0.firstMatch(of: #/^\D*\d{1,2}\D(1[3-9]|[23]\d)\D/#) != nil }
        return Doubt(
            column: title, kind: .day, values: Array(clear.prefix(3)), guess: nil,
            question: Sentence(
                "\(evidence.monthFirst, fr: "jour ne se lit", "jours ne se lisent") que mois/jour, \(evidence.open) des deux façons : dans quel ordre ?",
                "\(evidence.monthFirst, en: "day", "days") can only be read month/day, \(evidence.open) both ways: in which order?"
            ),
            choices: [
                Doubt.Choice(
                    name: "jour-mois",
                    effect: Sentence(
                        "\(evidence.monthFirst, fr: "ligne refusée", "lignes refusées"), les autres jour/mois",
                        "\(evidence.monthFirst, en: "row", "rows") refused, the others day/month"),
                    edit: .dayOrder(.dayFirst)),
                Doubt.Choice(
                    name: "mois-jour", effect: Sentence("tous lus mois/jour", "all read month/day"),
                    edit: .dayOrder(.monthFirst)),
            ], isBlocking: true)
    }

    /// A spreadsheet set to English took for dates those it could, day and month the wrong way round, and left the others
    /// as text: all true dates have a day of 12 or less, all texts one above.
    private func swapped(_ title: String, _ values: ColumnValues, _ evidence: DayReading.Evidence) -> Doubt? {
        guard !file.isDelimited, !profile.swapsPlainDays, evidence.plainHigh == 0, evidence.plainLow >= 2,
            evidence.dayFirst >= 2, evidence.open == 0, evidence.monthFirst == 0
        else { return nil }
        let texts = values.cells.filter { $0.contains("/") || $0.contains(".") }
        return Doubt(
            column: title, kind: .day, values: Array((values.examples + texts).prefix(4)), guess: nil,
            question: Sentence(
                "Jours et mois semblent inversés dans \(evidence.plainLow) vraies dates : toutes ont un jour de 1 à 12, et les \(evidence.dayFirst) dates en texte un jour au-dessus.",
                "Days and months look swapped in \(evidence.plainLow) true dates: all have a day of 1 to 12, and the \(evidence.dayFirst) dates kept as text a day above."
            ),
            choices: [
                Doubt.Choice(
                    name: "inverser",
                    effect: Sentence("les vraies dates sont remises à l’endroit", "the true dates are put right"),
                    edit: .swapsPlainDays),
                Doubt.Choice(
                    name: "tels-quels", effect: Sentence("les jours restent ainsi", "days stay so"), edit: .none),
            ], isBlocking: true)
    }

    /// Days without a year, and none found around them, or months that go past the end of the one found.
    private func year(_ title: String, _ values: ColumnValues, _ evidence: DayReading.Evidence) -> Doubt? {
        let isInSheets = tables.allSatisfy { table in
            (tables.count > 1 ? table.sample.year : TableYear.found(in: table.sheetName)) != nil
        }
        let lacks = evidence.yearless > 0 || (column(.dayOfMonth) != nil || values.share(DayParts.isDayOfMonth) > 0.8)
        guard lacks, !isInSheets, !has(.year) else { return nil }
        let isCalendar = profile.year.map { if case .calendar = $0 { true } else { false } } ?? true
        let goesRound = goesRound(values)
        guard profile.year == nil || (isCalendar && goesRound) else { return nil }
        let base: Int = if case .calendar(let year) = profile.year { year } else { today.year }
        let candidates: [TableYear] =
            goesRound
            ? [.school(base - 1), .school(base), .school(base - 2), .calendar(base)]
            : [.calendar(base), .calendar(base - 1)]
        // No session is of a day to come.
        let past = candidates.filter { year in
            let reading = DayReading(year: year, century: 20, today: today)
            return values.cells.allSatisfy { text in
                (try? reading.moment(text, "").day).flatMap { CivilDate(iso: $0) }.map { $0 <= today } ?? true
            }
        }
        let years = past.isEmpty ? candidates : past
        return Doubt(
            column: title, kind: .day, values: values.examples, guess: nil,
            question: Sentence("Ces jours n’ont pas d’année : laquelle ?", "These days have no year: which one?"),
            choices: years.map { year in
                Doubt.Choice(
                    name: year.text,
                    effect: Sentence(
                        "« \(values.examples.first ?? "") » est de \(span(year, values))",
                        "“\(values.examples.first ?? "")” is of \(span(year, values))"),
                    edit: .year(year))
            }, isBlocking: true)
    }

    private func span(_ year: TableYear, _ values: ColumnValues) -> String {
        let reading = DayReading(year: year, century: 20, today: today)
        return values.cells.first.flatMap { try? reading.moment($0, "").day } ?? year.text
    }

    /// Whether the months of the rows, in their order, go from the end of a year to the beginning of the next.
    private func goesRound(_ values: ColumnValues) -> Bool {
        let reading = DayReading(year: .calendar(2000), century: 20, today: today)
        var months = values.cells.compactMap { text in
            (try? reading.moment(text, "").day).flatMap { CivilDate(iso: $0)?.month }
        }
        if column(.dayOfMonth) != nil || months.isEmpty {
            months = tables.compactMap { MonthNames.month(in: $0.sheetName) }
        }
        return zip(months, months.dropFirst()).contains { $0 - $1 >= 6 }
    }

    /// Few days, years away from all others: the year may be mistyped.
    private func far(_ title: String, _ values: ColumnValues) -> Doubt? {
        let reading = DayReading(
            profile.dayOrder ?? .dayFirst, year: profile.year ?? .calendar(today.year), century: profile.century,
            swapsPlainDays: profile.swapsPlainDays, today: today)
        let days = values.cells.compactMap { text in
            (try? reading.moment(text, "").day).flatMap { CivilDate(iso: $0) }.map { (text: text, year: $0.year) }
        }.sorted { $0.year < $1.year }
        let few = max(1, days.count / 10)
        guard days.count >= 3 * few,
            let gap = zip(days, days.dropFirst()).enumerated().first(where: { rank, pair in
                pair.1.year - pair.0.year >= 2 && (rank < few || rank >= days.count - 1 - few)
            })?.offset
        else { return nil }
        let odd = gap < few ? days[...gap] : days[(gap + 1)...]
        return Doubt(
            column: title, kind: .day, values: odd.prefix(3).map(\.text), guess: nil,
            question: Sentence(
                "Loin de tous les autres jours : l’année est-elle juste ? Sinon, corrigez-la dans le tableau.",
                "Far from all other days: is the year right? Else, correct it in the table."),
            choices: [
                Doubt.Choice(
                    name: "garder", effect: Sentence("ces jours restent ainsi", "these days stay so"), edit: .none)
            ], isBlocking: true)
    }

    /// `25/03/04`, `25/03/18`: the year may well be written first.
    private func yearFirst(_ title: String, _ values: ColumnValues) -> Doubt? {
        let parts = values.cells.compactMap { $0.wholeMatch(of: #/([0-9]{2})[\/.-][0-9]{1,2}[\/.-]([0-9]{2})/#) }
        guard parts.count >= 3, Set(parts.map(\.1)).count == 1, Set(parts.map(\.2)).count > 1,
            let first = parts.first.flatMap({ Int($0.1) }), (today.year % 100 - 10...today.year % 100).contains(first)
        else { return nil }
        return Doubt(
            column: title, kind: .day, values: values.examples, guess: nil,
            question: Sentence(
                "L’année est-elle écrite en premier ? Alors écrivez-la en quatre chiffres dans le tableau.",
                "Is the year written first? Then write it with four digits in the table."),
            choices: [
                Doubt.Choice(
                    name: "jour-mois-annee",
                    effect: Sentence(
                        "« \(values.examples.first ?? "") » est un \(first) du mois",
                        "“\(values.examples.first ?? "")” is day \(first) of the month"), edit: .none)
            ], isBlocking: true)
    }
}
