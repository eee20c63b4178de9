import CSV
import Mediation
import Nomenclature

/// Where the columns of a table go, from their titles and their values.
struct ColumnPlacing {
    /// How sure a place is.
    enum Confidence: String, Sendable {
        case sure, guessed, toCheck
    }

    /// A column and its place.
    struct Placed {
        let position: Int
        let title: String
        /// Nil for a column without a place.
        var target: Profile.Target?
        var confidence = Confidence.guessed
        let values: ColumnValues
        /// Whether the column points to a person: never read, never shown.
        var isPersonal = false
        /// Whether the column is the sum of those before it.
        var isSubtotal = false
    }

    /// In the order of the table.
    private(set) var columns: [Placed] = []
    /// Columns that may count the people as well as the one that does.
    private(set) var otherCounts: [Placed] = []

    private let book: CodeBook
    private let setup: AssociationSetup
    private let groups: Set<String>

    /// - Parameters:
    ///   - rows: the rows of data.
    ///   - day: the column of the days.
    init(_ sample: TableSample, _ rows: [CSVRow], day: Int, _ book: CodeBook, _ setup: AssociationSetup) {
        (self.book, self.setup) = (book, setup)
        groups = Self.groups(sample.titles)
        let isForm = sample.titles.contains {
            ["_id", "_uuid", "_submission_time", "_index"].contains($0.lowercased())
        }
        var candidates: [(position: Int, candidate: TitleReading.Candidate)] = []
        for (position, title) in sample.titles.enumerated() where !title.isEmpty && !RefusedRow.isReason(title) {
            var placed = Placed(position: position, title: title, values: sample.values(position, of: rows))
            if position == day {
                let own = TitleReading(title).candidates(book).first {
                    [.dayOfMonth, .column(.day)].contains($0.target)
                }
                let isPart = TitleSearch.hasMonths(sample, book) && placed.values.share(DayParts.isDayOfMonth) >= 0.8
                placed.target = isPart ? .dayOfMonth : own?.target ?? .column(.day)
                placed.confidence = own.map { $0.score >= TitleReading.sure ? .sure : .toCheck } ?? .guessed
            } else if isForm, Self.isOfForm(title) {
                placed.target = .leave
            } else if Self.isSubtotal(placed, sample, rows) {
                placed.target = .leave
                placed.confidence = .sure
                placed.isSubtotal = true
            } else if isPersonal(placed) {
                placed.isPersonal = true
            } else {
                candidates += fits(placed).map { (position, $0) }
            }
            columns.append(placed)
        }
        assign(candidates)
        settleGroups()
        settleLetters()
        settleCounts(candidates)
    }

    /// The column of a position.
    private func rank(_ position: Int) -> Int? { columns.firstIndex { $0.position == position } }

    /// The likeliest first; a field that takes one column takes the best one.
    private mutating func assign(_ candidates: [(position: Int, candidate: TitleReading.Candidate)]) {
        var used = Set(columns.compactMap(\.target))
        let ordered = candidates.enumerated().sorted {
            ($1.element.candidate.score, $0.offset) < ($0.element.candidate.score, $1.offset)
        }
        for (_, (position, candidate)) in ordered {
            guard let rank = rank(position), columns[rank].target == nil else { continue }
            guard candidate.target.isMultiple || !used.contains(candidate.target) else { continue }
            // A length is told once.
            if candidate.target.isLength, used.contains(where: \.isLength) { continue }
            columns[rank].target = candidate.target
            columns[rank].confidence = candidate.score >= TitleReading.sure ? .sure : .guessed
            if columns[rank].values.isEmpty { columns[rank].confidence = .toCheck }
            used.insert(candidate.target)
        }
    }

    // MARK: - One column

    /// The fields the title may name and the values agree with.
    private func fits(_ column: Placed) -> [TitleReading.Candidate] {
        var all: [TitleReading.Candidate] = []
        for (rank, part) in parts(column.title).enumerated() {
            all += TitleReading(part).candidates(book).map {
                TitleReading.Candidate(target: $0.target, score: max(0, $0.score - rank * 3))
            }
        }
        // « 9h-11h30 » under « Horaires » is a start and a length.
        if column.values.share({ CellReading.span($0) != nil }) >= 0.5 {
            all = all.map {
                $0.target == .column(.start) ? TitleReading.Candidate(target: .hours, score: $0.score) : $0
            }
        }
        if let crossed = crossed(column.title) { all.append(TitleReading.Candidate(target: crossed, score: 99)) }
        return all.filter { $0.score >= 40 && agrees(column.values, $0) && isKnown($0.target, column.values) }
    }

