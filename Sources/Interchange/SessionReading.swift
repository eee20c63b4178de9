import CSV
import Mediation
import Nomenclature
import Sheets

/// Reads the sessions of a file: `sessions.csv`, or any table by a profile.
package struct SessionReading: Sendable {
    /// How to read: found out on the way, by reading again when a row shows that it must be.
    package struct Mode: Sendable, Hashable {
        /// Hold the whole table: rows of a session lie apart.
        package var gathering = false
        /// What days begin with.
        package var order = DayOrder.dayFirst

        /// What most tables are.
        package init() {}
    }

    /// The file must be read again from its start, in another mode; what was given so far is void.
    package struct ReadAgain: Error { package let mode: Mode }

    private let file: SheetFile
    private let profile: Profile?
    private let parts: [ForeignRows.Part]
    private let reader: EntryReader
    private let book: CodeBook
    private let today: CivilDate
    /// What was found of the form of the file, to be shown.
    package let notes: [Sentence]

    /// Looks for the table in the file. Throws `FileProblem` when it is not there.
    package init(_ file: SheetFile, profile: Profile?, _ book: CodeBook, _ setup: AssociationSetup, today: CivilDate)
        throws
    {
        (self.file, self.profile, self.book, self.today) = (file, profile, book, today)
        reader = EntryReader(book, setup, today: today)
        var notes = [Sentence("\(file.name) : \(file.form.french).", "\(file.name): \(file.form.english).")]
        if let profile {
            let found = try TableSearch(file, profile).parts()
            parts = found.parts
            notes += found.notes
        } else {
            parts = []
        }
        self.notes = notes
    }

    /// The header of the table as found, for whoever writes refused rows: its lines, then its cells.
    package func headerRows() throws -> [(line: Int, cells: [String])] {
        let lines = parts.first?.header ?? [1]
        var rows: [(line: Int, cells: [String])] = []
        struct Enough: Error {}
        do {
            try file.read(parts.first?.sheet ?? file.sheets[0]) { row in
                if lines.contains(row.line) || (profile == nil && rows.isEmpty) { rows.append((row.line, row.cells)) }
                if row.line >= (lines.last ?? 1) { throw Enough() }
            }
        } catch is Enough {}
        return rows
    }

    /// Reads to the end, in a mode. Answers what was seen of days and of hidden things.
    package func read(_ mode: Mode, _ event: (SessionTable.Event) throws -> Void) throws -> [Sentence] {
        let days = DayReading(
            profile?.dayOrder ?? mode.order, isGiven: profile?.dayOrder != nil || mode.order == .monthFirst,
            year: profile?.year, century: profile?.century, today: today)
        let source: any SessionRowSource
        var remarks: TranslationRemarks?
        if let profile {
            let translator = RowTranslator(profile: profile, days: days, book: book, setup: reader.setup)
            remarks = translator.remarks
            source = ForeignRows(file: file, parts: parts, profile: profile, translator: translator)
        } else {
            source = ContractRows(file: file, days: days, name: file.name)
        }
        var again = mode
        do {
            try SessionTable(
                source, reader, gathering: mode.gathering, mergesGroups: profile?.mergesGroups ?? false
            ).read(event)
        } catch is SessionTable.IsScattered {
            again.gathering = true
        } catch is DayReading.IsMonthFirst { again.order = .monthFirst }
        guard again == mode else { throw ReadAgain(mode: again) }
        return (days.note.map { [$0] } ?? []) + (remarks?.sentences ?? [])
    }
}

extension DayReading {
    /// What the days of the table were taken for, in words; nil when there was no choice.
    var note: Sentence? {
        let evidence = evidence
        guard evidence.dayFirst + evidence.monthFirst + evidence.open > 0 else { return nil }
        let (french, english) = usedOrder == .dayFirst ? ("jour/mois", "day/month") : ("mois/jour", "month/day")
        let proof = usedOrder == .dayFirst ? evidence.dayFirst : evidence.monthFirst
        return proof > 0
            ? Sentence(
                "Dates lues \(french)/année : \(proof) valeur(s) ne se lisent qu’ainsi.",
                "Days read \(english)/year: \(proof) value(s) can only be read so.")
            : Sentence(
                "Dates lues \(french)/année, l’usage en France : aucune valeur ne permet de le vérifier.",
                "Days read \(english)/year, the custom in France: no value tells.")
    }
}

/// Finds the sheets and the titles a profile speaks of.
private struct TableSearch {
    let file: SheetFile
    let profile: Profile

    init(_ file: SheetFile, _ profile: Profile) { (self.file, self.profile) = (file, profile) }

