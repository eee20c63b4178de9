import Mediation
import Nomenclature
import Sheets

/// What is noted while a file is read: what became of each row, sums of its numbers, what was left out without refusing a
/// row. One for each reading; not for two threads at once.
final class ReadingLog {
    /// What the columns are reconciled by.
    private struct Key: Hashable {
        let title: String
        let target: Profile.Target?
    }

    private var reconciliation = Reconciliation()
    private var ranks: [Key: Int] = [:]
    private var keys: [Key] = []
    private var refused: Set<Reconciliation.Place> = []
    private var dataRows = 0
    private var taken = Taken()
    /// How many times each contact line was taken, by number.
    private var uses: [Int] = []
    private var astrideAges: [String: Int] = [:]
    private var repeatedCells = 0
    private var sheetNotes: [(name: String, notes: SheetNotes)] = []
    private var reasons: [Sentence: Int] = [:]
    private let comparesThemes: Bool

    /// - Parameter comparesThemes: whether people come under themes by numbers only, so that a theme's column and what
    ///   was read of the theme are the same.
    init(comparesThemes: Bool = true) { self.comparesThemes = comparesThemes }

    /// Heads and lengths in the sessions read.
    private struct Taken {
        var passages = 0
        var minutes = 0
        var contactMinutes = 0
        var present = 0
        var turnedAway = 0
        var themes: [String: Int] = [:]
        /// Heads under a theme by the code of the whole line.
        var crossings: [Crossing: Int] = [:]
        var traits: [Margin.Key: Int] = [:]
    }

    private struct Crossing: Hashable {
        let theme: String
        let trait: Margin.Key
    }

    // MARK: - Rows

    /// A row of data; whether it is refused is said later.
    func addData() { dataRows += 1 }

    /// A row that is no session.
    func add(_ kind: Reconciliation.RowKind, _ table: String, _ line: Int) {
        reconciliation.rows[kind, default: 0] += 1
        keep(kind, Reconciliation.Place(table: table, line: line))
    }

    /// Rows without any cell, between two others.
    func addBlank(_ lines: Range<Int>, _ table: String) {
        for line in lines.prefix(Reconciliation.placeLimit) {
            keep(.blank, Reconciliation.Place(table: table, line: line))
        }
        reconciliation.rows[.blank, default: 0] += lines.count
    }

    /// Why rows were left out, in words; told with how many there were.
    func add(reason: Sentence) { reasons[reason, default: 0] += 1 }

    /// A row of data whose session is refused, with its figures.
    func refuse(_ table: String, _ line: Int, _ figures: [Figure]) {
        guard refused.insert(Reconciliation.Place(table: table, line: line)).inserted else { return }
        for figure in figures { add(figure.number, figure.title, figure.target, to: \.refusedSum) }
    }

    private func keep(_ kind: Reconciliation.RowKind, _ place: Reconciliation.Place) {
        guard reconciliation.places[kind, default: []].count < Reconciliation.placeLimit else { return }
        reconciliation.places[kind, default: []].append(place)
    }

    // MARK: - Numbers

    /// A number of a column; `part` says which of its sums it adds to.
    func add(
        _ number: Int, _ title: String, _ target: Profile.Target?,
        to part: WritableKeyPath<Reconciliation.Column, Int> = \.fileSum
    ) {
        change(title, target) { $0[keyPath: part] += number }
    }

    private func change(_ title: String, _ target: Profile.Target?, _ body: (inout Reconciliation.Column) -> Void) {
        let key = Key(title: title, target: target)
        let rank: Int
        if let known = ranks[key] {
            rank = known
        } else {
            rank = keys.count
            ranks[key] = rank
            keys.append(key)
            reconciliation.columns.append(
                Reconciliation.Column(title: title, field: target.map { ProfileWords.text($0, .english) }))
        }
        body(&reconciliation.columns[rank])
    }

    /// A total of the file and what was read.
    func add(_ total: Reconciliation.Total) { reconciliation.totals.append(total) }

    /// A session that is read, refused by nothing, with the numbers of its contact lines; see `fold`.
    func take(_ session: Session, _ lines: [Int32]) {
        taken.minutes += session.minutes.value
        taken.present += session.present ?? 0
        taken.turnedAway += session.turnedAway ?? 0
        for line in lines {
            while uses.count <= line { uses.append(0) }
            uses[Int(line)] += 1
        }
    }

    /// Counts the heads of the contact lines taken since the last time, each line once for all its uses.
    /// - Parameter contacts: the lines, by number.
    func fold(_ contacts: [Contact]) {
        for (contact, uses) in zip(contacts, uses) where uses > 0 {
            let heads = contact.count * uses
            taken.passages += heads
            taken.contactMinutes += (contact.minutes ?? 0) * uses
            for theme in contact.themes {
                taken.themes[theme, default: 0] += heads
                for dimension in Dimension.marginable {
                    guard let code = contact.code(of: dimension), code != Contact.unknown else { continue }
                    let trait = Margin.Key(dimension: dimension, code: code)
                    taken.crossings[Crossing(theme: theme, trait: trait), default: 0] += heads
                }
            }
            for dimension in Dimension.marginable {
                for (code, heads) in contact.heads(by: dimension) where code != Contact.unknown {
                    taken.traits[Margin.Key(dimension: dimension, code: code), default: 0] += heads * uses
                }
            }
        }
        uses.removeAll()
    }

