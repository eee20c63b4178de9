import CSV
import Mediation
import Nomenclature
import Sheets

/// Which rows and sheets count.
extension DoubtFinder {
    /// Columns that say whether a row counts, and that the profile has no rule for.
    var status: [Doubt] {
        var titles: Set<String> = []
        var doubts: [Doubt] = []
        for table in tables {
            let placed = Set(table.layout.places.map(\.position))
            for (position, title) in table.sample.titles.enumerated() where !title.isEmpty && !placed.contains(position)
            {
                let key = Profile.key(title)
                guard profile.keep[key] == nil, profile.leave[key] == nil, titles.insert(key).inserted,
                    let rules = StatusColumn(title, table.sample.values(position, of: table.rows))
                else { continue }
                doubts.append(
                    Doubt(
                        column: title, kind: .status, values: rules.leave, guess: nil,
                        question: Sentence(
                            "Ces lignes sont-elles à laisser de côté ?", "Are these rows to be left out?"),
                        choices: [
                            Doubt.Choice(
                                name: "ecarter",
                                effect: Sentence(
                                    "\(rules.leftRows, fr: "ligne laissée", "lignes laissées")",
                                    "\(rules.leftRows, en: "row", "rows") left out"),
                                edit: rules.edit(title)),
                            Doubt.Choice(
                                name: "tout-garder",
                                effect: Sentence("toutes les lignes comptent", "all rows count"), edit: .none),
                        ], isBlocking: true))
            }
        }
        return doubts
    }

    /// Rows that may be totals, or rows that happen to have the same numbers.
    var totals: [Doubt] {
        tables.flatMap(\.totals).filter { $0.total.isDoubtful }.map { total, line in
            let says = total.sums.map { String($0.says) }.joined(separator: ", ")
            return Doubt(
                column: "ligne \(line)", kind: .total, values: [total.label, says], guess: nil,
                question: Sentence(
                    "« \(total.label) » est-elle la somme des lignes au-dessus, ou une ligne de plus ?",
                    "Is “\(total.label)” the sum of the rows above, or one more row?"),
                choices: [
                    Doubt.Choice(
                        name: "total", effect: Sentence("\(says) ne sont pas comptés", "\(says) are not counted"),
                        edit: .none),
                    Doubt.Choice(
                        name: "ligne", effect: Sentence("\(says) sont comptés", "\(says) are counted"), edit: .none),
                ], isBlocking: true)
        }
    }

    /// Sheets left aside that have days as those that are read do, and rows left out under other titles.
    var sheets: [Doubt] {
        let read = Set(tables.map(\.sheetName))
        var doubts = file.sheets.count > 1 ? file.sheets.filter { !read.contains($0.name) }.compactMap(sheet) : []
        doubts += repeatedSheets
        for table in tables {
            guard let lines = profile.rows else { continue }
            let outside = table.sample.rows.filter { row in
                !lines.contains(row.line) && row.line > lines.upperBound && isOfDay(row)
            }
            guard let first = outside.first?.line, let last = outside.last?.line else { continue }
            doubts.append(
                Doubt(
                    column: "lignes \(first)-\(last)", kind: .sheet, values: [], guess: nil,
                    question: Sentence(
                        "Un autre tableau suit, sous d’autres titres : il n’est pas lu.",
                        "Another table follows, under other titles: it is not read."),
                    choices: [
                        Doubt.Choice(
                            name: "laisser",
                            effect: Sentence(
                                "\(outside.count, fr: "ligne laissée", "lignes laissées")",
                                "\(outside.count, en: "row", "rows") left out"), edit: .none
                        )
                    ], isBlocking: true))
        }
        return doubts
    }

    /// Sheets that have the rows of another one: a copy counts everything twice.
    private var repeatedSheets: [Doubt] {
        tables.enumerated().compactMap { rank, table in
            guard table.rows.count > 1,
                let same = tables[..<rank].first(where: { $0.rows.map(\.cells) == table.rows.map(\.cells) })
            else { return nil }
            return Doubt(
                column: "feuille \(table.sheetName)", kind: .sheet, values: [], guess: nil,
                question: Sentence(
                    "Cette feuille a les mêmes lignes que « \(same.sheetName) » : est-ce une copie ?",
                    "This sheet has the same rows as “\(same.sheetName)”: is it a copy?"),
                choices: [
                    Doubt.Choice(
                        name: "laisser",
                        effect: Sentence(
                            "\(table.rows.count, fr: "ligne laissée", "lignes laissées")",
                            "\(table.rows.count, en: "row", "rows") left out"),
                        edit: .all(tables.map { .sheet($0.sheetName) } + [.withoutSheet(table.sheetName)])),
                    Doubt.Choice(
                        name: "lire", effect: Sentence("elles comptent deux fois", "they count twice"), edit: .none),
                ], isBlocking: true)
        }
    }

    /// Rows of days and numbers in a sheet without titles we know.
    private func untitled(_ sheet: SheetFile.Sheet) -> Doubt? {
        let rows = ((try? TableSample.rows(file, sheet)) ?? []).filter { row in
            isOfDay(row) && row.cells.contains { CellReading.whole($0.trimmingSpaces()) != nil }
        }
        guard let first = rows.first else { return nil }
        return Doubt(
            column: "feuille \(sheet.name)", kind: .sheet, values: Array(first.cells.filter { !$0.isEmpty }.prefix(4)),
            guess: nil,
            question: Sentence(
                "Cette feuille a des jours et des nombres, sous des titres que Relais ne connaît pas : elle n’est pas lue.",
                "This sheet has days and numbers, under titles Relais does not know: it is not read."),
            choices: [
                Doubt.Choice(
                    name: "laisser",
                    effect: Sentence(
                        "\(rows.count, fr: "ligne laissée", "lignes laissées")",
                        "\(rows.count, en: "row", "rows") left out"), edit: .none)
            ], isBlocking: true)
    }

