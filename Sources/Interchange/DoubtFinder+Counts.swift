import CSV
import Mediation

/// How many people there were.
extension DoubtFinder {
    /// Whether numbers or crosses say how many people a row tells of.
    private var isCounted: Bool {
        has(.column(.count)) || profile.columns.contains { $0.target.isTheme || $0.target.isMargin }
    }

    /// Whether the rows tell of one person each: by a sex, an age, an hour of their own.
    private var tellsOne: Bool {
        let traits: [SessionColumn] = [
            .gender, .ageBand, .attendance, .territory, .origin, .outcome, .referrals, .contactMinutes,
        ]
        if traits.contains(where: { has(.column($0)) }) { return true }
        if !profile.keep.isEmpty || !profile.leave.isEmpty { return true }
        return repeats || has(.column(.start)) && !has(.end)
    }

    /// Whether several rows are of one day and place, as those of several people are.
    private var repeats: Bool {
        let frame: [Profile.Target] = [
            .column(.day), .dayOfMonth, .column(.place), .column(.mediators), .column(.kind),
        ]
        return tables.contains { table in
            let positions = frame.compactMap { table.place($0)?.position }
            var seen: Set<[String]> = []
            var (again, above) = (0, [Int: String]())
            for row in table.rows {
                let cells = table.layout.filled(row.cells, &above)
                let key = positions.map { table.layout.cell($0, of: cells) }
                if !seen.insert(key).inserted { again += 1 }
            }
            return again * 10 >= table.rows.count
        }
    }

    /// Whole numbers without a place, in any table, once each.
    private var loose: [(title: String, values: ColumnValues, table: Table)] {
        var found: [(String, ColumnValues, Table)] = []
        for table in tables {
            let placed = Set(table.layout.places.map(\.position))
            for position in table.sample.titles.indices where !placed.contains(position) {
                let title = table.sample.titles[position]
                guard !title.isEmpty, !RefusedRow.isReason(title), profile.leave[Profile.key(title)] == nil,
                    profile.keep[Profile.key(title)] == nil, !found.contains(where: { $0.0 == title })
                else { continue }
                let values = table.sample.values(position, of: table.rows)
                guard values.wholeShare >= 0.5, !values.isEmpty else { continue }
                found.append((title, values, table))
            }
        }
        return found
    }

    var counts: [Doubt] {
        var doubts: [Doubt] = []
        let isOpen = !isCounted && !(profile.eachRow == .contact && tellsOne)
        for (title, values, table) in loose {
            let reading = TitleReading(title)
            let mayCount = reading.mayCount && !values.isNumbering && !reading.pointsToAPerson(areWords: false)
            doubts.append(loose(title, values, table, isBlocking: isOpen && mayCount, mayCount: mayCount))
        }
        doubts += rivals
        if isOpen, !doubts.contains(where: { $0.isBlocking }) { doubts += [rowsDoubt].compactMap { $0 } }
        if crossesAreOpen { doubts += [rowsDoubt].compactMap { $0 } }
        return doubts
    }

    private func loose(_ title: String, _ values: ColumnValues, _ table: Table, isBlocking: Bool, mayCount: Bool)
        -> Doubt
    {
        let count = column(.column(.count))
        let now =
            count.map { ($0.values.sum, $0.title) }
            ?? (profile.eachRow == .contact ? tables.reduce(0) { $0 + $1.rows.count } : 0, "lignes")
        let aside = Doubt.Choice(
            name: "laisser",
            effect: Sentence(
                "\(now.0) passages (« \(now.1) »), cette colonne n’est pas lue",
                "\(now.0) visits (“\(now.1)”), this column is not read"),
            edit: .place(title: title, .leave))
        let taken = Doubt.Choice(
            name: "effectif",
            effect: Sentence("\(values.sum) passages", "\(values.sum) visits"),
            edit: .place(title: title, .column(.count)))
        return Doubt(
            column: title, kind: isBlocking ? .count : .looseNumber, values: values.examples,
            guess: isBlocking ? nil : "laisser",
            question: isBlocking
                ? Sentence("Est-ce le nombre de personnes reçues ?", "Is it the number of people received?")
                : Sentence(
                    "Des nombres entiers que rien ne place : les laisser ?",
                    "Whole numbers without a place: leave them?"),
            choices: isBlocking || mayCount ? [taken, aside] : [aside], isBlocking: isBlocking)
    }

    /// A second column that may as well be the number of people.
    private var rivals: [Doubt] {
        guard let count = column(.column(.count)) else { return [] }
        let rivals = loose.filter { candidate in
            let best = TitleReading(candidate.title).candidates(book).first { $0.target == .column(.count) }
            return (best?.score ?? 0) >= TitleReading.sure && candidate.values.cells != count.values.cells
        }
        guard !rivals.isEmpty, !isSumOfParts(count.values) else { return [] }
        let all = [(count.title, count.values)] + rivals.map { ($0.title, $0.values) }
        return [
            Doubt(
                column: count.title, kind: .count, values: count.values.examples, guess: nil,
                question: Sentence(
                    "Plusieurs colonnes peuvent être le nombre de personnes : laquelle ?",
                    "Several columns may be the number of people: which?"),
                choices: all.map { title, values in
                    Doubt.Choice(
                        name: title, effect: Sentence("\(values.sum) passages", "\(values.sum) visits"),
                        edit: title == count.title ? .none : .place(title: title, .column(.count)))
                }, isBlocking: true)
        ]
    }

    /// Whether the count is the sum of women and men, or of the themes.
    private func isSumOfParts(_ count: ColumnValues) -> Bool {
        let parts = profile.columns.map(\.target).filter { $0.isMargin || $0.isTheme }.uniqued()
        for isPart in [{ (target: Profile.Target) in target.isMargin }, { $0.isTheme }] {
            let sums = parts.filter(isPart).compactMap { column($0)?.values.sum }
            if !sums.isEmpty, sums.reduce(0, +) == count.sum { return true }
        }
        return false
    }

    /// Crosses under themes and nothing of a person: a person a row, or a session?
    private var crossesAreOpen: Bool {
        let themes = profile.columns.filter(\.target.isTheme)
        guard !themes.isEmpty, !has(.column(.count)), !tellsOne else { return false }
        return themes.allSatisfy { theme in column(theme.target)?.values.areMarks ?? true }
    }

    /// Nothing says whether a row is one person or a session of a number not told.
    private var rowsDoubt: Doubt? {
        let rows = tables.reduce(0) { $0 + $1.rows.count }
        guard rows > 0 else { return nil }
        return Doubt(
            column: "lignes", kind: .count, values: [], guess: nil,
            question: Sentence(
                "Aucune colonne ne compte les personnes : chaque ligne est-elle une personne, ou une séance ?",
                "No column counts the people: is each row one person, or a session?"),
            choices: [
                Doubt.Choice(
                    name: "personne", effect: Sentence("\(rows) passages", "\(rows) visits"), edit: .eachRow(.contact)),
                Doubt.Choice(
                    name: "seance",
                    effect: crossesAreOpen
                        ? Sentence("une personne par croix", "one person for each cross")
                        : Sentence(
                            "\(rows) séances d’une personne, faute de nombre",
                            "\(rows) sessions of one person, for want of a number"),
                    edit: .eachRow(.session)),
            ], isBlocking: true)
    }
}