    // MARK: - Remarks

    /// An age that is in no single band, as written.
    func add(astrideAge text: String) { astrideAges[text, default: 0] += 1 }

    /// Cells that say « the same as above ».
    func add(repeatedCells count: Int) { repeatedCells += count }

    /// What was seen of a sheet that its cells do not tell.
    func add(_ notes: SheetNotes, of sheet: String) {
        if notes != SheetNotes() { sheetNotes.append((sheet, notes)) }
    }

    /// What was left out without refusing a row, in words; none when there is nothing to say.
    var sentences: [Sentence] {
        var sentences = reasons.sorted { $0.key.french < $1.key.french }.map { reason, count in
            Sentence(
                "\(count, fr: "ligne laissée", "lignes laissées") : \(reason.french).",
                "\(count, en: "row", "rows") left out: \(reason.english).")
        }
        let ages = astrideAges.values.reduce(0, +)
        if ages > 0 {
            let list = astrideAges.keys.sorted().prefix(5).joined(separator: ", ")
            sentences.append(
                Sentence(
                    "\(ages, fr: "âge à cheval sur deux de nos tranches, non renseigné", "âges à cheval sur deux de nos tranches, non renseignés") : \(list).",
                    "\(ages, en: "age", "ages") across two of our bands, left unknown: \(list)."))
        }
        if repeatedCells > 0 {
            sentences.append(
                Sentence(
                    "\(repeatedCells, fr: "cellule « idem » ou « // », lue", "cellules « idem » ou « // », lues") comme celle du dessus.",
                    "\(repeatedCells, en: "cell", "cells") “idem” or “//”, read as the one above."))
        }
        for (name, notes) in sheetNotes { sentences += Self.sentences(name, notes) }
        return sentences
    }

    private static func sentences(_ name: String, _ notes: SheetNotes) -> [Sentence] {
        var sentences: [Sentence] = []
        if notes.hiddenRows + notes.hiddenColumns > 0 {
            sentences.append(
                Sentence(
                    "\(name) : \(notes.hiddenRows, fr: "ligne masquée", "lignes masquées"), \(notes.hiddenColumns, fr: "colonne masquée", "colonnes masquées") : tout est lu.",
                    "\(name): \(notes.hiddenRows, en: "hidden row", "hidden rows"), \(notes.hiddenColumns, en: "hidden column", "hidden columns"): all of it is read."
                ))
        }
        if notes.formulasWithoutResult > 0 {
            sentences.append(
                Sentence(
                    "\(name) : \(notes.formulasWithoutResult, fr: "formule sans résultat, lue comme vide", "formules sans résultat, lues comme vides"). Ouvrez le fichier dans un tableur et enregistrez-le pour les calculer.",
                    "\(name): \(notes.formulasWithoutResult, en: "formula", "formulas") without a result, read as empty. Open the file in a spreadsheet program and save it to have them computed."
                ))
        }
        return sentences
    }

    // MARK: - The end

    /// What the file says against what was read, once all is read.
    var result: Reconciliation {
        var result = reconciliation
        result.rows[.sessions] = dataRows - refused.count
        result.rows[.refused] = refused.count
        result.places[.refused] = refused.sorted { ($0.table, $0.line) < ($1.table, $1.line) }
            .prefix(Reconciliation.placeLimit).map { $0 }
        // Several columns may go to one field: what was taken is that of the field, shared out in order.
        var left: [Profile.Target: Int] = [:]
        for target in Set(keys.compactMap(\.target)) { left[target] = takenSum(target) }
        for (rank, key) in keys.enumerated() {
            guard let target = key.target, let available = left[target] else { continue }
            let isLast = !keys[(rank + 1)...].contains { $0.target == target }
            let column = result.columns[rank]
            let expected = column.fileSum + column.addedSum - column.refusedSum - column.leftSum - column.unassignedSum
            let isCompared = comparesThemes || !target.isTheme
            let share = !isCompared ? expected : isLast ? available : min(available, expected)
            result.columns[rank].takenSum = share
            left[target] = available - share
        }
        return result
    }

    private func takenSum(_ target: Profile.Target) -> Int {
        return switch target {
        case .column(.count): taken.passages
        case .column(.present): taken.present
        case .column(.turnedAway): taken.turnedAway
        case .column(.contactMinutes): taken.contactMinutes
        case .theme(let code, let trait):
            if let trait {
                taken.crossings[
                    Crossing(theme: code, trait: Margin.Key(dimension: trait.dimension, code: trait.code))] ?? 0
            } else {
                taken.themes[code] ?? 0
            }
        case .margin(let dimension, let code): taken.traits[Margin.Key(dimension: dimension, code: code)] ?? 0
        default: target.isLength ? taken.minutes : 0
        }
    }

    /// Heads in the sessions read.
    var passages: Int { taken.passages }
}

extension Margin {
    /// A code of a dimension.
    struct Key: Hashable {
        let dimension: Dimension
        let code: String
    }
}