    private func isOfDay(_ row: CSVRow) -> Bool {
        guard row.cells.count(where: { !$0.isEmpty }) > 1 else { return false }
        let reading = DayReading(year: .calendar(2000), century: 20, today: today)
        return row.cells.prefix(3).contains { cell in
            cell.contains(where: \.isNumber) && cell.utf8.count < 40
                && (try? reading.moment(cell.trimmingSpaces(), "").day).flatMap { CivilDate(iso: $0) } != nil
                && CellReading.whole(cell) == nil
        }
    }

    private func sheet(_ sheet: SheetFile.Sheet) -> Doubt? {
        guard let found = try? TitleSearch(file, sheet, book, today: today), !found.sample.rows.isEmpty else {
            return untitled(sheet)
        }
        let layout = SheetLayout(found.sample.titles, profile, sheet: sheet.name)
        let rows = found.sample.rows.count
        var choices = [
            Doubt.Choice(
                name: "laisser",
                effect: Sentence(
                    "\(rows, fr: "ligne laissée", "lignes laissées")", "\(rows, en: "row", "rows") left out"),
                edit: .none
            )
        ]
        if layout.missing.isEmpty {
            choices.insert(
                Doubt.Choice(
                    name: "lire",
                    effect: Sentence(
                        "\(rows, fr: "ligne lue", "lignes lues") aussi", "\(rows, en: "row", "rows") read too"),
                    edit: .all(tables.map { .sheet($0.sheetName) } + [.sheet(sheet.name)])), at: 0)
        }
        return Doubt(
            column: "feuille \(sheet.name)", kind: .sheet,
            values: Array(found.sample.titles.filter { !$0.isEmpty }.prefix(4)),
            guess: nil,
            question: sheet.isHidden
                ? Sentence("Cette feuille masquée a des jours : la lire ?", "This hidden sheet has days: read it?")
                : Sentence(
                    "Cette feuille a des jours et n’est pas lue : la lire ?",
                    "This sheet has days and is not read: read it?"),
            choices: choices, isBlocking: true)
    }

    /// Names of places that differ by accents, case, spaces or signs only.
    var places: [Doubt] {
        guard let (title, values) = column(.column(.place)) else { return [] }
        var names: [String: [String]] = [:]
        for name in values.distinct.filter({ setup.places[$0] == nil }) + setup.places.values.map(\.name).sorted() {
            let slug = CellReading.slug(name)
            if !slug.isEmpty, !(names[slug]?.contains(name) ?? false) { names[slug, default: []].append(name) }
        }
        return names.sorted { $0.key < $1.key }.map(\.value).filter {
            $0.count > 1 && $0.contains(where: values.cells.contains)
        }
        .map { same in
            Doubt(
                column: title, kind: .place, values: same, guess: "un-lieu",
                question: Sentence(
                    "Ces noms sont-ils ceux d’un seul lieu ? Sinon, corrigez-les dans le tableau.",
                    "Are these names of one place? Else, correct them in the table."),
                choices: [
                    Doubt.Choice(name: "un-lieu", effect: Sentence("un seul lieu", "one place"), edit: .none)
                ], isBlocking: false)
        }
    }

    /// Names that several places, mediators, partners or fundings have: one is never taken at random.
    var namesakes: [Doubt] {
        let shared = NameIndex(setup).several
        return NameIndex.columns.flatMap { field -> [Doubt] in
            guard let names = shared[field], let (title, values) = column(.column(field)) else { return [] }
            let words = values.distinct.flatMap { cell in
                [cell] + cell.split { profile.separators.contains($0) }.map { String($0).trimmingSpaces() }
            }
            var keys: Set<String> = []
            return words.compactMap { word in
                guard let codes = names[Profile.key(word)], !codes.contains(word),
                    keys.insert(Profile.key(word)).inserted
                else { return nil }
                return Doubt(
                    column: title, kind: .word, values: [word], guess: profile.values[field]?[Profile.key(word)],
                    question: Sentence(
                        "« \(word) » est le nom de plusieurs : lequel ?", "“\(word)” names several: which one?"),
                    choices: codes.map { code in
                        Doubt.Choice(
                            name: code, effect: Sentence("le code « \(code) »", "the code “\(code)”"),
                            edit: .value(field, word: word, code: code))
                    }, isBlocking: profile.values[field]?[Profile.key(word)] == nil)
            }
        }
    }

    /// Words that several codes have for a label: « Écoute ».
    var words: [Doubt] {
        guard let (title, values) = column(.column(.themes)) else { return [] }
        return values.distinct.filter { FieldWords.isShared(.theme, $0, book) }.map { word in
            let codes = book.codes(.theme).filter {
                $0.mergedInto == nil && LabelForms.key($0.label.french) == Profile.key(word)
            }
            return Doubt(
                column: title, kind: .word, values: [word], guess: profile.values[.themes]?[Profile.key(word)],
                question: Sentence(
                    "« \(word) » est le nom de plusieurs thèmes : lequel ?", "“\(word)” names several themes: which?"),
                choices: codes.map { code in
                    let domain = book[.theme, book.domain(of: code.code)]?.label ?? code.label
                    return Doubt.Choice(
                        name: code.code,
                        effect: Sentence("compté sous « \(domain.french) »", "counted under “\(domain.english)”"),
                        edit: .value(.themes, word: word, code: code.code))
                }, isBlocking: false)
        }
    }
}