    /// Whether the values of a column are what a field holds.
    private func agrees(_ values: ColumnValues, _ candidate: TitleReading.Candidate) -> Bool {
        if values.isEmpty { return candidate.score >= TitleReading.sure || candidate.target.isCount }
        switch candidate.target {
        case .column(.count), .column(.present), .column(.turnedAway):
            if values.areMarks, values.cells.contains(where: { CellReading.mark($0) != nil }) { return false }
            return candidate.score >= TitleReading.sure ? values.headShare >= 0.3 : values.headShare >= 0.8
        case .theme, .margin: return values.headShare >= 0.8
        case .seconds, .days, .halfDays: return values.share { CellReading.number($0) != nil } >= 0.8
        case .column(.minutes), .hours, .column(.contactMinutes), .hoursAndMinutes, .minutesAndSeconds:
            return values.lengthShare >= 0.5
                && !(candidate.target == .hours && values.timeShare >= 0.5 && areHours(values))
        case .column(.start), .end: return values.timeShare >= 0.5 || areHours(values)
        case .column(.ageBand):
            return !values.areMarks
                && values.share { AgeWords.reading($0) != nil || FieldWords.code(.ageBand, $0, book) != nil } >= 0.3
        case .column(.attendance), .column(.territory): return values.areMarks || values.wholeShare < 0.5
        case .month: return values.share { MonthNames.month(in: $0) != nil } >= 0.8
        case .year: return values.share { TableYear($0) != nil } >= 0.8
        case .dayOfMonth: return values.share(DayParts.isDayOfMonth) >= 0.8
        case .column(.day): return false
        // What names a session has no space, and comes again on its rows or is called so.
        case .column(.session):
            return values.cells.allSatisfy { !$0.contains(" ") }
                && (values.distinct.count < values.cells.count || candidate.score >= 100)
        case .effect, .leave, .others: return true
        case .column: return values.wholeShare < 0.8 && !values.areMarks
        }
    }

    /// Numbers of the clock: `9`, `14`, whole or with minutes.
    private func areHours(_ values: ColumnValues) -> Bool {
        values.share { (try? CellReading.hour($0, "")) != nil } >= 0.8
    }

    /// Partners and fundings are taken when they are set up already.
    private func isKnown(_ target: Profile.Target, _ values: ColumnValues) -> Bool {
        let known: [String]
        switch target {
        case .column(.partners): known = setup.partners.values.flatMap { [$0.code, $0.name] }
        case .column(.funding): known = setup.fundings.values.flatMap { [$0.code, $0.title] }
        default: return true
        }
        let keys = Set(known.map(Profile.key))
        return values.distinct.allSatisfy { keys.contains(Profile.key($0)) }
    }

    private func isPersonal(_ column: Placed) -> Bool {
        let areNumbers = column.values.headShare >= 0.5 && !column.values.isEmpty
        return TitleReading(column.title).pointsToAPerson(areWords: !areNumbers)
    }

    /// Whether a column is the sum of two or more that stand just before it, on every row, and its title says a sum of
    /// something: « Sous-total logement » counts nobody again. « Total » alone is the count itself.
    private static func isSubtotal(_ column: Placed, _ sample: TableSample, _ rows: [CSVRow]) -> Bool {
        let words = TitleWords(column.title)
        guard words.has(.sum), !words.without(.number, .sum, .people, .vague, .neutral, .occasion).isEmpty else {
            return false
        }
        func numbers(_ position: Int) -> [Int]? {
            let cells = rows.map { sample.cell($0, position) }
            let numbers = cells.map { $0.isEmpty ? 0 : CellReading.whole($0) }
            return numbers.contains { $0 != nil && $0 != 0 } && !numbers.contains(nil) ? numbers.compactMap { $0 } : nil
        }
        guard let says = numbers(column.position), rows.count > 1 else { return false }
        var sums = [Int](repeating: 0, count: rows.count)
        for (rank, position) in (0..<column.position).reversed().enumerated() {
            guard let own = numbers(position) else { return false }
            sums = zip(sums, own).map { $0 + $1 }
            if rank > 0, sums == says { return true }
        }
        return false
    }

