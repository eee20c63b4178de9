import CSV
import Mediation
import Nomenclature
import Sheets

/// Looks for what a profile leaves open in a table: with the same table and profile, the same doubts, whether the profile
/// was proposed a moment ago or written last year.
struct DoubtFinder {
    /// A sheet that is read, looked at.
    struct Table {
        let sample: TableSample
        let layout: SheetLayout
        let shape: RowShape
        /// The rows of data.
        let rows: [CSVRow]
        let totals: [(total: RowClassifier.Total, line: Int)]
        let sheetName: String

        /// Positions the profile has a place for, in this table and in those beside it.
        let placed: Set<Int>

        func values(_ place: SheetLayout.Place) -> ColumnValues { sample.values(place.position, of: rows) }

        func place(_ target: Profile.Target) -> SheetLayout.Place? { layout.places.first { $0.target == target } }
    }

    let profile: Profile
    let tables: [Table]
    let file: SheetFile
    let book: CodeBook
    let setup: AssociationSetup
    let today: CivilDate

    /// - Parameter samples: the sheets that are read.
    init(
        _ profile: Profile, _ samples: [TableSample], _ file: SheetFile, _ book: CodeBook, _ setup: AssociationSetup,
        today: CivilDate
    ) {
        (self.profile, self.file, self.book, self.setup, self.today) = (profile, file, book, setup, today)
        tables = samples.map { sample in
            let layout = SheetLayout(sample.titles, profile, sheet: sample.sheet.name)
            let shape = sample.shape(layout, profile)
            let (rows, totals) = sample.sorted(shape, profile, today: today)
            // What a rule leaves out is in no doubt.
            let kept = rows.filter { if case .left = profile.status($0.cells, layout) { false } else { true } }
            return Table(
                sample: sample, layout: layout, shape: shape, rows: kept, totals: totals, sheetName: sample.sheet.name,
                placed: Set(
                    (1...profile.sideBySide).flatMap { table in
                        SheetLayout(sample.titles, profile, sheet: sample.sheet.name, table: table).places.map(
                            \.position)
                    }))
        }
    }

    /// All the doubts, answered or not, the gravest first.
    var doubts: [Doubt] {
        let all = counts + lengths + days + sessions + status + totals + sheets + places + namesakes + words
        return all.filter(\.isBlocking) + all.filter { !$0.isBlocking }
    }

    /// The cells of a field in all tables; nil when no table has it.
    func column(_ target: Profile.Target) -> (title: String, values: ColumnValues)? {
        let found = tables.compactMap { table in table.place(target).map { ($0.title, table.values($0)) } }
        guard let first = found.first else { return nil }
        return (first.0, ColumnValues(found.flatMap(\.1.cells), lines: found.flatMap(\.1.lines)))
    }

    func has(_ target: Profile.Target) -> Bool { profile.columns.contains { $0.target == target } }
}
