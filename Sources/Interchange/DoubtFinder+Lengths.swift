import CSV
import Mediation

/// How long sessions lasted.
extension DoubtFinder {
    var lengths: [Doubt] {
        let targets: [Profile.Target] = [.column(.minutes), .column(.contactMinutes), .hours]
        return targets.compactMap { target in column(target).flatMap { length($0.title, $0.values, target) } }
            + [Profile.Target.days, .halfDays].compactMap { target in
                column(target).map { days($0.title, $0.values, target) }
            } + [hoursAndLength].compactMap { $0 }
    }

    /// A length that is not the time between the two hours beside it.
    private var hoursAndLength: Doubt? {
        var differing: [String] = []
        var (told, between) = (0, 0)
        var titles: (length: String, end: String)?
        for table in tables {
            guard let start = table.place(.column(.start)), let end = table.place(.end),
                let length = table.layout.places.first(where: { $0.target.isLength })
            else { continue }
            titles = titles ?? (length.title, end.title)
            for row in table.rows {
                func cell(_ place: SheetLayout.Place) -> String { table.layout.cell(place.position, of: row.cells) }
                guard let first = clockTime(cell(start)), let last = clockTime(cell(end)),
                    let minutes = (try? CellReading.minutes(cell(length), length.target, "")).flatMap({
                        Minutes(typed: $0)?.value
                    })
                else { continue }
                (told, between) = (told + minutes, between + CellReading.length(from: first, to: last))
                if minutes != CellReading.length(from: first, to: last) {
                    differing.append("\(cell(start))-\(cell(end)) : \(cell(length))")
                }
            }
        }
        guard !differing.isEmpty, let titles else { return nil }
        return Doubt(
            column: titles.length, kind: .length, values: Array(differing.prefix(3)), guess: nil,
            question: Sentence(
                "La durée n’est pas le temps entre les deux heures : laquelle compte ?",
                "The length is not the time between the two hours: which counts?"),
            choices: [
                Doubt.Choice(name: "duree", effect: inAll(told), edit: .place(title: titles.end, .leave)),
                Doubt.Choice(name: "heures", effect: inAll(between), edit: .place(title: titles.length, .leave)),
            ], isBlocking: true)
    }

    private func clockTime(_ text: String) -> ClockTime? {
        (try? CellReading.hour(text, "")).flatMap { ClockTime(typed: $0) }
    }

    private func inAll(_ minutes: Int) -> Sentence {
        let text = "\(minutes / 60) h \(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
        return Sentence("\(text) en tout", "\(text) in all")
    }

    private func length(_ title: String, _ values: ColumnValues, _ target: Profile.Target) -> Doubt? {
        let numbers = values.cells.compactMap { Self.decimal($0) }
        if values.cells.contains(where: { $0.contains(":") && $0.lowercased().contains("m") }) {
            return clock(title, values, target)
        }
        guard !numbers.isEmpty, numbers.count * 2 >= values.cells.count else { return nil }
        let parts = values.cells.compactMap { Self.decimals($0) }
        let isOfMinutes = target == .column(.minutes) || target == .column(.contactMinutes)
        // A decimal of a number of hours that reads as minutes: 1,30 and 2,15.
        if !parts.isEmpty, numbers.allSatisfy({ $0 < 24 }), mayBeMinutes(parts) {
            return hours(title, values, target)
        }
        guard isOfMinutes, numbers.allSatisfy({ $0 <= 12 }),
            !TitleReading(title).words.words.contains(where: Self.isUnit)
        else { return nil }
        return unit(title, values, target)
    }

    private static func isUnit(_ word: String) -> Bool { ["min", "mn", "minute", "h", "heure"].contains(word) }

    /// Decimals that are all minutes people say, and not all halves and quarters.
    private func mayBeMinutes(_ parts: [String]) -> Bool {
        let minutes = Set(parts.map { $0.utf8.count == 1 ? $0 + "0" : $0 })
        let isRound = minutes.allSatisfy { part in
            part.utf8.count == 2 && (Int(part) ?? 60) < 60 && (Int(part) ?? 1) % 5 == 0
        }
        return isRound && !minutes.isSubset(of: ["00", "25", "50", "75"])
    }