    // MARK: - Titles in groups

    /// What stands before « / » in several titles: « Motifs » of « Motifs/CAF » and « Motifs/Santé ».
    private static func groups(_ titles: [String]) -> Set<String> {
        var times: [String: Int] = [:]
        for title in titles {
            if let slash = title.lastIndex(of: "/") { times[Profile.key(String(title[..<slash])), default: 0] += 1 }
        }
        return Set(times.filter { $0.value > 1 }.keys)
    }

    /// A title, and its last part when it stands under a group's: « Public - Femmes », « Motifs/CAF ».
    private func parts(_ title: String) -> [String] {
        if let slash = title.lastIndex(of: "/"), groups.contains(Profile.key(String(title[..<slash]))) {
            return [String(title[title.index(after: slash)...])]
        }
        guard let range = title.ranges(of: " - ").last else { return [title] }
        return [title, String(title[range.upperBound...])]
    }

    /// A count under a theme and a trait, for titles on two lines: « CAF - F ».
    private func crossed(_ title: String) -> Profile.Target? {
        guard let range = title.ranges(of: " - ").last,
            let theme = FieldWords.code(.theme, String(title[..<range.lowerBound]), book)
        else { return nil }
        let margin = TitleReading(String(title[range.upperBound...])).candidates(book).map(\.target).first {
            $0.isMargin
        }
        guard case .margin(let dimension, let code) = margin else { return nil }
        return .theme(theme, Profile.Trait(dimension: dimension, code: code))
    }

    /// The words of a choice that has a column for each answer say the same again.
    private mutating func settleGroups() {
        for rank in columns.indices where groups.contains(Profile.key(columns[rank].title)) {
            let key = Profile.key(columns[rank].title)
            let answers = columns.filter { Profile.key($0.title).hasPrefix(key + "/") }
            if !answers.isEmpty, answers.allSatisfy({ $0.target?.isTheme ?? false }) { columns[rank].target = .leave }
        }
    }

    /// « H » without « F » may be hours: a letter counts women or men only beside the other one.
    private mutating func settleLetters() {
        let genders = columns.indices.filter {
            if case .margin(.gender, _) = columns[$0].target { true } else { false }
        }
        guard genders.count == 1, columns[genders[0]].title.count == 1 else { return }
        columns[genders[0]].target = nil
    }

    /// Columns a form adds by itself.
    private static func isOfForm(_ title: String) -> Bool {
        title.hasPrefix("_")
            || ["start", "end", "today", "deviceid", "username", "simserial", "subscriberid", "phonenumber", "audit"]
                .contains(title.lowercased())
    }

    // MARK: - Counts

    /// Those who were present are the people, when no column says it better; numbers of no count are told apart.
    private mutating func settleCounts(_ candidates: [(position: Int, candidate: TitleReading.Candidate)]) {
        func isCount(_ column: Placed) -> Bool { column.target == .column(.count) }
        if !columns.contains(where: isCount), let rank = columns.firstIndex(where: { $0.target == .column(.present) }) {
            columns[rank].target = .column(.count)
        }
        guard let count = columns.first(where: isCount) else { return }
        let others = candidates.filter {
            $0.candidate.target == .column(.count) && $0.candidate.score >= TitleReading.sure
                && $0.position != count.position
        }.compactMap { rank($0.position) }.map { columns[$0] }
        otherCounts = others.filter {
            ($0.target == nil || $0.target == .column(.present)) && $0.values.cells != count.values.cells
                && !isSumOfParts(count, with: $0)
        }
    }

    /// Whether a count is the sum of the other numbers of its rows: then it is the total.
    private func isSumOfParts(_ count: Placed, with other: Placed) -> Bool {
        let margins = columns.filter { $0.target?.isMargin ?? false }
        guard !margins.isEmpty else { return false }
        return margins.reduce(0) { $0 + $1.values.sum } == count.values.sum
    }
}
