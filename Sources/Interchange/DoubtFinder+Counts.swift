import CSV
import Mediation

/// How many people there were.
extension DoubtFinder {
    /// Whether numbers or crosses say how many people a row tells of.
    private var isCounted: Bool {
        has(.column(.count)) || profile.columns.contains { $0.target.isTheme || $0.target.isMargin }
    }

    /// Whether the people are counted by the sum of women and men, or of ages: a number beside may be of more people.
    private var isAddedUp: Bool {
        !has(.column(.count)) && !profile.columns.contains { $0.target.isTheme }
            && profile.columns.contains { $0.target.isMargin } && profile.eachRow == .session
    }

    /// The people counted as the profile stands, with what counts them.
    private var countedNow: (sum: Int, title: String) {
        if let count = column(.column(.count)) { return (count.values.sum, count.title) }
        guard isAddedUp else {
            return (profile.eachRow == .contact ? tables.reduce(0) { $0 + $1.rows.count } : 0, "lignes")
        }
        var splits: [Dimension: (sum: Int, titles: [String])] = [:]
        for target in profile.columns.map(\.target).uniqued() {
            guard case .margin(let dimension, _) = target, let found = column(target) else { continue }
            splits[dimension, default: (0, [])].sum += found.values.sum
            splits[dimension]?.titles.append(found.title)
        }
        let largest = splits.values.max { ($0.sum, $1.titles.count) < ($1.sum, $0.titles.count) }
        return (largest?.sum ?? 0, largest?.titles.joined(separator: " + ") ?? "")
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
            let placed = table.placed
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
            doubts.append(
                loose(title, values, table, isBlocking: (isOpen || isAddedUp) && mayCount, mayCount: mayCount))
        }
        doubts += rivals + [describedCount, describedThemes, severalInOne].compactMap { $0 }
        if isOpen, !doubts.contains(where: { $0.isBlocking }) { doubts += [rowsDoubt].compactMap { $0 } }
        if crossesAreOpen { doubts += [rowsDoubt].compactMap { $0 } }
        return doubts
    }

    private func loose(_ title: String, _ values: ColumnValues, _ table: Table, isBlocking: Bool, mayCount: Bool)
        -> Doubt
    {
        let now = countedNow
        let aside = Doubt.Choice(
            name: "laisser",
            effect: Sentence(
                "\(now.sum, fr: "passage", "passages") (« \(now.title) »), cette colonne n’est pas lue",
                "\(now.sum, en: "visit", "visits") (“\(now.title)”), this column is not read"),
            edit: .place(title: title, .leave))
        let taken = Doubt.Choice(
            name: "effectif",
            effect: Sentence("\(values.sum, fr: "passage", "passages")", "\(values.sum, en: "visit", "visits")"),
            edit: .all([.place(title: title, .column(.count)), .eachRow(.session)]))
        let more = Doubt.Choice(
            name: "en-plus",
            effect: Sentence(
                "\(values.sum, fr: "personne s’ajoute", "personnes s’ajoutent") à celles des autres colonnes",
                "\(values.sum, en: "person is", "people are") added to those of the other columns"),
            edit: .all([.place(title: title, .others), .eachRow(.session)]))
        return Doubt(
            column: title, kind: isBlocking ? .count : .looseNumber, values: values.examples,
            guess: isBlocking ? nil : "laisser",
            question: isBlocking
                ? Sentence("Est-ce le nombre de personnes reçues ?", "Is it the number of people received?")
                : Sentence(
                    "Des nombres entiers que rien ne place : les laisser ?",
                    "Whole numbers without a place: leave them?"),
            choices: isBlocking ? [taken, more, aside] : mayCount ? [taken, aside] : [aside], isBlocking: isBlocking)
    }

    /// Whether the rows say a sex or an age.
    private var describesPeople: Bool {
        [SessionColumn.gender, .ageBand].contains { column(.column($0)).map { !$0.values.isEmpty } ?? false }
    }

    /// A number above one on a row that says whose sex or age: all of these people, or one and a household?
    private var describedCount: Doubt? {
        guard let (title, values) = column(.column(.count)), describesPeople, !has(.column(.session)),
            values.cells.contains(where: { (CellReading.whole($0) ?? 0) > 1 })
        else { return nil }
        let rows = tables.reduce(0) { $0 + $1.rows.count }
        return Doubt(
            column: title, kind: .count, values: values.examples, guess: nil,
            question: Sentence(
                "Chaque ligne décrit une personne et porte un nombre : combien de personnes reçues ?",
                "Each row describes a person and has a number: how many people were received?"),
            choices: [
                Doubt.Choice(
                    name: "effectif",
                    effect: Sentence(
                        "\(values.sum, fr: "passage", "passages"), tous de ce sexe et de cet âge",
                        "\(values.sum, en: "visit", "visits"), all of that sex and age"), edit: .none),
                Doubt.Choice(
                    name: "laisser",
                    effect: Sentence(
                        "\(rows, fr: "passage", "passages"), un par ligne", "\(rows, en: "visit", "visits"), one a row"),
                    edit: .all([.place(title: title, .leave), .eachRow(.contact)])),
            ], isBlocking: true)
    }

    /// The same with numbers under themes.
    private var describedThemes: Doubt? {
        let themes = profile.columns.filter(\.target.isTheme).compactMap { column($0.target) }
        guard profile.eachRow == .session, !has(.column(.count)), describesPeople,
            let above = themes.first(where: { $0.values.cells.contains { (CellReading.whole($0) ?? 0) > 1 } })
        else { return nil }
        let sum = themes.reduce(0) { $0 + $1.values.sum }
        let rows = tables.reduce(0) { $0 + $1.rows.count }
        return Doubt(
            column: above.title, kind: .count, values: above.values.examples, guess: nil,
            question: Sentence(
                "Chaque ligne décrit une personne et porte des nombres : combien de personnes reçues ?",
                "Each row describes a person and has numbers: how many people were received?"),
            choices: [
                Doubt.Choice(
                    name: "nombres",
                    effect: Sentence(
                        "\(sum, fr: "passage", "passages"), un par unité", "\(sum, en: "visit", "visits"), one a unit"),
                    edit: .none),
                Doubt.Choice(
                    name: "lignes",
                    effect: Sentence(
                        "\(rows, fr: "passage", "passages"), un par ligne", "\(rows, en: "visit", "visits"), one a row"),
                    edit: .eachRow(.contact)),
            ], isBlocking: true)
    }

    /// Words of a sex that name several people, on rows of one each: « Couple », « 2F 1H ».
    private var severalInOne: Doubt? {
        guard profile.eachRow == .contact, !has(.column(.count)), let (title, values) = column(.column(.gender)) else {
            return nil
        }
        let several = values.distinct.filter { text in
            let key = Profile.key(text)
            return ["couple", "famille", "fratrie", "groupe"].contains { key.contains($0) }
                || key.contains { $0.isNumber && $0 != "1" && $0 != "2" }
                || (key.contains(where: \.isNumber) && key.contains(where: \.isLetter))
        }
        guard !several.isEmpty else { return nil }
        let rows = values.cells.count(where: several.contains)
        return Doubt(
            column: title, kind: .count, values: Array(several.prefix(3)), guess: nil,
            question: Sentence(
                "Ces lignes semblent dire plusieurs personnes : une ligne par personne est plus sûr.",
                "These rows seem to tell of several people: one row a person is surer."),
            choices: [
                Doubt.Choice(
                    name: "une",
                    effect: Sentence(
                        "\(rows, fr: "passage", "passages"), un par ligne", "\(rows, en: "visit", "visits"), one a row"),
                    edit: .none)
            ], isBlocking: true)
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
                        name: title,
                        effect: Sentence(
                            "\(values.sum, fr: "passage", "passages")", "\(values.sum, en: "visit", "visits")"),
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
                    name: "personne",
                    effect: Sentence("\(rows, fr: "passage", "passages")", "\(rows, en: "visit", "visits")"),
                    edit: .eachRow(.contact)),
                Doubt.Choice(
                    name: "seance",
                    effect: crossesAreOpen
                        ? Sentence("une personne par croix", "one person for each cross")
                        : Sentence(
                            "\(rows, fr: "séance", "séances") d’une personne, faute de nombre",
                            "\(rows, en: "session", "sessions") of one person, for want of a number"),
                    edit: .eachRow(.session)),
            ], isBlocking: true)
    }
}