    /// A number with or without decimals, no unit.
    private static func decimal(_ text: String) -> Double? {
        guard text.wholeMatch(of: #/[0-9]{1,4}(?:[.,][0-9]{1,6})?/#) != nil else { return nil }
        return Double(text.replacing(",", with: "."))
    }

    private static func decimals(_ text: String) -> String? {
        guard let match = text.wholeMatch(of: #/[0-9]{1,2}[.,]([0-9]{1,6})/#) else { return nil }
        return String(match.1)
    }

    private func total(_ values: ColumnValues, _ read: (String) throws -> String) -> Sentence {
        let minutes = values.cells.reduce(0) { sum, text in
            sum + ((try? read(text)).flatMap { Minutes(typed: $0)?.value } ?? 0)
        }
        return inAll(minutes)
    }

    private func unit(_ title: String, _ values: ColumnValues, _ target: Profile.Target) -> Doubt {
        Doubt(
            column: title, kind: .length, values: values.examples, guess: nil,
            question: Sentence("Des heures ou des minutes ?", "Hours or minutes?"),
            choices: [
                Doubt.Choice(
                    name: "heures", effect: total(values) { try CellReading.minutes(hours: $0, "") },
                    edit: .place(title: title, .hours)),
                Doubt.Choice(
                    name: "minutes", effect: total(values) { try CellReading.minutes($0, "") }, edit: .none),
            ], isBlocking: true)
    }

    /// Days and half-days: how many hours are they?
    private func days(_ title: String, _ values: ColumnValues, _ target: Profile.Target) -> Doubt {
        func effect(_ target: Profile.Target) -> Sentence {
            total(values) { try CellReading.minutes($0, target, "") }
        }
        let isOfHalves = target == .halfDays
        return Doubt(
            column: title, kind: .length, values: values.examples, guess: nil,
            question: Sentence(
                "Des jours : de combien d’heures, ou est-ce une autre unité ?",
                "Days: of how many hours, or is it another unit?"),
            choices: [
                Doubt.Choice(
                    name: isOfHalves ? "demi-journees-3h30" : "jours-7h", effect: effect(target), edit: .none),
                Doubt.Choice(name: "heures", effect: effect(.hours), edit: .place(title: title, .hours)),
                Doubt.Choice(
                    name: "minutes", effect: effect(.column(.minutes)), edit: .place(title: title, .column(.minutes))),
                Doubt.Choice(
                    name: "laisser",
                    effect: Sentence("la colonne n’est pas lue", "the column is not read"),
                    edit: .place(title: title, .leave)),
            ], isBlocking: true)
    }

    private func hours(_ title: String, _ values: ColumnValues, _ target: Profile.Target) -> Doubt {
        Doubt(
            column: title, kind: .length, values: values.examples, guess: nil,
            question: Sentence(
                "Des heures et minutes (1,30 = 1 h 30) ou des heures décimales (1,30 = 1 h 18) ?",
                "Hours and minutes (1,30 = 1 h 30) or decimal hours (1,30 = 1 h 18)?"),
            choices: [
                Doubt.Choice(
                    name: "heures-minutes", effect: total(values) { try CellReading.minutes(hoursAndMinutes: $0, "") },
                    edit: .place(title: title, .hoursAndMinutes)),
                Doubt.Choice(
                    name: "heures-decimales", effect: total(values) { try CellReading.minutes(hours: $0, "") },
                    edit: target == .hours ? .none : .place(title: title, .hours)),
            ], isBlocking: true)
    }

    /// « 09:45 min »: nine hours, or nine minutes?
    private func clock(_ title: String, _ values: ColumnValues, _ target: Profile.Target) -> Doubt {
        Doubt(
            column: title, kind: .length, values: values.examples, guess: nil,
            question: Sentence(
                "Des heures et minutes, ou des minutes et secondes ?", "Hours and minutes, or minutes and seconds?"),
            choices: [
                Doubt.Choice(
                    name: "heures-minutes", effect: total(values) { try CellReading.minutes(hoursAndMinutes: $0, "") },
                    edit: .place(title: title, .hoursAndMinutes)),
                Doubt.Choice(
                    name: "minutes-secondes",
                    effect: total(values) { try CellReading.minutes(minutesAndSeconds: $0, "") },
                    edit: .place(title: title, .minutesAndSeconds)),
            ], isBlocking: true)
    }
}
