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
    private let century: Int?
    /// What was found of the form of the file, to be shown.
    package let notes: [Sentence]
    /// What the table leaves open and nobody answered, the gravest first.
    package let doubts: [Doubt]

    /// What a reading found beside the sessions.
    package struct Report: Sendable {
        /// What was seen of days, of hidden things, of what was left out, in words.
        package var notes: [Sentence] = []
        /// What the file says against what was read.
        package var reconciliation = Reconciliation()

        /// Nothing read yet.
        package init() {}

        init(notes: [Sentence], reconciliation: Reconciliation) {
            (self.notes, self.reconciliation) = (notes, reconciliation)
        }
    }

    /// Looks for the table in the file. Throws `FileProblem` when it is not there.
    /// - Parameter century: for our own form, the century (20) of years of two digits, where a spreadsheet may have
    ///   shortened them; nil refuses such years.
    package init(
        _ file: SheetFile, profile: Profile?, _ book: CodeBook, _ setup: AssociationSetup, today: CivilDate,
        century: Int? = nil
    ) throws {
        (self.file, self.book, self.today) = (file, book, today)
        self.century = profile?.century ?? century
        reader = EntryReader(book, setup, today: today)
        var notes = [Sentence("\(file.name) : \(file.form.french).", "\(file.name): \(file.form.english).")]
        guard let profile else {
            (self.profile, parts, doubts, self.notes) = (nil, [], [], notes)
            return
        }
        var answered = profile
        var found = try TableSearch(file, answered).parts()
        var open: [Doubt] = []
        // An answer may settle what another doubt is about: a few rounds at most.
        for _ in 0..<4 {
            let samples = try found.parts.map { try TableSample(file, $0.sheet, header: $0.header) }
            let all = DoubtFinder(answered, samples, file, book, setup, today: today).doubts
            open = all.filter { profile.choice(of: $0) == nil }
            let next = answered.answering(all)
            if next == answered { break }
            answered = next
            found = try TableSearch(file, answered).parts()
        }
        notes += found.notes
        let samples = try found.parts.map { try TableSample(file, $0.sheet, header: $0.header) }
        let years = Set(samples.map(\.year))
        parts = zip(found.parts, samples).map { part, sample in
            let layouts = (1...answered.sideBySide).map { table in
                var layout = SheetLayout(sample.titles, answered, sheet: part.sheet.name, table: table)
                // Sheets of several years say each its own.
                if years.count > 1 { layout.year = sample.year }
                return layout
            }
            return ForeignRows.Part(
                sheet: part.sheet, header: part.header, tables: layouts.map { ($0, sample.shape($0, answered)) })
        }
        (self.profile, doubts, self.notes) = (answered, open, notes)
    }

    /// Whether a file is `sessions.csv` by its titles, whatever its name: then no profile is needed.
    package static func isOwnForm(_ file: SheetFile) throws -> Bool {
        try file.firstRow().map { ContractRows.isHeader($0.cells) } ?? false
    }

    /// The header of the table as found, for whoever writes refused rows: its lines, then its cells.
    package func headerRows() throws -> [(line: Int, cells: [String])] {
        guard let part = parts.first else { return try file.firstRow().map { [($0.line, $0.cells)] } ?? [] }
        return try file.rows(part.sheet, limit: (part.header.last ?? 1)).filter { part.header.contains($0.line) }
            .map { ($0.line, $0.cells) }
    }

    /// Reads to the end, in a mode. Throws `ReadAgain` when the table must be read in another one.
    /// - Parameter otherDay: the day of the session a key stands for already, when it is not the day given: such a session
    ///   is refused.
    package func read(
        _ mode: Mode, _ otherDay: (String, CivilDate) throws -> CivilDate? = { _, _ in nil },
        _ event: (SessionTable.Event) throws -> Void
    ) throws -> Report {
        let days = DayReading(
            profile?.dayOrder ?? mode.order, year: profile?.year, century: century,
            swapsPlainDays: profile?.swapsPlainDays ?? false, today: today)
        let log = ReadingLog(comparesThemes: !(profile?.columns.contains { $0.target == .column(.themes) } ?? false))
        let source: any SessionRowSource
        if let profile {
            let translator = RowTranslator(profile: profile, days: days, book: book, setup: reader.setup)
            source = ForeignRows(file: file, parts: parts, profile: profile, translator: translator, today: today)
        } else {
            source = try ContractRows(file, days)
        }
        var again = mode
        let ending = try SessionTable(
            source, reader, gathering: mode.gathering, mergesGroups: profile?.mergesGroups ?? false
        ).read(log, otherDay, event)
        if ending == .scattered { again.gathering = true }
        if profile != nil, let total = TotalSheet(file, parts.map(\.sheet), passages: log.passages)?.total {
            log.add(total)
        }
        // The values of the whole column say which comes first; one odd day among many is the odd one.
        if profile?.dayOrder == nil, days.evidence.order == .monthFirst { again.order = .monthFirst }
        guard again == mode else { throw ReadAgain(mode: again) }
        return Report(notes: (days.note.map { [$0] } ?? []) + log.sentences, reconciliation: log.result)
    }
}

extension DayReading {
    /// What the days of the table were taken for, in words; nil when there was no choice.
    var note: Sentence? {
        let evidence = evidence
        guard evidence.dayFirst + evidence.monthFirst + evidence.open > 0 else { return nil }
        let (french, english) = order == .dayFirst ? ("jour/mois", "day/month") : ("mois/jour", "month/day")
        let proof = order == .dayFirst ? evidence.dayFirst : evidence.monthFirst
        return proof > 0
            ? Sentence(
                "Dates lues \(french)/année : \(proof, fr: "valeur ne se lit", "valeurs ne se lisent") qu’ainsi.",
                "Days read \(english)/year: \(proof, en: "value", "values") can only be read so.")
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

    /// How far down titles are looked for.
    private static let depth = 60

    func parts() throws -> (parts: [(sheet: SheetFile.Sheet, header: [Int])], notes: [Sentence]) {
        let wanted = Set(profile.sheets.map { Profile.key($0) })
        var sheets = file.sheets.filter { wanted.isEmpty ? !$0.isHidden : wanted.contains(Profile.key($0.name)) }
        if file.sheets.count == 1 { sheets = file.sheets }
        if sheets.isEmpty {
            throw FileProblem(
                file.path, .noSuchSheet(profile.sheets.joined(separator: ", "), known: file.sheets.map(\.name)))
        }
        var parts: [(sheet: SheetFile.Sheet, header: [Int])] = []
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
            parts.append((sheet, lines))
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
        let rows = try file.rows(sheet, limit: max(profile.header.last ?? 0, Self.depth)).map { row in
            (line: row.line, cells: row.cells.map { TextMending.mended($0) })
        }
        var nearest: SheetLayout?
        if !profile.header.isEmpty {
            var titles = SheetTitles()
            for row in rows where profile.header.contains(row.line) { titles.add(row.cells) }
            if let found = try keep(titles, sheet, profile.header, &nearest) { return (found.0, found.1, nil) }
        } else {
            for (rank, row) in rows.prefix(Self.depth).enumerated() {
                var titles = SheetTitles()
                titles.add(row.cells)
                if let found = try keep(titles, sheet, [row.line], &nearest) { return (found.0, found.1, nil) }
                guard rank > 0, rows[rank - 1].line == row.line - 1 else { continue }
                var both = SheetTitles()
                both.add(rows[rank - 1].cells)
                both.add(row.cells)
                if let found = try keep(both, sheet, [row.line - 1, row.line], &nearest) {
                    return (found.0, found.1, nil)
                }
            }
        }
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