    private struct Enough: Error {}
    /// How far down titles are looked for.
    private static let depth = 60

    func parts() throws -> (parts: [ForeignRows.Part], notes: [Sentence]) {
        let wanted = Set(profile.sheets.map { Profile.key($0) })
        var sheets = file.sheets.filter { wanted.isEmpty ? !$0.isHidden : wanted.contains(Profile.key($0.name)) }
        if file.sheets.count == 1 { sheets = file.sheets }
        if sheets.isEmpty {
            throw FileProblem(
                file.path, .noSuchSheet(profile.sheets.joined(separator: ", "), known: file.sheets.map(\.name)))
        }
        var parts: [ForeignRows.Part] = []
        var notes: [Sentence] = []
        for sheet in file.sheets where !sheets.contains(sheet) {
            notes.append(
                Sentence("Feuille « \(sheet.name) » : laissée de côté.", "Sheet “\(sheet.name)”: left aside."))
        }
        var missing: [Profile.Column]?
        for sheet in sheets {
            let (layout, lines, near) = try titles(sheet)
            guard let layout else {
                if missing == nil { missing = near }
                if sheets.count > 1 {
                    notes.append(
                        Sentence(
                            "Feuille « \(sheet.name) » : pas de ligne de titres attendue, laissée de côté.",
                            "Sheet “\(sheet.name)”: no row of the expected titles, left aside."))
                }
                continue
            }
            parts.append(ForeignRows.Part(sheet: sheet, header: lines))
            notes += self.notes(sheet, layout, lines)
        }
        guard !parts.isEmpty else {
            if let missing {
                throw FileProblem(
                    file.path,
                    .missingColumns(missing.map { $0.titles.joined(separator: " / ") }, expected: profile.expected))
            }
            throw FileProblem(file.path, .noTable(expected: Sentence(profile.expected, profile.expected)))
        }
        return (parts, notes)
    }

    private func notes(_ sheet: SheetFile.Sheet, _ layout: SheetLayout, _ lines: [Int]) -> [Sentence] {
        let name = sheet.name.isEmpty ? file.name : sheet.name
        let line = lines.map(String.init).joined(separator: "-")
        var notes = [Sentence("\(name) : titres ligne \(line).", "\(name): titles on line \(line).")]
        if !layout.unused.isEmpty {
            let list = layout.unused.prefix(20).joined(separator: ", ")
            notes.append(
                Sentence("\(name) : colonnes laissées de côté : \(list).", "\(name): columns left aside: \(list)."))
        }
        return notes
    }

    /// The titles of a sheet and their lines; when they are not there, what the nearest row lacks.
    private func titles(_ sheet: SheetFile.Sheet) throws -> (SheetLayout?, [Int], [Profile.Column]?) {
        var before: (line: Int, cells: [String])?
        var found: (SheetLayout, [Int])?
        var nearest: SheetLayout?
        do {
            try file.read(sheet) { row in
                guard row.line <= (profile.header.last ?? Self.depth) else { throw Enough() }
                if !profile.header.isEmpty {
                    guard profile.header.contains(row.line) else { return }
                    var titles = SheetTitles()
                    if let before { titles.add(before.cells) }
                    titles.add(row.cells)
                    before = (row.line, titles.names)
                    if row.line == profile.header.last { found = try keep(titles, sheet, profile.header, &nearest) }
                    return
                }
                var titles = SheetTitles()
                titles.add(row.cells)
                found = try keep(titles, sheet, [row.line], &nearest)
                if found == nil, let above = before, above.line == row.line - 1 {
                    var both = SheetTitles()
                    both.add(above.cells)
                    both.add(row.cells)
                    found = try keep(both, sheet, [above.line, row.line], &nearest)
                }
                before = (row.line, row.cells)
                if found != nil { throw Enough() }
            }
        } catch is Enough {}
        if let found { return (found.0, found.1, nil) }
        return (nil, [], nearest.flatMap { $0.places.filter { $0.position >= 0 }.count >= 2 ? $0.missing : nil })
    }

    private func keep(
        _ titles: SheetTitles, _ sheet: SheetFile.Sheet, _ lines: [Int], _ nearest: inout SheetLayout?
    ) throws -> (SheetLayout, [Int])? {
        let layout = SheetLayout(titles.names, profile, sheet: sheet.name)
        let count = layout.places.filter { $0.position >= 0 }.count
        if count > (nearest?.places.filter { $0.position >= 0 }.count ?? 0) { nearest = layout }
        let needed = profile.columns.count > 1 ? 2 : 1
        return layout.missing.isEmpty && count >= needed ? (layout, lines) : nil
    }
}
